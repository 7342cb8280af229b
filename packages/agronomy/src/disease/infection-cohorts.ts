// SPDX-License-Identifier: Apache-2.0
import { power } from '../power.js';
import { demandInput } from '../model-result.js';

/** A pathogen of the generic infection model. */
export interface InfectionRule {
  /** Cardinal temperatures, °C. */
  readonly minimumC: number;
  readonly optimumC: number;
  readonly maximumC: number;
  /** Wet hours that an infection takes at the optimum. */
  readonly wetHours: number;
  /** Dry hours in a row that a cohort of spores outlives; one more kills it. */
  readonly dryHours: number;
}

/** An hour as the model sees it; `undefined` where wetness or temperature is not known. */
export type InfectionHour = { readonly isWet: boolean; readonly temperatureC: number } | undefined;

/** What became of the spores that landed in each hour. */
export interface InfectionResult {
  /** Hours, from 0, in which a cohort had its wet hours together. */
  readonly infections: readonly number[];
  /** Cohorts that a dry spell killed, and those on the way at the end. */
  readonly died: number;
  readonly open: number;
  /** Hours that were not known; what was on the way there is judged no further. */
  readonly notJudgeable: number;
  readonly model: 'infection-cohorts';
  readonly version: '1';
}

/**
 * Share 0…1 of the rate at the optimum: ((Tmax − T)/(Tmax − Topt))·((T − Tmin)/(Topt − Tmin))^((Topt − Tmin)/(Tmax − Topt)),
 * 0 outside Tmin…Tmax (Magarey et al. 2005).
 * @throws ModelInputError for cardinal temperatures out of order.
 */
export function infectionRate(
  { maximumC, minimumC, optimumC }: InfectionRule,
  temperatureC: number,
): number {
  demandInput(
    minimumC < optimumC && optimumC < maximumC,
    `expected minimum < optimum < maximum, got ${minimumC}, ${optimumC}, ${maximumC} °C`,
  );
  if (temperatureC <= minimumC || temperatureC >= maximumC) return 0;
  const exponent = (optimumC - minimumC) / (maximumC - optimumC);
  const rise = (temperatureC - minimumC) / (optimumC - minimumC);
  return ((maximumC - temperatureC) / (maximumC - optimumC)) * power(rise, exponent);
}

/**
 * Hourly cohorts of spores (Magarey et al. 2005; Bregaglio et al. 2012): each lands in a wet hour, gathers wet hours weighed by
 * temperature until it has what an infection takes, and dies in a dry spell. An hour that is not known ends what was on the way.
 * @throws ModelInputError as {@link infectionRate}, and for lengths below 1 h of wetness or 0 h of dryness.
 */
export function infectionCohorts(
  rule: InfectionRule,
  hours: readonly InfectionHour[],
): InfectionResult {
  demandInput(
    rule.wetHours >= 1 && rule.dryHours >= 0,
    `expected ≥ 1 wet hour and ≥ 0 dry hours, got ${rule.wetHours} and ${rule.dryHours}`,
  );
  const infections: number[] = [];
  let [died, notJudgeable] = [0, 0];
  let cohorts: { gathered: number; dry: number }[] = [];
  for (const [at, hour] of hours.entries()) {
    if (!hour) {
      notJudgeable += 1;
      cohorts = [];
      continue;
    }
    if (hour.isWet) cohorts.push({ dry: 0, gathered: 0 });
    const rate = hour.isWet ? infectionRate(rule, hour.temperatureC) : 0;
    const grown = cohorts.map(({ dry, gathered }) => ({
      dry: hour.isWet ? 0 : dry + 1,
      gathered: gathered + rate,
    }));
    const alive = grown.filter(({ dry }) => dry <= rule.dryHours);
    died += grown.length - alive.length;
    cohorts = alive.filter(({ gathered }) => gathered < rule.wetHours - TINY);
    infections.push(...Array<number>(alive.length - cohorts.length).fill(at));
  }
  return {
    died,
    infections,
    model: 'infection-cohorts',
    notJudgeable,
    open: cohorts.length,
    version: '1',
  };
}

/** Sums of shares miss whole hours by rounding alone. */
const TINY = 1e-9;
