// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';
import {
  assertEpiriceDay,
  Epidemic,
  epirice,
  type DailyWeather,
  type EpidemicMark,
  type EpiriceDay,
  type EpiriceResult,
} from './epirice.js';
import { epiriceRule, type EpiriceName, type EpiriceRule } from './epirice-tables.js';

/** A day that was judged, and what it leaves to the next. */
interface Judged {
  readonly today: EpiriceDay;
  readonly after: EpidemicMark;
  /** Area under the intensity curve up to this day, days. */
  readonly audpc: number;
}

/**
 * EPIRICE day by day over a growing season. The state after each day is kept, so that a new day costs one step and a late reading
 * the days from its own on; the answer is to the byte that of {@link epirice} over all days.
 */
export class EpiriceSeries {
  readonly #disease: EpiriceName;
  readonly #rule: EpiriceRule;
  readonly #weather: DailyWeather[] = [];
  /** From the first day on; never longer than the weather. */
  readonly #judged: Judged[] = [];
  readonly #start: EpidemicMark;
  readonly #epidemic: Epidemic;

  constructor(disease: EpiriceName, rule: EpiriceRule = epiriceRule(disease)) {
    this.#disease = disease;
    this.#rule = rule;
    this.#epidemic = new Epidemic(rule);
    this.#start = this.#epidemic.mark();
  }

  /** Days of which there is weather. */
  get days(): number {
    return this.#weather.length;
  }

  /**
   * Takes a day's weather in; the later word counts.
   * @param day - from emergence, from 1; at most one more than {@link days}, since a gap would be taken for a dry day.
   * @returns the first day whose state is no longer what it was; undefined where none was judged or nothing changed.
   * @throws ModelInputError for a day out of turn, or with something impossible or missing.
   */
  put(day: number, weather: DailyWeather): number | undefined {
    demandInput(
      Number.isInteger(day) && day >= 1 && day <= this.days + 1,
      `expected a day from 1 to ${this.days + 1}, got ${day}`,
    );
    assertEpiriceDay(weather, day - 1);
    const before = this.#weather[day - 1];
    const { humidityPercent, rainMm, temperatureC } = weather;
    this.#weather[day - 1] = { humidityPercent, rainMm, temperatureC };
    if (before && isSame(before, weather)) return undefined;
    if (this.#judged.length < day) return undefined;
    this.#judged.length = day - 1;
    return day;
  }

  /** The answer over all days, of which only those are judged that are new or later than a changed one. */
  result(): EpiriceResult {
    this.#judge();
    const audpc = this.#judged.at(-1)?.audpc ?? 0;
    return {
      ...epirice(this.#disease, [], this.#rule),
      audpc,
      days: this.#judged.map(({ today }) => today),
    };
  }

  /** State of the last day; undefined before the first. */
  latest(): EpiriceDay | undefined {
    this.#judge();
    return this.#judged.at(-1)?.today;
  }

  #judge(): void {
    const from = this.#judged.length;
    this.#epidemic.rewind(this.#judged.at(-1)?.after ?? this.#start);
    for (const weather of this.#weather.slice(from)) {
      const before = this.#judged.at(-1);
      const today = this.#epidemic.next(weather);
      const area = before ? (today.intensity + before.today.intensity) / 2 : 0;
      const after = this.#epidemic.mark();
      this.#judged.push({ after, audpc: (before?.audpc ?? 0) + area, today });
    }
  }
}

function isSame(one: DailyWeather, other: DailyWeather): boolean {
  return (
    one.humidityPercent === other.humidityPercent &&
    one.rainMm === other.rainMm &&
    one.temperatureC === other.temperatureC
  );
}
