// SPDX-License-Identifier: Apache-2.0
import {
  bbchStage,
  borerStages,
  degreeDays,
  FIELD_WATER_THRESHOLD_DS_M,
  growingDegreeDays,
  GROWTH_RULE,
  MOST_DAILY_GDD,
  overwinteredBorer,
  relativeYield,
  stageRange,
  wettingAndDrying,
  type BorerStagesResult,
  type DegreeDayMethod,
  type OverwinteredResult,
  type WaterAdvice,
} from '@daoji/agronomy';

import { EXTREMES, extremesOf } from './columns.js';
import { numberOf, optionNumber, type FileModel } from './file-model.js';
import { rowModel } from './row-model.js';

/** Models of heat, growth and water: a day a row. */
export const SEASON_MODELS: Readonly<Record<string, FileModel>> = {
  'degree-days': {
    zh: '有效积温：每日一行，基点与上限可设',
    en: 'degree-days over a base: a day a row',
    source: 'average; single sine (Baskerville & Emin 1969)',
    columns: EXTREMES,
    options: { base: 'number', method: ['average', 'single-sine'], upper: 'number' },
    run: (rows, options) => {
      const upper = options.get('upper');
      const thresholds = {
        baseC: optionNumber(options, 'base', 10),
        ...(upper !== undefined && { upperC: Number(upper) }),
      };
      const method: DegreeDayMethod =
        options.get('method') === 'single-sine' ? 'single-sine' : 'average';
      const days = rows
        .map(extremesOf)
        .map((day) => (day ? degreeDays(day, thresholds, method) : null));
      const missing = days.flatMap((day, at) => (day === null ? [at + 1] : []));
      // From a missing day on the sum is not known.
      const known = days.slice(0, (missing[0] ?? days.length + 1) - 1);
      const sum = known.reduce((total: number, day) => total + (day ?? 0), 0);
      return {
        ...thresholds,
        days,
        method,
        missing,
        model: 'degree-days',
        sum,
        version: '1',
        voided: [],
      };
    },
    words: (result) => {
      const { method, missing, sum } = result as { method: string; missing: number[]; sum: number };
      return `${sum.toFixed(4)} °C·d (${method})${untilWords(missing)}`;
    },
  },
  'stem-borer-stages': {
    zh: '二化螟各虫态历期（OSU）：产卵或越冬幼虫起每日一行，10–38 °C',
    en: 'stages of the striped stem borer (OSU): a day a row from eggs laid, or of larvae that overwintered, 10–38 °C',
    source: 'Oregon State University',
    columns: EXTREMES,
    options: { from: ['eggs', 'overwintered-larvae'], method: ['single-sine', 'average'] },
    run: (rows, options) => {
      const method: DegreeDayMethod =
        options.get('method') === 'average' ? 'average' : 'single-sine';
      const days = rows.map(extremesOf);
      return options.get('from') === 'overwintered-larvae'
        ? overwinteredBorer(days, method)
        : borerStages(days, method);
    },
    words: (result) => {
      const {
        degreeDays: sum,
        method,
        missing,
        ...answer
      } = result as BorerStagesResult | OverwinteredResult;
      const found = 'over' in answer ? answer.over : { 'first pupa': answer.firstPupa };
      return `${sum.toFixed(1)} DD (${method}): ${JSON.stringify(found)}${untilWords(missing)}`;
    },
  },
  'growth-stage': {
    zh: '水稻生育期（BBCH）：移栽起每日一行',
    en: 'growth stage of rice (BBCH): a day a row from transplanting',
    source: 'AquaCrop PaddyRice (FAO), a tropical cultivar; BBCH unconfirmed',
    columns: EXTREMES,
    options: {},
    ruledBy: () => 'model-parameters/growing-degree-days',
    run: (rows, _options, rules) => {
      const rule = rules.numbers('growing-degree-days') ?? GROWTH_RULE;
      let [lowGdd, highGdd] = [0, 0];
      const days = rows.map((row) => {
        const day = extremesOf(row);
        const gdd = day && growingDegreeDays(day, rule);
        lowGdd += gdd ?? 0;
        highGdd += gdd ?? MOST_DAILY_GDD;
        // Limits that lie more than one stage apart are no answer.
        const stage = stageRange(lowGdd, highGdd) ?? { verdict: 'not-judgeable' };
        return { highGdd, lowGdd, ...stage };
      });
      return { days, model: 'growth-stage', ruleSetId: rule.ruleSetId, version: '1', voided: [] };
    },
    words: (result) => {
      const { days } = result as {
        days: { en?: string; highGdd: number; lowGdd: number; zh?: string }[];
      };
      const { en = 'not judgeable', highGdd = 0, lowGdd = 0, zh = '无法判定' } = days.at(-1) ?? {};
      return `${zh} · ${en}, ${lowGdd.toFixed(1)}–${highGdd.toFixed(1)} GDD on day ${days.length}`;
    },
  },
  bbch: rowModel('bbch', {
    zh: 'BBCH 代码的生育期名称',
    en: 'names of BBCH codes of rice',
    source: 'BBCH 00–99 (unconfirmed)',
    columns: [{ meaning: 'BBCH code', name: 'code', range: [0, 99] }],
    options: {},
    judge: (row) => ({ code: numberOf(row, 'code'), ...bbchStage(numberOf(row, 'code')) }),
    say: ({ code, en, zh }) => `${code} ${zh} · ${en}`,
  }),
  'wetting-drying': rowModel('wetting-drying', {
    zh: '干湿交替灌溉：水位管读数与扬花日距',
    en: 'safe alternate wetting and drying: flood or wait',
    source: 'IRRI',
    columns: [
      {
        meaning: 'water above (+) or below (−) the soil in the tube, cm',
        name: 'level_cm',
        range: [-100, 50],
      },
      {
        meaning: 'days from flowering, negative before it',
        name: 'days_from_flowering',
        optional: true,
        range: [-200, 200],
      },
    ],
    options: {},
    judge: (row): WaterAdvice => {
      const days = row['days_from_flowering'];
      return wettingAndDrying(
        numberOf(row, 'level_cm'),
        typeof days === 'number' ? days : undefined,
      );
    },
    say: (answer) =>
      answer.advice === 'wait'
        ? '等待 · wait'
        : `灌至 · flood to +${answer.toCm} cm (${answer.reason})`,
  }),
  salinity: rowModel('salinity', {
    zh: '盐分减产：饱和浸提液电导率 ECe 与田面水',
    en: 'relative yield by ECe, and field water above its threshold',
    source: 'Maas & Hoffman; California Agriculture 56:189',
    columns: [
      {
        meaning:
          'conductivity of the saturation extract, dS/m; a probe’s bulk EC is another quantity',
        name: 'ece_ds_m',
        range: [0, 200],
      },
      {
        meaning: 'conductivity of the field water, dS/m',
        name: 'water_ds_m',
        optional: true,
        range: [0, 200],
      },
    ],
    options: {},
    judge: (row) => {
      const { water_ds_m: water } = row;
      return {
        relativeYieldPercent: relativeYield(numberOf(row, 'ece_ds_m')),
        ...(typeof water === 'number' && {
          isWaterAboveThreshold: water > FIELD_WATER_THRESHOLD_DS_M,
        }),
      };
    },
    say: ({ isWaterAboveThreshold, relativeYieldPercent }) =>
      `${relativeYieldPercent.toFixed(1)} %${isWaterAboveThreshold === true ? `, 田面水超过 · field water above ${FIELD_WATER_THRESHOLD_DS_M} dS/m` : ''}`,
  }),
};

function untilWords(missing: readonly number[]): string {
  const [first] = missing;
  return first === undefined ? '' : `, 第 ${first} 日起缺数据 · not known from day ${first} on`;
}
