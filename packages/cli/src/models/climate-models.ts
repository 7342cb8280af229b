// SPDX-License-Identifier: Apache-2.0
import {
  blastam,
  EPIRICE,
  epirice,
  growingDegreeDays,
  GROWTH_RULE,
  isWetByCart,
  isWetByHumidity,
  LEAF_WETNESS_RULE,
  stemBorer,
  type BlastResult,
  type DegreeDayMethod,
  type EpiriceName,
  type EpiriceResult,
  type StemBorerResult,
} from '@daoji/agronomy';

import { AIR, AIR_RANGE, EXTREMES, extremesOf, HUMIDITY, WHOLE_DAYS } from './columns.js';
import { measured, numberOf, type FileModel, type ModelOptions } from './file-model.js';
import type { ModelColumn } from './model-table.js';

const RAIN: ModelColumn = { also: ['RAIN'], meaning: 'rain, mm', name: 'rain_mm', range: [0, 500] };
const WIND: ModelColumn = { meaning: 'wind, m/s', name: 'wind_ms', range: [0, 120] };
const DISEASES = Object.keys(EPIRICE) as readonly EpiriceName[];
const diseaseOf = (options: ModelOptions): EpiriceName =>
  DISEASES.find((one) => one === options.get('disease')) ?? 'leaf-blast';

