// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Lot } from '@daoji/model';

import { demand } from '../contract-error.js';
import { blendOf, earliest, same } from '../lots/blend.js';
import { assertNewLots, drawLots } from '../lots/draw.js';
import { flagUnion } from '../lots/holds.js';
import { assertKinds } from '../lots/kinds.js';
import { newLot } from '../lots/new-lot.js';
import type { Plan } from '../run-command.js';

/**
 * Packages opened again: milled rice that keeps the first production and best-before dates for ever. Whole packages only.
 * Refuses `LOT_KIND`, `PACKAGE_PARTS`, `LOT_EXISTS`, and as drawing does.
 */
export const planReworkLot: Plan<'reworkLot'> = async (command, facts) => {
  const { lotId } = command;
  const drawn = await drawLots(facts, command.inputs);
  assertKinds(drawn.lots, ['package']);
  for (const { grams, lot } of drawn.parts) assertWholePackages(lot, grams);
  await assertNewLots(facts, [{ grams: drawn.totalGrams, lotId }]);
  const blend = blendOf(drawn.parts);
  const key = stateKey('lot', lotId);
  const value = newLot(facts, {
    ...blend,
    flags: flagUnion([blend.flags, ['REWORKED']]),
    kind: 'milled',
    lotId,
    massGrams: drawn.totalGrams,
    millingDate: earliest(drawn.lots.map((lot) => lot.millingDate)),
    millLineId: same(drawn.lots.map((lot) => lot.millLineId)),
    originalProductionDate: earliest(drawn.lots.map(firstProduction)),
    parents: [...drawn.parents],
    product: 'milled-rice',
  });
  return {
    subjects: [key, ...drawn.keys],
    targets: drawn.targets,
    writes: [{ key, value }, ...drawn.writes, ...drawn.bins.writes],
  };
};

/** Refuses grams that are no whole packages. @throws ContractError `PACKAGE_PARTS`. */
export function assertWholePackages(lot: Lot, grams: number): void {
  const net = lot.package?.netMassGrams ?? 1;
  demand(
    grams % net === 0,
    'PACKAGE_PARTS',
    `expected whole packages of ${net} g of ${lot.lotId}, got ${grams} g`,
  );
}

function firstProduction(lot: Lot): string | undefined {
  return earliest([lot.originalProductionDate, lot.package?.productionDate]);
}
