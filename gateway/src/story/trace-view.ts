// SPDX-License-Identifier: Apache-2.0
import { parseCommand, type Lot, type TraceCommand } from '@daoji/model';
import type { z } from 'zod';

import type { traceEventSchema, traceViewSchema } from '../api/views.js';
import { epcisWords, lotFlow } from '../epcis/epcis-event.js';
import { lineageOf, type TraceDirection } from '../index/lineage.js';
import type { EventRef } from '../index/read-index.js';
import type { RecordedEvent } from './catalog.js';
import type { StorySource } from './lot-story.js';

/** Walks a lot's lineage and tells its steps in EPCIS words. @throws GatewayError `LOT_NOT_FOUND`. */
export async function traceView(
  source: StorySource,
  lotId: string,
  direction: TraceDirection,
): Promise<z.infer<typeof traceViewSchema>> {
  const { catalog, index } = source;
  await catalog.lot(lotId);
  const { lotIds, truncated } = lineageOf(index, lotId, direction);
  const known = new Set(lotIds);
  const lots = lotIds.flatMap((id) => index.lot(id) ?? []);
  const edges = lots.flatMap((lot) =>
    lot.parents
      .filter((parent) => known.has(parent.lotId))
      .map((parent) => ({ from: parent.lotId, grams: parent.grams, to: lot.lotId })),
  );
  const refs = new Map<string, EventRef>();
  for (const ref of lots.flatMap((lot) => eventsOf(source, lot))) refs.set(ref.commandId, ref);
  const events = await Promise.all([...refs.values()].map((ref) => traceEvent(source, ref, known)));
  const ordered = events.flat().sort((a, b) => (a.eventTime < b.eventTime ? -1 : 1));
  return { direction, edges, events: ordered, lotId, lots, truncated };
}

function eventsOf(source: StorySource, lot: Lot): EventRef[] {
  return source.index
    .eventsOf(`lot~${lot.lotId}`)
    .filter(({ commandId, type }) => commandId === lot.commandId || !MAKING.includes(type));
}

const MAKING = ['recordHarvest', 'storeLot', 'splitLot', 'mergeLots', 'millLot', 'packLot'];

type TraceEvent = z.infer<typeof traceEventSchema>;

async function traceEvent(
  source: StorySource,
  ref: EventRef,
  known: ReadonlySet<string>,
): Promise<TraceEvent[]> {
  const words = epcisWords(ref.type);
  const event = words && (await source.catalog.findEvent('trace', ref.commandId));
  if (!words || !event) return [];
  const command = parseCommand('trace', event.command);
  const { inputs, outputs, place } = lotFlow(command);
  const { eventTime, recordTime, flags, subjects } = event.value;
  return [
    {
      bizLocation: place,
      bizStep: words.bizStep,
      commandId: ref.commandId,
      disposition: words.disposition ?? dispositionOf(command),
      eventTime,
      eventTimeZoneOffset: '+08:00',
      flags: [...flags],
      inputQuantityList: [...inputs],
      lotIds: subjects.flatMap((subject) => lotOf(subject, known)),
      outputQuantityList: [...outputs],
      process: words.process,
      recordTime,
      signer: await signerOf(source, event),
      type: words.type,
    },
  ];
}

function dispositionOf(command: TraceCommand): string | undefined {
  if (command.type !== 'attachDocument' || command.result === 'none') return undefined;
  return command.result === 'pass' ? 'conformant' : 'non_conformant';
}

function lotOf(subject: string, known: ReadonlySet<string>): string[] {
  const id = subject.startsWith('lot~') ? subject.slice('lot~'.length) : '';
  return known.has(id) ? [id] : [];
}

async function signerOf(source: StorySource, event: RecordedEvent): Promise<TraceEvent['signer']> {
  const keyId = event.value.signer;
  const identity = await source.catalog.identity('trace', keyId);
  if (!identity) return { keyId };
  const { operatorId } = identity;
  const { publicName } = (await source.catalog.operator(operatorId)).value;
  return { keyId, operatorId, publicName };
}
