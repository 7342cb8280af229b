// SPDX-License-Identifier: Apache-2.0
import {
  BUILT_IN,
  demandInput,
  MILL_KINDS,
  MILL_PARTS,
  massAtMoisture,
  massBalance,
  millingYield,
  BALANCE_RULE,
  type MassBalance,
  type MillKind,
} from '@daoji/agronomy';
import {
  addDays,
  BUILT_IN_FUMIGATION,
  BUILT_IN_INSPECTIONS,
  FUMIGANTS,
  INSECT_FINDINGS,
  inspectionPeriod,
  MOISTURE_CLASSES,
  TREATMENT_AGENTS,
} from '@daoji/model';

import { FROM_ZERO, GRAIN_RANGE, PERCENT_RANGE } from './columns.js';
import { numberOf, optionNumber, textOf, type FileModel } from './file-model.js';
import type { ModelColumn } from './model-table.js';
import { rowModel } from './row-model.js';

const day = (name: string, meaning: string): ModelColumn => ({ kind: 'date', meaning, name });
const grams = (name: string, meaning: string): ModelColumn => ({ meaning, name, range: FROM_ZERO });
const moisture = (name: string, meaning: string): ModelColumn => ({
  meaning,
  name,
  range: PERCENT_RANGE,
});

/** What a keeper, a fumigator and a miller reckon by hand today. */
export const KEEPER_MODELS: Readonly<Record<string, FileModel>> = {
  'inspection-calendar': rowModel('inspection-calendar', {
    zh: '粮情检查期限：按水分等级、粮温、虫情与新粮',
    en: 'when a person looks at the grain again, by class of moisture, temperature, insects and new grain',
    source: 'GB/T 29890-2013',
    columns: [
      day('inspected_on', 'civil date of the last look'),
      {
        kind: 'text',
        meaning: 'class of moisture',
        name: 'moisture_class',
        oneOf: MOISTURE_CLASSES,
      },
      { meaning: 'mean grain temperature, °C', name: 'mean_c', range: GRAIN_RANGE },
      { meaning: 'highest grain temperature, °C', name: 'max_c', range: GRAIN_RANGE },
      { kind: 'text', meaning: 'insects', name: 'insects', oneOf: INSECT_FINDINGS },
      { ...day('new_since', 'day on which grain of this harvest came in'), optional: true },
    ],
    options: {},
    ruledBy: () => 'grain-inspections',
    judge: (row, _options, rules) => {
      const inspectedOn = textOf(row, 'inspected_on');
      const { new_since: newGrainSince } = row;
      const [meanC, maximumC] = [numberOf(row, 'mean_c'), numberOf(row, 'max_c')];
      demandInput(
        maximumC >= meanC,
        `expected a maximum from the mean on, got ${maximumC} and ${meanC}`,
      );
      const periodDays = inspectionPeriod(
        rules.values('grain-inspections') ?? BUILT_IN_INSPECTIONS,
        {
          insects: oneOf(INSECT_FINDINGS, textOf(row, 'insects')),
          inspectedOn,
          maximumMilliC: Math.round(maximumC * 1_000),
          meanMilliC: Math.round(meanC * 1_000),
          moistureClass: oneOf(MOISTURE_CLASSES, textOf(row, 'moisture_class')),
          ...(typeof newGrainSince === 'string' && { newGrainSince }),
        },
      );
      return { nextOn: addDays(inspectedOn, periodDays), periodDays };
    },
    say: ({ nextOn, periodDays }) =>
      `${periodDays} 天内，至 · within ${periodDays} d, by ${nextOn}`,
  }),
  'fumigation-entry': rowModel('fumigation-entry', {
    zh: '熏蒸进仓：密闭天数、散气天数与实测浓度',
    en: 'whether people may go in: days closed, days aired, and what was measured',
    source: 'GB/T 29890-2013; entry at 0.3 mg/m³ unconfirmed',
    columns: [
      { kind: 'text', meaning: 'gas', name: 'agent', oneOf: FUMIGANTS },
      day('closed_on', 'day on which the bin was closed'),
      day('opened_on', 'day on which airing began'),
      day('measured_on', 'day of the measurement'),
      { meaning: 'gas in the air, mg/m³', name: 'mg_per_m3', range: FROM_ZERO },
    ],
    options: {},
    ruledBy: () => 'grain-fumigation',
    judge: (row, _options, rules) => {
      const { agents } = rules.values('grain-fumigation') ?? BUILT_IN_FUMIGATION;
      const rule = agents.find(({ agent }) => agent === textOf(row, 'agent'));
      demandInput(rule !== undefined, `expected a rule set with ${textOf(row, 'agent')}`);
      const [closed, opened, measured] = ['closed_on', 'opened_on', 'measured_on'].map((name) =>
        textOf(row, name),
      );
      const closedDays = daysBetween(closed, opened);
      const airedDays = daysBetween(opened, measured);
      demandInput(
        closedDays >= 0 && airedDays >= 0,
        'expected closed, opened and measured in this order',
      );
      const against = [
        ...(closedDays < rule.closedDays ? ['closed-too-short'] : []),
        ...(airedDays < rule.leastAiringDays ? ['aired-too-short'] : []),
        ...(numberOf(row, 'mg_per_m3') * 1_000 > rule.entryLimitMicrogramsPerM3
          ? ['above-limit']
          : []),
      ];
      return { against, airedDays, closedDays, mayEnter: against.length === 0 };
    },
    say: ({ against, mayEnter }) =>
      mayEnter
        ? '可以进仓 · may be entered'
        : `不得进仓 · not to be entered: ${against.join(', ')}`,
  }),
  'treatment-release': rowModel('treatment-release', {
    zh: '药剂处理后放行日期：结束日加安全间隔，须给规则集',
    en: 'first day of release after a treatment; asks for a rule set, the label prevails',
    source: 'rule set grain-treatments',
    columns: [
      { kind: 'text', meaning: 'agent', name: 'agent', oneOf: TREATMENT_AGENTS },
      day('ended_on', 'last day of the treatment, airing included'),
    ],
    options: {},
    ruledBy: () => 'grain-treatments',
    judge: (row, _options, rules) => {
      const agent = textOf(row, 'agent');
      const rule = rules.values('grain-treatments')?.treatments.find((one) => one.agent === agent);
      demandInput(rule !== undefined, `expected a rule set grain-treatments with ${agent}`);
      const { withdrawalDays } = rule;
      return { freeFrom: addDays(textOf(row, 'ended_on'), withdrawalDays), withdrawalDays };
    },
    say: ({ freeFrom, withdrawalDays }) =>
      `${freeFrom} 起可放行 · released from ${freeFrom} on (${withdrawalDays} d)`,
  }),
  'milling-yield': rowModel('milling-yield', {
    zh: '出米率与整精米率：与同类碾米厂相比',
    en: 'milled and head rice of the paddy, beside what such a mill gives',
    source: 'IRRI; USDA',
    columns: [
      grams('paddy_g', 'paddy, g at 14.5 %'),
      grams('milled_g', 'milled rice, g at 14.5 %'),
      { ...grams('head_g', 'whole kernels of it, g at 14.5 %'), optional: true },
    ],
    options: { mill: MILL_KINDS },
    judge: (row, options) => {
      const { head_g: headG } = row;
      return millingYield(
        {
          milledG: numberOf(row, 'milled_g'),
          paddyG: numberOf(row, 'paddy_g'),
          ...(typeof headG === 'number' && { headG }),
        },
        oneOf<MillKind>(MILL_KINDS, options.get('mill') ?? MILL_KINDS[0]),
      );
    },
    say: ({ head, headPercent, milled, milledPercent }) =>
      `${milledPercent.toFixed(2)} % ${milled}${headPercent === undefined ? '' : `, 整精米 · head ${headPercent.toFixed(2)} % ${head ?? ''}`}`,
  }),
  'mass-at-moisture': rowModel('mass-at-moisture', {
    zh: '折算水分后的重量：W2 = W1(100 − M1)/(100 − M2)',
    en: 'mass at another moisture',
    source: 'dry matter stays the same',
    columns: [
      grams('mass', 'mass, in any unit'),
      moisture('from_pct', 'its moisture, % wet basis'),
      {
        ...moisture('to_pct', 'moisture asked for, % wet basis; 14.5 where empty'),
        optional: true,
      },
    ],
    options: {},
    judge: (row) => {
      const { to_pct: toPercent = BALANCE_RULE.atPercent } = row;
      const mass = massAtMoisture(
        numberOf(row, 'mass'),
        numberOf(row, 'from_pct'),
        Number(toPercent),
      );
      return { mass, toPercent: Number(toPercent) };
    },
    say: ({ mass, toPercent }) => `${mass.toFixed(4)} (${toPercent} %)`,
  }),
  'mass-balance': {
    zh: '物料平衡：各部分折至 14.5 % 后相加',
    en: 'balance of a milling, everything at 14.5 %',
    source: 'dry matter stays the same; tolerance 2 % and recovery 60–72 % unconfirmed',
    columns: [
      { kind: 'text', meaning: 'what it is', name: 'part', oneOf: MILL_PARTS },
      grams('mass', 'mass, g'),
      moisture('moisture_pct', 'its moisture, % wet basis'),
    ],
    options: { tolerance: 'number' },
    run: (rows, options) => {
      const tolerancePercent = optionNumber(options, 'tolerance', BALANCE_RULE.tolerancePercent);
      const weighed = rows.map((row) => ({
        mass: numberOf(row, 'mass'),
        moisturePercent: numberOf(row, 'moisture_pct'),
        part: oneOf(MILL_PARTS, textOf(row, 'part')),
      }));
      const isWhole = weighed.every(({ mass, moisturePercent }) =>
        Number.isFinite(mass + moisturePercent),
      );
      demandInput(isWhole, 'expected every mass with its moisture: a balance without one is none');
      const balance = massBalance(weighed, { ...BALANCE_RULE, tolerancePercent });
      return { ...balance, model: 'mass-balance', ruleSetId: BUILT_IN, version: '1', voided: [] };
    },
    words: (result) => {
      const { difference, differencePercent, isWithin, recoveryPercent } = result as MassBalance;
      return `${isWithin ? '平衡 · balanced' : '不平衡 · not balanced'}: ${difference.toFixed(1)} g, ${differencePercent.toFixed(2)} %; 出米率 · recovery ${recoveryPercent.toFixed(2)} %`;
    },
  },
};

/** The member that a text is; the table has checked that it is one. */
function oneOf<T extends string>(members: readonly T[], text: string): T {
  const found: T | undefined = members.find((one) => one === text);
  demandInput(found !== undefined, `expected one of ${members.join(', ')}, got ${text}`);
  return found;
}

function daysBetween(from = '', to = ''): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
