// SPDX-License-Identifier: Apache-2.0
import { siteObjectSchema, stateKey } from '@daoji/model';

import type { Plan } from '../run-command.js';
import { binFillWrites } from './bin-fill.js';
import { blendOf } from './blend.js';
import { assertNewLots, drawLots } from './draw.js';
import { assertKinds } from './kinds.js';
import { newLot } from './new-lot.js';

/** Paddy into a bin. Refuses `BIN_NOT_FOUND`, `BIN_CAPACITY_EXCEEDED`, `LOT_KIND`, and as drawing does. */
export const planStoreLot: Plan<'storeLot'> = async (command, facts) => {
  const { binId, lotId } = command;
  const binKey = stateKey('bin', binId);
  const bin = await facts.expect(binKey, siteObjectSchema, 'BIN_NOT_FOUND');
  const drawn = await drawLots(facts, command.inputs);
  assertKinds(drawn.lots, ['harvest', 'storage']);
  await assertNewLots(facts, [{ grams: drawn.totalGrams, lotId }]);
  const { flags, origins, variety, harvestYear, originClass, parcels } = blendOf(drawn.lots);
  const value = newLot(facts, {
    binId,
    flags,
    harvestYear,
    kind: 'storage',
    lotId,
    massGrams: drawn.totalGrams,
    originClass,
    origins,
    parcels,
    parents: [...drawn.parents],
    variety,
  });
  const fills = await binFillWrites(facts, [...drawn.leaves, { binId, grams: drawn.totalGrams }]);
  const key = stateKey('lot', lotId);
  return {
    subjects: [key, ...drawn.keys, binKey],
    targets: [{ key: binKey, operatorId: bin.operatorId }, ...drawn.targets],
    writes: [{ key, value }, ...drawn.writes, ...fills],
  };
};
