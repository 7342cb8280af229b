// SPDX-License-Identifier: Apache-2.0
import { parseCommand } from '@daoji/model';

import { lineageOf, type TraceDirection } from '../index/lineage.js';
import type { StorySource } from '../story/lot-story.js';
import { OWN_CONTEXT, ownEvent } from './own-event.js';

/** Lots whose events one document holds. */
export const MAX_DOCUMENT_LOTS = 200;

/**
 * The EPCIS document of a lot: the events of the lots that it came from, or of those that came of it too.
 * @param now - the document's creation date.
 * @throws GatewayError `LOT_NOT_FOUND`, `TRACE_CYCLE`.
 */
export async function lotDocument(
  { catalog, index }: StorySource,
  lotId: string,
  direction: TraceDirection,
  now: Date,
): Promise<Readonly<Record<string, unknown>>> {
  await catalog.lot(lotId);
  const { lotIds, truncated } = lineageOf(index, lotId, direction);
  const taken = lotIds.slice(0, MAX_DOCUMENT_LOTS);
  const refs = new Map(
    taken.flatMap((id) => index.eventsOf(`lot~${id}`)).map((ref) => [ref.commandId, ref]),
  );
  const ordered = [...refs.values()].sort(
    (a, b) => a.blockNumber - b.blockNumber || a.txIndex - b.txIndex,
  );
  const events = await Promise.all(
    ordered.map(async ({ commandId }) => {
      const found = await catalog.findEvent('trace', commandId);
      if (!found) return [];
      const step = { command: parseCommand('trace', found.command), event: found.value };
      const event = ownEvent(step, (id) => index.lot(id));
      return event ? [event] : [];
    }),
  );
  const isScenario = (await catalog.scenario()) !== undefined;
  return {
    '@context': OWN_CONTEXT,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: now.toISOString(),
    ...(isScenario && { 'daoji:scenario': 'SCENARIO, synthetic' }),
    'daoji:isComplete': !truncated && taken.length === lotIds.length,
    epcisBody: { eventList: events.flat() },
  };
}
