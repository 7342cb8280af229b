// SPDX-License-Identifier: Apache-2.0
import { blastam, type HourlyWeather } from '@daoji/agronomy';
import { expect } from 'chai';

import { simulatedDevice } from '../../../src/simulate/device-kinds.js';

const HOUR_MS = 3_600_000;
const FROM_MS = Date.parse('2026-09-03T00:00:00.000+08:00');
const HOURS = 120;
/** 19:00 of the fourth day. */
const RAIN_AT = 91;

function weather(isRainy: boolean): HourlyWeather[] {
  const spell = {
    fromMs: FROM_MS,
    rainMs: isRainy ? FROM_MS + RAIN_AT * HOUR_MS : FROM_MS - HOUR_MS,
    temperature: 22,
    untilMs: FROM_MS + HOURS * HOUR_MS,
  };
  const station = simulatedDevice('paddy-station', 'panjin', undefined, spell);
  return Array.from({ length: HOURS }, (_, hour) => {
    const measured = station.measurementsAt(FROM_MS + hour * HOUR_MS);
    const of = (quantity: string): number => {
      const found = measured.find((one) => one.quantity === quantity);
      return (found?.value ?? NaN) * 10 ** (found?.scale ?? 0);
    };
    return {
      rainMm: of('rain'),
      sunshineH: of('sunshine'),
      temperatureC: of('air-temperature'),
      windMs: of('wind-speed'),
    };
  });
}

describe('a calm spell', () => {
  it('is the base case of the blast rule: 14 wet hours, favourable', () => {
    const { verdict, wetPeriod } = blastam(weather(true));
    expect(verdict).to.equal('favourable');
    expect(wetPeriod?.hours).to.equal(14);
  });

  it('is not favourable without its hour of rain', () => {
    expect(blastam(weather(false)).verdict).to.equal('none');
  });

  it('ends, and changes neither water nor soil', () => {
    const spell = { fromMs: FROM_MS, rainMs: FROM_MS, temperature: 22, untilMs: FROM_MS + HOUR_MS };
    const calm = simulatedDevice('paddy-station', 'panjin', undefined, spell);
    const plain = simulatedDevice('paddy-station', 'panjin');
    const after = FROM_MS + HOUR_MS;
    expect(calm.measurementsAt(after)).to.deep.equal(plain.measurementsAt(after));
    const ground = (device: typeof calm): unknown[] =>
      device.measurementsAt(FROM_MS).filter(({ quantity }) => /water|soil/.test(quantity));
    expect(ground(calm)).to.deep.equal(ground(plain));
  });
});
