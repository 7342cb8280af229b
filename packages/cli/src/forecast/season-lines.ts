// SPDX-License-Identifier: Apache-2.0
import {
  EPIRICE,
  EPIRICE_VERSION,
  EpiriceSeries,
  stemBorer,
  type EpiriceName,
} from '@daoji/agronomy';
import { MAX_VOID_NAMED, type RunLine, type RunVerdict } from '@daoji/model';

import {
  digestOf,
  type JudgedLine,
  type SeasonGroup,
  type Station,
  type StationWeather,
} from './forecast-runs.js';
import {
  dailyWeatherOf,
  extremesOf,
  hoursMissing,
  type StationDay,
  type VoidedAt,
} from './station-days.js';
import { dateOf, dayOf } from './station-hours.js';

/** Days of an epidemic (Savary et al. 2012). */
export const EPIRICE_DAYS = 120;
/** Share of diseased sites from which EPIRICE's day is called favourable; ours, unconfirmed. */
export const EPIRICE_FAVOURABLE = 0.01;
/** Last day of the flight of the overwintered moths that is watched; the second generation is not the model's. */
const MOTHS_UNTIL = '07-31';
const DISEASES = Object.keys(EPIRICE) as readonly EpiriceName[];
const METHOD = 'average';
/** What stands for a day before the first infectious site: no weather of it changes anything. */
const UNUSED = { humidityPercent: 0, rainMm: 0, temperatureC: 20 } as const;

/**
 * EPIRICE's four epidemics for the parcels that came up on one day, day after day: each day costs one step.
 * @param from - first day of which the lines are wanted.  @param to - last one.
 * @param diseases - all four where not said.
 */
export function* epidemicLines(
  station: Station,
  weather: StationWeather,
  group: SeasonGroup,
  { from, to }: { readonly from: number; readonly to: number },
  diseases: readonly EpiriceName[] = DISEASES,
): Generator<readonly [day: number, line: JudgedLine]> {
  const first = dayOf(group.since);
  const last = Math.min(to, first + EPIRICE_DAYS - 1);
  if (last < from || last < first) return;
  for (const disease of diseases) {
    const epidemic = new Outbreak(station, weather, group, disease);
    for (let day = first; day <= last; day += 1) {
      epidemic.take(day);
      if (day >= from) yield [day, epidemic.line(day)];
    }
  }
}

class Outbreak {
  readonly #days: (readonly number[])[] = [];
  readonly #disease: EpiriceName;
  readonly #group: SeasonGroup;
  readonly #missing = new Map<'humidity' | 'rain' | 'temperature', number>();
  readonly #series: EpiriceSeries;
  readonly #station: Station;
  readonly #voided: VoidedAt[] = [];
  readonly #weather: StationWeather;

  constructor(station: Station, weather: StationWeather, group: SeasonGroup, disease: EpiriceName) {
    this.#disease = disease;
    this.#group = group;
    this.#series = new EpiriceSeries(disease, station.rules.epirice[disease]);
    this.#station = station;
    this.#weather = weather;
  }

  take(day: number): void {
    const rule = this.#station.rules.epirice[this.#disease];
    const known = this.#weather.days[day];
    const today = dailyWeatherOf(known, this.#station, rule);
    const at = this.#days.length + 1;
    // Until a first site is infectious an epidemic knows no weather.
    const isNeeded = at >= rule.onset + rule.latentDays + 2;
    if (!today && isNeeded) this.#lack(known);
    const { humidityPercent, rainMm, temperatureC } = today ?? UNUSED;
    this.#days.push(
      today ? [temperatureC, humidityPercent, rainMm].map((one) => Math.round(one * 1000)) : [],
    );
    this.#series.put(at, { humidityPercent, rainMm, temperatureC });
    this.#voided.push(...(known?.voided ?? []));
  }

