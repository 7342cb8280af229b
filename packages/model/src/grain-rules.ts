// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { addDays } from './civil-date.js';
import { FUMIGANTS, type INSECT_FINDINGS, type MOISTURE_CLASSES } from './commands-storage.js';

const days = z.int().min(1).max(400);
const milliK = z.int().min(100).max(50_000);
const micrograms = z.int().min(1).max(100_000_000);

/** Days within which a person must look again, by class of moisture. */
const periodsSchema = z.strictObject({ dangerous: days, safe: days, semiSafe: days });

/** Values of a rule set `grain-inspections` (GB/T 29890-2013): when a person must look at the grain of a bin. */
export const grainInspectionsSchema = z.strictObject({
  /** Half-monthly report of a store. */
  halfMonthlyReportDays: days,
  kind: z.literal('grain-inspections'),
  low: periodsSchema,
  /** Grain of this harvest, for so many days after it came in; the shorter of this and the other table counts. */
  newGrain: z.strictObject({ ...periodsSchema.shape, forDays: days }),
  warm: periodsSchema,
  /** Warm is a maximum above this, °C × 1000. */
  warmMaximumMilliC: z.int().min(0).max(60_000),
  /** Or a mean above this. */
  warmMeanMilliC: z.int().min(0).max(60_000),
  /** Full check by the head of the store. */
  weeklyFullDays: days,
});

/** Values of a rule set `grain-aeration` (LS/T 1202): when the fan is started and stopped. */
export const grainAerationSchema = z.strictObject({
  /** It goes on while the grain is so much warmer than the outside air. */
  goOnMilliK: milliK,
  kind: z.literal('grain-aeration'),
  /** Started from so much on. */
  startMilliK: milliK,
  stopGradientMilliKPerM: milliK,
  /** Moisture, thousandths of a percent per metre. */
  stopMoistureGradientMilliPercentPerM: z.int().min(1).max(10_000),
  /** Top against bottom, in a flat store and in a steel silo. */
  stopTopBottomFlatMilliK: milliK,
  stopTopBottomSiloMilliK: milliK,
});

/** Values of a rule set `grain-fumigation` (GB/T 29890-2013): dose, closed time, airing and re-entry of each gas. */
export const grainFumigationSchema = z.strictObject({
  agents: z
    .array(
      z.strictObject({
        agent: z.enum(FUMIGANTS),
        closedDays: days,
        /** Product, mg per m³ of grain. */
        doseMaxMilligramsPerM3: z.int().min(1).max(1_000_000),
        doseMinMilligramsPerM3: z.int().min(1).max(1_000_000),
        /** Most that the air may hold when a person goes in, µg/m³. */
        entryLimitMicrogramsPerM3: micrograms,
        leastAiringDays: days,
        /** CT product that each point must reach, mg·h/m³. */
        leastDoseMilligramHoursPerM3: z.int().min(1).max(1_000_000_000).optional(),
      }),
    )
    .min(1)
    .max(FUMIGANTS.length),
  kind: z.literal('grain-fumigation'),
});

/** See {@link grainInspectionsSchema}. */
export type GrainInspections = z.infer<typeof grainInspectionsSchema>;
/** See {@link grainAerationSchema}. */
export type GrainAeration = z.infer<typeof grainAerationSchema>;
/** See {@link grainFumigationSchema}. */
export type GrainFumigation = z.infer<typeof grainFumigationSchema>;

/** Where no rule set is in force. Source: GB/T 29890-2013; the days of new grain and the report are unconfirmed. */
export const BUILT_IN_INSPECTIONS: GrainInspections = {
  halfMonthlyReportDays: 15,
  kind: 'grain-inspections',
  low: { dangerous: 5, safe: 15, semiSafe: 10 },
  newGrain: { dangerous: 1, forDays: 90, safe: 7, semiSafe: 5 },
  warm: { dangerous: 1, safe: 7, semiSafe: 5 },
  warmMaximumMilliC: 25_000,
  warmMeanMilliC: 15_000,
  weeklyFullDays: 7,
};

/** Where no rule set is in force. Source: LS/T 1202, to be confirmed on paper. */
export const BUILT_IN_AERATION: GrainAeration = {
  goOnMilliK: 4_000,
  kind: 'grain-aeration',
  startMilliK: 8_000,
  stopGradientMilliKPerM: 1_000,
  stopMoistureGradientMilliPercentPerM: 300,
  stopTopBottomFlatMilliK: 3_000,
  stopTopBottomSiloMilliK: 10_000,
};

