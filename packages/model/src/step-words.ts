// SPDX-License-Identifier: Apache-2.0
import { kg, parts, percent, short, zh, type Sentences } from './command-forms.js';
import type { stepCommandSchemas } from './commands-steps.js';

/** Sentences of the steps between harvest and shelf. */
export const STEP_SENTENCES: Sentences<keyof typeof stepCommandSchemas> = {
  dryLot: (c) => ({
    zh: `烘干：投入 ${parts(c.inputs, '、')}，烘后过磅 ${kg(c.weighedGrams)}，水分 ${percent(c.moistureMilliPercent)}，成为批次 ${c.lotId}`,
    en: `dry ${parts(c.inputs, ', ')} to the lot ${c.lotId}: weighed ${kg(c.weighedGrams)} at ${percent(c.moistureMilliPercent)} moisture`,
  }),
  cleanLot: (c) => ({
    zh: `清理：投入 ${parts(c.inputs, '、')}，清出杂质 ${kg(c.impurityGrams)}，过磅 ${kg(c.weighedGrams)}，水分 ${percent(c.moistureMilliPercent)}，成为批次 ${c.lotId}`,
    en: `clean ${parts(c.inputs, ', ')} to the lot ${c.lotId}: ${kg(c.impurityGrams)} of impurities out, weighed ${kg(c.weighedGrams)} at ${percent(c.moistureMilliPercent)} moisture`,
  }),
  offerTransfer: (c) => ({
    zh: `发货 ${c.transferId}（${zh(c.purpose)}）：批次 ${c.lotIds.join('、')} 发往 ${c.toOperatorId}${c.deliveryCommitment === undefined ? '' : `，单据指纹 ${short(c.deliveryCommitment)}`}`,
    en: `send lots ${c.lotIds.join(', ')} to ${c.toOperatorId} (${c.purpose}) as transfer ${c.transferId}${c.deliveryCommitment === undefined ? '' : `, papers ${short(c.deliveryCommitment)}`}`,
  }),
  acceptTransfer: (c) => ({
    zh: `收货 ${c.transferId}：收到 ${parts(c.received, '、')}`,
    en: `accept the transfer ${c.transferId}: received ${parts(c.received, ', ')}`,
  }),
  cancelTransfer: (c) => ({
    zh: `撤回发货 ${c.transferId}；理由：${c.reason}`,
    en: `call off the transfer ${c.transferId}; reason: ${c.reason}`,
  }),
  reworkLot: (c) => ({
    zh: `拆包返工：${parts(c.inputs, '、')} 成为批次 ${c.lotId}（保留原加工日期和保质期）；理由：${c.reason}`,
    en: `open packages ${parts(c.inputs, ', ')} again as the lot ${c.lotId}, which keeps its first dates; reason: ${c.reason}`,
  }),
  stocktake: (c) => ({
    zh: `盘点批次 ${c.lotId}：实有 ${kg(c.countedGrams)}；说明：${c.reason}`,
    en: `stocktake of the lot ${c.lotId}: ${kg(c.countedGrams)} counted; note: ${c.reason}`,
  }),
  sampleLot: (c) => ({
    zh: `从批次 ${c.lotId} 取样 ${kg(c.grams)}，样品 ${c.sampleId}`,
    en: `take the sample ${c.sampleId} of ${kg(c.grams)} from the lot ${c.lotId}`,
  }),
  loseLot: (c) => ({
    zh: `批次 ${c.lotId} 损失 ${kg(c.grams)}（${zh(c.reason)}）`,
    en: `${kg(c.grams)} of the lot ${c.lotId} lost (${c.reason})`,
  }),
  destroyLot: (c) => ({
    zh: `销毁批次 ${c.lotId} 中的 ${kg(c.grams)}（${zh(c.method)}），见证记录指纹 ${short(c.documentHash)}`,
    en: `destroy ${kg(c.grams)} of the lot ${c.lotId} (${c.method}), record of the witness ${short(c.documentHash)}`,
  }),
};
