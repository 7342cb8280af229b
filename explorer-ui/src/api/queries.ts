// SPDX-License-Identifier: Apache-2.0
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Correction, DeviceRecord, Lot } from '@daoji/model';

import { isRecord, textsOf } from '../check/untyped.js';
import { gather } from './gather.js';
import { ApiProblem } from './problem.js';
import { getJson, getPages } from './request.js';
import { routes } from './routes.js';
import { rememberScenario } from '../sign/network-clock.js';
import { readStatus, type ServiceStatus } from './service-status.js';
import {
  isDevice,
  isLot,
  isPoint,
  readCorrections,
  readEvents,
  readParcels,
  type SeriesPoint,
  type ShownEvent,
  type ShownParcel,
} from './things.js';

/** A lot with its events, and what declares any of them to be in error. */
export interface LotDetail {
  readonly corrections: readonly Correction[];
  /** True where its very making was declared to be in error. */
  readonly isInError: boolean;
  readonly lot: Lot;
  readonly events: readonly ShownEvent[];
}

/** All lots, newest first. */
export function useLots(): UseQueryResult<Lot[]> {
  return useQuery({
    queryFn: async () =>
      gather(await getPages(routes.lots()), isLot).sort((left, right) =>
        right.createdAt.localeCompare(left.createdAt),
      ),
    queryKey: [routes.lots()],
  });
}

/** One lot and what happened to it. */
export function useLot(lotId: string): UseQueryResult<LotDetail> {
  return useQuery({
    queryFn: async () => {
      const body = await getJson(routes.lot(lotId));
      const lot = gather(body, isLot).find((item) => item.lotId === lotId);
      if (!lot) throw new ApiProblem(404, 'LOT_NOT_FOUND', `no lot ${lotId} in the answer`);
      const isInError = isRecord(body) && body['isInError'] === true;
      return { corrections: readCorrections(body), events: readEvents(body), isInError, lot };
    },
    queryKey: ['lot', lotId],
  });
}

/** What a lot came from and became. */
export interface ShownTrace {
  /** Lots above and below a lot, with itself, in no fixed order. */
  readonly lots: readonly Lot[];
  /** SSCCs of the cases and pallets that hold packages of it. */
  readonly units: readonly string[];
}

/** Lots of a page of a trace, the most that the gateway gives. */
const TRACE_PAGE = 200;

/** Lots above and below a lot, and the cases and pallets that it went into. */
export function useTrace(lotId: string): UseQueryResult<ShownTrace> {
  const path = routes.lotTrace(lotId);
  return useQuery({
    queryFn: async () => {
      const pages = await getPages(path, TRACE_PAGE);
      const units = pages.flatMap((page) => (isRecord(page) ? textsOf(page['units']) : []));
      return { lots: gather(pages, isLot), units: [...new Set(units)] };
    },
    queryKey: [path],
  });
}

/** All parcels. */
export function useParcels(): UseQueryResult<ShownParcel[]> {
  return useRead(routes.parcels(), readParcels);
}

/** The answer about one parcel. */
export function useParcel(parcelId: string): UseQueryResult<ShownParcel[]> {
  return useRead(routes.parcel(parcelId), readParcels);
}

/** All devices. */
export function useDevices(): UseQueryResult<DeviceRecord[]> {
  return useThings(routes.devices(), isDevice);
}

/** The answer about one device. */
export function useDevice(deviceId: string): UseQueryResult<DeviceRecord[]> {
  return useThings(routes.device(deviceId), isDevice);
}

/** Points of one channel of a device. */
export function useSeries(deviceId: string, channel: string): UseQueryResult<SeriesPoint[]> {
  return useThings(routes.series(deviceId, channel), isPoint);
}

/** Recent events of the whole network. */
export function useRecentEvents(): UseQueryResult<ShownEvent[]> {
  return useRead(routes.commands(), readEvents);
}

/** Health of the services, and whether the network is a scenario. */
export function useStatus(): UseQueryResult<ServiceStatus> {
  return useQuery({
    queryFn: askStatus,
    queryKey: ['status'],
    refetchInterval: 30_000,
  });
}

async function askStatus(): Promise<ServiceStatus> {
  const status = readStatus(await getJson(routes.status()));
  rememberScenario(status.scenario);
  return status;
}

function useThings<T>(path: string, isWanted: (value: unknown) => value is T): UseQueryResult<T[]> {
  return useRead(path, (body) => gather(body, isWanted));
}

function useRead<T>(path: string, read: (body: unknown) => T[]): UseQueryResult<T[]> {
  return useQuery({ queryFn: async () => read(await getPages(path)), queryKey: [path] });
}
