// SPDX-License-Identifier: Apache-2.0
import type { DeviceChannel } from '@daoji/model';

import type { ValueLimits } from '../series/series-days.js';

interface Measure extends ValueLimits {
  readonly quantity: string;
  /** Factor to the measure's own unit, by the unit of the channel; a channel in another unit is none. */
  readonly units: Readonly<Record<string, number>>;
}

const CENTIMETRES = { cm: 1, m: 100, mm: 0.1 } as const;
const DECISIEMENS = { 'dS/m': 1, 'mS/cm': 1, 'uS/cm': 0.001 } as const;

/** What a season is told by: quantity, unit and what it can be at all, by physics and not by climate (`ingest-and-faults.md`). */
export const MEASURES = {
  /** % */
  humidity: { least: 0, most: 100, quantity: 'relative-humidity', units: { '%': 1 } },
  /** mm that fell since the reading before. */
  rain: { least: 0, most: 500, quantity: 'rain', units: { mm: 1 } },
  /** Hours of the hour before: never above 1. */
  sunshine: { least: 0, most: 1, quantity: 'sunshine', units: { h: 1, min: 1 / 60 } },
  /** °C */
  temperature: { least: -90, most: 60, quantity: 'air-temperature', units: { Cel: 1 } },
  /** cm above (+) or below (−) the soil. */
  water: { least: -100, most: 50, quantity: 'water-level', units: CENTIMETRES },
} as const satisfies Readonly<Record<string, Measure>>;

/** One of {@link MEASURES}. */
export type MeasureName = keyof typeof MEASURES;

/** Quantities of salt, dS/m: each is another, and a threshold of one says nothing of the next. */
export const SALT_QUANTITIES = ['soil-bulk-ec', 'soil-ece', 'water-ec', 'soil-ec'] as const;

/** Most that a probe of salt can say, dS/m. */
export const MOST_DS_M = 200;

/** A channel that gives a measure, with the factor to its unit. */
export interface MeasuringChannel {
  readonly channel: DeviceChannel;
  readonly factor: number;
}

/** The first channel of a device that gives a measure in a unit that is known. */
export function channelFor(
  channels: readonly DeviceChannel[],
  name: MeasureName,
): MeasuringChannel | undefined {
  const { quantity, units }: Measure = MEASURES[name];
  return channelIn(channels, quantity, units);
}

/** The first channel of a device for a quantity of salt. */
export function saltChannel(
  channels: readonly DeviceChannel[],
  quantity: string,
): MeasuringChannel | undefined {
  return channelIn(channels, quantity, DECISIEMENS);
}

function channelIn(
  channels: readonly DeviceChannel[],
  quantity: string,
  units: Readonly<Record<string, number>>,
): MeasuringChannel | undefined {
  for (const channel of channels) {
    const factor = Object.hasOwn(units, channel.unit) ? units[channel.unit] : undefined;
    if (channel.quantity === quantity && factor !== undefined) return { channel, factor };
  }
  return undefined;
}
