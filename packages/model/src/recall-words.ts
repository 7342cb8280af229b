// SPDX-License-Identifier: Apache-2.0
import { kg, shanghai, short, zh, type Sentences } from './command-forms.js';
import type { recallCommandSchemas } from './commands-recall.js';

const CLASSES = { 1: '一级', 2: '二级', 3: '三级' } as const;

/** Sentences of the commands of a recall. */
export const RECALL_SENTENCES: Sentences<keyof typeof recallCommandSchemas> = {
  startRecall: (c) => ({
    zh: `启动${c.mock ? '模拟召回' : '召回'} ${c.recallId}（${CLASSES[c.class]}）：批次 ${c.lots.map((lot) => lot.lotId).join('、')}；发现时间 ${shanghai(c.discoveredAt)}；原因：${c.reason}`,
    en: `start the ${c.mock ? 'mock recall' : 'recall'} ${c.recallId} (class ${c.class}) of lots ${c.lots.map((lot) => lot.lotId).join(', ')}; found ${shanghai(c.discoveredAt)}; reason: ${c.reason}`,
  }),
  orderRecall: (c) => ({
    zh: `责令 ${c.firmId} ${c.mock ? '模拟召回' : '召回'} ${c.recallId}（${CLASSES[c.class]}）：批次 ${c.lots.map((lot) => lot.lotId).join('、')}；发现时间 ${shanghai(c.discoveredAt)}；原因：${c.reason}`,
    en: `order ${c.firmId} to ${c.mock ? 'rehearse' : 'start'} the recall ${c.recallId} (class ${c.class}) of lots ${c.lots.map((lot) => lot.lotId).join(', ')}; found ${shanghai(c.discoveredAt)}; reason: ${c.reason}`,
  }),
  extendRecallScope: (c) => ({
    zh: `扩大召回 ${c.recallId} 的范围：批次 ${c.lots.map((lot) => lot.lotId).join('、')}`,
    en: `extend the recall ${c.recallId} to lots ${c.lots.map((lot) => lot.lotId).join(', ')}`,
  }),
  notifyHolder: (c) => ({
    zh: `召回 ${c.recallId}：已通知 ${c.holderId}，涉及 ${kg(c.grams)}${c.tokenHash === undefined ? '' : `，一次性链接指纹 ${short(c.tokenHash)}`}`,
    en: `recall ${c.recallId}: ${c.holderId} was told of ${kg(c.grams)}${c.tokenHash === undefined ? '' : `, one-time link ${short(c.tokenHash)}`}`,
  }),
  acknowledgeRecall: (c) => ({
    zh: `召回 ${c.recallId}：${c.holderId} 已知悉${c.token === undefined ? '' : '（一次性链接）'}`,
    en: `recall ${c.recallId}: ${c.holderId} acknowledges${c.token === undefined ? '' : ' by a one-time link'}`,
  }),
  recordRetrieval: (c) => ({
    zh: `召回 ${c.recallId}：${c.holderId} 已退回 ${kg(c.returnedGrams)}，已销毁 ${kg(c.destroyedGrams)}，尚在外 ${kg(c.stillOutGrams)}${c.token === undefined ? '' : '（一次性链接）'}`,
    en: `recall ${c.recallId}: ${c.holderId} returned ${kg(c.returnedGrams)}, destroyed ${kg(c.destroyedGrams)}, still out ${kg(c.stillOutGrams)}${c.token === undefined ? '' : ' by a one-time link'}`,
  }),
  recordDisposal: (c) => ({
    zh: `召回 ${c.recallId}：处置 ${kg(c.grams)}（${zh(c.method)}），见证记录指纹 ${short(c.documentHash)}`,
    en: `recall ${c.recallId}: ${kg(c.grams)} disposed of (${c.method}), record of the witness ${short(c.documentHash)}`,
  }),
  recordEffectCheck: (c) => ({
    zh: `召回 ${c.recallId} 效果检查：${c.isEffective ? '有效' : '无效'}；说明：${c.note}`,
    en: `effect check of the recall ${c.recallId}: ${c.isEffective ? 'effective' : 'not effective'}; note: ${c.note}`,
  }),
  closeRecall: (c) => ({
    zh: `结束召回 ${c.recallId}，下落不明 ${kg(c.unknownGrams)}`,
    en: `close the recall ${c.recallId}, ${kg(c.unknownGrams)} unknown`,
  }),
};