  line(day: number): JudgedLine {
    const { deviceId, parcelIds, readingsPerHour, rules } = this.#station;
    const { since } = this.#group;
    const { ruleSetId } = rules.epirice[this.#disease];
    const isJudged = this.#missing.size === 0;
    const modelId = `epirice-${this.#disease}` as const;
    const intensity = this.#series.latest()?.intensity ?? 0;
    const run = { date: dateOf(day), deviceId, model: modelId, readingsPerHour, ruleSetId };
    const inputs = { ...run, days: this.#days, since, version: EPIRICE_VERSION };
    const isAll = this.#group.parcelIds.length === parcelIds.length;
    const line: RunLine = {
      inputsDigest: digestOf(inputs),
      ...(isJudged && { intensityPpm: Math.round(intensity * 1_000_000) }),
      missing: missingOf(this.#missing),
      modelId,
      modelVersion: EPIRICE_VERSION,
      ...(!isAll && { parcelIds: [...this.#group.parcelIds] }),
      pest: this.#disease === 'leaf-blast' ? 'rice-blast' : this.#disease,
      ruleSetId,
      since,
      verdict: epidemicVerdict(isJudged, intensity),
      voided: this.#voided.slice(-MAX_VOID_NAMED),
      voidedCount: this.#voided.length,
    };
    return { key: `${modelId}/${since}`, line };
  }

  #lack(day: StationDay | undefined): void {
    for (const quantity of ['humidity', 'rain', 'temperature'] as const) {
      const hours = hoursMissing(day, quantity, this.#station);
      if (hours > 0) this.#missing.set(quantity, (this.#missing.get(quantity) ?? 0) + hours);
    }
  }
}

function epidemicVerdict(isJudged: boolean, intensity: number): RunVerdict {
  if (!isJudged) return 'not-judgeable';
  return intensity >= EPIRICE_FAVOURABLE ? 'favourable' : 'none';
}

/** The stem borer's flight up to a day; nothing outside the time of the overwintered moths, or without a day's extremes. */
export function borerLine(
  station: Station,
  { days }: StationWeather,
  day: number,
): JudgedLine | undefined {
  const date = dateOf(day);
  const since = `${date.slice(0, 4)}-03-01`;
  if (station.isDaily || date < since || date.slice(5) > MOTHS_UNTIL) return undefined;
  const { deviceId, readingsPerHour, rules } = station;
  const known = Array.from({ length: day - dayOf(since) + 1 }, (_, at) => days[dayOf(since) + at]);
  const extremes = known.map((one) => extremesOf(one, station));
  const result = stemBorer(extremes, METHOD, rules.stemBorer);
  const { degreeDays, ruleSetId, version } = result;
  const lacking = known.reduce(
    (sum, one, at) => sum + (extremes[at] ? 0 : hoursMissing(one, 'temperature', station)),
    0,
  );
  const isJudged = result.missing.length === 0;
  const voided = known
    .flatMap((one) => one?.voided ?? [])
    .filter(({ quantity }) => quantity === 'air-temperature');
  const run = { date, deviceId, method: METHOD, model: 'stem-borer', readingsPerHour, ruleSetId };
  const inputs = {
    ...run,
    days: known.map((one, at) =>
      extremes[at] && one?.temperature ? [one.temperature.max, one.temperature.min] : [],
    ),
    since,
    version,
  };
  const line: RunLine = {
    ...(isJudged && { degreeDaysMilli: Math.round(degreeDays * 1000) }),
    inputsDigest: digestOf(inputs),
    missing: isJudged ? [] : [{ hours: lacking, quantity: 'air-temperature' }],
    modelId: 'stem-borer',
    modelVersion: version,
    pest: 'stem-borer',
    ruleSetId,
    since,
    verdict: isJudged ? flightOf(result.reached) : 'not-judgeable',
    voided: voided.slice(-MAX_VOID_NAMED),
    voidedCount: voided.length,
  };
  return { key: 'stem-borer', line };
}

function flightOf(reached: ReturnType<typeof stemBorer>['reached']): RunVerdict {
  const stages = ['moths-90', 'moths-50', 'moths-10', 'first-moths'] as const;
  return stages.find((stage) => reached[stage] !== undefined) ?? 'none';
}

function missingOf(
  missing: ReadonlyMap<'humidity' | 'rain' | 'temperature', number>,
): RunLine['missing'] {
  const names = {
    humidity: 'relative-humidity',
    rain: 'rain',
    temperature: 'air-temperature',
  } as const;
  return [...missing].map(([quantity, hours]) => ({ hours, quantity: names[quantity] }));
}
