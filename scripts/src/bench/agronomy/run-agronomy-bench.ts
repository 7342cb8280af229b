// SPDX-License-Identifier: Apache-2.0
import { cpus } from 'node:os';

import { blastam, BlastamSeries, type BlastResult, type HourlyWeather } from '@daoji/agronomy';

import { print } from '../../print.js';
import { measureEpidemics } from './epidemics.js';
import { SeasonModels } from './season-models.js';

const DEFAULT_PARCELS = 1_000;
const [DAYS, DAY_HOURS] = [365, 24] as const;
/** What the issue allows for 1,000 parcels and a year. */
const LIMIT_S = 60;
const LIMIT_MIB = 512;
const LATE = 200;

/**
 * Runs BLASTAM, EPIRICE and the stem borer on parcels for a year of hourly weather as it comes in, then BLASTAM with late readings, beside judging the whole
 * year again for each of those; then EPIRICE's epidemics likewise, day by day: `bench agronomy [PARCELS]`. Both must say the same.
 * @returns exit code: 1 where they differ or a limit is passed.
 */
export function runAgronomyBench(args: readonly string[]): number {
  const parcels = Number(args[0] ?? DEFAULT_PARCELS);
  if (!Number.isSafeInteger(parcels) || parcels < 1) {
    print(`expected a number of parcels, got ${args[0] ?? ''}`);
    return 2;
  }
  print(`${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}`);
  const isFast = measureYears(parcels);
  const isSame = compareLate();
  return measureEpidemics(parcels) && isSame && isFast ? 0 : 1;
}

function measureYears(parcels: number): boolean {
  const from = performance.now();
  let judged = 0;
  let peakBytes = 0;
  for (let parcel = 0; parcel < parcels; parcel += 1) {
    judged += yearOf(parcel);
    if (parcel % 50 === 0) peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - from) / 1000;
  const mib = peakBytes / 1_048_576;
  print(`${parcels} parcels × ${DAYS} days, ${judged} verdicts as the hours come in`);
  print(
    `time                                ${seconds.toFixed(2)} s (limit ${LIMIT_S} s per 1,000)`,
  );
  print(`memory, resident                    ${mib.toFixed(0)} MiB (limit ${LIMIT_MIB} MiB)`);
  return (seconds * 1000) / parcels <= LIMIT_S && mib <= LIMIT_MIB;
}

/** One parcel's year, hour by hour; a verdict of each model each day. */
function yearOf(parcel: number): number {
  const series = new BlastamSeries();
  const models = new SeasonModels();
  let judged = 0;
  let today: HourlyWeather[] = [];
  for (let hour = 0; hour < DAYS * DAY_HOURS; hour += 1) {
    const weather = weatherAt(parcel, hour);
    today.push(weather);
    series.put(hour, weather);
    if (hour % DAY_HOURS !== DAY_HOURS - 1) continue;
    const day = (hour + 1) / DAY_HOURS - 1;
    if (series.verdict(day)) judged += 1;
    judged += models.take(day, today);
    today = [];
  }
  return judged;
}

/** Late readings on one parcel: what is kept, beside the whole year again. */
function compareLate(): boolean {
  const hours = Array.from({ length: DAYS * DAY_HOURS }, (_, hour) => weatherAt(7, hour));
  const series = new BlastamSeries();
  for (const [index, hour] of hours.entries()) series.put(index, hour);
  const all = (): (BlastResult | undefined)[] =>
    Array.from({ length: DAYS }, (_, day) => series.verdict(day));
  all();
  const late = Array.from({ length: LATE }, (_, at) => (at * 7_919) % hours.length);
  let [keptMs, againMs, isSame] = [0, 0, true];
  for (const index of late) {
    const changed = { ...hours[index], rainMm: (index % 3) + 1 };
    hours[index] = changed;
    let from = performance.now();
    series.put(index, changed);
    const kept = all();
    keptMs += performance.now() - from;
    from = performance.now();
    const again = Array.from({ length: DAYS }, (_, day) =>
      day < 4 ? undefined : blastam(hours.slice((day - 4) * DAY_HOURS, (day + 1) * DAY_HOURS)),
    );
    againMs += performance.now() - from;
    isSame &&= kept.every((one, day) => one?.verdict === again[day]?.verdict);
  }
  print(
    `${LATE} late readings                    ${(keptMs / LATE).toFixed(2)} ms each; the whole year again ${(againMs / LATE).toFixed(2)} ms ` +
      `(×${(againMs / keptMs).toFixed(0)}), ${isSame ? 'same verdicts' : 'OTHER VERDICTS'}`,
  );
  return isSame;
}

/** Synthetic weather with nights of rain; stated arithmetic, nobody's station. */
function weatherAt(parcel: number, hour: number): HourlyWeather {
  const [day, clock] = [Math.floor(hour / DAY_HOURS), hour % DAY_HOURS];
  const season = 12 - 14 * Math.cos((day / DAYS) * 2 * Math.PI);
  const noise = ((parcel * 31 + hour * 17) % 13) / 13;
  return {
    humidityPercent: 70 + 28 * noise,
    rainMm: (day * 7 + parcel + (clock < 6 ? 1 : 0)) % 9 === 0 && clock > 18 ? 1 + noise : 0,
    sunshineH: clock > 8 && clock < 16 ? noise : 0,
    temperatureC: season + 4 * Math.sin(((clock - 8) / DAY_HOURS) * 2 * Math.PI) + noise,
    windMs: 0.5 + 3 * noise,
  };
}
