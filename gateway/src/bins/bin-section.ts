// SPDX-License-Identifier: Apache-2.0
import { alarmStem, civilDateOf, type DeviceRecord, type SiteObject } from '@daoji/model';
import { layerMeans, type LayerMean } from '@daoji/agronomy';
import type { z } from 'zod';

import type { binSectionSchema } from '../api/grain-operations.js';
import type { Services } from '../http/services.js';
import type { DeviceChannels, GrainPoint } from '../series/grain-series.js';
import { alarmStands, isOpenAt } from './alarm-times.js';
import { airOf } from './bin-air.js';
import { GRAIN, gridOf, layersOf, type GridDevice } from './bin-grid.js';
import { grainRule } from './grain-rule.js';
import { judgeGrid, type JudgedGrid, type JudgedPoint } from './grid-judgement.js';

type Section = z.infer<typeof binSectionSchema>;

const DAY_MS = 86_400_000;
/** Scans at hand beside the shown one; the watch's own rule looks at 72. */
const SCANS = 73;
/** A device that scans every ten minutes fills {@link SCANS} in 13 h, one that scans four times a day in 19 days. */
const LOOK_BACKS_MS = [13 * 3_600_000, 30 * DAY_MS] as const;
/** States of points whose value is one of the grain now. */
const COUNTING: ReadonlySet<JudgedPoint['state']> = new Set(['normal', 'note', 'hot']);

/** The grain of a bin at its newest scan up to a moment. @throws GatewayError `SERIES_UNREACHABLE`. */
export async function binSection(
  services: Pick<Services, 'grain' | 'index' | 'scenario'>,
  bin: SiteObject,
  devices: readonly DeviceRecord[],
  at: Date,
): Promise<Section> {
  const { grain, index, scenario } = services;
  const atMs = at.getTime();
  const rule = grainRule(index.records, bin.operatorId, civilDateOf(at.toISOString()));
  const alarms = alarmStands(index, scenario, bin.id).filter((one) => isOpenAt(one, atMs));
  const grid = gridOf(devices);
  const judged = await Promise.all(
    grid.map(async (device) => {
      const { deviceId } = device.device;
      const isAlarmed = (kind: string, channel: string): boolean =>
        alarms.some(({ alarm }) =>
          alarm.alarmId.startsWith(alarmStem(deviceId, { channel, kind })),
        );
      const readings = await readingsOf(grain, device, atMs);
      return { deviceId, grid: judgeGrid({ atMs, device, isAlarmed, readings, rule }) };
    }),
  );
  const air = await airOf(grain, grid, atMs, rule.silentMs);
  const layers = layersOf(grid);
  const means = meansOf(judged.flatMap(({ grid: { points } }) => points));
  const scanMs = newest(judged.flatMap((one) => one.grid.scanMs ?? []));
  const { hotSpot } = rule;
  return {
    air,
    at: at.toISOString(),
    binId: bin.id,
    devices: grid.map(({ device }) => {
      const own = judged.find(({ deviceId }) => deviceId === device.deviceId)?.grid;
      const ownAir = air.filter(({ deviceId }) => deviceId === device.deviceId);
      const times = ownAir.flatMap(({ time }) => (time === undefined ? [] : Date.parse(time)));
      return {
        deviceId: device.deviceId,
        ...timeFact('lastReadingAt', newest([...(own ? lastOf(own) : []), ...times])),
        operatorId: device.operatorId,
        sensors: device.profile.channels.length,
      };
    }),
    layers: layers.map((layer) => ({ ...layer, ...layerFact(means.get(layer.layer)) })),
    points: judged.flatMap(({ deviceId, grid: { points } }) =>
      points.map((point) => pointFact(deviceId, point, means.get(point.layer)?.meanC)),
    ),
    rule: {
      clearBelowK: hotSpot.clearBelowK,
      noteAtK: hotSpot.noteAtK,
      raiseAboveK: hotSpot.raiseAboveK,
      ruleSetId: rule.ruleSetId,
      scans: hotSpot.scans,
      silentHours: rule.silentMs / 3_600_000,
      stuckScans: rule.stuckScans,
    },
    ...timeFact('scanAt', scanMs),
    scans: [...new Set(judged.flatMap((one) => one.grid.scans))]
      .sort((a, b) => a - b)
      .slice(-SCANS)
      .map((ms) => new Date(ms).toISOString()),
  };
}

