// SPDX-License-Identifier: Apache-2.0
import type { DeviceRecord } from '@daoji/model';
import type { z } from 'zod';

import type { stationSchema } from '../api/season-views.js';
import { GatewayError } from '../gateway-error.js';
import type { ReadIndex } from '../index/read-index.js';
import type { Catalog } from '../story/catalog.js';
import { channelFor } from './measures.js';

/** What measures on a parcel, and what speaks for its weather. */
export interface ParcelDevices {
  /** Devices that stand on the parcel, those in service first. */
  readonly devices: readonly DeviceRecord[];
  /** All that speak for its weather; empty where none does. */
  readonly stations: readonly DeviceRecord[];
  readonly station?: {
    readonly device: DeviceRecord;
    readonly view: z.infer<typeof stationSchema>;
  };
}

/** Devices of a parcel; without a thermometer on it, the station that the newest warning of it names. */
export async function parcelDevices(
  sources: { readonly catalog: Catalog; readonly index: ReadIndex },
  parcelId: string,
): Promise<ParcelDevices> {
  const { catalog, index } = sources;
  const found = await Promise.all(
    index.devicesOn(`parcel~${parcelId}`).map((id) => deviceOf(catalog, id)),
  );
  const devices = found
    // A device may have been moved: the index keeps where it stood.
    .filter((one) => one?.subject.id === parcelId)
    .filter((one) => one !== undefined)
    .sort((left, right) => Number(isRevoked(left)) - Number(isRevoked(right)));
  const stations = devices.filter(isStation);
  const [own, ...others] = stations;
  if (own) {
    const also = others.map(({ deviceId }) => deviceId);
    const view = { also, deviceId: own.deviceId, from: 'parcel' } as const;
    return { devices, station: { device: own, view }, stations };
  }
  const named = await namedStation(sources, parcelId);
  return { devices, stations: [], ...(named && { station: named, stations: [named.device] }) };
}

async function namedStation(
  { catalog, index }: { readonly catalog: Catalog; readonly index: ReadIndex },
  parcelId: string,
): Promise<ParcelDevices['station']> {
  const warnings = index.records
    .all('warning')
    .filter(({ parcels }) => parcels.some((parcel) => parcel.parcelId === parcelId))
    .sort((left, right) => (left.issued.at < right.issued.at ? 1 : -1));
  for (const { deviceIds = [], warningId } of warnings) {
    for (const deviceId of deviceIds) {
      const device = await deviceOf(catalog, deviceId);
      if (device && isStation(device))
        return { device, view: { also: [], deviceId, from: 'warning', warningId } };
    }
  }
  return undefined;
}

function isStation({ profile }: DeviceRecord): boolean {
  return channelFor(profile.channels, 'temperature') !== undefined;
}

function isRevoked({ status }: DeviceRecord): boolean {
  return status === 'revoked';
}

async function deviceOf(catalog: Catalog, deviceId: string): Promise<DeviceRecord | undefined> {
  try {
    return (await catalog.device(deviceId)).value;
  } catch (error) {
    // A warning may name a device that was never registered here.
    if (error instanceof GatewayError && error.code === 'DEVICE_NOT_FOUND') return undefined;
    throw error;
  }
}
