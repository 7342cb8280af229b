// SPDX-License-Identifier: Apache-2.0
import {
  blastInfection,
  blastLatencyDays,
  checkHourly,
  demandInput,
  diseaseIndex,
  infectionCohorts,
  leafBlastGrade,
  panicleBlastGrade,
  penetratingSpores,
  sheathBlightGrowth,
  type CheckedWeather,
  type InfectionResult,
} from '@daoji/agronomy';

import { AIR, AIR_RANGE, FROM_ZERO, HUMIDITY, PERCENT_RANGE } from './columns.js';
import {
  demandOption,
  measured,
  numberOf,
  optionNumber,
  textOf,
  type FileModel,
} from './file-model.js';
import type { ModelColumn } from './model-table.js';
import { rowModel } from './row-model.js';

const HIGHEST_GRADE = 9;
const share = (name: string, meaning: string): ModelColumn => ({ meaning, name, range: [0, 1] });
const amount = (name: string, meaning: string): ModelColumn => ({
  meaning,
  name,
  range: FROM_ZERO,
});
const hourly = (name: string, meaning: string): ModelColumn => ({ meaning, name, optional: true });

/** Further relations of diseases, and the quality step that all weather goes through. */
export const DISEASE_MODELS: Readonly<Record<string, FileModel>> = {
  'weather-check': {
    zh: '气象质控：每小时一行，列出不可能的数值',
    en: 'quality of hourly weather: names what physics forbids',
    source: 'physical limits of each quantity',
    columns: [
      hourly('temp_c', 'air temperature, °C'),
      hourly('dewpoint_c', 'dew point, °C'),
      hourly('rh_pct', 'relative humidity, %'),
      hourly('wind_ms', 'wind, m/s'),
      hourly('rain_mm', 'rain, mm'),
      hourly('sunshine_h', 'sunshine in the hour, h'),
    ],
    options: {},
    run: (rows) => ({
      ...checkHourly(
        rows.map((row) => ({
          ...measured(row, 'dewpoint_c', 'dewPointC'),
          ...measured(row, 'rh_pct', 'humidityPercent'),
          ...measured(row, 'rain_mm', 'rainMm'),
          ...measured(row, 'sunshine_h', 'sunshineH'),
          ...measured(row, 'temp_c', 'temperatureC'),
          ...measured(row, 'wind_ms', 'windMs'),
        })),
      ),
      model: 'weather-check',
      version: '1',
    }),
    words: (result) => {
      const { hours, voided } = result as CheckedWeather;
      const named = voided.map(({ index, quantity, value }) => `${quantity}@${index}=${value}`);
      return `${hours.length} h, 作废 · voided: ${named.join(', ') || '–'}`;
    },
  },
  'blast-infection': rowModel('blast-infection', {
    zh: '叶瘟侵染（接种试验）：湿润期均温与时长',
    en: 'blast infection by a wet period, of inoculated plants: differs from BLASTAM’s field table',
    source: 'Choi, Park & Lee 1987',
    columns: [
      { meaning: 'mean of the wet period, °C', name: 'temp_c', range: AIR_RANGE },
      { meaning: 'length of the wet period, h', name: 'wet_hours', range: [0, 1_000] },
    ],
    options: {},
    judge: (row) => {
      const latencyDays = blastLatencyDays(numberOf(row, 'temp_c'));
      return {
        ...blastInfection(numberOf(row, 'temp_c'), numberOf(row, 'wet_hours')),
        ...(latencyDays && { latencyDays }),
      };
    },
    say: ({ verdict }) => verdict,
  }),
  'blast-spores': rowModel('blast-spores', {
    zh: '稻瘟孢子侵入量：捕捉数乘各系数',
    en: 'penetrating spores of blast a day',
    source: 'Kim, Yoshino & Mogi 1975',
    columns: [
      amount('caught', 'spores caught a day (CSN)'),
      amount('trap_factor', 'factor of trap to air (C)'),
      amount('leaf_area_index', 'leaf area over ground area (LA/GA)'),
      share('receptive', 'share of receptive leaves (RA)'),
      share('infection', 'share infected by weather (MIP)'),
      share('resistance', 'share that resistance leaves (RI)'),
    ],
    options: {},
    judge: (row) => ({
      penetrating: penetratingSpores({
        caught: numberOf(row, 'caught'),
        infection: numberOf(row, 'infection'),
        leafAreaIndex: numberOf(row, 'leaf_area_index'),
        receptive: numberOf(row, 'receptive'),
        resistance: numberOf(row, 'resistance'),
        trapFactor: numberOf(row, 'trap_factor'),
      }),
    }),
    say: ({ penetrating }) => penetrating.toPrecision(6),
  }),
  'infection-cohorts': {
    zh: '通用侵染模型：每小时一行，孢子群体',
    en: 'generic infection by hourly cohorts of spores; blast’s numbers are unconfirmed, so that all are asked for',
    source: 'Magarey et al. 2005; Bregaglio et al. 2012',
    columns: [
      { ...AIR, optional: true },
      { kind: 'text', meaning: 'wet leaves', name: 'wet', oneOf: ['yes', 'no'], optional: true },
    ],
    options: {
      minimum: 'number',
      optimum: 'number',
      maximum: 'number',
      wetHours: 'number',
      dryHours: 'number',
    },
    run: (rows, options) =>
      infectionCohorts(
        {
          dryHours: demandOption(options, 'dryHours'),
          maximumC: demandOption(options, 'maximum'),
          minimumC: demandOption(options, 'minimum'),
          optimumC: demandOption(options, 'optimum'),
          wetHours: demandOption(options, 'wetHours'),
        },
        rows.map(({ temp_c: temperatureC, wet }) =>
          typeof temperatureC === 'number' && wet !== undefined
            ? { isWet: wet === 'yes', temperatureC }
            : undefined,
        ),
      ),
    words: (result) => {
      const { died, infections, notJudgeable, open } = result as InfectionResult;
      return `侵染 · infections at ${infections.join(', ') || '–'}; died ${died}, open ${open}, not judgeable ${notJudgeable} h`;
    },
  },
  'sheath-blight-growth': rowModel('sheath-blight-growth', {
    zh: '纹枯病垂直扩展：厘米每日',
    en: 'vertical growth of sheath blight, cm a day; nothing outside 20…28 °C and 86…100 %',
    source: 'Hashiba 1982',
    columns: [
      AIR,
      HUMIDITY,
      {
        meaning: 'days after heading',
        name: 'days_after_heading',
        optional: true,
        range: [0, 200],
      },
    ],
    options: {},
    judge: (row) => {
      const days = row['days_after_heading'];
      const cm = sheathBlightGrowth(
        numberOf(row, 'temp_c'),
        numberOf(row, 'rh_pct'),
        typeof days === 'number' ? days : undefined,
      );
      return cm === undefined
        ? { verdict: 'not-judgeable', why: 'outside 20…28 °C or 86…100 %' }
        : { cmPerDay: cm };
    },
    say: ({ cmPerDay = Number.NaN }) => `${cmPerDay.toFixed(3)} cm/d`,
  }),
  'blast-grade': rowModel('blast-grade', {
    zh: '稻瘟病田间分级 0–9',
    en: 'field grade of blast, 0–9',
    source: 'IRRI',
    columns: [
      { kind: 'text', meaning: 'what was looked at', name: 'part', oneOf: ['leaf', 'panicle'] },
      { meaning: 'affected leaf area, or panicles, %', name: 'affected_pct', range: PERCENT_RANGE },
    ],
    options: {},
    judge: (row) => ({
      grade: (textOf(row, 'part') === 'leaf' ? leafBlastGrade : panicleBlastGrade)(
        numberOf(row, 'affected_pct'),
      ),
    }),
    say: ({ grade }) => String(grade),
  }),
  'disease-index': {
    zh: '病情指数：100·Σ(株数×级)/(总数×最高级)',
    en: 'disease index of counts by grade, 0…100',
    source: 'unconfirmed; GB/T 15790-2009',
    columns: [
      { meaning: 'grade', name: 'grade', range: [0, HIGHEST_GRADE] },
      { meaning: 'plants or leaves of it', name: 'count', range: FROM_ZERO },
    ],
    options: { highest: 'number' },
    run: (rows, options) => {
      const highest = optionNumber(options, 'highest', HIGHEST_GRADE);
      const counts = Array<number>(HIGHEST_GRADE + 1).fill(0);
      for (const row of rows) {
        const [grade, count] = [numberOf(row, 'grade'), numberOf(row, 'count')];
        // An index over the rest would be another one.
        demandInput(
          Number.isInteger(grade) && !Number.isNaN(count),
          `expected a whole grade 0…${HIGHEST_GRADE} with its count in each row`,
        );
        counts[grade] = (counts[grade] ?? 0) + count;
      }
      const n = counts.reduce((sum, count) => sum + count, 0);
      return {
        index: diseaseIndex(counts, highest),
        model: 'disease-index',
        n,
        version: '1',
        voided: [],
      };
    },
    words: (result) => {
      const { index, n } = result as { index: number; n: number };
      return `${index.toFixed(2)} (n ${n})`;
    },
  },
};
