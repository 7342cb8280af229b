// SPDX-License-Identifier: Apache-2.0
import { deviceProfileSchema } from '@daoji/model';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import {
  DEVICE_KINDS,
  simulatedDevice,
  simulatedProfile,
  type SimulatedDevice,
} from '../../../src/simulate/device-kinds.js';
import { playSeason } from '../../../src/simulate/play-season.js';
import { parseSeasonPlan } from '../../../src/simulate/season-plan.js';
import { deviceOnDoubles } from '../device/device-double.js';
import { expectError } from '../expect-error.js';

const HOUR = 3_600_000;
const APRIL = Date.UTC(2026, 3, 20);

describe('simulated devices', () => {
  for (const kind of DEVICE_KINDS) {
    it(`${kind} measures exactly the channels of its profile, within their spans, for a year`, () => {
      const profile = deviceProfileSchema.parse(simulatedProfile(kind, 'live'));
      const lines = new Map(profile.channels.map((line) => [line.channel, line]));
      expect(lines.size).to.equal(profile.channels.length);
      for (let time = APRIL; time < APRIL + 365 * 24 * HOUR; time += 31 * HOUR) {
        const measurements = simulatedDevice(kind, 'seed-1').measurementsAt(time);
        expect(measurements.map(({ channel }) => channel)).to.deep.equal([...lines.keys()]);
        for (const { channel, quantity, unit, scale, value } of measurements) {
          expect(lines.get(channel)).to.include({ quantity, unit, scale });
          expect(Number.isSafeInteger(value)).to.equal(true);
        }
      }
    });

    it(`${kind} gives the same season for the same seed and another for another`, () => {
      const values = (seed: string): number[] =>
        [0, 7, 15].flatMap((day) =>
          simulatedDevice(kind, seed)
            .measurementsAt(APRIL + (day * 24 + 2) * HOUR)
            .map(({ value }) => value),
        );
      expect(values('a')).to.deep.equal(values('a'));
      expect(values('a')).to.not.deep.equal(values('b'));
    });
  }

  it('heats a hot spot above its layer and nowhere else', () => {
    const spot = { cable: 2, layer: 3, fromMs: APRIL, perDay: 0.3, limit: 8 };
    const at = APRIL + 60 * 24 * HOUR;
    const hot = simulatedDevice('grain-bin', 's', spot).measurementsAt(at);
    const cold = simulatedDevice('grain-bin', 's').measurementsAt(at);
    const differing = hot
      .filter(({ value }, index) => value !== cold[index]?.value)
      .map(({ channel }) => channel);
    expect(differing).to.deep.equal(['c2-l3', 'headspace-co2']);
  });

  it('has no sun at night and none in rain', () => {
    const station = simulatedDevice('paddy-station', 'seed-1');
    for (let hour = 0; hour < 24 * 120; hour += 1) {
      const values = new Map(
        station.measurementsAt(APRIL + hour * HOUR).map(({ quantity, value }) => [quantity, value]),
      );
      const local = (hour + 8) % 24;
      if (local <= 3 || local >= 22 || (values.get('rain') ?? 0) > 0)
        expect(values.get('sunshine')).to.equal(0);
    }
  });
});

describe('playSeason', () => {
  it('steps through its times and waits by the factor', async () => {
    const plan = parseSeasonPlan(
      'devices: [{ deviceId: pj01-mill-0001, kind: mill-line, subject: { kind: mill-line, id: line-1 } }]',
    );
    const { device } = deviceOnDoubles({ deviceId: 'pj01-mill-0001' });
    const waits: number[] = [];
    const times = { fromMs: APRIL, toMs: APRIL + 3 * HOUR, stepMs: HOUR, factor: 3600 };
    const sent = await playSeason(plan, [device], times, (ms) =>
      Promise.resolve(void waits.push(ms)),
    );
    expect([sent, device.pending, waits]).to.deep.equal([9, 9, [1000, 1000, 1000]]);
  });

  it('leaves out a channel while its wire is broken, and nothing else', async () => {
    const [from, until] = [APRIL + HOUR, APRIL + 3 * HOUR].map((ms) => new Date(ms).toISOString());
    const plan = parseSeasonPlan(
      `devices: [{ deviceId: pj01-mill-0001, kind: mill-line, silent: { channel: mass-flow, from: '${from}', until: '${until}' }, subject: { kind: mill-line, id: line-1 } }]`,
    );
    const { device } = deviceOnDoubles({ deviceId: 'pj01-mill-0001' });
    const times = { fromMs: APRIL, toMs: APRIL + 4 * HOUR, stepMs: HOUR };
    expect(await playSeason(plan, [device], times, () => Promise.resolve())).to.equal(4 * 3 - 2);
  });
});

describe('a place that heats in a simulated bin', () => {
  it('is as its layer is again once the grain was turned', () => {
    const spot = { cable: 2, fromMs: APRIL, layer: 3, limit: 9, perDay: 3 };
    const turned = simulatedDevice('grain-bin', 'panjin', { ...spot, untilMs: APRIL + 48 * HOUR });
    const calm = simulatedDevice('grain-bin', 'panjin');
    const at = (device: SimulatedDevice, hours: number): number | undefined =>
      device.measurementsAt(APRIL + hours * HOUR).find(({ channel }) => channel === 'c2-l3')?.value;
    expect(Number(at(turned, 47)) - Number(at(calm, 47))).to.be.greaterThan(0);
    expect(at(turned, 48)).to.equal(at(calm, 48));
  });
});

describe('parseSeasonPlan', () => {
  for (const text of [
    '',
    'devices: []',
    'devices: [{ deviceId: A }]',
    'a: [',
    'devices: [{ deviceId: pj01-a, kind: grain-bin, silent: { channel: c1-l1 }, subject: { kind: bin, id: b1 } }]',
    'devices: [{ deviceId: pj01-a, kind: rocket, subject: { kind: bin, id: b1 } }]',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, async () => {
      await expectError(() => parseSeasonPlan(text), CliError, 'FILE_SHAPE');
    });
  }
});
