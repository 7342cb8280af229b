// SPDX-License-Identifier: Apache-2.0
import { ArchiveError, openArchive, type Archive } from '@daoji/archive';
import type { Polygon } from '@daoji/agronomy';
import { polygonOfBoundary } from '@daoji/exchange';
import { parcelSchema, readBoundary, type Parcel } from '@daoji/model';
import { z } from 'zod';

import { serviceEnvironment, setting, type DaojiHome } from '../network/daoji-home.js';
import type { GatewayClient } from '../network/gateway-client.js';

const PAGE = 100;
const pageSchema = z.looseObject({
  items: z.array(z.looseObject({ parcel: z.looseObject({ parcelId: z.string() }) })),
  next: z.string().nullish(),
});

/** A parcel of the ledger; `polygon` is absent where the archive cannot show its boundary. */
export interface KnownParcel {
  readonly parcel: Parcel;
  readonly polygon?: Polygon;
}

/** Opens the archive that this home's gateway writes. @throws CliError `HOME_MISSING`. */
export function gatewayArchive(home: DaojiHome): Promise<Archive> {
  return openArchive(setting(serviceEnvironment(home, 'gateway'), 'ARCHIVE_DIR'));
}

/** Ids of all parcels that the gateway lists; what they are is read elsewhere. */
export async function parcelIds(gateway: GatewayClient): Promise<string[]> {
  const ids: string[] = [];
  for (let after = ''; ;) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(after !== '' && { after }) });
    const { items } = pageSchema.parse(await gateway.get(`/api/v1/parcels?${query.toString()}`));
    ids.push(...items.map(({ parcel }) => parcel.parcelId));
    after = ids.at(-1) ?? '';
    if (items.length < PAGE) return ids;
  }
}

/** All parcels, with the boundaries that the archive has under their commitments. */
export async function knownParcels(
  ids: readonly string[],
  read: (key: string) => Promise<string>,
  archive: Archive,
): Promise<KnownParcel[]> {
  return inParallel(ids, 12, async (id) => {
    const parcel = parcelSchema.parse(JSON.parse(await read(`parcel~${id}`)));
    const polygon = await polygonBehind(archive, parcel);
    return { parcel, ...(polygon && { polygon }) };
  });
}

/** Does work for each item, at most `width` at a time; results in the order of the items. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}

async function polygonBehind(
  archive: Archive,
  { boundaryCommitment, parcelId }: Parcel,
): Promise<Polygon | undefined> {
  try {
    const boundary = readBoundary(await archive.get(boundaryCommitment));
    return boundary?.parcelId === parcelId ? polygonOfBoundary(boundary) : undefined;
  } catch (error) {
    if (error instanceof ArchiveError) return undefined;
    throw error;
  }
}
