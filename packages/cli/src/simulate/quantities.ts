// SPDX-License-Identifier: Apache-2.0
import type { DeviceChannel } from '@daoji/model';

/** Unit (UCUM), decimal scale and the sensor's own span of a quantity. */
export interface QuantityKind {
  readonly unit: string;
  readonly scale: number;
  /** Scaled, both ends included: what the sensor can say, not what is likely. Models judge likelihood. */
  readonly min: number;
  readonly max: number;
}

/** Every quantity that the simulator and the automatic CSV mapping know. */
export const QUANTITIES = {
  'air-temperature': { unit: 'Cel', scale: -1, min: -500, max: 700 },
  'dew-point': { unit: 'Cel', scale: -1, min: -700, max: 700 },
  'relative-humidity': { unit: '%', scale: -1, min: 0, max: 1000 },
  'leaf-wetness': { unit: 'min', scale: 0, min: 0, max: 60 },
  rain: { unit: 'mm', scale: -1, min: 0, max: 5000 },
  'wind-speed': { unit: 'm/s', scale: -1, min: 0, max: 900 },
  // A sensor can claim more than 1 h of sun in an hour: the value is kept and judged, never refused here.
  sunshine: { unit: 'h', scale: -1, min: 0, max: 240 },
  'water-level': { unit: 'mm', scale: -1, min: -10_000, max: 20_000 },
  'soil-bulk-ec': { unit: 'dS/m', scale: -2, min: 0, max: 5000 },
  'grain-temperature': { unit: 'Cel', scale: -1, min: -400, max: 800 },
  'carbon-dioxide': { unit: '[ppm]', scale: 0, min: 0, max: 50_000 },
  'grain-moisture': { unit: '%', scale: -2, min: 0, max: 5000 },
  'mass-flow': { unit: 'kg/h', scale: 0, min: 0, max: 100_000 },
  'broken-kernels': { unit: '%', scale: -1, min: 0, max: 1000 },
} as const satisfies Readonly<Record<string, QuantityKind>>;

/** A name of {@link QUANTITIES}. */
export type QuantityName = keyof typeof QUANTITIES;

/** The profile line of a known quantity at a measuring point. */
export function channelOf(
  channel: string,
  quantity: QuantityName,
  position?: DeviceChannel['position'],
): DeviceChannel {
  const { unit, scale, min, max } = QUANTITIES[quantity];
  return { channel, quantity, unit, scale, min, max, ...(position && { position }) };
}
