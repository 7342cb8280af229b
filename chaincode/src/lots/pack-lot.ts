// SPDX-License-Identifier: Apache-2.0
import { stateKey } from '@daoji/model';

import { assertReleasable } from '../alarms/alerts.js';
import { demand } from '../contract-error.js';
import { packingOf } from '../products/packing-rules.js';
import type { Plan } from '../run-command.js';
import { blendOf, earliest } from './blend.js';
import { assertNewLots, drawLots } from './draw.js';
import { flagUnion, lotFlagsOf } from './holds.js';
import { newLot } from './new-lot.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';

/**
 * Milled rice into packages; they never hold more than was taken. Refuses `PACK_PRODUCT`, `PACK_MASS_EXCEEDED`,
 * `LOT_EXISTS`, `ALARM_OPEN`, `WITHDRAWAL_RUNNING`, as drawing does, and as the product's rules do (`packingOf`).
 */
export const planPackLot: Plan<'packLot'> = async (command, facts) => {
  const { count, gtin, lotId, netMassGrams, productionDate } = command;
  const drawn = await drawLots(facts, command.inputs, { exceeded: 'PACK_MASS_EXCEEDED' });
  for (const lot of drawn.lots) {
    demand(
      lot.kind === 'milled' && lot.product === 'milled-rice',
      'PACK_PRODUCT',
      `expected milled rice, got ${lot.lotId} of kind ${lot.kind}`,
    );
    await assertReleasable(facts, lot);
  }
  // BigInt: 5,000,000 packages of 10^11 g pass 2^53.
  const packed = BigInt(count) * BigInt(netMassGrams);
  demand(
    packed <= BigInt(drawn.totalGrams),
    'PACK_MASS_EXCEEDED',
    `expected at most ${drawn.totalGrams} g in packages, got ${count} × ${netMassGrams} g`,
  );
  await assertNewLots(facts, [{ grams: drawn.totalGrams, lotId }]);
  const blend = blendOf(drawn.parts);
  assertFirstDate(productionDate, blend.originalProductionDate);
  const packing = await packingOf(command, facts, drawn.lots, blend);
  const key = stateKey('lot', lotId);
  const value = newLot(facts, {
    ...blend,
    flags: flagUnion([blend.flags, lotFlagsOf(packing.flags)]),
    // Rice that was packed before keeps its first best-before date.
    bestBefore: earliest([packing.bestBefore, blend.bestBefore]),
    kind: 'package',
    lotId,
    massGrams: Number(packed),
    package: { count, gtin, netMassGrams, productionDate },
    parents: [...drawn.parents],
    product: 'milled-rice',
  });
  return {
    subjects: [key, ...drawn.keys, stateKey('product', gtin)],
    targets: drawn.targets,
    writes: [{ key, value }, ...drawn.writes],
    flags: packing.flags,
    ruleSets: packing.ruleSets,
  };
};

function assertFirstDate(productionDate: string, first: string | undefined): void {
  demandRule(first === undefined || productionDate <= first, 'REBAG_DATE', {
    found: `production date ${productionDate} for rice that was packed with ${first ?? ''} before`,
    rule: 'rice that is packed again keeps its first production date',
    ...builtIn('食品安全法 art. 34: no false production date or shelf life'),
    accepted: `production date ${first ?? ''} or earlier`,
  });
}
