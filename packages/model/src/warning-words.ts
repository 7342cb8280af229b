// SPDX-License-Identifier: Apache-2.0
import { short, type Sentence, type Sentences } from './command-forms.js';
import type { Control, warningCommandSchemas } from './commands-warnings.js';
import { verdictTerm } from './forecast-words.js';
import { warningTerm } from './glossary-warnings.js';
import { grantWords } from './mandate-words.js';

/** Sentences of warnings of pests and diseases. */
export const WARNING_SENTENCES: Sentences<keyof typeof warningCommandSchemas> = {
  issueWarning: (c) => {
    const [pest, verdict] = [warningTerm(`pest.${c.pest}`), verdictTerm(c.verdict)];
    const level = warningTerm(`warning-level.${c.level}`);
    const [devicesZh, devicesEn] =
      c.deviceIds === undefined
        ? ['', '']
        : [`，监测设备 ${c.deviceIds.join('、')}`, `, devices ${c.deviceIds.join(', ')}`];
    const [ruleZh, ruleEn] =
      c.ruleSetId === undefined ? ['', ''] : [`，规则 ${c.ruleSetId}`, `, rule set ${c.ruleSetId}`];
    return {
      zh: `发布病虫预警 ${c.warningId}：${pest.zh}，${verdict.zh}，级别“${level.zh}”；地块 ${c.parcelIds.join('、')}；${c.validFrom} 至 ${c.validTo}；模型 ${c.modelId} 第 ${c.modelVersion} 版${ruleZh}${devicesZh}，作废 ${c.voidedCount} 个值，输入指纹 ${short(c.inputsDigest)}`,
      en: `issue the warning ${c.warningId}: ${pest.en}, ${verdict.en}, level ${level.en}; parcels ${c.parcelIds.join(', ')}; ${c.validFrom} to ${c.validTo}; model ${c.modelId} version ${c.modelVersion}${ruleEn}${devicesEn}, ${c.voidedCount} values voided, inputs ${short(c.inputsDigest)}`,
    };
  },
  confirmWarning: (c) => ({
    zh: `核实病虫预警 ${c.warningId}：${c.note}`,
    en: `confirm the warning ${c.warningId}: ${c.note}`,
  }),
  withdrawWarning: (c) => ({
    zh: `撤回病虫预警 ${c.warningId}：${c.note}；不再要求任何人防治`,
    en: `withdraw the warning ${c.warningId}: ${c.note}; nobody is asked for a control any more`,
  }),
  orderControl: (c) => ({
    zh: `按病虫预警 ${c.warningId} 下达防治任务：地块 ${c.parcelIds.join('、')}，${c.dueDate} 前完成；要求：${c.note}`,
    en: `order control by the warning ${c.warningId}: parcels ${c.parcelIds.join(', ')}, by ${c.dueDate}; what: ${c.note}`,
  }),
  declineControl: (c) => ({
    zh: `地块 ${c.parcelId} 不按病虫预警 ${c.warningId} 防治${grantWords(c).zh}；原因：${c.note}`,
    en: `decline control of the parcel ${c.parcelId} under the warning ${c.warningId}${grantWords(c).en}; reason: ${c.note}`,
  }),
  recordControl: (c) => ({
    zh: `登记防治：地块 ${c.parcelId}，病虫预警 ${c.warningId}，${controlWords(c.control).zh}${grantWords(c).zh}${noteOf(c.note, '；说明：')}`,
    en: `record control of the parcel ${c.parcelId} under the warning ${c.warningId}: ${controlWords(c.control).en}${grantWords(c).en}${noteOf(c.note, '; note: ')}`,
  }),
  checkEffect: (c) => {
    const effect = warningTerm(`control-effect.${c.effect}`);
    return {
      zh: `检查防效：地块 ${c.parcelId}，病虫预警 ${c.warningId}，${c.checkedOn}，病级由 ${c.gradeBefore} 级到 ${c.gradeAfter} 级（0–9 级），${effect.zh}${noteOf(c.note, '；说明：')}`,
      en: `check the effect on the parcel ${c.parcelId} under the warning ${c.warningId}, ${c.checkedOn}: grade ${c.gradeBefore} before and ${c.gradeAfter} after (0–9), ${effect.en}${noteOf(c.note, '; note: ')}`,
    };
  },
  closeWarning: (c) => ({
    zh: `结束病虫预警 ${c.warningId}：${c.note}`,
    en: `close the warning ${c.warningId}: ${c.note}`,
  }),
};

function controlWords(control: Control): Sentence {
  if (control.kind === 'application')
    return { zh: `施用记录 ${control.applicationId}`, en: `application ${control.applicationId}` };
  const { zh, en } = warningTerm(`control-measure.${control.measure}`);
  return { zh: `${zh}（${control.doneOn}）`, en: `${en} (${control.doneOn})` };
}

function noteOf(note: string | undefined, before: string): string {
  return note === undefined ? '' : `${before}${note}`;
}
