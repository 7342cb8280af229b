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

import { measured, numberOf, type FileModel, type ModelOptions } from './file-model.js';
import type { ModelColumn } from './model-table.js';

const AIR: ModelColumn = { also: ['TEMP'], meaning: 'air temperature, °C', name: 'temp_c' };
const HUMIDITY: ModelColumn = { also: ['RHUM'], meaning: 'relative humidity, %', name: 'rh_pct' };
const RAIN: ModelColumn = { also: ['RAIN'], meaning: 'rain, mm', name: 'rain_mm' };
const WIND: ModelColumn = { meaning: 'wind, m/s', name: 'wind_ms' };
const EXTREMES: readonly ModelColumn[] = [
  { meaning: 'highest of the day, °C', name: 'tmax_c', optional: true },
  { meaning: 'lowest of the day, °C', name: 'tmin_c', optional: true },
];
const DISEASES = Object.keys(EPIRICE) as readonly EpiriceName[];
const diseaseOf = (options: ModelOptions): EpiriceName =>
  DISEASES.find((one) => one === options.get('disease')) ?? 'leaf-blast';

/** Models of weather: an hour or a day a row. */
export const CLIMATE_MODELS: Readonly<Record<string, FileModel>> = {
  blastam: {
    zh: '叶瘟感染判定（BLASTAM）：120 小时，第 1 日 00:00 起',
    en: 'leaf blast infection (BLASTAM): 120 hours from day 1 00:00',
    source: 'Koshimizu 1988; Miyagi, Mie, Oita prefectures',
    columns: [AIR, WIND, RAIN]
      .map((column) => ({ ...column, optional: true as const }))
      .concat([
        { meaning: 'sunshine in the hour, h', name: 'sunshine_h', optional: true as const },
      ]),
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
      return epirice(disease, days, rules.numbers(`epirice-${disease}`));
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
      { meaning: 'dew point, °C', name: 'dewpoint_c' },
      HUMIDITY,
      { ...WIND, meaning: 'wind at canopy height, m/s' },
    ],
    options: {},
    ruledBy: () => 'model-parameters/leaf-wetness',
    run: (rows, _options, rules) => {
      const rule = rules.numbers('leaf-wetness') ?? LEAF_WETNESS_RULE;
      const hours = rows.map((row) => {
        const canopy = {
          dewPointDepressionC: numberOf(row, 'temp_c') - numberOf(row, 'dewpoint_c'),
          humidityPercent: numberOf(row, 'rh_pct'),
          temperatureC: numberOf(row, 'temp_c'),
          windMs: numberOf(row, 'wind_ms'),
        };
        return {
          byCart: isWetByCart(canopy, rule),
          byHumidity: isWetByHumidity(canopy.humidityPercent, rule),
        };
      });
      const wet = (of: 'byCart' | 'byHumidity'): number => hours.filter((hour) => hour[of]).length;
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
        rows.map(({ tmax_c: maximumC, tmin_c: minimumC }) =>
          typeof maximumC === 'number' && typeof minimumC === 'number'
            ? { maximumC, minimumC }
            : undefined,
        ),
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
    columns: EXTREMES.map(({ meaning, name }) => ({ meaning, name })),
    options: {},
    ruledBy: () => 'model-parameters/growing-degree-days',
    run: (rows, _options, rules) => {
      const rule = rules.numbers('growing-degree-days') ?? GROWTH_RULE;
      const days = rows.map((row) => {
        const [maximumC, minimumC] = [numberOf(row, 'tmax_c'), numberOf(row, 'tmin_c')];
        return growingDegreeDays({ maximumC, minimumC }, rule);
      });
      const { ruleSetId } = rule;
      const sum = days.reduce((total, one) => total + one, 0);
      return { days, model: 'growing-degree-days', ruleSetId, sum, version: '1' };
    },
    words: (result) => `${(result as { sum: number }).sum.toFixed(1)} GDD`,
  },
};
