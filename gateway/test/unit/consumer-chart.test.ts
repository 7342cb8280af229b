// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { chart } from '../../src/consumer/chart.js';
import type { SensorStrip } from '../../src/story/sensor-strips.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 9, 1);

/** A strip with a mean for each hour; its first and last reading are marked. */
function stripOf(means: readonly (readonly [hour: number, mean: number])[]): SensorStrip {
  const curve = means.map(([hour, mean]) => ({ mean, timeMs: START + hour * HOUR }));
  const ends = [curve[0], curve.at(-1)].flatMap((one) => one ?? []);
  return {
    channel: {
      channel: 'main',
      max: 400,
      min: 0,
      quantity: 'grain-moisture',
      scale: -1,
      unit: '%',
    },
    count: means.length,
    curve,
    marks: ends.map(({ mean, timeMs }, seq) => ({
      bootEpoch: 1,
      channel: 'main',
      flags: '',
      quantity: 'grain-moisture',
      seq,
      time: new Date(timeMs).toISOString(),
      value: String(mean),
    })),
    window: {
      deviceId: 'd-1',
      fromMs: START,
      place: { id: 'mill-1', kind: 'mill-line' },
      toMs: START + 900 * HOUR,
    },
  };
}

const drawn = (means: Parameters<typeof stripOf>[0]): string =>
  chart(stripOf(means), '%', 'moisture').markup;
const textsIn = (markup: string): string[] =>
  [...markup.matchAll(/<text[^>]*>([^<]*)<\/text\s*>/g)].map(([, text = '']) => text.trim());

describe('the curve of a consumer page', () => {
  it('has axes: the unit, round values, and its first and last day in China', () => {
    const markup = drawn([
      [20, 13.2],
      [70, 14.9],
      [120, 14.1],
    ]);
    expect(textsIn(markup)).to.deep.equal(['%', '13', '14', '15', '2026-10-02', '2026-10-06']);
  });

  it('has times instead of days where it is short', () => {
    const texts = textsIn(
      drawn([
        [0, 20],
        [1, 21],
      ]),
    );
    expect(texts.slice(-2)).to.deep.equal(['10-01 08:00', '10-01 09:00']);
  });

  it('draws one reading with one time below it', () => {
    const texts = textsIn(drawn([[0, 5]]));
    expect(texts.at(-1)).to.equal('10-01 08:00');
    expect(texts.filter((text) => text.startsWith('10-01'))).to.have.length(1);
  });

  it('never bridges weeks without readings', () => {
    const markup = drawn([0, 1, 2, 3, 500, 501, 502].map((hour) => [hour, 14 + (hour % 2)]));
    expect(markup.match(/<polyline/g)).to.have.length(2);
  });
});
