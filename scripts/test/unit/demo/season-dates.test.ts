// SPDX-License-Identifier: Apache-2.0
import { AQUACROP_STAGES, blastam, growingDegreeDays, type HourlyWeather } from '@daoji/agronomy';
import { simulatedDevice } from '@daoji/cli';
import { addDays } from '@daoji/model';
import { expect } from 'chai';

import { BLAST_PRODUCT, HOPPER_PRODUCT } from '../../../src/demo/demo-rules.js';
import { calmSpell, warnedHours, weatherStation } from '../../../src/demo/scenes/blast-scene.js';
import { SPRAYED_PARCEL } from '../../../src/demo/scenes/interval-scene.js';
import {
  beginOf,
  EARLY_DAYS,
  EFFECT_DAYS,
  SEASON_DATES,
  SEASON_END,
  SEASON_FACTOR,
  SEASON_START,
} from '../../../src/demo/season-dates.js';
import { demoSeasonPlan } from '../../../src/demo/story.js';

const HOUR_MS = 3_600_000;
/** From the warned day until the parcel is sprayed, by the demo's clock on a slow machine: some 31 s for two models and four steps. */
const ANSWER_DAYS = 36;

type Said = (timeMs: number, quantity: string) => number;

/** What a station of the demo measures: in its own place, under the weather of the story. */
function station(deviceId: string): Said {
  const spell = calmSpell();
  const calm = spell && {
    fromMs: Date.parse(spell.from),
    rainMs: Date.parse(spell.rainAt),
    temperature: spell.temperature,
    untilMs: Date.parse(spell.to),
  };
  const { seed } = demoSeasonPlan();
  const device = simulatedDevice('paddy-station', seed, undefined, calm, deviceId);
  return (timeMs, quantity) => {
    const found = device.measurementsAt(timeMs).find((one) => one.quantity === quantity);
    return (found?.value ?? NaN) * 10 ** (found?.scale ?? 0);
  };
}

/** The civil date on which the sum of growing degree-days since planting out passes a mark, by four readings a day. */
function dayOf(said: Said, mark: number): string {
  let date: string = SEASON_DATES.transplanted;
  for (let sum = 0; sum < mark; date = addDays(date, 1)) {
    const day = [2, 8, 14, 20].map((hour) =>
      said(beginOf(addDays(date, 1)) + hour * HOUR_MS, 'air-temperature'),
    );
    sum += growingDegreeDays({ maximumC: Math.max(...day), minimumC: Math.min(...day) });
    if (date > '2025-12-31') return 'never';
  }
  return date;
}

describe('the season of the demo', () => {
  const fields = demoSeasonPlan().devices.filter(({ kind }) => kind === 'paddy-station');

  for (const { deviceId } of fields)
    it(`of ${deviceId} flowers in the first half of August and is ripe when it is cut`, () => {
      const said = station(deviceId);
      const [flowering, ripe] = [AQUACROP_STAGES.flowering, AQUACROP_STAGES.maturity].map((mark) =>
        dayOf(said, mark),
      );
      expect(flowering).to.match(/^2025-(?:07-(?:29|3[01])|08-(?:0[1-9]|1[0-5]))$/);
      expect(ripe).to.match(/^2025-(?:09-(?:2[5-9]|30)|10-(?:0[1-9]|1[0-5]))$/);
      expect([ripe, SEASON_DATES.ripe].sort()[0]).to.equal(ripe);
    });

  it('has its control of blast before flowering, even where the answer takes long', () => {
    const flowering = dayOf(station(`pj01-field-${SPRAYED_PARCEL}`), AQUACROP_STAGES.flowering);
    expect(addDays(SEASON_DATES.warned, ANSWER_DAYS) < flowering).to.equal(true);
    const checked = addDays(SEASON_DATES.warned, ANSWER_DAYS + EFFECT_DAYS);
    expect(checked < SEASON_DATES.hoppers).to.equal(true);
  });

  it('has intervals that end before the rice is ripe, and an attempt to cut it within one', () => {
    const blastFree = addDays(SEASON_DATES.warned, ANSWER_DAYS + BLAST_PRODUCT.phiDays);
    const hoppersFree = addDays(SEASON_DATES.hoppers, HOPPER_PRODUCT.phiDays);
    expect(blastFree < SEASON_DATES.hoppers).to.equal(true);
    expect(addDays(hoppersFree, EARLY_DAYS) < SEASON_DATES.ripe).to.equal(true);
    expect(EARLY_DAYS).to.be.lessThan(HOPPER_PRODUCT.phiDays);
  });

  it('has five days of blast weather at the hourly station, and no more sun on the paddies beside it', () => {
    const { fromMs, lastDay, toMs } = warnedHours();
    expect(addDays(lastDay, 1)).to.equal(SEASON_DATES.warned);
    const said = station(weatherStation().deviceId);
    const hours: HourlyWeather[] = Array.from({ length: (toMs - fromMs) / HOUR_MS }, (_, at) => {
      const timeMs = fromMs + at * HOUR_MS;
      return {
        rainMm: said(timeMs, 'rain'),
        sunshineH: said(timeMs, 'sunshine'),
        temperatureC: said(timeMs, 'air-temperature'),
        windMs: said(timeMs, 'wind-speed'),
      };
    });
    expect(blastam(hours).verdict).to.equal('favourable');
    for (const { deviceId } of fields) {
      const field = station(deviceId);
      for (let timeMs = fromMs; timeMs < toMs; timeMs += 6 * HOUR_MS)
        expect(field(timeMs, 'sunshine')).to.equal(0);
    }
  });

  it('leaves a slow machine a third more time than a fast one takes', () => {
    const seconds = (date: string): number =>
      (Date.parse(date) - Date.parse(SEASON_START)) / 1_000 / SEASON_FACTOR;
    expect(seconds(SEASON_END)).to.be.within(280, 310);
    expect(seconds(SEASON_END) / seconds('2025-12-05')).to.be.greaterThan(1.3);
  });
});
