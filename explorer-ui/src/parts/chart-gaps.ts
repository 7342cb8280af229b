// SPDX-License-Identifier: Apache-2.0

/** Two times of a curve, ms, between which there is no reading. */
export type Gap = readonly [fromMs: number, toMs: number];

/** Share of the distances between readings that are at most the usual one; the share is that of a bin’s curve (`gateway/src/series/usual-gap.ts`), which knows the length of its spans. */
const USUAL = 0.75;

/** Where a curve has no readings: two that stand further apart than one and a half usual distances. @param timesMs - ascending. */
export function gapsOfTimes(timesMs: readonly number[]): Gap[] {
  const pairs = timesMs.slice(1).map((to, at): Gap => [timesMs[at] ?? to, to]);
  // Readings of one moment say nothing of how often a device measures.
  const steps = pairs
    .map(([from, to]) => to - from)
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  // The longest may itself be a gap, which counts where there are few.
  const usual = steps[Math.max(0, Math.ceil((steps.length - 1) * USUAL) - 1)] ?? 0;
  return pairs.filter(([from, to]) => to - from > 1.5 * usual);
}

/** Points as a curve takes them, `null` within every gap, so that no line is drawn across it. */
export interface BrokenCurve {
  readonly gaps: readonly Gap[];
  /** Places of the points that have a gap on both sides: no line shows them. */
  readonly lonely: readonly number[];
  readonly timesMs: readonly number[];
  readonly values: readonly (number | null)[];
}

/** Breaks a curve at its gaps. @param points - in any order; `time` is UTC text. */
export function brokenCurve(
  points: readonly { readonly time: string; readonly value: string }[],
): BrokenCurve {
  const sorted = points
    .map(({ time, value }) => ({ ms: Date.parse(time), value: Number(value) }))
    .sort((a, b) => a.ms - b.ms);
  const gaps = gapsOfTimes(sorted.map(({ ms }) => ms));
  const holes = new Map(gaps.map(([from, to]) => [to, (from + to) / 2]));
  const timesMs: number[] = [];
  const values: (number | null)[] = [];
  for (const { ms, value } of sorted) {
    const hole = holes.get(ms);
    if (hole !== undefined && timesMs.at(-1) !== ms) {
      timesMs.push(hole);
      values.push(null);
    }
    timesMs.push(ms);
    values.push(value);
  }
  const isEmpty = (at: number): boolean => (values[at] ?? null) === null;
  const lonely = values.flatMap((value, at) =>
    value !== null && isEmpty(at - 1) && isEmpty(at + 1) ? [at] : [],
  );
  return { gaps, lonely, timesMs, values };
}
