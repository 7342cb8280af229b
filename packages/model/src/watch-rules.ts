// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { positiveDecimal } from './model-parameters.js';

const milliKelvin = z.int().min(100).max(50_000);
const ppm = z.int().min(100).max(100_000);
const hours = z.int().min(1).max(2_000);
const scans = z.int().min(1).max(10_000);

/** Values of a rule set `storage-watch`: what the watch over bins raises, and when it is back to normal. */
export const storageWatchSchema = z.strictObject({
  /** CO2: raised at once from `spoilingPpm` on, and above `lastingPpm` that lasts; normal below `clearPpm`. */
  co2: z.strictObject({
    clearPpm: ppm,
    lastingHours: hours,
    lastingPpm: ppm,
    spoilingPpm: ppm,
  }),
  /** A point against the mean of its layer, in thousandths of a kelvin; raised after so many scans in a row. */
  hotSpot: z.strictObject({
    clearBelowMilliK: milliKelvin,
    noteAtMilliK: milliKelvin,
    raiseAboveMilliK: milliKelvin,
    scans,
  }),
  kind: z.literal('storage-watch'),
  /** Readings of one scan lie within so many seconds. */
  scanSeconds: z.int().min(1).max(86_400),
  /** Without a valid reading for longer, a channel is silent. */
  silentHours: hours,
  /** The same value in so many scans, while its layer moved by more than `layerMilliK`, is stuck. */
  stuck: z.strictObject({ layerMilliK: milliKelvin, scans }),
});

const isotherm = z.strictObject({ a: positiveDecimal, b: positiveDecimal, c: positiveDecimal });

/** Values of a rule set `grain-isotherms`: constants of rough rice, moisture in % dry basis, humidity 0…1, °C. */
export const grainIsothermsSchema = z.strictObject({
  chungPfost: isotherm,
  kind: z.literal('grain-isotherms'),
  modifiedHenderson: isotherm,
});

/** See {@link grainIsothermsSchema}. */
export type GrainIsotherms = z.infer<typeof grainIsothermsSchema>;

/** See {@link storageWatchSchema}. */
export type StorageWatch = z.infer<typeof storageWatchSchema>;

/** What contradicts itself in the numbers of a watch; undefined where nothing does. */
export function storageWatchFault({ co2, hotSpot }: StorageWatch): string | undefined {
  const { clearBelowMilliK, noteAtMilliK, raiseAboveMilliK } = hotSpot;
  if (clearBelowMilliK > raiseAboveMilliK) return 'a hot spot clears above where it is raised';
  if (noteAtMilliK > raiseAboveMilliK) return 'a hot spot is noted above where it is raised';
  if (co2.clearPpm > co2.lastingPpm) return 'CO2 clears above where it is raised';
  return co2.lastingPpm > co2.spoilingPpm ? 'lasting CO2 is above spoiling CO2' : undefined;
}
