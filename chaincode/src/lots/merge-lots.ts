// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Lot } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Plan } from '../run-command.js';
import { blendOf, same } from './blend.js';
import { assertNewLots, drawLots, openLot, type LotPart } from './draw.js';
import { assertKinds, DIVISIBLE_KINDS } from './kinds.js';
import { newLot } from './new-lot.js';

/** One lot of several of one kind and product. Refuses `LOT_KIND`, `LOT_EXISTS`, and as drawing does. */
export const planMergeLots: Plan<'mergeLots'> = async (command, facts) => {
  const { lotId } = command;
  const binId = await commonBin(facts, command.inputs);
  const drawn = await drawLots(facts, command.inputs, { staysInBin: binId !== undefined });
  const [first] = drawn.lots;
  assertKinds(drawn.lots, DIVISIBLE_KINDS);
  demand(
    first !== undefined && isOneKind(drawn.lots),
    'LOT_KIND',
    'expected lots of one kind and product',
  );
  await assertNewLots(facts, [{ grams: drawn.totalGrams, lotId }]);
  const { product, kind } = first;
  const value = newLot(facts, {
    ...blendOf(drawn.parts),
    binId,
    kind,
    lotId,
    massGrams: drawn.totalGrams,
    parents: [...drawn.parents],
    product,
  });
  if (binId !== undefined) await drawn.bins.name(binId, [lotId]);
  const key = stateKey('lot', lotId);
  return {
    subjects: [key, ...drawn.keys],
    targets: drawn.targets,
    writes: [{ key, value }, ...drawn.writes, ...drawn.bins.writes],
  };
};

/** The bin in which all of them lie. */
async function commonBin(facts: Facts, inputs: readonly LotPart[]): Promise<string | undefined> {
  const lots: Lot[] = [];
  for (const { lotId } of inputs) lots.push(await openLot(facts, lotId));
  return same(lots.map((lot) => lot.binId));
}

function isOneKind(lots: readonly Lot[]): boolean {
  return lots.every((lot) => lot.kind === lots[0]?.kind && lot.product === lots[0].product);
}
