// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Lot } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Plan } from '../run-command.js';
import { binFillWrites } from './bin-fill.js';
import { blendOf, same } from './blend.js';
import { assertNewLots, drawLots, type BinChange } from './draw.js';
import { assertKinds, DIVISIBLE_KINDS } from './kinds.js';
import { newLot } from './new-lot.js';

/** One lot of several of one kind and product. Refuses `LOT_KIND`, `LOT_EXISTS`, and as drawing does. */
export const planMergeLots: Plan<'mergeLots'> = async (command, facts) => {
  const { lotId } = command;
  const drawn = await drawLots(facts, command.inputs);
  const [first] = drawn.lots;
  assertKinds(drawn.lots, DIVISIBLE_KINDS);
  demand(
    first !== undefined && isOneKind(drawn.lots),
    'LOT_KIND',
    'expected lots of one kind and product',
  );
  await assertNewLots(facts, [{ grams: drawn.totalGrams, lotId }]);
  const binId = same(drawn.lots.map((lot) => lot.binId));
  const { product, kind } = first;
  const value = newLot(facts, {
    ...blendOf(drawn.lots),
    binId,
    kind,
    lotId,
    massGrams: drawn.totalGrams,
    parents: [...drawn.parents],
    product,
  });
  const stays: BinChange[] = binId === undefined ? [] : [{ binId, grams: drawn.totalGrams }];
  const fills = await binFillWrites(facts, [...drawn.leaves, ...stays]);
  const key = stateKey('lot', lotId);
  return {
    subjects: [key, ...drawn.keys],
    targets: drawn.targets,
    writes: [{ key, value }, ...drawn.writes, ...fills],
  };
};

function isOneKind(lots: readonly Lot[]): boolean {
  return lots.every((lot) => lot.kind === lots[0]?.kind && lot.product === lots[0].product);
}
