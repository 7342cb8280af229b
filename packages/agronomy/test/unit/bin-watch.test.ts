// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import fc from 'fast-check';

import { BinWatch, WATCH_RULE, type WatchChange, type WatchedChannel } from '../../src/index.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 1);
const CABLES: readonly WatchedChannel[] = [1, 2].flatMap((layer) =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((cable) => ({
    channel: `c${cable}-l${layer}`,
    layer,
    max: 60,
    min: -40,
    quantity: 'grain-temperature',
  })),
);
const CO2: WatchedChannel = { channel: 'co2', max: 50_000, min: 0, quantity: 'carbon-dioxide' };
const ALL = [...CABLES, CO2];

/** Feeds one scan an hour, and gives what changed as `hour kind channel to`. */
function feed(
  watch: BinWatch,
  hours: number,
  valueAt: (channel: string, hour: number) => number | undefined,
  from = 0,
): string[] {
  const said: string[] = [];
  for (let hour = from; hour < from + hours; hour += 1) {
    const changes = ALL.flatMap(({ channel }) => {
      const value = valueAt(channel, hour);
      const timeMs = START + hour * HOUR;
      return value === undefined ? [] : watch.take({ channel, timeMs, value });
    });
    said.push(...[...changes, ...watch.look(START + hour * HOUR + HOUR / 2)].map(textOf));
  }
  return said;
}

function textOf({ channel = 'device', kind, timeMs, to }: WatchChange): string {
  return `${((timeMs - START) / HOUR).toFixed(1)} ${kind} ${channel} ${to}`;
}

const calm = (channel: string): number => (channel === 'co2' ? 450 : 12);
const withHeat =
  (excess: (hour: number) => number) =>
  (channel: string, hour: number): number =>
    calm(channel) + (channel === 'c3-l2' ? excess(hour) : 0);

