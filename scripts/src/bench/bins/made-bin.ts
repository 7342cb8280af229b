// SPDX-License-Identifier: Apache-2.0
import { decimalText, type DeviceChannel } from '@daoji/model';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** Time between two scans. */
export const SCAN_MS = 10 * MINUTE_MS;
/** Scans of one day. */
export const SCANS_A_DAY = DAY_MS / SCAN_MS;
/** Cables and layers of the bin: 200 sensors. */
export const [CABLES, LAYERS] = [25, 8];
/** The device; its bin and operator are those of the gateway's test season. */
export const DEVICE_ID = 'pj-bin-0200';
/** End of what was measured; the clock of the gateway's test services. */
export const END_MS = Date.UTC(2026, 10, 24);

/** For two days in the middle nothing was measured. */
const PAUSE = { fromDay: 120, toDay: 122 };
/** What a broken contact says, in tenths of a degree: outside of what the profile calls possible. */
export const IMPOSSIBLE = 850;

/** Profile of the device: 1…25 cables with a sensor every 1.5 m from 0.5 m below the surface, in tenths of a degree. */
export function madeChannels(): DeviceChannel[] {
  return SENSORS.map(({ cable, layer }) => ({
    channel: channelOf(cable, layer),
    max: 600,
    min: -400,
    position: { cable, depthMm: 500 + (LAYERS - layer) * 1_500, layer },
    quantity: 'grain-temperature',
    scale: -1,
    unit: 'Cel',
  }));
}

/** One made reading, in tenths of a degree. */
export interface MadeReading {
  readonly channel: string;
  readonly layer: number;
  readonly seq: number;
  readonly tenths: number;
  readonly timeMs: number;
}

/**
 * One day of scans, with a hot spot that grows over the last 20 days, a sensor that stands still for the last 5, one that is silent
 * for the last 3, an impossible value in 1,000, and a pause of two days.
 * @param day - from 0, the first of `days`.
 */
export function readingsOfDay(day: number, days: number): MadeReading[] {
  if (day >= PAUSE.fromDay && day < PAUSE.toDay) return [];
  const readings: MadeReading[] = [];
  const firstMs = END_MS - (days - day) * DAY_MS;
  const left = days - day;
  for (let scan = 0; scan < SCANS_A_DAY; scan += 1) {
    const timeMs = firstMs + (scan + 1) * SCAN_MS - 2 * MINUTE_MS;
    const seq = (day * SCANS_A_DAY + scan) * CABLES * LAYERS;
    for (const [at, { cable, layer }] of SENSORS.entries()) {
      if (cable === 7 && layer === 3 && left <= 3) continue;
      const tenths = tenthsOf({ at, cable, day: day + scan / SCANS_A_DAY, layer, left });
      readings.push({ channel: channelOf(cable, layer), layer, seq: seq + at, tenths, timeMs });
    }
  }
  return readings;
}

/** Line protocol of a reading, as the bridge writes it. */
export function lineOf({ channel, seq, tenths, timeMs }: MadeReading): string {
  const below = String(1_000 + (seq % 1_000)).padStart(6, '0');
  return (
    `grain-temperature,channel=${channel},deviceId=${DEVICE_ID},site=pj01 ` +
    `bootEpoch=1i,flags="",seq=${seq}i,value=${decimalText(tenths, -1)} ${timeMs}${below}`
  );
}

function channelOf(cable: number, layer: number): string {
  return `c${cable}-l${layer}`;
}

const SENSORS = eachSensor();

function eachSensor(): { readonly cable: number; readonly layer: number }[] {
  return Array.from({ length: CABLES * LAYERS }, (_one, at) => ({
    cable: 1 + Math.floor(at / LAYERS),
    layer: 1 + (at % LAYERS),
  }));
}

function tenthsOf(point: {
  readonly at: number;
  readonly cable: number;
  readonly day: number;
  readonly layer: number;
  readonly left: number;
}): number {
  const { at, cable, day, layer, left } = point;
  // The season reaches the floor (layer 1) later and weaker than the top.
  const depth = LAYERS - layer;
  const season = 120 * 0.8 ** depth * Math.cos((2 * Math.PI * (day - 250 - 12 * depth)) / 365);
  const noise = ((at * 7_919 + Math.floor(day * SCANS_A_DAY) * 104_729) % 1_000) / 1_000;
  if (noise < 0.001) return IMPOSSIBLE;
  const isStuck = cable === 12 && layer === 6 && left <= 5;
  const heat = cable === 18 && layer === 5 ? Math.max(0, 20 - left) * 5 : 0;
  return isStuck ? 101 : Math.round(100 + season + heat + 4 * noise + 3 * Math.sin(cable));
}
