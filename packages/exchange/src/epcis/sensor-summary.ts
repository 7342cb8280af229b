// SPDX-License-Identifier: Apache-2.0
import { DAOJI_NAMESPACE } from '@daoji/model';

import { statisticsOf, type ExactStatistics } from './exact-statistics.js';
import { measurementOf } from './measurement-words.js';

/** The rule by which summaries are made; another rule would get another name. */
export const SUMMARY_METHOD = `${DAOJI_NAMESPACE}method/sensor-summary-v1`;
/** Ranks that a summary gives. */
export const PERCENTILES = [50, 5, 95] as const;

/** One anchored reading of the channel. */
export interface SummaryReading {
  /** Flags of its point, e.g. `REPLAY`; a reading with `CLOCK` is counted and left out of the figures. */
  readonly flags: string;
  /** Decimal text, as the series has it. */
  readonly value: string;
}

/** What is summarised. Times in UTC; the window is `[startTime, endTime)`. */
export interface SummaryTerms {
  readonly channel: string;
  readonly deviceId: string;
  readonly endTime: string;
  /** Readings of the device in the window, over all channels, that its sequence says were made and that are not there. */
  readonly missing: number;
  readonly quantity: string;
  /** Log and batches in which the readings are anchored. */
  readonly rawData?: string;
  /** A reading is `value × 10^scale`. */
  readonly scale: number;
  readonly startTime: string;
  /** UCUM. */
  readonly unit: string;
}

/** An EPCIS 2.0 `sensorElement`. */
export interface SensorElement {
  readonly sensorMetadata: Readonly<Record<string, string>>;
  readonly sensorReport: readonly Readonly<Record<string, unknown>>[];
}

/** Summarises readings, as `docs/spec/sensor-summary.md` says. No reading is a count of 0, not silence. */
export function sensorElement(
  terms: SummaryTerms,
  readings: readonly SummaryReading[],
): SensorElement {
  const good = readings.filter(({ flags }) => isGood(flags));
  const figures = statisticsOf(good.map(({ value }) => scaledOf(value, terms.scale)));
  const { chemicalSubstance, type, uom } = measurementOf(terms.quantity, terms.unit);
  const what = {
    type,
    ...(chemicalSubstance !== undefined && { chemicalSubstance }),
    component: `${DAOJI_NAMESPACE}channel/${terms.channel}`,
    ...(uom !== undefined && { uom }),
  };
  const counts = {
    'daoji:count': good.length,
    'daoji:flagged': readings.length - good.length,
    'daoji:missing': terms.missing,
    ...(good.some(({ flags }) => flags.includes('REPLAY')) && { 'daoji:mark': 'REPLAY' }),
    ...(uom === undefined && { 'daoji:unit': terms.unit }),
  };
  return {
    sensorMetadata: {
      dataProcessingMethod: SUMMARY_METHOD,
      deviceID: `${DAOJI_NAMESPACE}device/${terms.deviceId}`,
      endTime: terms.endTime,
      ...(terms.rawData !== undefined && { rawData: terms.rawData }),
      startTime: terms.startTime,
    },
    sensorReport: figures
      ? reportsOf(figures, what, counts, terms.scale)
      : [{ ...what, ...counts }],
  };
}

/** One figure of a summary that the readings do not give. */
export interface SummaryFault {
  /** Place in `sensorReport`, and the member. */
  readonly member: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Recomputes a summary from readings and names each member that is another; empty when all are equal. */
export function checkSensorElement(
  element: SensorElement,
  terms: SummaryTerms,
  readings: readonly SummaryReading[],
): SummaryFault[] {
  const expected = membersOf(sensorElement(terms, readings));
  const got = membersOf(element);
  return [...new Set([...expected.keys(), ...got.keys()])]
    .filter((member) => expected.get(member) !== got.get(member))
    .map((member) => ({ expected: expected.get(member), got: got.get(member), member }));
}

function reportsOf(
  figures: ExactStatistics,
  what: Readonly<Record<string, unknown>>,
  counts: Readonly<Record<string, unknown>>,
  scale: number,
): Readonly<Record<string, unknown>>[] {
  const { max, meanTenths, min, percentile, sDevTenths } = figures;
  const [first, ...others] = PERCENTILES;
  const rank = (percent: number): Readonly<Record<string, number>> => ({
    percRank: percent,
    percValue: decimalOf(percentile(percent), scale),
  });
  return [
    {
      ...what,
      ...rank(first),
      maxValue: decimalOf(max, scale),
      meanValue: decimalOf(meanTenths, scale - 1),
      minValue: decimalOf(min, scale),
      ...(sDevTenths !== undefined && { sDev: decimalOf(sDevTenths, scale - 1) }),
      ...counts,
    },
    ...others.map((percent) => ({ ...what, ...rank(percent) })),
  ];
}

/** A reading counts when nothing but its being a replay is noted of it. */
function isGood(flags: string): boolean {
  return flags.split(',').every((flag) => flag === '' || flag === 'REPLAY');
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Whole number `n` of `text = n × 10^scale`.
 * @throws RangeError for text that is no decimal, or has more digits than the scale: it is no reading of this channel.
 */
export function scaledOf(text: string, scale: number): bigint {
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  const digits = Math.max(0, -scale);
  const rest = fraction.slice(digits);
  if (sign === undefined || /[1-9]/.test(rest)) {
    throw new RangeError(`expected a decimal with ${digits} digits, got ${text.slice(0, 40)}`);
  }
  const number = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  const unit = 10n ** BigInt(Math.max(0, scale));
  if (number % unit !== 0n) {
    throw new RangeError(`expected a multiple of ${unit}, got ${text.slice(0, 40)}`);
  }
  return (sign === '-' ? -number : number) / unit;
}

/** The JSON number nearest to `n × 10^scale`: its decimal text, so that it reads as what was computed. */
function decimalOf(number: bigint, scale: number): number {
  return Number(`${number}e${scale}`);
}

function membersOf({ sensorMetadata, sensorReport }: SensorElement): Map<string, unknown> {
  return new Map([
    ...Object.entries(sensorMetadata).map(
      ([key, value]) => [`sensorMetadata.${key}`, value] as const,
    ),
    ...sensorReport.flatMap((report, at) =>
      Object.entries(report).map(([key, value]) => [`sensorReport[${at}].${key}`, value] as const),
    ),
  ]);
}