describe('BinWatch', () => {
  it('says nothing of a calm bin', () => {
    expect(feed(new BinWatch(ALL), 100, calm)).to.deep.equal([]);
  });

  it('raises a hot spot at the second scan above 5 K over its layer, and lets it go below 3 K', () => {
    // 8 sensors a layer: one that is e K warmer lifts the mean by e/8.
    const heat = withHeat((hour) => (hour < 3 ? 0 : hour < 8 ? 6 : hour < 10 ? 4 : 2));
    expect(feed(new BinWatch(ALL), 14, heat)).to.deep.equal([
      '4.0 hot-spot c3-l2 raised',
      '10.0 hot-spot c3-l2 normal',
    ]);
  });

  it('takes one scan above for no hot spot, and 5.0 K for none either', () => {
    const one = withHeat((hour) => (hour % 2 === 0 ? 9 : 0));
    expect(feed(new BinWatch(ALL), 20, one)).to.deep.equal([]);
    const edge = withHeat(() => (5 * 8) / 7);
    expect(feed(new BinWatch(ALL), 20, edge)).to.deep.equal([]);
  });

  it('takes an impossible value for none: neither hot, nor heard of', () => {
    const void99 = (channel: string, hour: number): number =>
      channel === 'c3-l2' && hour > 2 ? 99 : calm(channel);
    expect(feed(new BinWatch(ALL), 40, void99)).to.deep.equal(['26.5 data-missing c3-l2 raised']);
  });

  it('names a silent device once, and that it is heard again', () => {
    const pause = (channel: string, hour: number): number | undefined =>
      hour > 5 && hour < 60 ? undefined : calm(channel);
    expect(feed(new BinWatch(ALL), 70, pause)).to.deep.equal([
      '29.5 data-missing device raised',
      '60.0 data-missing device normal',
    ]);
  });

  it('names no channel silent that it never heard of', () => {
    const never = (channel: string): number | undefined =>
      channel === 'co2' ? undefined : calm(channel);
    expect(feed(new BinWatch(ALL), 60, never)).to.deep.equal([]);
  });

  it('names a sensor that stands still while its layer moves, and none in grain that does not change', () => {
    const warming = (channel: string, hour: number): number =>
      channel === 'co2' ? 450 : channel === 'c1-l1' ? 12 : 12 + Math.round(hour) / 50;
    const said = feed(new BinWatch(ALL), 80, warming);
    expect(said).to.deep.equal(['71.0 data-stuck c1-l1 raised']);
    expect(feed(new BinWatch(ALL), 200, calm)).to.deep.equal([]);
  });

  it('raises CO2 at once from 3,000 ppm, after a day above 1,000, and clears below 800', () => {
    const at = (ppm: (hour: number) => number) => (channel: string, hour: number) =>
      channel === 'co2' ? ppm(hour) : calm(channel);
    expect(
      feed(
        new BinWatch(ALL),
        9,
        at((hour) => (hour < 5 ? 450 : 3_000)),
      ),
    ).to.deep.equal(['5.0 high-co2 co2 raised']);
    const lasting = at((hour) => (hour < 2 ? 450 : hour < 40 ? 1_200 : hour < 50 ? 900 : 700));
    expect(feed(new BinWatch(ALL), 60, lasting)).to.deep.equal([
      '26.0 high-co2 co2 raised',
      '50.0 high-co2 co2 normal',
    ]);
    const passing = at((hour) => (hour % 20 === 0 ? 600 : 1_200));
    expect(feed(new BinWatch(ALL), 100, passing)).to.deep.equal([]);
  });

  it('takes a clock that jumps back for no time passed, and for no silence', () => {
    const watch = new BinWatch(ALL);
    feed(watch, 30, calm);
    // A day back, then on from there: CO2 stands above what may last, but not for a day of any clock.
    const high = (channel: string): number => (channel === 'co2' ? 1_500 : 12);
    expect(feed(watch, 20, high, 6)).to.deep.equal([]);
  });

  it('judges a scan whole that a batch cut in two', () => {
    const watch = new BinWatch(ALL);
    const heat = withHeat(() => 6);
    const take = (part: readonly WatchedChannel[], hour: number): WatchChange[] =>
      part.flatMap(({ channel }) =>
        watch.take({ channel, timeMs: START + hour * HOUR, value: heat(channel, hour) }),
      );
    const said: WatchChange[] = [];
    for (let hour = 0; hour < 3; hour += 1) {
      said.push(...take(ALL.slice(0, 11), hour), ...watch.look(START + hour * HOUR + 60_000));
      said.push(...take(ALL.slice(11), hour));
    }
    expect(said.map(textOf)).to.deep.equal(['1.0 hot-spot c3-l2 raised']);
  });

  it('says the same whether it goes on from its memory after any reading or never stopped', () => {
    const value = fc.oneof(fc.integer({ max: 40, min: 5 }), fc.constant(undefined));
    const season = fc.array(fc.array(value, { maxLength: 17, minLength: 17 }), {
      maxLength: 40,
      minLength: 5,
    });
    fc.assert(
      fc.property(season, fc.nat(40), (hours, cut) => {
        const at = (channel: string, hour: number): number | undefined => {
          const one = hours[hour]?.[ALL.findIndex((each) => each.channel === channel)];
          return channel === 'co2' && one !== undefined ? one * 100 : one;
        };
        const whole = feed(new BinWatch(ALL), hours.length, at);
        const first = new BinWatch(ALL);
        const before = feed(first, Math.min(cut, hours.length), at);
        const memory = JSON.parse(JSON.stringify(first.memory())) as ReturnType<
          typeof first.memory
        >;
        const then = new BinWatch(ALL, WATCH_RULE, memory);
        const after = feed(then, Math.max(0, hours.length - cut), at, Math.min(cut, hours.length));
        expect([...before, ...after]).to.deep.equal(whole);
      }),
      { numRuns: 60 },
    );
  });
});
