// SPDX-License-Identifier: Apache-2.0
import {
  filesOf,
  type Correction,
  type DeviceRecord,
  type Identity,
  type LedgerEvent,
  type Lot,
  type Parcel,
} from '@daoji/model';

import { isRecord, numberOf, textOf } from '../check/untyped.js';
import { polygonOf, type Polygon } from '../parts/shape.js';
import { gather } from './gather.js';

/** An event as the gateway lists it; `commandId` names the command that it tells of. */
export type ShownEvent = LedgerEvent & {
  readonly commandId?: string;
  /** Fingerprints of the files that it names. */
  readonly files?: readonly string[];
};

/** What the gateway may tell of a boundary; `geometry` stands only where its maker made it public. */
export interface ShownBoundary {
  readonly state: 'public' | 'private' | 'missing' | 'damaged';
  readonly geometry?: Polygon;
}

/** A parcel with its boundary. */
export type ShownParcel = Parcel & { readonly boundary: ShownBoundary };

/** One point of a series. `value` is exact decimal text or a number. */
export interface SeriesPoint {
  readonly time: string;
  readonly value: string | number;
  readonly quantity?: string;
  readonly unit?: string;
  readonly flags?: readonly string[] | string;
  readonly state?: string;
}

/** True for a lot as the ledger keeps it; other fields may stand beside. */
export function isLot(value: unknown): value is Lot {
  return hasTexts(value, 'lotId', 'kind', 'operatorId') && Array.isArray(value['parents']);
}

/** True for an event as the ledger keeps it. */
export function isEvent(value: unknown): value is ShownEvent {
  return (
    hasTexts(value, 'commandHash', 'recordTime', 'eventTime', 'type') &&
    Array.isArray(value['flags'])
  );
}

/** What an answer's `corrections` say of its events: each was declared to be in error. */
export function readCorrections(body: unknown): Correction[] {
  return isRecord(body) ? gather(body['corrections'], isCorrection) : [];
}

function isCorrection(value: unknown): value is Correction {
  return (
    hasTexts(value, 'commandId', 'correctedCommandId', 'declaredAt', 'effect', 'note', 'reason') &&
    Array.isArray(value['correctiveCommandIds'])
  );
}

/** The events of an answer, each with the id of the command that it tells of, which stands beside it. */
export function readEvents(body: unknown): ShownEvent[] {
  return gather(body, isEventView).map((one) =>
    isEvent(one) ? one : { ...one.event, commandId: one.commandId, ...filesIn(one) },
  );
}

function filesIn({ command }: EventView): Pick<ShownEvent, 'files'> {
  // Most events name no file, and need not be read twice.
  if (typeof command !== 'string' || !/"(?:documentHash|photoHash)":/.test(command)) return {};
  return { files: filesOf(JSON.parse(command) as { type: string }).map(({ hash }) => hash) };
}

type EventView = Readonly<Record<string, unknown>> & {
  readonly commandId: string;
  readonly event: LedgerEvent;
};

function isEventView(value: unknown): value is EventView | ShownEvent {
  if (isEvent(value)) return true;
  return hasTexts(value, 'commandId') && isEvent(value['event']);
}

/** The parcels of an answer, each with the boundary that stands beside it. */
export function readParcels(body: unknown): ShownParcel[] {
  return gather(body, isParcelView).map(({ boundary, parcel }) => ({
    ...parcel,
    boundary: readBoundary(boundary),
  }));
}

interface ParcelView {
  readonly boundary?: unknown;
  readonly parcel: Parcel;
}

function isParcelView(value: unknown): value is ParcelView & Readonly<Record<string, unknown>> {
  return isRecord(value) && isParcel(value['parcel']);
}

function readBoundary(value: unknown): ShownBoundary {
  const said = isRecord(value) ? value : {};
  const geometry = polygonOf(said['geometry']);
  if (geometry) return { geometry, state: 'public' };
  const { state } = said;
  return { state: state === 'private' || state === 'damaged' ? state : 'missing' };
}

function isParcel(value: unknown): value is Parcel {
  return hasTexts(value, 'parcelId', 'originClass', 'variety') && isNumber(value['areaM2']);
}

/** True for a device as the ledger keeps it. */
export function isDevice(value: unknown): value is DeviceRecord {
  return hasTexts(value, 'deviceId', 'status', 'siteId') && isRecord(value['profile']);
}

/** True for an activated key. */
export function isIdentity(value: unknown): value is Identity {
  return hasTexts(value, 'keyId', 'status', 'operatorId') && Array.isArray(value['roles']);
}

/** True for a point of a series. */
export function isPoint(value: unknown): value is SeriesPoint {
  return (
    hasTexts(value, 'time') && (isNumber(value['value']) || textOf(value['value']) !== undefined)
  );
}

function isNumber(value: unknown): boolean {
  return numberOf(value) !== undefined;
}

function hasTexts(
  value: unknown,
  ...keys: readonly string[]
): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && keys.every((key) => textOf(value[key]) !== undefined);
}
