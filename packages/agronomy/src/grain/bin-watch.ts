// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN, type ModelRule } from '../model-result.js';
import type { CablePoint } from './layers.js';
import { HotSpots, HOT_SPOT_RULE, type HotSpotMemory, type HotSpotRule } from './hot-spots.js';
import { newGas, judgeGas, type GasMemory } from './watched-gas.js';
import { judgeStuck, type StuckMemory } from './watched-stuck.js';

/** What a sensor in a bin measures, and the layer (from 1) of one that hangs in the grain. */
export interface WatchedChannel {
  readonly channel: string;
  readonly quantity: string;
  readonly layer?: number;
  /** Outside of these a value is void, in the unit of the value. */
  readonly min: number;
  readonly max: number;
}

/** A reading of a watched channel: °C for `grain-temperature`, ppm for `carbon-dioxide`. */
export interface WatchedReading {
  readonly channel: string;
  readonly value: number;
  /** Milliseconds since 1970, by the sensor's clock. */
  readonly timeMs: number;
}

/** Numbers of the watch; a dated rule set, see {@link WATCH_RULE}. */
export interface WatchRule extends ModelRule {
  readonly hotSpot: HotSpotRule;
  /** CO2, ppm: raised at once from `spoilingPpm` on, and above `lastingPpm` that lasts; cleared below `clearPpm`. */
  readonly spoilingPpm: number;
  readonly lastingPpm: number;
  readonly lastingMs: number;
  readonly clearPpm: number;
  /** A channel without a valid reading for longer is silent. */
  readonly silentMs: number;
  /** A value that stays the same for so many scans, while its layer moved by more than `stuckLayerK`, is stuck. */
  readonly stuckScans: number;
  readonly stuckLayerK: number;
  /** A scan: one reading of each channel at most, within this span; what comes later than that is waited for no longer. */
  readonly scanMs: number;
}

const HOUR_MS = 3_600_000;

/**
 * Defaults: hot spot by GB/T 29890, CO2 by Maier 2006 (400–500 ppm safe, 1,000 lasting is a beginning, 3,000 spoiling); how long
 * is lasting, silent or stuck is unconfirmed.
 */
export const WATCH_RULE: WatchRule = {
  clearPpm: 800,
  hotSpot: HOT_SPOT_RULE,
  lastingMs: 24 * HOUR_MS,
  lastingPpm: 1_000,
  ruleSetId: BUILT_IN,
  scanMs: 300_000,
  silentMs: 24 * HOUR_MS,
  spoilingPpm: 3_000,
  stuckLayerK: 1,
  stuckScans: 72,
};

/** Kinds of findings; the ledger's alarms have the same. */
export type WatchKind = 'hot-spot' | 'high-co2' | 'data-missing' | 'data-stuck';

/** A finding that came or went. */
export interface WatchChange {
  readonly kind: WatchKind;
  /** Absent where the whole device is silent. */
  readonly channel?: string;
  readonly layer?: number;
  readonly to: 'raised' | 'normal';
  /** Of the reading that decided, or of the look at the clock. */
  readonly timeMs: number;
  /** The measured value: °C, ppm, or hours of silence. */
  readonly value: number;
  /** What it is held against: K above the layer's mean, ppm, or hours. */
  readonly against: number;
}

/** All that a watch remembers, as JSON. */
export interface WatchMemory {
  /** Rule set by which the rest came about. */
  readonly ruleSetId: string;
  readonly hotSpots: HotSpotMemory;
  readonly gas: Readonly<Record<string, GasMemory>>;
  readonly stuck: Readonly<Record<string, StuckMemory>>;
  /** Newest valid reading of each channel. */
  readonly newestMs: Readonly<Record<string, number>>;
  /** Silent channels; `*` for the device. */
  readonly silent: readonly string[];
  /** Scan that is not whole yet: readings of one time. */
  readonly open: readonly WatchedReading[];
}

const NOTHING: WatchMemory = {
  gas: {},
  hotSpots: {},
  newestMs: {},
  open: [],
  ruleSetId: BUILT_IN,
  silent: [],
  stuck: {},
};
const DEVICE = '*';

/**
 * Watches one device in a bin, reading by reading in the order of its log, and says what came and what went. A void or missing value
 * is never taken for a good one, and a bin whose device fell silent is one finding, not one for each sensor. A value is judged
 * by the time of its own clock: what a device kept while it had no connection is judged as if it had come in time. Under another
 * rule set than that of its memory it keeps what was measured and begins its judgements again: none is made by two sets.
 */
export class BinWatch {
  readonly #channels: ReadonlyMap<string, WatchedChannel>;
  readonly #rule: WatchRule;
  readonly #hotSpots: HotSpots;
  readonly #gas: Map<string, GasMemory>;
  readonly #stuck: Map<string, StuckMemory>;
  readonly #newest: Map<string, number>;
  readonly #silent: Set<string>;
  #open: WatchedReading[];

  constructor(
    channels: readonly WatchedChannel[],
    rule: WatchRule = WATCH_RULE,
    memory: WatchMemory = NOTHING,
  ) {
    this.#channels = new Map(channels.map((one) => [one.channel, one]));
    this.#rule = rule;
    const judged = memory.ruleSetId === rule.ruleSetId ? memory : NOTHING;
    this.#hotSpots = new HotSpots(rule.hotSpot, judged.hotSpots);
    this.#gas = new Map(Object.entries(judged.gas));
    this.#stuck = new Map(Object.entries(judged.stuck));
    this.#newest = new Map(Object.entries(memory.newestMs));
    this.#silent = new Set(memory.silent);
    this.#open = [...memory.open];
  }

