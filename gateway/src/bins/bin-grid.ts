// SPDX-License-Identifier: Apache-2.0
import { decimalText, type DeviceChannel, type DeviceRecord } from '@daoji/model';

/** Quantity of the sensors that hang in the grain. */
export const GRAIN = 'grain-temperature';

/** A device of a bin, and its channels that hang in the grain at a known layer. */
export interface GridDevice {
  readonly device: DeviceRecord;
  readonly sensors: readonly GridSensor[];
}

/** A sensor in the grain; limits in °C. */
export interface GridSensor {
  readonly cable: number;
  readonly channel: DeviceChannel;
  readonly depthMm?: number;
  readonly layer: number;
  readonly max: number;
  readonly min: number;
}

/** Devices of a bin that are not revoked. A sensor without a layer, or not in °C, hangs nowhere in the picture. */
export function gridOf(devices: readonly DeviceRecord[]): GridDevice[] {
  return devices
    .filter(({ status }) => status !== 'revoked')
    .map((device) => ({ device, sensors: device.profile.channels.flatMap(sensorOf) }));
}

/** Layers of the grid, the top first: by depth where it is said, else the highest number, since layers count from the floor. */
export function layersOf(grid: readonly GridDevice[]): {
  readonly depthMm?: number;
  readonly layer: number;
}[] {
  const depths = new Map<number, number | undefined>();
  for (const { depthMm, layer } of grid.flatMap(({ sensors }) => sensors)) {
    const known = depths.get(layer);
    depths.set(layer, least(known, depthMm));
  }
  return [...depths.entries()]
    .sort(([a, depthA], [b, depthB]) => (depthA ?? 0) - (depthB ?? 0) || b - a)
    .map(([layer, depthMm]) => ({ layer, ...(depthMm !== undefined && { depthMm }) }));
}

function sensorOf(channel: DeviceChannel): GridSensor[] {
  const { position, quantity, scale, unit } = channel;
  if (quantity !== GRAIN || unit !== 'Cel' || position?.layer === undefined) return [];
  const { cable = 0, depthMm, layer } = position;
  return [
    {
      cable,
      channel,
      ...(depthMm !== undefined && { depthMm }),
      layer,
      max: Number(decimalText(channel.max, scale)),
      min: Number(decimalText(channel.min, scale)),
    },
  ];
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
