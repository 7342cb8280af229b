// SPDX-License-Identifier: Apache-2.0
import { fieldSite } from './field-site.js';
import type { SimulatedValue } from './paddy-station.js';
import type { SeededNoise } from './seeded-noise.js';
import { dayMean } from './weather.js';

/** Cables and layers of a simulated bin; layer 1 is the surface. */
export const BIN_CABLES = 3;
export const BIN_LAYERS = 4;
const LAYER_DEPTH_MM = 2000;

const DAY_MS = 86_400_000;
/** Each layer follows the outside mean later and weaker: lag in days and share of the swing. */
const LAG_DAYS = 12;
const DAMPING = 0.75;
/** °C by which one bin is warmer or cooler than its neighbour throughout. */
const BIAS_C = 0.6;
/** Yearly mean that the grain mass tends to, °C. */
const YEARLY_MEAN = 10;

/** A place that heats: T rises by `perDay` up to `limit` °C above its layer from a time on, until the grain is turned. */
export interface HotSpot {
  readonly cable: number;
  readonly layer: number;
  readonly fromMs: number;
  /** From here on the place is as its layer is. */
  readonly untilMs?: number;
  readonly perDay: number;
  readonly limit: number;
}

/** Channel of a measuring point, `c1-l1`…. */
export function binChannel(cable: number, layer: number): string {
  return `c${cable}-l${layer}`;
}

/** Depth of a layer's sensors below the grain surface, mm. */
export function layerDepthMm(layer: number): number {
  return 500 + (layer - 1) * LAYER_DEPTH_MM;
}

/**
 * What a bin measures: T of every cable and layer, headspace RH and CO2. Synthetic: T(layer) = 10 + (mean(t − 12·layer
 * d) − 10) × 0.75^layer; CO2 = 430 ppm + 60 ppm per °C of a hot spot (respiration doubles per +10 °C).
 * @param siteName - which bin: two stand in one climate and differ by their wall and by the day they were filled.
 */
export function binValues(
  noise: SeededNoise,
  timeMs: number,
  hotSpot?: HotSpot,
  siteName?: string,
): SimulatedValue[] {
  const site = siteName === undefined ? undefined : fieldSite(noise, siteName);
  const own = (name: string, position: number): number =>
    site?.passing(name, position) ?? noise.smooth(name, position);
  const bias = BIAS_C * (site?.fixed('wall') ?? 0);
  const localDays = (timeMs + 8 * 3_600_000) / DAY_MS;
  const values: SimulatedValue[] = [];
  for (let cable = 1; cable <= BIN_CABLES; cable += 1) {
    for (let layer = 1; layer <= BIN_LAYERS; layer += 1) {
      const channel = binChannel(cable, layer);
      const base =
        YEARLY_MEAN +
        (dayMean(noise, localDays - LAG_DAYS * layer) - YEARLY_MEAN) * DAMPING ** layer;
      const heat = isAt(hotSpot, cable, layer) ? heatOf(hotSpot, timeMs) : 0;
      const value = base + bias + heat + 0.3 * own(channel, localDays);
      values.push({ channel, quantity: 'grain-temperature', value });
    }
  }
  const humidity = 68 + 4 * own('headspace', localDays);
  const carbonDioxide = 430 + 60 * heatOf(hotSpot, timeMs) + 15 * own('co2', localDays * 2);
  return [
    ...values,
    { channel: 'headspace-rh', quantity: 'relative-humidity', value: humidity },
    { channel: 'headspace-co2', quantity: 'carbon-dioxide', value: carbonDioxide },
  ];
}

function isAt(hotSpot: HotSpot | undefined, cable: number, layer: number): boolean {
  return hotSpot?.cable === cable && hotSpot.layer === layer;
}

function heatOf(hotSpot: HotSpot | undefined, timeMs: number): number {
  if (!hotSpot || timeMs >= (hotSpot.untilMs ?? Infinity)) return 0;
  const days = Math.max(0, (timeMs - hotSpot.fromMs) / DAY_MS);
  return Math.min(hotSpot.limit, days * hotSpot.perDay);
}
