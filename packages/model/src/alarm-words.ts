// SPDX-License-Identifier: Apache-2.0
import { shanghai, short, zh, type Sentences } from './command-forms.js';
import type { alarmCommandSchemas } from './commands-alarms.js';

/** Sentences of alarms and treatments. */
export const ALARM_SENTENCES: Sentences<keyof typeof alarmCommandSchemas> = {
  raiseAlarm: (c) => ({
    zh: `对${zh(c.subject.kind)} ${c.subject.id} 发出预警 ${c.alarmId}（${zh(c.kind)}${c.deviceId === undefined ? '' : `，监测设备 ${c.deviceId}`}${c.ruleSetId === undefined ? '' : `，判定规则 ${c.ruleSetId}`}）：${c.note}；在解除之前不放行`,
    en: `raise the alarm ${c.alarmId} on ${c.subject.kind} ${c.subject.id} (${c.kind}${c.deviceId === undefined ? '' : `, device ${c.deviceId}`}${c.ruleSetId === undefined ? '' : `, by the rules ${c.ruleSetId}`}): ${c.note}; nothing is released until it is cleared`,
  }),
  acknowledgeAlarm: (c) => ({
    zh: `确认已知预警 ${c.alarmId}${c.shelvedUntil === undefined ? '' : `，搁置至 ${shanghai(c.shelvedUntil)}`}；处置：${c.note}`,
    en: `acknowledge the alarm ${c.alarmId}${c.shelvedUntil === undefined ? '' : `, shelved until ${shanghai(c.shelvedUntil)}`}; response: ${c.note}`,
  }),
  clearAlarm: (c) => ({
    zh: `解除预警 ${c.alarmId}：${c.note}${c.documentHash === undefined ? '' : `（检查记录指纹 ${short(c.documentHash)}）`}`,
    en: `clear the alarm ${c.alarmId}: ${c.note}${c.documentHash === undefined ? '' : ` (record of the inspection ${short(c.documentHash)})`}`,
  }),
  recordTreatment: (c) => ({
    zh: `登记药剂处理 ${c.treatmentId}：${zh(c.subject.kind)} ${c.subject.id}，${zh(c.agent)}（${c.productName}），${c.startDate} 至 ${c.endDate}，自 ${c.freeFrom} 起可放行${c.documentHash === undefined ? '' : `，记录指纹 ${short(c.documentHash)}`}`,
    en: `record the treatment ${c.treatmentId} of ${c.subject.kind} ${c.subject.id} with ${c.agent} (${c.productName}), ${c.startDate} to ${c.endDate}, may be released from ${c.freeFrom} on${c.documentHash === undefined ? '' : `, record ${short(c.documentHash)}`}`,
  }),
};
