// SPDX-License-Identifier: Apache-2.0
import {
  CONDENSATION_MARGIN_K,
  condenses,
  CO2_PER_DRY_MATTER,
  demandInput,
  dewPoint,
  DRY_MATTER_LOSS_LIMIT_PERCENT,
  dryMatterLoss,
  equilibriumHumidity,
  headspaceState,
  ISOTHERM_RULE,
  oroMoisture,
  pointRises,
  respiration,
  RISE_RULE,
  wetBasis,
  type Isotherm,
  type PointRise,
} from '@daoji/agronomy';

import { AIR, GRAIN_RANGE, HUMIDITY, PERCENT_RANGE } from './columns.js';
import { numberOf, optionNumber, textOf, type FileModel } from './file-model.js';
import type { ModelColumn } from './model-table.js';
import { rowModel } from './row-model.js';

const GRAIN: ModelColumn = { meaning: 'grain temperature, °C', name: 'temp_c', range: GRAIN_RANGE };
const MOISTURE: ModelColumn = {
  meaning: 'grain moisture, % wet basis',
  name: 'moisture_pct',
  range: PERCENT_RANGE,
};

/** Models of stored grain and the air about it, a row by itself; rates of rise over days. */
export const STORE_MODELS: Readonly<Record<string, FileModel>> = {
  'temperature-rise': {
    zh: '粮温升速：每测点日均温之差，连续三日 ≥ 1 K 提示',
    en: 'rates of rise of each point, by daily means; noted from 1 K a day on three days in a row',
    source: 'unconfirmed',
    columns: [
      { kind: 'text', meaning: 'sensor', name: 'sensor' },
      { kind: 'time', meaning: 'time, ISO 8601', name: 'time' },
      { ...GRAIN, optional: true },
    ],
    options: { days: 'number', kPerDay: 'number' },
    run: (rows, options) => {
      const rule = {
        days: optionNumber(options, 'days', RISE_RULE.days),
        kPerDay: optionNumber(options, 'kPerDay', RISE_RULE.kPerDay),
      };
      const readings = rows.flatMap((row) => {
        const { temp_c: temperatureC } = row;
        if (typeof temperatureC !== 'number') return [];
        return [{ sensor: textOf(row, 'sensor'), temperatureC, timeMs: numberOf(row, 'time') }];
      });
      return {
        model: 'temperature-rise',
        points: pointRises(readings, rule),
        version: '1',
        voided: [],
      };
    },
    words: (result) =>
      (result as { points: readonly PointRise[] }).points
        .map(({ days, notedOn, sensor }) => {
          const last = days.at(-1)?.riseK;
          const rise = last === undefined ? '–' : `${last.toFixed(2)} K/d`;
          return `${sensor} ${rise}${notedOn === undefined ? '' : `, 提示 · noted ${notedOn}`}`;
        })
        .join('\n'),
  },
  'equilibrium-humidity': rowModel('equilibrium-humidity', {
    zh: '稻谷平衡相对湿度',
    en: 'equilibrium relative humidity of rough rice',
    source: 'ASAE D245; Chung–Pfost (unconfirmed)',
    columns: [GRAIN, MOISTURE],
    options: { isotherm: ['chung-pfost', 'modified-henderson'] },
    ruledBy: () => 'grain-isotherms',
    judge: (row, options, rules) => {
      const isotherm: Isotherm =
        options.get('isotherm') === 'modified-henderson' ? 'modified-henderson' : 'chung-pfost';
      const rule = rules.isotherms() ?? ISOTHERM_RULE;
      const [temperature, moisture] = [numberOf(row, 'temp_c'), numberOf(row, 'moisture_pct')];
      return { humidityPercent: 100 * equilibriumHumidity(isotherm, temperature, moisture, rule) };
    },
    say: ({ humidityPercent }) => `${humidityPercent.toFixed(2)} %`,
  }),
  'oro-moisture': rowModel('oro-moisture', {
    zh: 'Oro 品种平衡水分（干基与湿基 %）',
    en: 'equilibrium moisture of cultivar Oro, % dry and wet basis',
    source: 'isotherm of cv. Oro; paper unconfirmed',
    columns: [GRAIN, HUMIDITY],
    options: {},
    judge: (row) => {
      const dry = oroMoisture(numberOf(row, 'temp_c'), numberOf(row, 'rh_pct') / 100);
      return { dryBasisPercent: dry, wetBasisPercent: wetBasis(dry) };
    },
    say: ({ dryBasisPercent, wetBasisPercent }) =>
      `${dryBasisPercent.toFixed(3)} % d.b., ${wetBasisPercent.toFixed(3)} % w.b.`,
  }),
  'dew-point': rowModel('dew-point', {
    zh: '露点',
    en: 'dew point of air',
    source: 'Magnus, WMO-No. 8',
    columns: [AIR, HUMIDITY],
    options: {},
    judge: (row) => ({
      dewPointC: dewPoint(numberOf(row, 'temp_c'), numberOf(row, 'rh_pct') / 100),
    }),
    say: ({ dewPointC }) => `${dewPointC.toFixed(2)} °C`,
  }),
  condensation: rowModel('condensation', {
    zh: '结露风险：仓温与膜下露点之差 ≤ 3 K',
    en: 'risk of condensation: headspace within 3 K of the dew point under the film',
    source: 'LS/T 1202 (to be confirmed on paper)',
    columns: [
      { meaning: 'headspace, °C', name: 'headspace_c', range: GRAIN_RANGE },
      { meaning: 'air under the film, °C', name: 'film_c', range: GRAIN_RANGE },
      { meaning: 'relative humidity under the film, %', name: 'film_rh_pct', range: PERCENT_RANGE },
    ],
    options: {},
    judge: (row) => {
      const dewPointC = dewPoint(numberOf(row, 'film_c'), numberOf(row, 'film_rh_pct') / 100);
      const headspaceC = numberOf(row, 'headspace_c');
      return {
        dewPointC,
        isAtRisk: condenses(headspaceC, dewPointC),
        marginK: headspaceC - dewPointC,
      };
    },
    say: ({ dewPointC, isAtRisk, marginK }) =>
      `${isAtRisk ? '有结露风险 · at risk' : '无 · none'}: 露点 · dew point ${dewPointC.toFixed(2)} °C, ${marginK.toFixed(2)} K (≤ ${CONDENSATION_MARGIN_K} K)`,
  }),
  respiration: {
    zh: '呼吸与干物质损失：按水分、粮温与天数累计，限 0.5 %',
    en: 'respiration and dry-matter loss by moisture, temperature and days, summed; limit 0.5 %',
    source: 'measured at 38 °C; 1 g of dry matter for 1.4667 g of CO2',
    columns: [
      { ...MOISTURE, optional: true },
      { ...GRAIN, optional: true },
      {
        meaning: 'days that it lasts; 1 where empty',
        name: 'days',
        optional: true,
        range: [0, 1_000],
      },
    ],
    options: {},
    run: (rows) => {
      const periods = rows.map(({ days = 1, moisture_pct: moisture, temp_c: temperature }) => {
        if (typeof moisture !== 'number' || typeof temperature !== 'number') return null;
        const co2MgPer100gDay = respiration(moisture, temperature);
        // mg of 100 g is a thousandth of a percent.
        const lossPercent = (dryMatterLoss(co2MgPer100gDay) * Number(days)) / 1_000;
        return { co2MgPer100gDay, lossPercent };
      });
      const missing = periods.flatMap((one, at) => (one === null ? [at + 1] : []));
      demandInput(missing.length < rows.length, 'expected a row with moisture and temperature');
      const lossPercent = periods.reduce((sum, one) => sum + (one?.lossPercent ?? 0), 0);
      const verdict = verdictOf(lossPercent, missing);
      return {
        lossPercent,
        missing,
        model: 'respiration',
        periods,
        verdict,
        version: '1',
        voided: [],
      };
    },
    words: (result) => {
      const { lossPercent, verdict } = result as { lossPercent: number; verdict: string };
      return `${verdict}: ${lossPercent.toFixed(4)} % (≤ ${DRY_MATTER_LOSS_LIMIT_PERCENT} %; ${CO2_PER_DRY_MATTER.toFixed(4)} g CO2/g)`;
    },
  },
  'headspace-co2': rowModel('headspace-co2', {
    zh: '仓顶 CO2：安全、关注、有问题、变质',
    en: 'what lasting CO2 in the headspace says',
    source: 'Maier 2006',
    columns: [{ meaning: 'CO2, ppm', name: 'ppm', range: [0, 1_000_000] }],
    options: {},
    judge: (row) => ({ state: headspaceState(numberOf(row, 'ppm')) }),
    say: ({ state }) => state,
  }),
};

/** More than the limit is over it, whatever the missing rows would add; below it they decide. */
function verdictOf(lossPercent: number, missing: readonly number[]): string {
  if (lossPercent > DRY_MATTER_LOSS_LIMIT_PERCENT) return 'over-limit';
  return missing.length > 0 ? 'not-judgeable' : 'within-limit';
}