  /** Takes the next reading in; the scan before it is judged once this one is of the next. */
  take(reading: WatchedReading): WatchChange[] {
    const channel = this.#channels.get(reading.channel);
    if (!channel || reading.value < channel.min || reading.value > channel.max) return [];
    const { timeMs } = reading;
    const changes = this.#isOfOpen(reading) ? [] : this.#judgeScan();
    this.#open.push(reading);
    // A clock that jumped back makes no channel silent.
    this.#newest.set(channel.channel, Math.max(timeMs, this.#newest.get(channel.channel) ?? 0));
    return [...changes, ...this.#heard(channel, timeMs)];
  }

  /** Looks at the clock: what is silent, and a last scan that nothing follows. */
  look(nowMs: number): WatchChange[] {
    const { scanMs, silentMs } = this.#rule;
    const isOver = this.#open.every(({ timeMs }) => nowMs - timeMs > scanMs);
    const changes = isOver ? this.#judgeScan() : [];
    const late = [...this.#channels.values()].flatMap((channel) => {
      const newest = this.#newest.get(channel.channel);
      return newest !== undefined && nowMs - newest > silentMs ? [{ channel, newest }] : [];
    });
    if (late.length === 0 || this.#silent.has(DEVICE)) return changes;
    if (late.length === this.#channels.size) {
      const newest = Math.max(...late.map((one) => one.newest));
      this.#silent.add(DEVICE);
      return [...changes, this.#silence(undefined, newest, nowMs)];
    }
    const fresh = late.filter(({ channel }) => !this.#silent.has(channel.channel));
    for (const { channel } of fresh) this.#silent.add(channel.channel);
    return [
      ...changes,
      ...fresh.map(({ channel, newest }) => this.#silence(channel, newest, nowMs)),
    ];
  }

  /** As JSON; a {@link BinWatch} made with it goes on as this one would. */
  memory(): WatchMemory {
    return {
      gas: Object.fromEntries(this.#gas),
      hotSpots: this.#hotSpots.memory(),
      newestMs: Object.fromEntries(this.#newest),
      open: [...this.#open],
      ruleSetId: this.#rule.ruleSetId,
      silent: [...this.#silent],
      stuck: Object.fromEntries(this.#stuck),
    };
  }

  #isOfOpen({ channel, timeMs }: WatchedReading): boolean {
    return this.#open.every(
      (one) => one.channel !== channel && Math.abs(one.timeMs - timeMs) <= this.#rule.scanMs,
    );
  }

  #heard({ channel, layer }: WatchedChannel, timeMs: number): WatchChange[] {
    return [DEVICE, channel].flatMap((name) => {
      if (!this.#silent.delete(name)) return [];
      const of = name === DEVICE ? {} : { channel, ...(layer !== undefined && { layer }) };
      return [{ against: 0, kind: 'data-missing', timeMs, to: 'normal', value: 0, ...of } as const];
    });
  }

  #silence(channel: WatchedChannel | undefined, newestMs: number, nowMs: number): WatchChange {
    return {
      ...(channel && {
        channel: channel.channel,
        ...(channel.layer !== undefined && { layer: channel.layer }),
      }),
      against: this.#rule.silentMs / HOUR_MS,
      kind: 'data-missing',
      timeMs: nowMs,
      to: 'raised',
      value: (nowMs - newestMs) / HOUR_MS,
    };
  }

  #judgeScan(): WatchChange[] {
    const scan = this.#open;
    this.#open = [];
    const points = scan.flatMap(({ channel, value }): CablePoint[] => {
      const layer = this.#channels.get(channel)?.layer;
      return layer === undefined ? [] : [{ layer, sensor: channel, temperatureC: value }];
    });
    return [
      ...this.#judgeHeat(scan, points),
      ...judgeStuck(points, scan[0]?.timeMs ?? 0, this.#rule, this.#stuck),
      ...scan.flatMap((reading) => this.#judgeGas(reading)),
    ];
  }

  #judgeHeat(scan: readonly WatchedReading[], points: readonly CablePoint[]): WatchChange[] {
    return this.#hotSpots.scan(points).flatMap(({ excessK, from, layer, sensor, to }) => {
      if (from !== 'hot' && to !== 'hot') return [];
      const { timeMs = 0, value = 0 } = scan.find(({ channel }) => channel === sensor) ?? {};
      const state = to === 'hot' ? 'raised' : 'normal';
      return [
        { against: excessK, channel: sensor, kind: 'hot-spot', layer, timeMs, to: state, value },
      ];
    });
  }

  #judgeGas(reading: WatchedReading): WatchChange[] {
    const { channel, timeMs, value } = reading;
    if (this.#channels.get(channel)?.quantity !== 'carbon-dioxide') return [];
    const before = this.#gas.get(channel) ?? newGas();
    const after = judgeGas(before, reading, this.#rule);
    this.#gas.set(channel, after);
    if (after.isRaised === before.isRaised) return [];
    const { clearPpm, lastingPpm, spoilingPpm } = this.#rule;
    const raisedAt = value >= spoilingPpm ? spoilingPpm : lastingPpm;
    return [
      {
        against: after.isRaised ? raisedAt : clearPpm,
        channel,
        kind: 'high-co2',
        timeMs,
        to: after.isRaised ? 'raised' : 'normal',
        value,
      },
    ];
  }
}