/** The last scans, and of a channel that is not in them its last reading ever. */
async function readingsOf(
  series: Services['grain'],
  { device: { deviceId }, sensors }: GridDevice,
  atMs: number,
): Promise<GrainPoint[]> {
  const channels = sensors.map(({ channel }) => channel.channel);
  const of = { channels, deviceId, quantity: GRAIN };
  const recent = await lastScans(series, of, atMs);
  const heard = new Set(recent.map(({ channel }) => channel));
  const others = channels.filter((channel) => !heard.has(channel));
  const span = { fromMs: 0, toMs: atMs + 1 };
  const last = await series.newest({ ...of, channels: others }, span, 1);
  const lastMs = last.at(-1)?.timeMs;
  if (recent.length > 0 || lastMs === undefined) return [...last, ...recent];
  // All of it is silent for long: the picture is that of its last scans.
  const before = await lastScans(series, of, lastMs);
  const known = new Set(before.map(({ channel }) => channel));
  return [...last.filter(({ channel }) => !known.has(channel)), ...before];
}

/** Looks back no further than it must: over a month every reading of 200 sensors is passed by. */
async function lastScans(
  series: Services['grain'],
  of: DeviceChannels,
  toMs: number,
): Promise<GrainPoint[]> {
  let points: GrainPoint[] = [];
  for (const backMs of LOOK_BACKS_MS) {
    const span = { fromMs: Math.max(0, toMs - backMs), toMs: toMs + 1 };
    points = await series.newest(of, span, SCANS);
    const first = points[0]?.channel;
    if (points.filter(({ channel }) => channel === first).length >= SCANS) break;
  }
  return points;
}

function meansOf(points: readonly JudgedPoint[]): Map<number, LayerMean> {
  const means = layerMeans(
    points.map(({ channel, layer, reading, state }) => ({
      layer,
      sensor: channel.channel,
      ...(reading && COUNTING.has(state) && { temperatureC: reading.value }),
    })),
  );
  return new Map(means.map((mean) => [mean.layer, mean]));
}

function layerFact(
  of: LayerMean | undefined,
): Omit<Section['layers'][number], 'depthMm' | 'layer'> {
  if (!of) return { answering: 0, sensors: 0 };
  const { maximumC, meanC, minimumC, sensors, silent } = of;
  const mean = meanC === undefined ? undefined : hundredths(meanC);
  return { answering: sensors - silent, maximumC, meanC: mean, minimumC, sensors };
}

function pointFact(
  deviceId: string,
  { cable, channel, depthMm, layer, reading, state }: JudgedPoint,
  meanC: number | undefined,
): Section['points'][number] {
  const excess = reading && meanC !== undefined && COUNTING.has(state);
  return {
    cable,
    channel: channel.channel,
    ...(depthMm !== undefined && { depthMm }),
    deviceId,
    ...(excess === true && { excessK: hundredths(reading.value - meanC) }),
    layer,
    state,
    ...(reading && { time: new Date(reading.timeMs).toISOString(), valueC: reading.value }),
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function lastOf({ points }: JudgedGrid): number[] {
  return points.flatMap(({ reading }) => reading?.timeMs ?? []);
}

function newest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.max(...times);
}

function timeFact<K extends string>(key: K, ms: number | undefined): Partial<Record<K, string>> {
  return (ms === undefined ? {} : { [key]: new Date(ms).toISOString() }) as Partial<
    Record<K, string>
  >;
}
