// SPDX-License-Identifier: Apache-2.0
import { zh, type Sentences } from './command-forms.js';
import type { correctionCommandSchemas } from './commands-corrections.js';

/** Sentences of corrections and of clean-outs. */
export const CORRECTION_SENTENCES: Sentences<keyof typeof correctionCommandSchemas> = {
  correctEvent: (c) => {
    const by = c.correctiveCommandIds;
    const undo = c.effect === 'undo';
    return {
      zh: `声明事件 ${c.correctedCommandId} 有误（${zh(c.reason)}）：${c.note}${by.length === 0 ? '' : `；更正为 ${by.join('、')}`}${undo ? '；撤回其产生的批次、用量或磅单' : '；账面不变'}；原事件保留`,
      en: `declare the event ${c.correctedCommandId} to be in error (${c.reason}): ${c.note}${by.length === 0 ? '' : `; corrected by ${by.join(', ')}`}${undo ? '; the lots, uses or slip that it made are taken back' : '; no balance changes'}; the event itself stays`,
    };
  },
  cleanOutBin: (c) => ({
    zh: `清空粮仓 ${c.binId}：${c.lotIds.length === 0 ? '账面已空' : `核销批次 ${c.lotIds.join('、')} 的账面余量`}，混仓到此为止；说明：${c.note}`,
    en: `clean out the bin ${c.binId}: ${c.lotIds.length === 0 ? 'empty by record' : `what is left by record of the lots ${c.lotIds.join(', ')} is written off`}, its blend ends; note: ${c.note}`,
  }),
};
