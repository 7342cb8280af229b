// SPDX-License-Identifier: Apache-2.0
import type { ModelRun, Reading } from '@daoji/model';

import type { StationWeather } from '../forecast/forecast-runs.js';
import { stationDayOf, type StationDay } from '../forecast/station-days.js';
import {
  DAY_HOURS,
  dayOf,
  hourOfReading,
  takeReading,
  type StationHours,
} from '../forecast/station-hours.js';
import { firstTakenAfter } from '../forecast/station-memory.js';
import { isIn, isNear, type RunCandidate, type RunWindow } from './run-candidates.js';
import type { StationBatch } from './station-log.js';

/** Weather of a run, and how many readings it is of. */
export interface RunWeather extends StationWeather {
  readonly readings: number;
}

/** What a log has of a window, and the station's first reading of all. */
export interface WindowLog {
  /** All of the station's, each with the readings that may be of the window. */
  readonly batches: readonly StationBatch[];
  readonly first: Reading | undefined;
}

/** Leaves of a log what a window may read. */
export function windowLog(batches: readonly StationBatch[], window: RunWindow): WindowLog {
  return {
    batches: batches.map((batch) => ({
      ...batch,
      readings: batch.readings.filter((one) => isNear(window, hourOfReading(one, false))),
    })),
    first: batches.find(({ readings }) => readings.length > 0)?.readings[0],
  };
}

/**
 * A station's weather as a forecast had it.
 * @param judged - of each batch the last day that was judged before it came, see {@link judgedBefore}: what was too late for that is
 * left out. Nothing is where it is empty.
 */
export function runWeather(
  { batches, first }: WindowLog,
  judged: readonly number[],
  { cut, settings }: RunCandidate,
  window: RunWindow,
): RunWeather {
  const { isEndStamped } = settings;
  const fromDay = first ? firstDayOf(first, isEndStamped) : window.to;
  const hours: StationHours = {};
  let readings = 0;
  for (const [at, batch] of batches.slice(0, cut).entries()) {
    const least = firstTakenAfter(fromDay, judged[at] ?? -Infinity);
    for (const reading of batch.readings) {
      const hour = hourOfReading(reading, isEndStamped);
      if (hour < least * DAY_HOURS || !isIn(window, hour)) continue;
      if (takeReading(hours, reading, hour)) readings += 1;
    }
  }
  const days: Record<string, StationDay> = {};
  for (let day = Math.max(window.from, fromDay); day <= window.to; day += 1)
    days[day] = stationDayOf(hours, day, settings);
  return { days, fromDay, hours, readings };
}

/** Of each batch the last day that a station's runs in the ledger had judged before the bridge had it. */
export function judgedBefore(
  batches: readonly StationBatch[],
  runs: readonly Pick<ModelRun, 'date' | 'recorded'>[],
): number[] {
  return batches.map(({ receivedAt }) =>
    runs
      .filter(({ recorded }) => recorded.at < receivedAt)
      .reduce((last, { date }) => Math.max(last, dayOf(date)), -Infinity),
  );
}

/** The first whole day, as the station's first reading has it: the hours before it are not missing. */
function firstDayOf(first: Reading, isEndStamped: boolean): number {
  return Math.ceil(hourOfReading(first, isEndStamped) / DAY_HOURS);
}
