// SPDX-License-Identifier: Apache-2.0
import { percent, short, type Sentence, type Sentences } from './command-forms.js';
import type { signalCommandSchemas } from './commands-signals.js';
import { dutyTerm } from './glossary-duties.js';

/** Sentences of signals about a person's steps, and of chart snapshots. */
export const SIGNAL_SENTENCES: Sentences<keyof typeof signalCommandSchemas> = {
  raiseSignal: (c) => {
    const [chart, measure] = [
      dutyTerm(`signal-chart.${c.chart}`),
      dutyTerm(`signal-measure.${c.measure}`),
    ];
    const interval = `${percent(c.lower)}–${percent(c.upper)}`;
    const [ruleZh, ruleEn] =
      c.ruleSetId === undefined ? ['', ''] : [`，规则 ${c.ruleSetId}`, `, rule set ${c.ruleSetId}`];
    return {
      zh: `就 ${c.operatorId} 的 ${c.personId} 提出质量提示 ${c.signalId}：${chart.zh}，${measure.zh}，${c.from} 至 ${c.to} 的 ${c.n} 步中有 ${c.count} 步（95 % 区间 ${interval}），步骤 ${c.stepTypes.join('、')}${ruleZh}，输入指纹 ${short(c.inputsDigest)}；只是提问，不是结论`,
      en: `raise the signal ${c.signalId} about ${c.personId} of ${c.operatorId}: ${chart.en}, ${measure.en}, ${c.count} of ${c.n} steps from ${c.from} to ${c.to} (95 % interval ${interval}), steps ${c.stepTypes.join(', ')}${ruleEn}, inputs ${short(c.inputsDigest)}; a question, no verdict`,
    };
  },
  explainSignal: (c) => ({
    zh: `说明质量提示 ${c.signalId}：${dutyTerm(`signal-reason.${c.reason}`).zh}${paperOf(c).zh}`,
    en: `explain the signal ${c.signalId}: ${dutyTerm(`signal-reason.${c.reason}`).en}${paperOf(c).en}`,
  }),
  contestSignal: (c) => ({
    zh: `对质量提示 ${c.signalId} 提出异议：${dutyTerm(`signal-reason.${c.reason}`).zh}${paperOf(c).zh}`,
    en: `contest the signal ${c.signalId}: ${dutyTerm(`signal-reason.${c.reason}`).en}${paperOf(c).en}`,
  }),
  decideSignal: (c) => {
    const [verdict, reason] = [
      dutyTerm(`signal-state.${c.verdict}`),
      dutyTerm(`signal-reason.${c.reason}`),
    ];
    const [heardZh, heardEn] =
      c.heardOn === undefined
        ? ['', '']
        : [`，${c.heardOn} 已听取本人意见`, `, heard on ${c.heardOn}`];
    return {
      zh: `对质量提示 ${c.signalId} 作出决定：${verdict.zh}，理由：${reason.zh}${heardZh}${paperOf(c).zh}`,
      en: `decide the signal ${c.signalId}: ${verdict.en}, reason: ${reason.en}${heardEn}${paperOf(c).en}`,
    };
  },
  snapshotChart: (c) => {
    const rowsZh = c.rows.map(
      (row) =>
        `${dutyTerm(`signal-chart.${row.chart}`).zh}“${dutyTerm(`signal-measure.${row.measure}`).zh}”${row.n} 步中 ${row.count} 步`,
    );
    const rowsEn = c.rows.map(
      (row) =>
        `${dutyTerm(`signal-chart.${row.chart}`).en} ${dutyTerm(`signal-measure.${row.measure}`).en} ${row.count} of ${row.n}`,
    );
    const [ruleZh, ruleEn] =
      c.ruleSetId === undefined ? ['', ''] : [`，规则 ${c.ruleSetId}`, `, rule set ${c.ruleSetId}`];
    return {
      zh: `留存 ${c.operatorId} ${c.date} 的质量图底数：${rowsZh.join('；')}${ruleZh}，输入指纹 ${short(c.inputsDigest)}`,
      en: `keep what the charts of ${c.operatorId} rested on on ${c.date}: ${rowsEn.join('; ')}${ruleEn}, inputs ${short(c.inputsDigest)}`,
    };
  },
};

function paperOf({ documentHash }: { readonly documentHash?: string | undefined }): Sentence {
  if (documentHash === undefined) return { zh: '', en: '' };
  return {
    zh: `（书面材料指纹 ${short(documentHash)}）`,
    en: ` (statement ${short(documentHash)})`,
  };
}
