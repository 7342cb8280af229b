// SPDX-License-Identifier: Apache-2.0
import type { DeviceChannel, DeviceProfile } from '@daoji/model';

import type { Measurement } from '../device/reading-maker.js';
import {
  BIN_CABLES,
  BIN_LAYERS,
  binChannel,
  binValues,
  layerDepthMm,
  type HotSpot,
} from './grain-bin.js';
import { millValues } from './mill-line.js';
import { paddyValues, type CalmSpell, type SimulatedValue } from './paddy-station.js';
import { channelOf, QUANTITIES, type QuantityName } from './quantities.js';
import { seededNoise, type SeededNoise } from './seeded-noise.js';

/** Kinds of devices that can be simulated. */
export const DEVICE_KINDS = ['paddy-station', 'grain-bin', 'mill-line'] as const;

/** One of {@link DEVICE_KINDS}. */
export type DeviceKind = (typeof DEVICE_KINDS)[number];

const PADDY: readonly QuantityName[] = [
  'air-temperature',
  'relative-humidity',
  'leaf-wetness',
  'rain',
  'wind-speed',
  'sunshine',
  'water-level',
  'soil-bulk-ec',
];
const MILL: readonly QuantityName[] = ['grain-moisture', 'mass-flow', 'broken-kernels'];

/** The profile with which a device of a kind is registered. */
export function simulatedProfile(
  kind: DeviceKind,
  clockPolicy: DeviceProfile['clockPolicy'],
): DeviceProfile {
  return { clockPolicy, channels: channelsOf(kind) };
}

/** Gives the measurements of one simulated device at any time; the same seed gives the same season. */
export interface SimulatedDevice {
  measurementsAt(timeMs: number): Measurement[];
}

/**
 * A simulated device.
 * @param seed - names the season; devices of one seed stand in one weather.
 * @param site - names the place: those of one weather differ by it as neighbours do; absent: the district itself.
 */
export function simulatedDevice(
  kind: DeviceKind,
  seed: string,
  hotSpot?: HotSpot,
  calmSpell?: CalmSpell,
  site?: string,
): SimulatedDevice {
  const noise = seededNoise(seed);
  return {
    measurementsAt: (timeMs) => {
      const time = new Date(timeMs).toISOString();
      const values =
        kind === 'paddy-station'
          ? paddyValues(noise, timeMs, calmSpell, site)
          : storeValues(kind, noise, timeMs, { hotSpot, site });
      return values.map((value) => scaled(value, time));
    },
  };
}

function channelsOf(kind: DeviceKind): DeviceChannel[] {
  if (kind === 'paddy-station') return PADDY.map((quantity) => channelOf(quantity, quantity));
  if (kind === 'mill-line') return MILL.map((quantity) => channelOf(quantity, quantity));
  const cables: DeviceChannel[] = [];
  for (let cable = 1; cable <= BIN_CABLES; cable += 1) {
    for (let layer = 1; layer <= BIN_LAYERS; layer += 1) {
      const position = { cable, layer, depthMm: layerDepthMm(layer) };
      cables.push(channelOf(binChannel(cable, layer), 'grain-temperature', position));
    }
  }
  return [
    ...cables,
    channelOf('headspace-rh', 'relative-humidity'),
    channelOf('headspace-co2', 'carbon-dioxide'),
  ];
}

function storeValues(
  kind: Exclude<DeviceKind, 'paddy-station'>,
  noise: SeededNoise,
  timeMs: number,
  { hotSpot, site }: { readonly hotSpot: HotSpot | undefined; readonly site: string | undefined },
): SimulatedValue[] {
  return kind === 'mill-line' ? millValues(noise, timeMs) : binValues(noise, timeMs, hotSpot, site);
}

function scaled({ channel, quantity, value }: SimulatedValue, time: string): Measurement {
  const { unit, scale, min, max } = QUANTITIES[quantity];
  const whole = Math.round(value * 10 ** -scale);
  const limited = Math.min(max, Math.max(min, whole));
  return { channel, quantity, unit, scale, value: limited + 0, time, clock: 'synced' };
}
