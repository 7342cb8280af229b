// SPDX-License-Identifier: Apache-2.0
import { parseCommand, type Lot, type TraceCommand } from '@daoji/model';
import type { z } from 'zod';

import type { traceEventSchema, traceViewSchema } from '../api/views.js';
import { epcisWords } from '../epcis/epcis-words.js';
import { lotFlow } from '../epcis/lot-flow.js';
import { DEFAULT_DEPTH, lineageOf, type TraceDirection } from '../index/lineage.js';
import type { EventRef } from '../index/read-index.js';
import { correctionView } from './corrected.js';
import type { StorySource } from './lot-story.js';

/** Lots of one answer unless it is asked otherwise. */
const DEFAULT_LOTS = 100;
const UNIT = 'logistic-unit~';

/** How a trace is asked for, as the query has it. */
export interface TraceQuery {
  readonly direction?: TraceDirection | undefined;
  readonly depth?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: string | undefined;
}

/**
 * Walks a lot's lineage and tells its steps in EPCIS words, a page of lots at a time, the nearest first.
 * @throws GatewayError `LOT_NOT_FOUND`, `TRACE_CYCLE`.
 */
export async function traceView(
  source: StorySource,
  lotId: string,
  query: TraceQuery = {},
): Promise<z.infer<typeof traceViewSchema>> {
  const { catalog, index } = source;
  await catalog.lot(lotId);
  const direction = query.direction ?? 'both';
  const lineage = lineageOf(index, lotId, direction, Number(query.depth ?? DEFAULT_DEPTH));
  const from = Number(query.after ?? 0);
  const end = from + Number(query.limit ?? DEFAULT_LOTS);
  const known = new Set(lineage.lotIds);
  const page = lineage.lots.slice(from, end);
  const lots = page.flatMap(({ key }) => index.lot(key) ?? []);
  const edges = lots.flatMap((lot) =>
    lot.parents
      .filter((parent) => known.has(parent.lotId))
      .map((parent) => ({ from: parent.lotId, grams: parent.grams, to: lot.lotId })),
  );
  const refs = new Map<string, EventRef>();
  for (const ref of lots.flatMap((lot) => eventsOf(source, lot))) refs.set(ref.commandId, ref);
  const signers = new Signers(source);
  const events = await Promise.all(
    [...refs.values()].map((ref) => traceEvent(source, ref, known, signers)),
  );
  const ordered = events.flat().sort((a, b) => (a.eventTime < b.eventTime ? -1 : 1));
  const hasNext = end < lineage.lotIds.length;
  const shown = new Set(lots.map((lot) => lot.lotId));
  return {
    direction,
    distances: Object.fromEntries(
      page.filter(({ key }) => shown.has(key)).map(({ distance, key }) => [key, distance]),
    ),
    edges,
    events: ordered,
    lotId,
    lots,
    ...(hasNext && { next: String(end) }),
    total: lineage.lotIds.length,
    truncated: hasNext || lineage.truncated,
    units: lineage.nodes
      .filter(({ key }) => key.startsWith(UNIT))
      .map(({ key }) => key.slice(UNIT.length))
      .slice(0, MAX_UNITS),
  };
}

/** Cases and pallets that one answer names. */
const MAX_UNITS = 200;

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
  signers: Signers,
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
      correction: correctionView(source.index, ref.commandId),
      disposition: words.disposition ?? dispositionOf(command),
      eventTime,
      eventTimeZoneOffset: '+08:00',
      flags: [...flags],
      inputQuantityList: [...inputs],
      lotIds: subjects.flatMap((subject) => lotOf(subject, known)),
      outputQuantityList: [...outputs],
      process: words.process,
      recordTime,
      signer: await signers.of(event.value.signer),
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

/** Who signed, read once for each key of an answer. */
class Signers {
  readonly #source: StorySource;
  readonly #known = new Map<string, Promise<TraceEvent['signer']>>();

  constructor(source: StorySource) {
    this.#source = source;
  }

  of(keyId: string): Promise<TraceEvent['signer']> {
    const known = this.#known.get(keyId) ?? this.#read(keyId);
    this.#known.set(keyId, known);
    return known;
  }

  async #read(keyId: string): Promise<TraceEvent['signer']> {
    const { catalog } = this.#source;
    const identity = await catalog.identity('trace', keyId);
    if (!identity) return { keyId };
    const { operatorId } = identity;
    const { publicName } = (await catalog.operator(operatorId)).value;
    return { keyId, operatorId, publicName };
  }
}
