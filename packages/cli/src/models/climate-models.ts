// SPDX-License-Identifier: Apache-2.0
import {
  blastam,
  EPIRICE,
  epirice,
  growingDegreeDays,
  isWetByCart,
  isWetByHumidity,
  stemBorer,
  type BlastResult,
  type DegreeDayMethod,
  type EpiriceName,
  type EpiriceResult,
  type StemBorerResult,
} from '@daoji/agronomy';

import { measured, numberOf, type FileModel } from './file-model.js';
import type { ModelColumn } from './model-table.js';

const AIR: ModelColumn = { also: ['TEMP'], meaning: 'air temperature, °C', name: 'temp_c' };
const HUMIDITY: ModelColumn = { also: ['RHUM'], meaning: 'relative humidity, %', name: 'rh_pct' };
const RAIN: ModelColumn = { also: ['RAIN'], meaning: 'rain, mm', name: 'rain_mm' };
const WIND: ModelColumn = { meaning: 'wind, m/s', name: 'wind_ms' };
const EXTREMES: readonly ModelColumn[] = [
  { meaning: 'highest of the day, °C', name: 'tmax_c', optional: true },
  { meaning: 'lowest of the day, °C', name: 'tmin_c', optional: true },
];
const DISEASES = Object.keys(EPIRICE);

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
    run: (rows) =>
      blastam(
        rows.map((row) => ({
          ...measured(row, 'rain_mm', 'rainMm'),
          ...measured(row, 'sunshine_h', 'sunshineH'),
          ...measured(row, 'temp_c', 'temperatureC'),
          ...measured(row, 'wind_ms', 'windMs'),
        })),
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
    run: (rows, options) => {
      const days = rows.slice(0, Number(options.get('days') ?? rows.length)).map((row) => ({
        humidityPercent: numberOf(row, 'rh_pct'),
        rainMm: numberOf(row, 'rain_mm'),
        temperatureC: numberOf(row, 'temp_c'),
      }));
      return epirice((options.get('disease') ?? DISEASES[0]) as EpiriceName, days);
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
    run: (rows) => {
      const hours = rows.map((row) => ({
        byCart: isWetByCart({
          dewPointDepressionC: numberOf(row, 'temp_c') - numberOf(row, 'dewpoint_c'),
          humidityPercent: numberOf(row, 'rh_pct'),
          temperatureC: numberOf(row, 'temp_c'),
          windMs: numberOf(row, 'wind_ms'),
        }),
        byHumidity: isWetByHumidity(numberOf(row, 'rh_pct')),
      }));
      const wet = (of: 'byCart' | 'byHumidity'): number => hours.filter((hour) => hour[of]).length;
      return {
        hours,
        model: 'leaf-wetness',
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
    run: (rows, options) =>
      stemBorer(
        rows.map(({ tmax_c: maximumC, tmin_c: minimumC }) =>
          typeof maximumC === 'number' && typeof minimumC === 'number'
            ? { maximumC, minimumC }
            : undefined,
        ),
        (options.get('method') ?? 'average') as DegreeDayMethod,
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
    run: (rows) => {
      const days = rows.map((row) =>
        growingDegreeDays({ maximumC: numberOf(row, 'tmax_c'), minimumC: numberOf(row, 'tmin_c') }),
      );
      const sum = days.reduce((total, one) => total + one, 0);
      return { days, model: 'growing-degree-days', sum, version: '1' };
    },
    words: (result) => `${(result as { sum: number }).sum.toFixed(1)} GDD`,
  },
};
