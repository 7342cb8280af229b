// SPDX-License-Identifier: Apache-2.0
import { BinWatch, type WatchChange, type WatchedReading, type WatchMemory } from '@daoji/agronomy';
import { parseReading, type Reading } from '@daoji/model';

import type { WatchedDevice } from './watched-device.js';
import { noteOf } from './watch-words.js';

/** A finding of a device. */
export interface Finding extends WatchChange {
  readonly deviceId: string;
  readonly note: string;
  readonly ruleSetId: string;
}

/** Devices with what is known of each, as one step judges them. */
export class Judgement {
  readonly #watches: ReadonlyMap<WatchedDevice, BinWatch>;

  /** @param memories - by device, of the step before. */
  constructor(devices: readonly WatchedDevice[], memories: Readonly<Record<string, WatchMemory>>) {
    this.#watches = new Map(
      devices.map((device) => [
        device,
        new BinWatch(device.channels, device.rule, memories[device.deviceId]),
      ]),
    );
  }

  /** Judges the carried readings of one batch. */
  batch(carried: readonly Uint8Array[]): Finding[] {
    const readings = carried.map((bytes) => parseReading(bytes));
    return [...this.#watches].flatMap(([device, watch]) =>
      readings
        .filter(({ deviceId }) => deviceId === device.deviceId)
        .flatMap((reading) => watch.take(measuredOf(reading)))
        .map((change) => findingOf(device, change)),
    );
  }

  /** Times at which each device is looked at: a device that carries its readings in later has no other clock than theirs. */
  looks(nowMs: number): Record<string, number> {
    const times = [...this.#watches].flatMap(([{ deviceId, isLive }, watch]) => {
      const newest = Math.max(...Object.values(watch.memory().newestMs));
      const timeMs = isLive ? nowMs : newest;
      return Number.isFinite(timeMs) ? [[deviceId, timeMs] as const] : [];
    });
    return Object.fromEntries(times);
  }

  /** Looks at the clock. @param looks - of {@link looks}, by device. */
  look(looks: Readonly<Record<string, number>>): Finding[] {
    return [...this.#watches].flatMap(([device, watch]) => {
      const timeMs = looks[device.deviceId];
      if (timeMs === undefined) return [];
      return watch.look(timeMs).map((change) => findingOf(device, change));
    });
  }

  /** By device, for the step after this one. */
  memories(): Record<string, WatchMemory> {
    return Object.fromEntries(
      [...this.#watches].map(([{ deviceId }, watch]) => [deviceId, watch.memory()] as const),
    );
  }
}

/** A whole number of 10^scale units; division keeps 0.1 exact where multiplication would not. */
export function scaled(value: number, scale: number): number {
  return scale < 0 ? value / 10 ** -scale : value * 10 ** scale;
}

function measuredOf({ channel, scale, time, value }: Reading): WatchedReading {
  return { channel, timeMs: Date.parse(time), value: scaled(value, scale) };
}

function findingOf({ deviceId, rule }: WatchedDevice, change: WatchChange): Finding {
  return { ...change, deviceId, note: noteOf(change), ruleSetId: rule.ruleSetId };
}
