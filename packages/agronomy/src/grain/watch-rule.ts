// SPDX-License-Identifier: Apache-2.0
import type { StorageWatch } from '@daoji/model';

import type { WatchRule } from './bin-watch.js';

const HOUR_MS = 3_600_000;
const MILLI = 1_000;

/** Numbers of a rule set `storage-watch` as the watch takes them. */
export function watchRuleOf(
  ruleSetId: string,
  { co2, hotSpot, scanSeconds, silentHours, stuck }: StorageWatch,
): WatchRule {
  return {
    clearPpm: co2.clearPpm,
    hotSpot: {
      clearBelowK: hotSpot.clearBelowMilliK / MILLI,
      noteAtK: hotSpot.noteAtMilliK / MILLI,
      raiseAboveK: hotSpot.raiseAboveMilliK / MILLI,
      scans: hotSpot.scans,
    },
    lastingMs: co2.lastingHours * HOUR_MS,
    lastingPpm: co2.lastingPpm,
    ruleSetId,
    scanMs: scanSeconds * 1_000,
    silentMs: silentHours * HOUR_MS,
    spoilingPpm: co2.spoilingPpm,
    stuckLayerK: stuck.layerMilliK / MILLI,
    stuckScans: stuck.scans,
  };
}
