// SPDX-License-Identifier: Apache-2.0
import { siteObjectSchema, stateKey } from '@daoji/model';

import type { Plan } from '../run-command.js';
import { blendOf, compositionOf, inheritanceOf } from './blend.js';
import { assertNewLots, drawLots } from './draw.js';
import { assertKinds, PADDY_KINDS } from './kinds.js';
import { newLot } from './new-lot.js';

/** Paddy into a bin. Refuses `BIN_NOT_FOUND`, `BIN_CAPACITY_EXCEEDED`, `LOT_KIND`, and as drawing does. */
export const planStoreLot: Plan<'storeLot'> = async (command, facts) => {
  const { binId, lotId } = command;
  const binKey = stateKey('bin', binId);
  const bin = await facts.expect(binKey, siteObjectSchema, 'BIN_NOT_FOUND');
  const drawn = await drawLots(facts, command.inputs);
  assertKinds(drawn.lots, PADDY_KINDS);
  await assertNewLots(facts, [{ grams: drawn.totalGrams, lotId }]);
  const value = newLot(facts, {
    ...blendOf(drawn.parts),
    binId,
    kind: 'storage',
    lotId,
    massGrams: drawn.totalGrams,
    parents: [...drawn.parents],
  });
  await drawn.bins.put(binId, {
    grams: drawn.totalGrams,
    composition: compositionOf(value),
    inherited: inheritanceOf(value),
  });
  const key = stateKey('lot', lotId);
  return {
    subjects: [key, ...drawn.keys, binKey],
    targets: [{ key: binKey, operatorId: bin.operatorId }, ...drawn.targets],
    writes: [{ key, value }, ...drawn.writes, ...drawn.bins.writes],
  };
};
