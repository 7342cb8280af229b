// SPDX-License-Identifier: Apache-2.0
import { recallBalance, recallSchema, type RecallBalance } from '@daoji/model';

import type { Cast } from '../cast.js';
import { BAGS_PER_LOT } from '../story.js';
import { TRANSFER } from './sale-scene.js';

/** The lot that fails a test after it was packed. */
export const RECALLED_LOT = 'pk-004';

const RECALL = 'rc-001';
const MASS_GRAMS = BAGS_PER_LOT * 5_000;
/** Four of ten bags come back, three are destroyed at the shop; of three nobody knows. */
const RETURNED_GRAMS = 20_000;
const DESTROYED_GRAMS = 15_000;

/**
 * A failed cadmium result of a lot that a shop bought becomes a recall.
 * @param documentHash - of the laboratory's report in the archive. @returns its account when the last holder has answered.
 */
export async function recallFailedLot(cast: Cast, documentHash: string): Promise<RecallBalance> {
  const day = cast.now().toISOString().slice(0, 10);
  await cast.say('inspector', {
    type: 'attachDocument',
    documentHash,
    documentId: 'cadmium-pk-004',
    issuedOn: day,
    kind: 'test-report',
    result: 'fail',
    subject: { id: RECALLED_LOT, kind: 'lot' },
  });
  await cast.say('safety-director', {
    type: 'startRecall',
    class: 1,
    discoveredAt: cast.now().toISOString(),
    lots: [{ lotId: RECALLED_LOT, transferId: TRANSFER }],
    mock: false,
    reason: '镉 0.28 mg/kg，限量 0.2 mg/kg（合成数据） cadmium 0.28 mg/kg, limit 0.2 (synthetic)',
    recallId: RECALL,
  });
  await cast.say('safety-director', {
    type: 'notifyHolder',
    grams: MASS_GRAMS,
    holderId: 'shop-1',
    recallId: RECALL,
  });
  await cast.say('shop', {
    type: 'recordRetrieval',
    destroyedGrams: DESTROYED_GRAMS,
    holderId: 'shop-1',
    recallId: RECALL,
    returnedGrams: RETURNED_GRAMS,
    stillOutGrams: 0,
  });
  return recallBalance(recallSchema.parse(await cast.state(`recall~${RECALL}`)));
}
