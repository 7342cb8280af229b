// SPDX-License-Identifier: Apache-2.0
import { power } from '../power.js';
import { demandInput, type ModelStamp } from '../model-result.js';
import { epiriceRule, onCurve, type EpiriceName, type EpiriceRule } from './epirice-tables.js';

/** Version of the model. */
export const EPIRICE_VERSION = '1';

/** One day of weather from emergence on. */
export interface DailyWeather {
  /** Mean air temperature, °C. */
  readonly temperatureC: number;
  /** Mean relative humidity, %. */
  readonly humidityPercent: number;
  readonly rainMm: number;
}

/** State of a day; sites, except where said. */
export interface EpiriceDay {
  /** Day from emergence, from 1. */
  readonly day: number;
  /** Healthy. */
  readonly sites: number;
  readonly latent: number;
  readonly infectious: number;
  readonly removed: number;
  /** Of all days before. */
  readonly senesced: number;
  /** Newly infected today. */
  readonly newInfections: number;
  /** Corrected infection rate. */
  readonly rate: number;
  /** All that were ever infected. */
  readonly diseased: number;
  /** Share of present sites that are diseased, 0…1. */
  readonly intensity: number;
}

/** EPIRICE's answer. */
export interface EpiriceResult extends ModelStamp {
  readonly disease: EpiriceName;
  readonly days: readonly EpiriceDay[];
  /** Area under the intensity curve, days. */
  readonly audpc: number;
}

/**
 * Unmanaged epidemic on a crop day by day from emergence (Savary et al. 2012, a SEIR model of sites).
 * @param weather - day 1 first, usually 120 days.
 * @throws ModelInputError for a day with something impossible or missing: a gap would be taken for a dry day.
 */
export function epirice(
  disease: EpiriceName,
  weather: readonly DailyWeather[],
  rule: EpiriceRule = epiriceRule(disease),
): EpiriceResult {
  weather.forEach(assertDay);
  const epidemic = new Epidemic(rule);
  const days = weather.map((today) => epidemic.next(today));
  const audpc = days
    .slice(1)
    .reduce((sum, { intensity }, at) => sum + (intensity + (days[at]?.intensity ?? 0)) / 2, 0);
  const { ruleSetId } = rule;
  return {
    audpc,
    days,
    disease,
    model: 'epirice',
    ruleSetId,
    version: EPIRICE_VERSION,
    voided: [],
  };
}

function assertDay({ humidityPercent, rainMm, temperatureC }: DailyWeather, at: number): void {
  const isFine =
    Number.isFinite(temperatureC) &&
    Math.abs(temperatureC) <= 60 &&
    humidityPercent >= 0 &&
    humidityPercent <= 100 &&
    rainMm >= 0;
  demandInput(
    isFine,
    `day ${at + 1}: expected °C, 0–100 % and mm ≥ 0, got ${temperatureC}, ${humidityPercent}, ${rainMm}`,
  );
}

/** What one day adds to the next. */
interface Carried {
  readonly growth: number;
  readonly newInfections: number;
  readonly senescence: number;
}

class Epidemic {
  readonly #p: EpiriceRule;
  /** By day; place 0 is unused. f: infected, l: became latent, t: left latency, i: became infectious. */
  readonly #f = [0];
  readonly #l = [0];
  readonly #t = [0];
  readonly #i = [0];
  #infectedSum = 0;
  #senescedSum = 0;
  #sites: number;
  #carried: Carried = { growth: 0, newInfections: 0, senescence: 0 };

  constructor(rule: EpiriceRule) {
    this.#p = rule;
    this.#sites = this.#p.h0;
  }

  next(today: DailyWeather): EpiriceDay {
    const day = this.#f.length;
    const { growth, newInfections: before, senescence } = this.#carried;
    this.#senescedSum += senescence;
    this.#sites += growth - before - senescence;
    this.#move(day);
    const { infectiousDays, latentDays } = this.#p;
    const latent = sumOf(this.#l, day - latentDays, day);
    const infectious = sumOf(this.#i, day - infectiousDays, day);
    const removed = this.#infectedSum - infectious;
    const diseased = this.#infectedSum + latent;
    const sites = this.#sites;
    const rate = this.#rate(day, today);
    const newInfections = this.#infections(day, infectious * rate, diseased);
    this.#f[day] = newInfections;
    this.#carry(day, newInfections, diseased);
    const intensity = (diseased - removed) / (diseased + sites - removed);
    const senesced = this.#senescedSum;
    return {
      day,
      diseased,
      infectious,
      intensity,
      latent,
      newInfections,
      rate,
      removed,
      senesced,
      sites,
    };
  }

  /** Where the epidemic is, to come back to. */
  mark(): EpidemicMark {
    const [carried, infectedSum, senescedSum] = [
      this.#carried,
      this.#infectedSum,
      this.#senescedSum,
    ];
    return { carried, infectedSum, lists: this.#f.length, senescedSum, sites: this.#sites };
  }

  /** Goes back to a day that was; what came after it is forgotten. */
  rewind({ carried, infectedSum, lists, senescedSum, sites }: EpidemicMark): void {
    for (const list of [this.#f, this.#l, this.#t, this.#i]) list.length = lists;
    this.#carried = carried;
    this.#infectedSum = infectedSum;
    this.#senescedSum = senescedSum;
    this.#sites = sites;
  }

  /** Yesterday's infections become latent; those whose latency is over become infectious. */
  #move(day: number): void {
    this.#l[day] = this.#f[day - 1] ?? 0;
    this.#i[day] = this.#t[day - 1] ?? 0;
    const { latentDays } = this.#p;
    this.#t[day] = day >= latentDays ? (this.#l[Math.max(1, day - latentDays)] ?? 0) : 0;
    this.#infectedSum += this.#i[day] ?? 0;
  }

  #infections(day: number, force: number, diseased: number): number {
    const { aggregation, onset } = this.#p;
    if (day < onset) return 0;
    if (day === onset) return 1;
    return force * power(1 - diseased / (this.#sites + diseased), aggregation);
  }

  #carry(day: number, newInfections: number, diseased: number): void {
    const { infectiousDays, rrg, rrs, sx } = this.#p;
    const sites = this.#sites;
    // Sites that leave the infectious pool senesce with the others.
    const left =
      day > infectiousDays ? (this.#i[Math.max(1, day - 1 - infectiousDays) + 1] ?? 0) : 0;
    this.#carried = {
      growth: rrg * sites * (1 - (sites + diseased) / sx),
      newInfections,
      senescence: rrs * sites + left,
    };
  }

  #rate(day: number, { humidityPercent, rainMm, temperatureC }: DailyWeather): number {
    const { byAge, byTemperature, humidPercent, rainWetsMm, rcOpt } = this.#p;
    const isWet = humidityPercent >= humidPercent || rainMm >= rainWetsMm;
    return isWet ? rcOpt * onCurve(byAge, day - 1) * onCurve(byTemperature, temperatureC) : 0;
  }
}

/** Sum over days `from`…`to`, both included, from day 1. */
function sumOf(values: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let day = Math.max(1, from); day <= to; day += 1) sum += values[day] ?? 0;
  return sum;
}

/** What an epidemic has come to after a day; the lists by day only grow. */
export interface EpidemicMark {
  readonly carried: Carried;
  readonly infectedSum: number;
  readonly lists: number;
  readonly senescedSum: number;
  readonly sites: number;
}

export { assertDay as assertEpiriceDay, Epidemic };
