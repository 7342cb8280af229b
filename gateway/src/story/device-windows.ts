// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';
import type { LotStory, StoryStep } from './lot-story.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** From sowing to harvest of single-crop rice in Panjin, with a margin. */
const SEASON_MS = 200 * DAY_MS;

/** The time in which a device measured where the lot was. Times in ms. */
export interface DeviceWindow {
  readonly deviceId: string;
  readonly place: { readonly kind: 'parcel' | 'bin' | 'mill-line'; readonly id: string };
  readonly fromMs: number;
  readonly toMs: number;
}

type Stay = Omit<DeviceWindow, 'deviceId'>;

/**
 * Devices on the lot's parcels before its harvest, on its bins while it lay there, and on its mill lines around the
 * milling; one window a device, the widest where a lot stayed twice.
 */
export function deviceWindows(index: ReadIndex, story: LotStory, nowMs: number): DeviceWindow[] {
  const windows = new Map<string, DeviceWindow>();
  for (const stay of story.lots.flatMap((lot) => staysOf(story, lot, nowMs))) {
    for (const deviceId of index.devicesOn(`${stay.place.kind}~${stay.place.id}`)) {
      const known = windows.get(deviceId);
      windows.set(deviceId, {
        deviceId,
        place: stay.place,
        fromMs: Math.min(stay.fromMs, known?.fromMs ?? stay.fromMs),
        toMs: Math.max(stay.toMs, known?.toMs ?? stay.toMs),
      });
    }
  }
  return [...windows.values()].sort(
    (a, b) => a.fromMs - b.fromMs || (a.deviceId < b.deviceId ? -1 : 1),
  );
}

function staysOf(story: LotStory, lot: Lot, nowMs: number): Stay[] {
  const made = story.steps.find(({ commandId }) => commandId === lot.commandId);
  if (!made) return [];
  const atMs = timeOf(made);
  switch (made.parsed.type) {
    case 'recordHarvest':
      return made.parsed.parcels.map((id) => ({
        place: { kind: 'parcel', id },
        fromMs: atMs - SEASON_MS,
        toMs: atMs + HOUR_MS,
      }));
    case 'storeLot':
      return [
        {
          place: { kind: 'bin', id: made.parsed.binId },
          fromMs: atMs - HOUR_MS,
          toMs: leavingMs(story, lot.lotId) ?? nowMs,
        },
      ];
    case 'millLot':
      return [
        {
          place: { kind: 'mill-line', id: made.parsed.millLineId },
          fromMs: atMs - DAY_MS,
          toMs: atMs + DAY_MS,
        },
      ];
    default:
      return [];
  }
}

/** When the story's last draw from a lot happened; `undefined` when it still lies there. */
function leavingMs(story: LotStory, lotId: string): number | undefined {
  const draws = story.lots
    .filter(({ parents }) => parents.some((parent) => parent.lotId === lotId))
    .flatMap(({ commandId }) => story.steps.filter((step) => step.commandId === commandId));
  return draws.length === 0 ? undefined : Math.max(...draws.map(timeOf)) + HOUR_MS;
}

function timeOf(step: StoryStep): number {
  return Date.parse(step.value.eventTime);
}
