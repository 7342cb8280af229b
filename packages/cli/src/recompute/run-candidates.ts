// SPDX-License-Identifier: Apache-2.0
import type { ModelRun } from '@daoji/model';

import { BLAST_DAYS } from '../forecast/blast-line.js';
import { DAY_HOURS, dayOf, hourOfReading } from '../forecast/station-hours.js';
import type { StationBatch } from './station-log.js';

/** How a station was read; the record does not say it, the digest of the inputs does. */
export interface RunSettings {
  readonly isDaily: boolean;
  readonly isEndStamped: boolean;
  readonly readingsPerHour: number;
}

/** What a run may have been made from. */
export interface RunCandidate {
  /** Batches of the station that were there. */
  readonly cut: number;
  readonly settings: RunSettings;
}

/** Days that a run's models read, by number; both are included. */
export interface RunWindow {
  readonly from: number;
  readonly to: number;
}

/** Counts of an hour that are tried where nobody says which is whole. */
const MOST_COUNTS = 6;

/** The days that the lines of a run are made from. */
export function windowOf({ date, lines }: Pick<ModelRun, 'date' | 'lines'>): RunWindow {
  const to = dayOf(date);
  const since = lines.map((line) => (line.since === undefined ? to : dayOf(line.since)));
  return { from: Math.min(to - BLAST_DAYS + 1, ...since), to };
}

/**
 * What a run may have been made from, the likeliest first: what was there when it was recorded by the clocks of bridge and ledger; what
 * was there when its day was over; then a batch less or more than the first each time.
 * @param settings - as the operator's file has them; where it is not at hand, those that the readings allow.
 */
export function* runCandidates(
  run: ModelRun,
  batches: readonly StationBatch[],
  settings: readonly RunSettings[],
): Generator<RunCandidate> {
  for (const cut of cutsOf(run, batches)) for (const one of settings) yield { cut, settings: one };
}

/** Settings that a run's readings allow: hours before days, starts before ends, the commonest count of an hour first. */
export function possibleSettings(run: ModelRun, batches: readonly StationBatch[]): RunSettings[] {
  const isDaily = run.lines.every(({ modelId }) => modelId.startsWith('epirice-'));
  return (isDaily ? [false, true] : [false]).flatMap((daily) =>
    [false, true].flatMap((isEndStamped) =>
      countsOf(windowOf(run), batches, isEndStamped).map((readingsPerHour) => ({
        isDaily: daily,
        isEndStamped,
        readingsPerHour,
      })),
    ),
  );
}

/** How many readings of a quantity an hour of the window has, the commonest first; 1 in any case. */
function countsOf(
  window: RunWindow,
  batches: readonly StationBatch[],
  isEndStamped: boolean,
): number[] {
  const byHour = new Map<string, number>();
  for (const { readings } of batches)
    for (const reading of readings) {
      const hour = hourOfReading(reading, isEndStamped);
      if (!isIn(window, hour)) continue;
      const key = `${reading.quantity}/${hour}`;
      byHour.set(key, (byHour.get(key) ?? 0) + 1);
    }
  const hours = new Map<number, number>();
  for (const count of byHour.values()) hours.set(count, (hours.get(count) ?? 0) + 1);
  const common = [...hours].sort(([, left], [, right]) => right - left).map(([count]) => count);
  return [...new Set([...common.slice(0, MOST_COUNTS), 1])];
}

/** How many of the station's batches were there; only one that has something of the window makes a difference. */
function* cutsOf(run: ModelRun, batches: readonly StationBatch[]): Generator<number> {
  const window = windowOf(run);
  const known = batches.filter(({ receivedAt }) => receivedAt <= run.recorded.at).length;
  const places = batches.flatMap(({ readings }, at) =>
    readings.some((reading) => isNear(window, hourOfReading(reading, false))) ? [at] : [],
  );
  const last = (window.to + 1) * DAY_HOURS - 1;
  const over = batches.findIndex(({ readings }) =>
    readings.some((reading) => hourOfReading(reading, false) >= last),
  );
  yield known;
  if (over >= 0 && over + 1 !== known) yield over + 1;
  const before = places.filter((at) => at < known).reverse();
  const after = places.filter((at) => at >= known).map((at) => at + 1);
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    const [earlier, later] = [before[at], after[at]];
    if (earlier !== undefined) yield earlier;
    if (later !== undefined) yield later;
  }
}

/** True for an hour of a window. */
export function isIn({ from, to }: RunWindow, hour: number): boolean {
  return hour >= from * DAY_HOURS && hour < (to + 1) * DAY_HOURS;
}

/** The same, with the hour that a time may be the end of. */
export function isNear(window: RunWindow, hour: number): boolean {
  return isIn(window, hour) || isIn(window, hour - 1);
}
