// SPDX-License-Identifier: Apache-2.0
import {
  EPIRICE,
  EpiriceSeries,
  stemBorer,
  type DailyExtremes,
  type EpiriceName,
  type HourlyWeather,
} from '@daoji/agronomy';

/** Days of the year, from 0: 1 March to 31 July for the moths, 28 May and 120 days for the epidemics. */
const [MOTHS_FROM, MOTHS_TO] = [59, 211] as const;
const [EMERGED, EPIDEMIC_DAYS] = [147, 120] as const;
const DISEASES = Object.keys(EPIRICE) as EpiriceName[];

/** EPIRICE's four epidemics and the stem borer's flight of one parcel, as `daoji forecast` runs them: each day once it is over. */
export class SeasonModels {
  readonly #epidemics = DISEASES.map((disease) => new EpiriceSeries(disease));
  readonly #extremes: DailyExtremes[] = [];

  /** Takes a day's hours. @returns verdicts of that day. */
  take(day: number, hours: readonly HourlyWeather[]): number {
    const temperatures = hours.map(({ temperatureC = 0 }) => temperatureC);
    let judged = 0;
    if (day >= MOTHS_FROM && day <= MOTHS_TO) {
      const [maximumC, minimumC] = [Math.max(...temperatures), Math.min(...temperatures)];
      this.#extremes.push({ maximumC, minimumC });
      if (stemBorer(this.#extremes).missing.length === 0) judged += 1;
    }
    const at = day - EMERGED + 1;
    if (at < 1 || at > EPIDEMIC_DAYS) return judged;
    const weather = {
      humidityPercent: meanOf(hours.map(({ humidityPercent = 0 }) => humidityPercent)),
      rainMm: hours.reduce((sum, { rainMm = 0 }) => sum + rainMm, 0),
      temperatureC: meanOf(temperatures),
    };
    for (const epidemic of this.#epidemics) {
      epidemic.put(at, weather);
      if (epidemic.latest()) judged += 1;
    }
    return judged;
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
