// SPDX-License-Identifier: Apache-2.0
import {
  decimal,
  percent,
  shanghai,
  short,
  zh,
  type Sentence,
  type Sentences,
} from './command-forms.js';
import type { GasReadings, storageCommandSchemas } from './commands-storage.js';
import { storageTerm } from './glossary-storage.js';
import type { GrainAeration, GrainFumigation, GrainInspections } from './grain-rules.js';

/** Sentences of inspections, aeration and fumigation. */
export const STORAGE_SENTENCES: Sentences<keyof typeof storageCommandSchemas> = {
  recordInspection: (c) => {
    const scope = storageTerm(`scope.${c.scope}`);
    const moisture = storageTerm(`moisture-class.${c.moistureClass}`);
    const insects = storageTerm(`insects.${c.insects}`);
    const files = [c.photoHash, c.documentHash].flatMap((hash) =>
      hash === undefined ? [] : short(hash),
    );
    const [filesZh, filesEn] =
      files.length === 0
        ? ['', '']
        : [`，附件指纹 ${files.join('、')}`, `, files ${files.join(', ')}`];
    const [newZh, newEn] =
      c.newGrainSince === undefined
        ? ['', '']
        : [`，新粮，${c.newGrainSince} 入仓`, `, new grain in the bin since ${c.newGrainSince}`];
    return {
      zh: `登记粮情检查 ${c.inspectionId}（${scope.zh}）：粮仓 ${c.binId}，${moisture.zh}，${insects.zh}，平均粮温 ${celsius(c.meanMilliC)} ℃，最高粮温 ${celsius(c.maximumMilliC)} ℃${newZh}；${c.findings}${filesZh}`,
      en: `record the inspection ${c.inspectionId} (${scope.en}) of the bin ${c.binId}: ${moisture.en}, ${insects.en}, mean ${celsius(c.meanMilliC)} °C, maximum ${celsius(c.maximumMilliC)} °C${newEn}; ${c.findings}${filesEn}`,
    };
  },
  signInspection: (c) => ({
    zh: `签认粮情检查 ${c.inspectionId}${noteOf(c.note, '：')}`,
    en: `sign the inspection ${c.inspectionId}${noteOf(c.note, ': ')}`,
  }),
  orderAeration: (c) => {
    const { basis } = c;
    const advice = storageTerm(`aeration-advice.${basis.advice}`);
    const reasons = basis.reasons.map((one) => storageTerm(`aeration-reason.${one}`));
    const wet = basis.isWetOutside ? storageTerm('aeration-reason.rain-snow-fog') : undefined;
    return {
      zh: `下达通风 ${c.aerationId}：粮仓 ${c.binId}；建议“${advice.zh}”${listed(
        reasons.map((one) => one.zh),
        '（',
        '、',
        '）',
      )}，规则 ${basis.ruleSetId}；平均粮温 ${celsius(basis.grainMeanMilliC)} ℃，粮食水分 ${percent(basis.grainMoistureMilliPercent)}（平衡相对湿度 ${percent(basis.grainHumidityMilliPercent)}），外温 ${celsius(basis.outsideMilliC)} ℃，外湿 ${percent(basis.outsideHumidityMilliPercent)}（换算到粮温 ${percent(basis.airHumidityMilliPercent)}）${wet ? `，${wet.zh}` : ''}；理由：${c.note}`,
      en: `order the aeration ${c.aerationId} of the bin ${c.binId}; advice: ${advice.en}${listed(
        reasons.map((one) => one.en),
        ' (',
        ', ',
        ')',
      )}, rules ${basis.ruleSetId}; grain ${celsius(basis.grainMeanMilliC)} °C, moisture ${percent(basis.grainMoistureMilliPercent)} (equilibrium humidity ${percent(basis.grainHumidityMilliPercent)}), outside ${celsius(basis.outsideMilliC)} °C, humidity ${percent(basis.outsideHumidityMilliPercent)} (${percent(basis.airHumidityMilliPercent)} at the grain’s temperature)${wet ? `, ${wet.en}` : ''}; reason: ${c.note}`,
    };
  },
  recordAeration: (c) => {
    const { step } = c;
    const tail = { zh: noteOf(c.note, '；说明：'), en: noteOf(c.note, '; note: ') };
    if (step.kind === 'drop')
      return {
        zh: `登记通风 ${c.aerationId} 未执行${tail.zh}`,
        en: `record that the aeration ${c.aerationId} was not carried out${tail.en}`,
      };
    if (step.kind === 'start')
      return {
        zh: `登记通风 ${c.aerationId}：${shanghai(step.at)} 开机${tail.zh}`,
        en: `record the aeration ${c.aerationId}: started ${shanghai(step.at)}${tail.en}`,
      };
    const reason = storageTerm(`aeration-reason.${step.reason}`);
    return {
      zh: `登记通风 ${c.aerationId}：${shanghai(step.at)} 停机，原因：${reason.zh}${tail.zh}`,
      en: `record the aeration ${c.aerationId}: stopped ${shanghai(step.at)}, reason: ${reason.en}${tail.en}`,
    };
  },
  orderFumigation: (c) => {
    const ct = c.leastDoseMilligramHoursPerM3;
    return {
      zh: `下达熏蒸 ${c.fumigationId}：粮仓 ${c.binId}，${zh(c.agent)}（${c.productName}），粮堆 ${c.volumeM3} m³，每立方米 ${decimal(c.doseMilligramsPerM3, 1000, 3)} g，至少密闭 ${c.closedDays} 天${ct === undefined ? '' : `，各点 CT 值不低于 ${decimal(ct, 1000, 3)} g·h/m³`}；理由：${c.note}；密闭后任何人不得进仓`,
      en: `order the fumigation ${c.fumigationId} of the bin ${c.binId} with ${c.agent} (${c.productName}): ${c.volumeM3} m³ of grain, ${decimal(c.doseMilligramsPerM3, 1000, 3)} g/m³, closed for ${c.closedDays} days at least${ct === undefined ? '' : `, CT of each point ${decimal(ct, 1000, 3)} g·h/m³ or more`}; reason: ${c.note}; nobody goes in once it is closed`,
    };
  },
  recordFumigation: (c) => {
    const { step } = c;
    const tail = { zh: noteOf(c.note, '；说明：'), en: noteOf(c.note, '; note: ') };
    switch (step.kind) {
      case 'seal':
        return {
          zh: `登记熏蒸 ${c.fumigationId}：${shanghai(step.at)} 施药 ${kilos(step.productGrams)} 并密闭，人员已全部撤出${tail.zh}`,
          en: `record the fumigation ${c.fumigationId}: ${kilos(step.productGrams)} put in and closed ${shanghai(step.at)}, everybody is out${tail.en}`,
        };
      case 'top-up':
        return {
          zh: `登记熏蒸 ${c.fumigationId}：${shanghai(step.at)} 补药 ${kilos(step.productGrams)}${tail.zh}`,
          en: `record the fumigation ${c.fumigationId}: topped up with ${kilos(step.productGrams)} ${shanghai(step.at)}${tail.en}`,
        };
      case 'gas':
        return {
          zh: `登记熏蒸 ${c.fumigationId}：${shanghai(step.at)} 测气 ${readingsOf(step.readings)}${tail.zh}`,
          en: `record the fumigation ${c.fumigationId}: gas measured ${shanghai(step.at)} ${readingsOf(step.readings)}${tail.en}`,
        };
      case 'air':
        return {
          zh: `登记熏蒸 ${c.fumigationId}：${shanghai(step.at)} 开始散气${tail.zh}`,
          en: `record the fumigation ${c.fumigationId}: airing from ${shanghai(step.at)}${tail.en}`,
        };
      case 'drop':
        return {
          zh: `登记熏蒸 ${c.fumigationId} 未执行${tail.zh}`,
          en: `record that the fumigation ${c.fumigationId} was not carried out${tail.en}`,
        };
    }
  },
  clearFumigation: (c) => ({
    zh: `测气准入 ${c.fumigationId}：${shanghai(c.at)} 测得 ${readingsOf(c.readings)}，可以进仓；粮食自 ${c.freeFrom} 起可放行${c.documentHash === undefined ? '' : `，记录指纹 ${short(c.documentHash)}`}`,
    en: `clear the fumigation ${c.fumigationId}: measured ${shanghai(c.at)} ${readingsOf(c.readings)}, people may go in; grain may be released from ${c.freeFrom} on${c.documentHash === undefined ? '' : `, record ${short(c.documentHash)}`}`,
  }),
};

