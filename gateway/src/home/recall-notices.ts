// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type Recall } from '@daoji/model';
import type { z } from 'zod';

import type { producerHomeSchema } from '../api/product-views.js';
import type { ReadIndex } from '../index/read-index.js';

type Notice = z.infer<typeof producerHomeSchema>['blocks'][number];

/** Recalls that ask an operator for an answer: it was told that it holds such rice, and has not said what became of it. */
export function recallsToAnswer({ records }: ReadIndex, operatorId: string): Notice[] {
  return records.all('recall').flatMap((recall) => {
    const told = recall.holders.find(({ holderId }) => holderId === operatorId);
    if (!told || told.stillOutGrams !== undefined || !isOpen(recall)) return [];
    const { firmId, mock, recallId, startedAt } = recall;
    const [drillZh, drillEn] = mock ? ['（模拟）', ' (a drill)'] : ['', ''];
    return [
      {
        code: 'RECALL_TO_ANSWER',
        date: civilDateOf(startedAt),
        en: `${firmId} recalls ${told.grams / 1000} kg that you hold${drillEn}: stop selling, say what became of it`,
        subject: `recall~${recallId}`,
        zh: `${firmId} 召回您持有的 ${told.grams / 1000} kg${drillZh}：请停止销售并登记去向`,
      },
    ];
  });
}

/** Recalls that stop what an operator has. */
export function recallBlocks(index: ReadIndex, operatorId: string): Notice[] {
  return index.records.all('recall').flatMap((recall) => {
    if (!isOpen(recall) || recall.mock) return [];
    const { recallId, startedAt } = recall;
    return recall.lots
      .filter(({ lotId }) => {
        const lot = index.lot(lotId);
        return lot?.operatorId === operatorId && lot.remainingGrams > 0;
      })
      .map(({ lotId }) => ({
        code: 'LOT_ON_HOLD',
        date: civilDateOf(startedAt),
        en: `stopped by recall ${recallId}`,
        subject: `lot~${lotId}`,
        zh: `因召回 ${recallId} 暂停放行`,
      }));
  });
}

function isOpen({ state }: Recall): boolean {
  return state !== 'closed';
}
