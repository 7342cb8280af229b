// SPDX-License-Identifier: Apache-2.0
import { physicalGrams, stateKey, type LossStep } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { blendOf } from '../lots/blend.js';
import { assertNewLots, drawLots } from '../lots/draw.js';
import { flagUnion, lotFlagsOf } from '../lots/holds.js';
import { assertKinds, PADDY_KINDS } from '../lots/kinds.js';
import { newLot } from '../lots/new-lot.js';
import type { CommandOf, Outcome, Plan } from '../run-command.js';
import { lossFlags } from './loss-flags.js';

/**
 * Paddy that was dried: at 14.5 % moisture it weighs what it did, less what was lost. Refuses `LOT_MASS_EXCEEDED`,
 * `LOT_KIND`, `LOT_EXISTS`, and as drawing does.
 */
export const planDryLot: Plan<'dryLot'> = (command, facts) => conditioned(command, facts, 'drying');

/** Paddy that was cleaned. Refuses as {@link planDryLot}. */
export const planCleanLot: Plan<'cleanLot'> = (command, facts) =>
  conditioned(command, facts, 'cleaning');

async function conditioned(
  command: CommandOf<'cleanLot'> | CommandOf<'dryLot'>,
  facts: Facts,
  step: LossStep,
): Promise<Outcome> {
  const { lotId, moistureMilliPercent, weighedGrams } = command;
  const drawn = await drawLots(facts, command.inputs);
  assertKinds(drawn.lots, PADDY_KINDS);
  const massGrams = physicalGrams(weighedGrams, moistureMilliPercent);
  demand(
    massGrams <= drawn.totalGrams,
    'LOT_MASS_EXCEEDED',
    `expected at most ${drawn.totalGrams} g at 14.5 % after ${step}, got ${massGrams} g ` +
      `(${weighedGrams} g at ${moistureMilliPercent} thousandths of a percent)`,
  );
  await assertNewLots(facts, [{ grams: massGrams, lotId }]);
  const { flags, ruleSets } = await lossFlags(facts, step, {
    inGrams: drawn.totalGrams,
    outGrams: massGrams,
  });
  const key = stateKey('lot', lotId);
  const blend = blendOf(drawn.parts);
  const value = newLot(facts, {
    ...blend,
    flags: flagUnion([blend.flags, lotFlagsOf(flags)]),
    kind: 'storage',
    lotId,
    massGrams,
    moistureMilliPercent,
    parents: [...drawn.parents],
    weighedGrams,
  });
  return {
    subjects: [key, ...drawn.keys],
    targets: drawn.targets,
    writes: [{ key, value }, ...drawn.writes, ...drawn.bins.writes],
    flags,
    ruleSets,
  };
}
