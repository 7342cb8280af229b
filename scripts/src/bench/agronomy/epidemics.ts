// SPDX-License-Identifier: Apache-2.0
import {
  EPIRICE,
  epirice,
  EpiriceSeries,
  type DailyWeather,
  type EpiriceName,
} from '@daoji/agronomy';

import { print } from '../../print.js';

const SEASON_DAYS = 120;
/** One reading in so many days comes late, for the day a week before. */
const [LATE_EVERY, LATE_BY] = [10, 7] as const;
const DISEASES = Object.keys(EPIRICE) as EpiriceName[];
/** Of this share of the parcels the whole season is run again each day, to compare. */
const COMPARED = 20;

/**
 * Runs EPIRICE's four epidemics on parcels as the days of a season come in, some of them late, beside the whole season again on
 * each day.
 * @returns false where the two differ in a byte.
 */
export function measureEpidemics(parcels: number): boolean {
  const compared = Math.max(1, Math.floor(parcels / COMPARED));
  const steps = timeOf(() => {
    for (let parcel = 0; parcel < parcels; parcel += 1) stepwise(parcel);
  });
  const whole = timeOf(() => {
    for (let parcel = 0; parcel < compared; parcel += 1) again(parcel);
  });
  const isSame = Array.from({ length: compared }, (_, parcel) => parcel).every(
    (parcel) => JSON.stringify(stepwise(parcel)) === JSON.stringify(again(parcel)),
  );
  print(
    `${parcels} parcels × ${SEASON_DAYS} days × ${DISEASES.length} epidemics as the days come in, one in ${LATE_EVERY} late\n` +
      `a parcel's season                   ${(steps / parcels).toFixed(2)} ms; the whole season again each day ${(whole / compared).toFixed(2)} ms ` +
      `(×${(whole / compared / (steps / parcels)).toFixed(0)}), ${isSame ? 'same bytes' : 'OTHER BYTES'}`,
  );
  return isSame;
}

/** Intensities of each day as they were known on it. */
function stepwise(parcel: number): number[][] {
  return DISEASES.map((disease) => {
    const series = new EpiriceSeries(disease);
    return Array.from({ length: SEASON_DAYS }, (_, at) => {
      series.put(at + 1, weatherOn(parcel, at, false));
      if (isLate(at)) series.put(at + 1 - LATE_BY, weatherOn(parcel, at - LATE_BY, true));
      return series.latest()?.intensity ?? 0;
    });
  });
}

function again(parcel: number): number[][] {
  return DISEASES.map((disease) => {
    const weather: DailyWeather[] = [];
    return Array.from({ length: SEASON_DAYS }, (_, at) => {
      weather.push(weatherOn(parcel, at, false));
      if (isLate(at)) weather[at - LATE_BY] = weatherOn(parcel, at - LATE_BY, true);
      return epirice(disease, weather).days.at(-1)?.intensity ?? 0;
    });
  });
}

function isLate(at: number): boolean {
  return at >= LATE_BY && at % LATE_EVERY === 0;
}

function timeOf(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** Synthetic; a late word says more rain than the first one. */
function weatherOn(parcel: number, at: number, isLateWord: boolean): DailyWeather {
  const noise = ((parcel * 31 + at * 17) % 13) / 13;
  return {
    humidityPercent: 78 + 20 * noise,
    rainMm: (at + parcel) % 4 === 0 ? 12 * noise : isLateWord ? 6 : 0,
    temperatureC: 24 + 4 * Math.sin(at / 19) + noise,
  };
}