/** What the periods of inspections say. */
export function inspectionRuleWords(values: GrainInspections): Sentence[] {
  const { low, newGrain, warm } = values;
  const periods = (row: GrainInspections['low']): readonly [string, string] => [
    `安全水分 ${row.safe} 天、半安全或少量害虫 ${row.semiSafe} 天、危险水分 ${row.dangerous} 天`,
    `safe ${row.safe} d, semi-safe or some insects ${row.semiSafe} d, dangerous ${row.dangerous} d`,
  ];
  const mean = celsius(values.warmMeanMilliC);
  const maximum = celsius(values.warmMaximumMilliC);
  return [
    { zh: `低温粮：${periods(low)[0]}`, en: `cool grain: ${periods(low)[1]}` },
    {
      zh: `平均粮温高于 ${mean} ℃ 或最高粮温高于 ${maximum} ℃：${periods(warm)[0]}`,
      en: `mean above ${mean} °C or maximum above ${maximum} °C: ${periods(warm)[1]}`,
    },
    {
      zh: `新粮入仓 ${newGrain.forDays} 天内：${periods(newGrain)[0]}`,
      en: `new grain for ${newGrain.forDays} d: ${periods(newGrain)[1]}`,
    },
    {
      zh: `全面检查每 ${values.weeklyFullDays} 天，报告每 ${values.halfMonthlyReportDays} 天`,
      en: `full check each ${values.weeklyFullDays} d, report each ${values.halfMonthlyReportDays} d`,
    },
  ];
}