/** Where no rule set is in force: phosphine alone. Source: GB/T 29890-2013; entry at 0.3 mg/m³ is unconfirmed. */
export const BUILT_IN_FUMIGATION: GrainFumigation = {
  agents: [
    {
      agent: 'phosphine',
      closedDays: 14,
      doseMaxMilligramsPerM3: 9_000,
      doseMinMilligramsPerM3: 6_000,
      entryLimitMicrogramsPerM3: 300,
      leastAiringDays: 1,
    },
  ],
  kind: 'grain-fumigation',
};

/** What a person saw of the grain, as far as the period depends on it. */
export interface SeenGrain {
  readonly insects: (typeof INSECT_FINDINGS)[number];
  readonly maximumMilliC: number;
  readonly meanMilliC: number;
  readonly moistureClass: (typeof MOISTURE_CLASSES)[number];
  /** Civil date of the look, and that on which grain of this harvest came in; absent where the grain is not new. */
  readonly inspectedOn: string;
  readonly newGrainSince?: string | undefined;
}

/**
 * Days within which a person must look again. Some insects count as semi-safe at least, many as dangerous.
 * Source: GB/T 29890-2013 (`rice-domain.md` §4).
 */
export function inspectionPeriod(rule: GrainInspections, seen: SeenGrain): number {
  const { insects, inspectedOn, maximumMilliC, meanMilliC, moistureClass, newGrainSince } = seen;
  const isWarm = meanMilliC > rule.warmMeanMilliC || maximumMilliC > rule.warmMaximumMilliC;
  const row = rowOf(moistureClass, insects);
  const period = rule[isWarm ? 'warm' : 'low'][row];
  const isNew =
    newGrainSince !== undefined && inspectedOn < addDays(newGrainSince, rule.newGrain.forDays);
  return isNew ? Math.min(period, rule.newGrain[row]) : period;
}

function rowOf(
  moisture: SeenGrain['moistureClass'],
  insects: SeenGrain['insects'],
): 'dangerous' | 'safe' | 'semiSafe' {
  if (moisture === 'dangerous' || insects === 'many') return 'dangerous';
  return moisture === 'semi-safe' || insects === 'some' ? 'semiSafe' : 'safe';
}

/** Numbers of a fan as the model of aeration takes them, in K and %, for one kind of store. */
export interface AerationNumbers {
  readonly goOnK: number;
  readonly startK: number;
  readonly stopGradientKPerM: number;
  readonly stopMoistureGradient: number;
  readonly stopTopBottomK: number;
}

/** Kinds of stores that differ in how even their grain can get. */
export const STORE_KINDS = ['flat', 'silo'] as const;

/** Numbers of a rule set `grain-aeration` for a flat store or a steel silo. */
export function aerationNumbers(
  values: GrainAeration,
  store: (typeof STORE_KINDS)[number],
): AerationNumbers {
  const { stopTopBottomFlatMilliK, stopTopBottomSiloMilliK } = values;
  return {
    goOnK: values.goOnMilliK / 1_000,
    startK: values.startMilliK / 1_000,
    stopGradientKPerM: values.stopGradientMilliKPerM / 1_000,
    stopMoistureGradient: values.stopMoistureGradientMilliPercentPerM / 1_000,
    stopTopBottomK: (store === 'flat' ? stopTopBottomFlatMilliK : stopTopBottomSiloMilliK) / 1_000,
  };
}

/** What contradicts itself in the periods; undefined where nothing does. */
export function grainInspectionsFault(values: GrainInspections): string | undefined {
  for (const name of ['low', 'warm', 'newGrain'] as const) {
    const { dangerous, safe, semiSafe } = values[name];
    if (dangerous > semiSafe || semiSafe > safe)
      return `${name}: worse grain is looked at less often`;
  }
  return undefined;
}

/** What contradicts itself in the numbers of a fan; undefined where nothing does. */
export function grainAerationFault(values: GrainAeration): string | undefined {
  return values.goOnMilliK > values.startMilliK
    ? 'the fan needs more to go on than to start'
    : undefined;
}

/** What contradicts itself in the numbers of gases; undefined where nothing does. */
export function grainFumigationFault({ agents }: GrainFumigation): string | undefined {
  const wrong = agents.find((one) => one.doseMinMilligramsPerM3 > one.doseMaxMilligramsPerM3);
  if (wrong) return `the least dose of ${wrong.agent} is above its greatest`;
  const names = agents.map(({ agent }) => agent);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `${twice} is named twice`;
}