/** Models of weather: an hour or a day a row. */
export const CLIMATE_MODELS: Readonly<Record<string, FileModel>> = {
  blastam: {
    zh: '叶瘟感染判定（BLASTAM）：120 小时，第 1 日 00:00 起',
    en: 'leaf blast infection (BLASTAM): 120 hours from day 1 00:00',
    source: 'Koshimizu 1988; Miyagi, Mie, Oita prefectures',
    // No ranges: the model has a quality step of its own, which says the hour.
    columns: [
      { also: ['TEMP'], meaning: 'air temperature, °C', name: 'temp_c', gaps: true },
      { meaning: 'wind, m/s', name: 'wind_ms', gaps: true },
      { also: ['RAIN'], meaning: 'rain, mm', name: 'rain_mm', gaps: true },
      { meaning: 'sunshine in the hour, h', name: 'sunshine_h', optional: true },
    ],
    options: {},
    ruledBy: () => 'model-parameters/blastam',
    run: (rows, _options, rules) =>
      blastam(
        rows.map((row) => ({
          ...measured(row, 'rain_mm', 'rainMm'),
          ...measured(row, 'sunshine_h', 'sunshineH'),
          ...measured(row, 'temp_c', 'temperatureC'),
          ...measured(row, 'wind_ms', 'windMs'),
        })),
        rules.numbers('blastam'),
      ),
    words: (result) => {
      const { missing, verdict, voided, wetPeriod } = result as BlastResult;
      return `${verdict} · ${wetPeriod?.hours ?? 0} h wet, ${voided.length} values voided, ${missing.length} missing`;
    },
  },
  epirice: {
    zh: '病害流行（EPIRICE）：出苗日起每日一行',
    en: 'epidemic (EPIRICE): a day a row from emergence',
    source: 'Savary et al. 2012, Crop Protection 34:6',
    columns: [AIR, HUMIDITY, RAIN],
    options: { disease: DISEASES, days: 'number' },
    ruledBy: (options) => `model-parameters/epirice-${diseaseOf(options)}`,
    run: (rows, options, rules) => {
      const days = rows.slice(0, Number(options.get('days') ?? rows.length)).map((row) => ({
        humidityPercent: numberOf(row, 'rh_pct'),
        rainMm: numberOf(row, 'rain_mm'),
        temperatureC: numberOf(row, 'temp_c'),
      }));
      const disease = diseaseOf(options);
      // A day depends on all before it: from the first void one on nothing is said.
      const from = days.findIndex((day) => Object.values(day).some(Number.isNaN));
      const known = from < 0 ? days : days.slice(0, from);
      const answer = epirice(disease, known, rules.numbers(`epirice-${disease}`));
      return from < 0 ? answer : { ...answer, notJudgeableFrom: from + 1 };
    },
    words: (result) => {
      const { audpc, days, disease } = result as EpiriceResult;
      return `${disease}: intensity ${(days.at(-1)?.intensity ?? 0).toExponential(4)} on day ${days.length}, AUDPC ${audpc.toPrecision(6)}`;
    },
  },
  'leaf-wetness': {
    zh: '叶面湿润（无传感器）：RH ≥ 90 % 与 CART/SLD',
    en: 'leaf wetness without a sensor: RH ≥ 90 % and CART/SLD',
    source: 'Gleason 1994; Kim et al. 2002',
    columns: [
      AIR,
      { meaning: 'dew point, °C', name: 'dewpoint_c', range: AIR_RANGE },
      HUMIDITY,
      { ...WIND, meaning: 'wind at canopy height, m/s' },
    ],
    options: {},
    ruledBy: () => 'model-parameters/leaf-wetness',
    run: (rows, _options, rules) => {
      const rule = rules.numbers('leaf-wetness') ?? LEAF_WETNESS_RULE;
      const hours = rows.map((row): { byCart?: boolean | undefined; byHumidity?: boolean } => {
        const canopy = {
          dewPointDepressionC: numberOf(row, 'temp_c') - numberOf(row, 'dewpoint_c'),
          humidityPercent: numberOf(row, 'rh_pct'),
          temperatureC: numberOf(row, 'temp_c'),
          windMs: numberOf(row, 'wind_ms'),
        };
        // Of an hour with a void value neither rule says anything.
        if (Object.values(canopy).some(Number.isNaN)) return {};
        return {
          byCart: isWetByCart(canopy, rule),
          byHumidity: isWetByHumidity(canopy.humidityPercent, rule),
        };
      });
      const wet = (of: 'byCart' | 'byHumidity'): number =>
        hours.filter((hour) => hour[of] === true).length;
      return {
        hours,
        model: 'leaf-wetness',
        ruleSetId: rule.ruleSetId,
        version: '1',
        wetByCart: wet('byCart'),
        wetByHumidity: wet('byHumidity'),
      };
    },
    words: (result) => {
      const { hours, wetByCart, wetByHumidity } = result as Record<
        'wetByCart' | 'wetByHumidity',
        number
      > & { hours: [] };
      return `${hours.length} h: ${wetByHumidity} wet by RH, ${wetByCart} by CART/SLD`;
    },
  },
  'stem-borer': {
    zh: '二化螟：3 月 1 日起每日一行，基点 12.9 °C',
    en: 'striped stem borer: a day a row from 1 March, base 12.9 °C',
    source: 'Jiao 2006, tested at Changchun 2002–04',
    columns: EXTREMES,
    options: { method: ['average', 'single-sine'] },
    ruledBy: () => 'model-parameters/stem-borer',
    run: (rows, options, rules) =>
      stemBorer(
        rows.map(extremesOf),
        (options.get('method') ?? 'average') as DegreeDayMethod,
        rules.numbers('stem-borer'),
      ),
    words: (result) => {
      const { degreeDays, method, reached } = result as StemBorerResult;
      return `${degreeDays.toFixed(1)} DD (${method}): ${JSON.stringify(reached)}`;
    },
  },
  'growing-degree-days': {
    zh: '水稻积温：移栽起每日一行，8–30 °C',
    en: 'growing degree-days of rice: a day a row, 8–30 °C',
    source: 'AquaCrop PaddyRice (FAO)',
    columns: WHOLE_DAYS,
    options: {},
    ruledBy: () => 'model-parameters/growing-degree-days',
    run: (rows, _options, rules) => {
      const rule = rules.numbers('growing-degree-days') ?? GROWTH_RULE;
      const days = rows.map((row) => {
        const day = extremesOf(row);
        return day ? growingDegreeDays(day, rule) : null;
      });
      const { ruleSetId } = rule;
      const from = days.indexOf(null);
      const known = from < 0 ? days : days.slice(0, from);
      const sum = known.reduce((total: number, one) => total + (one ?? 0), 0);
      return {
        ...{ days, model: 'growing-degree-days', ruleSetId, sum, version: '1' },
        ...(from >= 0 && { notJudgeableFrom: from + 1 }),
      };
    },
    words: (result) => `${(result as { sum: number }).sum.toFixed(1)} GDD`,
  },
};
