// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { DeviceChannel } from '../../src/device.js';
import { rollupStart, rollupStatements } from '../../src/series-rollup.js';

const SPAN = {
  fromMs: Date.parse('2026-11-23T15:59:59.999Z'),
  toMs: Date.parse('2026-11-23T16:00:00.001Z'),
};

function channel(change: Partial<DeviceChannel> = {}): DeviceChannel {
  return {
    channel: 'c1-l1',
    max: 600,
    min: -400,
    position: { cable: 1, layer: 1 },
    quantity: 'grain-temperature',
    scale: -1,
    unit: 'Cel',
    ...change,
  };
}

describe('rollupStatements', () => {
  const of = (...channels: DeviceChannel[]): string[] =>
    rollupStatements({ channels, deviceId: 'pj01-bin-1' }, SPAN);

  it('makes ten minutes from points, hours from these, days from hours', () => {
    const statements = of(channel());
    expect(statements).to.have.length(4);
    expect(
      statements.map((one) => /INTO "([^"]*)" FROM "([^"]*)"/.exec(one)?.slice(1)),
    ).to.deep.equal([
      ['grain-temperature/ten-minutes/1', 'grain-temperature'],
      ['grain-temperature/ten-minutes/1', 'grain-temperature'],
      ['grain-temperature/hour/1', 'grain-temperature/ten-minutes/1'],
      ['grain-temperature/day/1', 'grain-temperature/hour/1'],
    ]);
  });

  it('takes all of each span that is touched, a day from midnight in Asia/Shanghai', () => {
    const bounds = of(channel()).map((one) =>
      /time >= (\d+)ms AND time < (\d+)ms/
        .exec(one)
        ?.slice(1)
        .map((ms) => new Date(Number(ms)).toISOString()),
    );
    expect(bounds[0]).to.deep.equal(['2026-11-23T15:50:00.000Z', '2026-11-23T16:10:00.000Z']);
    expect(bounds[2]).to.deep.equal(['2026-11-23T15:00:00.000Z', '2026-11-23T17:00:00.000Z']);
    expect(bounds[3]).to.deep.equal(['2026-11-22T16:00:00.000Z', '2026-11-24T16:00:00.000Z']);
  });

  it('holds each sensor of a layer against its own limits', () => {
    const [valid = ''] = of(channel(), channel({ channel: 'c2-l1', max: 50, min: -20, scale: 0 }));
    expect(valid).to.contain(
      '(("channel" =~ /^(?:c1-l1)$/ AND "value" >= -40.0 AND "value" <= 60.0) OR ' +
        '("channel" =~ /^(?:c2-l1)$/ AND "value" >= -20 AND "value" <= 50)) AND "flags" !~ /CLOCK/',
    );
  });

  it('counts every point in the total, also those that count in no figure', () => {
    const total = of(channel())[1] ?? '';
    expect(total).to.contain('COUNT("value") AS "total"').and.not.contain('"flags"');
  });

  it('keeps layers apart', () => {
    expect(of(channel(), channel({ channel: 'c1-l2', position: { layer: 2 } }))).to.have.length(8);
  });

  for (const [what, change] of [
    ['no position', { position: undefined }],
    ['no layer', { position: { cable: 1 } }],
    ['another quantity', { quantity: 'water-level' }],
  ] as const)
    it(`says nothing of a channel with ${what}`, () => {
      const other = { ...channel(), ...change } as DeviceChannel;
      expect(of(other)).to.deep.equal([]);
    });
});

describe('rollupStart', () => {
  for (const [step, time, begin] of [
    ['day', '2026-11-23T15:59:59.999Z', '2026-11-22T16:00:00.000Z'],
    ['day', '2026-11-23T16:00:00.000Z', '2026-11-23T16:00:00.000Z'],
    ['hour', '2026-11-23T15:59:59.999Z', '2026-11-23T15:00:00.000Z'],
    ['ten-minutes', '2026-11-23T15:59:59.999Z', '2026-11-23T15:50:00.000Z'],
  ] as const)
    it(`begins the ${step} of ${time} at ${begin}`, () => {
      expect(new Date(rollupStart(step, Date.parse(time))).toISOString()).to.equal(begin);
    });
});
