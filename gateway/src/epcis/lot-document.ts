// SPDX-License-Identifier: Apache-2.0
import { parseCommand, type Correction, type Lot } from '@daoji/model';

import type { TraceDirection } from '../index/lineage.js';
import type { EventRef, ReadIndex } from '../index/read-index.js';
import { correctivesOf, isInError } from '../story/corrected.js';
import type { StorySource } from '../story/lot-story.js';
import { possibleOrigins } from '../story/possible-origins.js';
import { documentScope } from './document-scope.js';
import { bound } from './lot-bodies.js';
import { lotUri, ownUri } from './names.js';
import { OWN_CONTEXT, ownEvents, type EpcisEvent } from './own-event.js';
import type { SensorEvents } from './sensor-events.js';

/**
 * The EPCIS document of a lot: the events of the lots that it came from, or of those that came of it too, and of what was
 * used for them. `daoji:lotList` says of each lot what may be in it, since events alone name one way only.
 * @param now - the document's creation date.
 * @param sensors - summaries of the devices around the lot; without them the document says nothing of readings.
 * @throws GatewayError `LOT_NOT_FOUND`, `TRACE_CYCLE`.
 */
export async function lotDocument(
  source: StorySource,
  lotId: string,
  direction: TraceDirection,
  now: Date,
  sensors?: SensorEvents,
): Promise<Readonly<Record<string, unknown>>> {
  const { catalog, index } = source;
  await catalog.lot(lotId);
  const { isComplete, lots, refs } = documentScope(index, lotId, direction);
  const places = new Set(lots.flatMap(({ parcels }) => parcels.map((id) => ownUri('parcel', id))));
  const known = new Set(refs.map(({ commandId }) => commandId));
  const correctives = refs
    .flatMap(({ commandId }) => correctivesOf(index, commandId))
    .filter(({ commandId }) => !known.has(commandId));
  const events = await Promise.all(refs.map((ref) => commandEvents(source, ref)));
  const right = await Promise.all(correctives.map((ref) => commandEvents(source, ref)));
  const isScenario = (await catalog.scenario()) !== undefined;
  return {
    '@context': OWN_CONTEXT,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: now.toISOString(),
    ...(isScenario && { 'daoji:scenario': 'SCENARIO, synthetic' }),
    'daoji:isComplete': isComplete,
    ...(sensors && {
      'daoji:sensorsOmitted': sensors.omitted,
      'daoji:sensorsRead': sensors.isReachable,
    }),
    'daoji:lotList': lots.map((lot) => originsView(index, lot)),
    // One application is on many parcels; those of other growers are not this lot's.
    epcisBody: {
      eventList: [
        ...events.flat().filter((event) => isWithin(event, places)),
        // Named by the declarations; it may be of another place than the lot was said to be of.
        ...distinct(right.flat()),
        ...(sensors?.events ?? []),
      ],
    },
  };
}

/** The events of a command; one that was declared to be in error carries the declaration, which its hash leaves out. */
export async function commandEvents(
  source: StorySource,
  { commandId }: Pick<EventRef, 'commandId'>,
): Promise<EpcisEvent[]> {
  const events = await plainEventsOf(source, commandId);
  const correction = source.index.records.get('correction', commandId);
  if (!correction) return events;
  const errorDeclaration = await declarationOf(source, correction);
  return events.map((event) => ({ ...event, errorDeclaration }));
}

async function plainEventsOf(
  { catalog, index }: StorySource,
  commandId: string,
): Promise<EpcisEvent[]> {
  const found = await catalog.findEvent('trace', commandId);
  if (!found) return [];
  return ownEvents({ command: parseCommand('trace', found.command), event: found.value }, index);
}

/** EPCIS 2.0 §7.4.1.4. Corrective commands that are not recorded yet, or are no events, have no id to name. */
async function declarationOf(source: StorySource, correction: Correction): Promise<EpcisEvent> {
  const { correctiveCommandIds, declaredAt, reason } = correction;
  const events = await Promise.all(correctiveCommandIds.map((id) => plainEventsOf(source, id)));
  return {
    correctiveEventIDs: events.flat().map((event) => event['eventID']),
    declarationTime: declaredAt,
    reason,
  };
}

function distinct(events: readonly EpcisEvent[]): EpcisEvent[] {
  return [...new Map(events.map((event) => [event['eventID'], event])).values()];
}

function isWithin({ readPoint }: EpcisEvent, places: ReadonlySet<string>): boolean {
  const { id } = Object(readPoint) as { readonly id?: string };
  return id === undefined || places.has(id);
}

/** What may be in a lot; a single parcel is named as such only where every grain is of it. */
function originsView(index: ReadIndex, lot: Lot): Readonly<Record<string, unknown>> {
  const { binId, composition, isKnown, isSingleParcel, parcels } = possibleOrigins(index, lot);
  return {
    'daoji:lot': lotUri(lot.lotId, lot),
    ...(isInError(index, lot) && { 'daoji:declaredInError': true }),
    'daoji:isSingleParcel': isSingleParcel,
    'daoji:originClass': lot.originClass,
    'daoji:originsKnown': isKnown,
    'daoji:possibleParcels': parcels.map((id) => ownUri('parcel', id)),
    ...(binId !== undefined && { 'daoji:liesInBin': ownUri('bin', binId) }),
    ...(composition && {
      'daoji:originList': composition.shares.map((share) => ({
        'daoji:lot': lotUri(share.lotId, index.lot(share.lotId)),
        ...bound(share),
      })),
    }),
    ...(composition?.otherShares && {
      'daoji:otherOrigins': {
        'daoji:lots': composition.otherShares.lots,
        ...bound(composition.otherShares),
      },
    }),
  };
}
