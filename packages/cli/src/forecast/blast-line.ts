// SPDX-License-Identifier: Apache-2.0
import { blastam, type BlastResult } from '@daoji/agronomy';
import { MAX_VOID_NAMED, type RunLine } from '@daoji/model';

import { digestOf, type JudgedLine, type Station, type StationWeather } from './forecast-runs.js';
import { voidedAt } from './station-days.js';
import {
  BLAST_QUANTITIES,
  DAY_HOURS,
  dateOf,
  fromMilli,
  quantityOf,
  seriesOf,
} from './station-hours.js';

/** Days that BLASTAM reads. */
export const BLAST_DAYS = 5;

/** BLASTAM for one day; nothing before the station's fifth. */
export function blastLine(
  station: Station,
  { fromDay, hours }: StationWeather,
  day: number,
): JudgedLine | undefined {
  if (station.isDaily || day < fromDay + BLAST_DAYS - 1) return undefined;
  const { deviceId, readingsPerHour, rules } = station;
  const series = seriesOf(hours, day, {
    days: BLAST_DAYS,
    leastReadings: readingsPerHour,
    quantities: BLAST_QUANTITIES,
  });
  const result = blastam(series.map(fromMilli), rules.blastam);
  const { model, ruleSetId, verdict, version, voided, wetPeriod } = result;
  const run = { date: dateOf(day), deviceId, model, readingsPerHour, ruleSetId, version };
  const from = (day - BLAST_DAYS + 1) * DAY_HOURS;
  const line: RunLine = {
    inputsDigest: digestOf({ ...run, hours: series }),
    missing: verdict === 'not-judgeable' ? missingOf(result) : [],
    modelId: 'blastam',
    modelVersion: version,
    pest: 'rice-blast',
    ruleSetId,
    verdict,
    voided: voided.slice(-MAX_VOID_NAMED).map((one) => voidedAt(one, from)),
    voidedCount: voided.length,
    ...(verdict !== 'not-judgeable' && { wetHours: wetPeriod?.hours ?? 0 }),
  };
  return { key: 'blastam', line };
}

/** Hours by quantity of what BLASTAM names as `windMs@95`. */
function missingOf({ missing }: BlastResult): RunLine['missing'] {
  const counts = new Map<RunLine['missing'][number]['quantity'], number>();
  for (const one of missing) {
    const quantity = quantityOf(one.replace(/@.*$/, ''));
    counts.set(quantity, (counts.get(quantity) ?? 0) + 1);
  }
  return [...counts].map(([quantity, hours]) => ({ hours, quantity }));
}
