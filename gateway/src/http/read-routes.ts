// SPDX-License-Identifier: Apache-2.0
import { keyWords } from '@daoji/model';
import { fromBase64 } from '@daoji/proof';
import type { IRouter } from 'express';
import type { z } from 'zod';

import { OPERATIONS } from '../api/operations.js';
import type { eventViewSchema, identityViewSchema } from '../api/views.js';
import { boundaryView } from '../boundaries/parcel-boundary.js';
import { sensorEvents } from '../epcis/sensor-events.js';
import { lotDocument } from '../epcis/lot-document.js';
import { isAboutPerson } from '../duties/people-right.js';
import { GatewayError } from '../gateway-error.js';
import type { EventRef } from '../index/read-index.js';
import type { CollectionName } from '../projection/stored-document.js';
import type { Catalog, RecordedEvent } from '../story/catalog.js';
import { correctionOf, isInError } from '../story/corrected.js';
import { tellLot } from '../story/lot-telling.js';
import { traceView } from '../story/trace-view.js';
import { bind } from './bind.js';
import { assertMayReadEvent } from './person-reader.js';
import type { Services } from './services.js';

const DEFAULT_PAGE = 50;
const ON_TRACE = 'trace~';
/** Newest events about persons that a list of events passes over at most. */
const MOST_HIDDEN = 1_000;
/** The rest of a block is written within milliseconds of its first event. */
const BLOCK_WAIT_MS = 5_000;

/** Routes that read the projection. */
export function readRoutes(router: IRouter, services: Services): void {
  lotRoutes(router, services);
  placeRoutes(router, services);
  peopleRoutes(router, services);
}

function lotRoutes(router: IRouter, services: Services): void {
  const { catalog, index } = services;
  bind(router, OPERATIONS.listLots, ({ query }) =>
    page(services, 'lots', query, async (id) => (await catalog.lot(id)).value),
  );
  bind(router, OPERATIONS.getLot, async ({ params }) => {
    const { value, recordedIn } = await catalog.lot(params.lotId);
    const refs = index.eventsOf(`lot~${params.lotId}`);
    return {
      children: index.children(params.lotId),
      corrections: refs.flatMap(({ commandId }) => correctionOf(index, commandId) ?? []),
      events: await eventViews(catalog, refs),
      isInError: isInError(index, value),
      lot: value,
      recordedIn,
    };
  });
  bind(router, OPERATIONS.traceLot, ({ params, query }) =>
    traceView(services, params.lotId, query),
  );
  bind(router, OPERATIONS.getLotEpcis, async ({ params }, { response }) => {
    const sensors = await sensorEvents(services, params.lotId);
    const document = await lotDocument(services, params.lotId, 'up', services.now(), sensors);
    response
      .type('application/ld+json')
      .set('content-disposition', 'attachment; filename="epcis.jsonld"')
      .send(JSON.stringify(document));
    return undefined;
  });
  bind(
    router,
    OPERATIONS.getShown,
    async ({ params }) => (await tellLot(services, params.lotId)).shown,
  );
}

function placeRoutes(router: IRouter, services: Services): void {
  const { catalog, index } = services;
  const parcel = async (id: string) => {
    const { value, recordedIn } = await catalog.parcel(id);
    const boundary = await boundaryView(services.archive, value);
    return { boundary, devices: index.devicesOn(`parcel~${id}`), parcel: value, recordedIn };
  };
  const bin = async (id: string) => {
    const { value, recordedIn } = await catalog.bin(id);
    return { devices: index.devicesOn(`bin~${id}`), object: value, recordedIn };
  };
  const millLine = async (id: string) => {
    const { value, recordedIn } = await catalog.millLine(id);
    return { devices: index.devicesOn(`mill-line~${id}`), object: value, recordedIn };
  };
  const device = async (id: string) => {
    const { value, recordedIn } = await catalog.device(id);
    return { device: value, recordedIn };
  };
  bind(router, OPERATIONS.listParcels, ({ query }) => page(services, 'parcels', query, parcel));
  bind(router, OPERATIONS.getParcel, ({ params }) => parcel(params.parcelId));
  bind(router, OPERATIONS.listBins, ({ query }) => page(services, 'bins', query, bin));
  bind(router, OPERATIONS.getBin, ({ params }) => bin(params.binId));
  bind(router, OPERATIONS.listMillLines, ({ query }) =>
    page(services, 'mill-lines', query, millLine),
  );
  bind(router, OPERATIONS.getMillLine, ({ params }) => millLine(params.millLineId));
  bind(router, OPERATIONS.listDevices, ({ query }) => page(services, 'devices', query, device));
  bind(router, OPERATIONS.getDevice, ({ params }) => device(params.deviceId));
}

