// SPDX-License-Identifier: Apache-2.0
import {
  parseCommand,
  type Identity,
  type Lot,
  type Operator,
  type Parcel,
  type TraceCommand,
} from '@daoji/model';

import { GatewayError } from '../gateway-error.js';
import { lineageOf } from '../index/lineage.js';
import type { EventRef, ReadIndex } from '../index/read-index.js';
import type { Catalog, Recorded, RecordedEvent } from './catalog.js';

/** Most ancestors that a page tells of; more are counted and left to the trace. */
export const MAX_STORY_LOTS = 200;

/** A step of the story: the recorded event, its parsed command and who signed it. */
export interface StoryStep extends RecordedEvent {
  readonly parsed: TraceCommand;
  readonly identity?: Identity;
  readonly operator?: Operator;
}

/** A lot with everything that led to it, as the document store has it. */
export interface LotStory {
  readonly lot: Recorded<Lot>;
  /** The lot itself first, then its ancestors. */
  readonly lots: readonly Lot[];
  readonly parcels: readonly Parcel[];
  /** In ledger order. */
  readonly steps: readonly StoryStep[];
  readonly operators: ReadonlyMap<string, Operator>;
  readonly isTruncated: boolean;
}

/** Where a story is read from. */
export interface StorySource {
  readonly catalog: Catalog;
  readonly index: ReadIndex;
}

/** Reads the story of a lot. @throws GatewayError `LOT_NOT_FOUND`, `STORE_UNREACHABLE`, `STORE_DOCUMENT_INVALID`. */
export async function lotStory(source: StorySource, lotId: string): Promise<LotStory> {
  const { catalog, index } = source;
  const lot = await catalog.lot(lotId);
  const lineage = lineageOf(index, lotId, 'up');
  const ids = lineage.lotIds.filter((id) => id !== lotId).slice(0, MAX_STORY_LOTS - 1);
  const ancestors = await Promise.all(ids.map((id) => catalog.lot(id)));
  const lots = [lot.value, ...ancestors.map(({ value }) => value)];
  const parcelIds = [...new Set(lots.flatMap(({ parcels }) => parcels))].sort();
  const parcels = await Promise.all(parcelIds.map(async (id) => (await catalog.parcel(id)).value));
  const refs = storyEvents(index, lots, parcelIds);
  const steps = await Promise.all(refs.map((ref) => stepOf(catalog, ref)));
  return {
    lot,
    lots,
    parcels,
    steps,
    operators: new Map(
      steps.flatMap(({ operator }) => (operator ? [[operator.operatorId, operator]] : [])),
    ),
    isTruncated: lineage.truncated || ids.length + 1 < lineage.lotIds.length,
  };
}

/**
 * Events that belong to a story: what made its lots, was attached to them or closed them, and what registered its
 * parcels. What else drew from an ancestor is another lot's story.
 */
export function storyEvents(
  index: ReadIndex,
  lots: readonly Lot[],
  parcelIds: readonly string[],
): EventRef[] {
  const made = new Set(lots.map(({ commandId }) => commandId));
  const ofLots = lots
    .flatMap(({ lotId }) => index.eventsOf(`lot~${lotId}`))
    .filter(
      ({ type, commandId }) => made.has(commandId) || ['attachDocument', 'closeLot'].includes(type),
    );
  const ofParcels = parcelIds.flatMap((id) => index.eventsOf(`parcel~${id}`)).filter(isOfParcel);
  const unique = new Map([...ofParcels, ...ofLots].map((ref) => [ref.commandId, ref]));
  return [...unique.values()].sort(
    (a, b) => a.blockNumber - b.blockNumber || a.txIndex - b.txIndex,
  );
}

function isOfParcel({ type }: EventRef): boolean {
  return ['registerParcel', 'attestParcel', 'attachDocument'].includes(type);
}

async function stepOf(catalog: Catalog, ref: EventRef): Promise<StoryStep> {
  const event = await catalog.findEvent('trace', ref.commandId);
  if (!event) throw new GatewayError('NOT_READY', `expected event ${ref.commandId} in the store`);
  const parsed = parseCommand('trace', event.command);
  const identity = await catalog.identity('trace', event.value.signer);
  const operator = identity && (await catalog.operator(identity.operatorId)).value;
  return { ...event, parsed, identity, operator };
}
