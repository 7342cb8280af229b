// SPDX-License-Identifier: Apache-2.0
import type { ChartSnapshot } from '@daoji/model';
import { canonicalBytes, sha256, toHex } from '@daoji/proof';

import type { QualityCharts } from './quality-things.js';

/** What a snapshot keeps of an operator's charts; it names nobody. */
export type SnapshotContent = Pick<ChartSnapshot, 'inputsDigest' | 'rows'> & {
  /** Absent where the numbers are those that are built in. */
  readonly ruleSetId?: string;
};

/**
 * What the charts of a day rest on: for each measure and chart how many of how many records, without those that rest on none. The digest
 * is the SHA-256 of the JCS of `{measure: inputsDigest}` (`docs/spec/operator-quality.md`).
 * @param all - charts of each measure over everybody, of one operator and period.
 */
export function snapshotOf(all: readonly QualityCharts[]): SnapshotContent {
  const digests = Object.fromEntries(all.map((one) => [one.measure, one.inputsDigest]));
  const ruleSetId = all[0]?.ruleSetId ?? 'built-in';
  return {
    inputsDigest: toHex(sha256(canonicalBytes(digests))),
    rows: all.flatMap(rowsOf).filter(({ n }) => n > 0),
    ...(ruleSetId !== 'built-in' && { ruleSetId }),
  };
}

type Row = ChartSnapshot['rows'][number];

/** The p chart rests on every record; the others on those that could be compared. */
function rowsOf({ control, measure, persons, whole }: QualityCharts): Row[] {
  const months = sumOf(control);
  const compared = sumOf(persons.map(({ compared: { n, observed } }) => ({ count: observed, n })));
  return [
    { chart: 'p-chart', count: whole.count, measure, n: whole.n },
    { chart: 'cusum', measure, ...months },
    { chart: 'ewma', measure, ...months },
    { chart: 'funnel', measure, ...compared },
  ];
}

function sumOf(parts: readonly Pick<Row, 'count' | 'n'>[]): Pick<Row, 'count' | 'n'> {
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    n: parts.reduce((sum, { n }) => sum + n, 0),
  };
}