function peopleRoutes(router: IRouter, services: Services): void {
  const { catalog } = services;
  const operator = async (id: string) => {
    const { value, recordedIn } = await catalog.operator(id);
    return { operator: value, recordedIn };
  };
  bind(router, OPERATIONS.listOperators, ({ query }) =>
    page(services, 'operators', query, operator),
  );
  bind(router, OPERATIONS.getOperator, ({ params }) => operator(params.operatorId));
  bind(router, OPERATIONS.listIdentities, async ({ query }) => {
    const limit = Number(query.limit ?? DEFAULT_PAGE);
    const { index } = services;
    // Nothing sorts after the keys of `trace`, which start with the channel's name.
    const ids = index.page('identities', `${ON_TRACE}${query.after ?? ''}`, limit + 1);
    const keyIds = ids.map((id) => id.slice(ON_TRACE.length));
    const found = await Promise.all(
      keyIds.slice(0, limit).map((keyId) => catalog.identity('trace', keyId)),
    );
    const items = found.flatMap((one) => one ?? []);
    const total = index.page('identities', ON_TRACE, Number.MAX_SAFE_INTEGER).length;
    return keyIds.length > limit ? { items, next: keyIds[limit - 1], total } : { items, total };
  });
  bind(router, OPERATIONS.getIdentity, ({ params }) => identityView(catalog, params.keyId));
  bind(router, OPERATIONS.listCommands, async ({ query }) => {
    const limit = Number(query.limit ?? DEFAULT_PAGE);
    const refs = services.index.newestEvents(limit + MOST_HIDDEN);
    const shown = refs.filter(({ type }) => !isAboutPerson(type)).slice(0, limit);
    return { items: await eventViews(catalog, shown) };
  });
  bind(router, OPERATIONS.getCommand, async ({ params }, { request }) => {
    const { commandId } = params;
    const event =
      (await catalog.findEvent('trace', commandId)) ??
      (await catalog.findEvent('anchor', commandId));
    // Its event is written before the state that it changed: who asks next must find both.
    if (event && (await isWholeBlockRead(services, event))) {
      await assertMayReadEvent(services, request, event.value);
      return eventView(event);
    }
    throw new GatewayError('COMMAND_NOT_FOUND', `expected a recorded command, got ${commandId}`);
  });
}

function isWholeBlockRead(
  { projector }: Services,
  { recordedIn: { blockNumber, channel } }: RecordedEvent,
): Promise<boolean> {
  return projector.reaches(channel, blockNumber, BLOCK_WAIT_MS);
}

async function identityView(
  catalog: Catalog,
  keyId: string,
): Promise<z.infer<typeof identityViewSchema>> {
  const [trace, anchor] = await Promise.all([
    catalog.identity('trace', keyId),
    catalog.identity('anchor', keyId),
  ]);
  const known = trace ?? anchor;
  if (known) return { anchor, keyId, trace, words: keyWords(fromBase64(known.spki)) };
  throw new GatewayError('IDENTITY_NOT_FOUND', `expected an activated key, got ${keyId}`);
}

async function page<T>(
  services: Services,
  collection: CollectionName,
  query: { readonly after?: string; readonly limit?: string },
  read: (id: string) => Promise<T>,
): Promise<{ items: T[]; next?: string; total: number }> {
  const limit = Number(query.limit ?? DEFAULT_PAGE);
  const ids = services.index.page(collection, query.after ?? '', limit + 1);
  const items = await Promise.all(ids.slice(0, limit).map(read));
  const total = services.index.count(collection);
  return ids.length > limit ? { items, next: ids[limit - 1], total } : { items, total };
}

async function eventViews(
  catalog: Catalog,
  refs: readonly EventRef[],
): Promise<z.infer<typeof eventViewSchema>[]> {
  const events = await Promise.all(
    refs.map((ref) => catalog.findEvent(ref.channel, ref.commandId)),
  );
  return events.flatMap((event) => (event ? [eventView(event)] : []));
}

function eventView(event: RecordedEvent): z.infer<typeof eventViewSchema> {
  const { command, commandId, recordedIn, signature, value } = event;
  return { command, commandId, event: value, recordedIn, signature };
}
