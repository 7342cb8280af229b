// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';
import { checkHourly, type HourlyWeather, type VoidedValue } from '../weather/hourly.js';
import { BLASTAM_RULE, type BlastamRule } from './blastam-rule.js';
import { blastamOfChecked, type BlastResult } from './blastam.js';

const DAY_HOURS = 24;
/** Days of weather that a verdict reads: its own and four before. */
const READ_DAYS = 5;

/**
 * BLASTAM day by day over a growing series of hours. A verdict is kept until an hour that it reads changes, so that a late reading
 * costs at most five verdicts, and each of them the same as from the whole series.
 */
export class BlastamSeries {
  /** Without impossible values, which are named below: an hour is checked once, not for each of its five verdicts. */
  readonly #hours: HourlyWeather[] = [];
  readonly #voided = new Map<number, readonly VoidedValue[]>();
  readonly #verdicts = new Map<number, BlastResult>();
  readonly #rule: BlastamRule;

  constructor(rule: BlastamRule = BLASTAM_RULE) {
    this.#rule = rule;
  }

  /** Days of which there is an hour. */
  get days(): number {
    return Math.ceil(this.#hours.length / DAY_HOURS);
  }

  /**
   * Takes an hour in, in any order; the later word counts. Hours that nobody measured are absent values, not left out.
   * @param index - hours since 00:00 of the first day.
   * @returns days, from 0, whose verdict is no longer what it was.
   * @throws ModelInputError for an index that is no whole number from 0, or a gap of more than a year.
   */
  put(index: number, hour: HourlyWeather): number[] {
    demandInput(Number.isInteger(index) && index >= 0, `expected an hour from 0, got ${index}`);
    demandInput(
      index - this.#hours.length < 366 * DAY_HOURS,
      `expected an hour within a year of the last, got ${index}`,
    );
    while (this.#hours.length <= index) this.#hours.push({});
    const { hours, voided } = checkHourly([hour]);
    this.#hours[index] = hours[0] ?? {};
    if (voided.length > 0) this.#voided.set(index, voided);
    else this.#voided.delete(index);
    const day = Math.floor(index / DAY_HOURS);
    const changed = Array.from({ length: READ_DAYS }, (_, at) => day + at);
    return changed.filter((one) => this.#verdicts.delete(one));
  }

  /** Verdict of a day, from 0; undefined before the fifth and after the last. */
  verdict(day: number): BlastResult | undefined {
    const known = this.#verdicts.get(day);
    if (known) return known;
    const to = (day + 1) * DAY_HOURS;
    const from = to - READ_DAYS * DAY_HOURS;
    if (from < 0 || day >= this.days) return undefined;
    const hours = this.#hours.slice(from, to);
    while (hours.length < READ_DAYS * DAY_HOURS) hours.push({});
    const voided = hours.flatMap((_, index) =>
      (this.#voided.get(from + index) ?? []).map((one) => ({ ...one, index })),
    );
    const result = blastamOfChecked({ hours, voided }, this.#rule);
    this.#verdicts.set(day, result);
    return result;
  }
}
