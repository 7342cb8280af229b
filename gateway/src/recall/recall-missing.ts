// SPDX-License-Identifier: Apache-2.0
import { recallBalance, type Recall } from '@daoji/model';
import type { z } from 'zod';

import type { recallViewSchema } from '../api/recall-views.js';
import { kilogramText } from '../consumer/formats.js';

type Missing = z.infer<typeof recallViewSchema>['missing'];

/** Every reason for which the ledger would refuse `closeRecall` now; it names one, people want them all. */
export function recallMissing(recall: Recall): Missing {
  if (recall.state === 'closed') return [];
  const { returnedGrams, stillOutGrams } = recallBalance(recall);
  const silent = recall.holders.filter((holder) => holder.returnedGrams === undefined);
  const undisposed = returnedGrams - disposedGrams(recall);
  const missing: (Missing[number] | false)[] = [
    recall.holders.length === 0 && {
      code: 'NOBODY_TOLD',
      zh: '还没有通知任何持有人。',
      en: 'No holder was told yet.',
    },
    silent.length > 0 && {
      code: 'SILENT',
      zh: `还没有答复：${silent.map(({ holderId }) => holderId).join('、')}。`,
      en: `No answer yet from ${silent.map(({ holderId }) => holderId).join(', ')}.`,
    },
    stillOutGrams > 0 && {
      code: 'STILL_OUT',
      zh: `还有 ${kilogramText(stillOutGrams)} 在外。`,
      en: `${kilogramText(stillOutGrams)} is still out.`,
    },
    !recall.mock &&
      undisposed > 0 && {
        code: 'NOT_DISPOSED',
        zh: `退回的 ${kilogramText(undisposed)} 还没有处置。`,
        en: `${kilogramText(undisposed)} that came back is not disposed of.`,
      },
    recall.effectChecks.at(-1)?.isEffective !== true && {
      code: 'NO_EFFECT_CHECK',
      zh: '还没有通过效果检查。',
      en: 'No effect check passed yet.',
    },
  ];
  return missing.filter((each) => each !== false);
}

/** Physical grams that were disposed of after they came back. */
export function disposedGrams({ disposals }: Pick<Recall, 'disposals'>): number {
  return disposals.reduce((sum, { grams }) => sum + grams, 0);
}