/** What the numbers of a fan say. */
export function aerationRuleWords(values: GrainAeration): Sentence[] {
  const k = (milli: number): string => `${decimal(milli, 1000, 3)} K`;
  const moisture = percent(values.stopMoistureGradientMilliPercentPerM);
  return [
    {
      zh: `粮温高出外温 ${k(values.startMilliK)} 起可开机，不足 ${k(values.goOnMilliK)} 停机`,
      en: `start from ${k(values.startMilliK)} over the outside, go on from ${k(values.goOnMilliK)}`,
    },
    {
      zh: `粮温梯度不大于 ${k(values.stopGradientMilliKPerM)}/m、上下层温差不大于 ${k(values.stopTopBottomFlatMilliK)}（平房仓）或 ${k(values.stopTopBottomSiloMilliK)}（钢板仓）、水分梯度不大于 ${moisture}/m 时结束`,
      en: `ends at gradients of ${k(values.stopGradientMilliKPerM)}/m and ${moisture}/m, top to bottom ${k(values.stopTopBottomFlatMilliK)} (flat store) or ${k(values.stopTopBottomSiloMilliK)} (steel silo)`,
    },
  ];
}

/** What the numbers of gases say. */
export function fumigationRuleWords({ agents }: GrainFumigation): Sentence[] {
  return agents.map((one) => {
    const dose = `${decimal(one.doseMinMilligramsPerM3, 1000, 3)}–${decimal(one.doseMaxMilligramsPerM3, 1000, 3)} g/m³`;
    const limit = milligrams(one.entryLimitMicrogramsPerM3);
    const ct = one.leastDoseMilligramHoursPerM3;
    const least = ct === undefined ? '' : `${decimal(ct, 1000, 3)} g·h/m³`;
    return {
      zh: `${zh(one.agent)}：用药量 ${dose}，至少密闭 ${one.closedDays} 天，散气 ${one.leastAiringDays} 天，${least === '' ? '' : `各点 CT 值不低于 ${least}，`}进仓限值 ${limit}`,
      en: `${one.agent}: dose ${dose}, closed for ${one.closedDays} d, airing ${one.leastAiringDays} d, ${least === '' ? '' : `CT of each point ${least} or more, `}entry at ${limit} or below`,
    };
  });
}

/** µg/m³ as mg/m³. */
export function milligrams(micrograms: number): string {
  return `${decimal(micrograms, 1000, 3)} mg/m³`;
}

function readingsOf(readings: GasReadings): string {
  return readings.map((one) => `${one.point} ${milligrams(one.microgramsPerM3)}`).join(', ');
}

function celsius(milli: number): string {
  return decimal(milli, 1000, 3);
}

function kilos(productGrams: number): string {
  return `${decimal(productGrams, 1000, 3)} kg`;
}

function noteOf(note: string | undefined, before: string): string {
  return note === undefined ? '' : `${before}${note}`;
}

function listed(words: readonly string[], open: string, comma: string, close: string): string {
  return words.length === 0 ? '' : `${open}${words.join(comma)}${close}`;
}
