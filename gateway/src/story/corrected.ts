// SPDX-License-Identifier: Apache-2.0
import type { Correction, Lot } from '@daoji/model';

import { lineageOf } from '../index/lineage.js';
import type { EventRef, ReadIndex } from '../index/read-index.js';

/** Corrections of corrections that are followed; who needs more has no record to show. */
const MAX_CHAIN = 10;

/** What declares a command's event to be in error; `undefined` where nothing does. */
export function correctionOf(index: ReadIndex, commandId: string): Correction | undefined {
  return index.records.get('correction', commandId);
}

/** The same without what names the event itself. */
export function correctionView(
  index: ReadIndex,
  commandId: string,
): Omit<Correction, 'correctedCommandId' | 'v'> | undefined {
  const found = correctionOf(index, commandId);
  if (!found) return undefined;
  const { correctiveCommandIds, declaredAt, effect, note, operatorId, reason } = found;
  return {
    ...{ commandId: found.commandId, correctiveCommandIds, declaredAt, effect, note, operatorId },
    reason,
  };
}

/**
 * The recorded events that say right what an event in error said; one that is in error itself gives way to its own. Those
 * that were announced and never recorded are not among them.
 */
export function correctivesOf(index: ReadIndex, commandId: string): EventRef[] {
  const seen = new Set([commandId]);
  const found: EventRef[] = [];
  let open = correctionOf(index, commandId)?.correctiveCommandIds ?? [];
  for (let depth = 0; depth < MAX_CHAIN && open.length > 0; depth += 1) {
    const fresh = [...new Set(open)].filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    const inError = fresh.flatMap((id) => correctionOf(index, id) ?? []);
    const wrong = new Set(inError.map(({ correctedCommandId }) => correctedCommandId));
    found.push(...fresh.filter((id) => !wrong.has(id)).flatMap((id) => traceEvent(index, id)));
    open = inError.flatMap(({ correctiveCommandIds }) => correctiveCommandIds);
  }
  return found;
}

/** Lots as the corrective events of a lot's making have them. */
export function correctiveLots(index: ReadIndex, { commandId }: Lot): Lot[] {
  const made = new Set(correctivesOf(index, commandId).map((ref) => ref.commandId));
  return made.size === 0 ? [] : index.lots().filter((lot) => made.has(lot.commandId));
}

/**
 * A lot and what may be in it.
 * @param beside - lots that lie beside it in a bin.
 */
export function lotsWithin(index: ReadIndex, lot: Lot, beside: readonly string[] = []): Lot[] {
  // Versions of before kept no list of what a lot may hold: then its whole way is looked at.
  const own =
    lot.origins === undefined && lot.parents.length > 0
      ? lineageOf(index, lot.lotId, 'up').lotIds
      : [lot.lotId, ...(lot.origins ?? []), ...(lot.via ?? [])];
  const parents = lot.parents.map(({ lotId }) => lotId);
  return [...new Set([...own, ...parents, ...beside])].flatMap((id) =>
    id === lot.lotId ? lot : (index.lot(id) ?? []),
  );
}

/** True where the making of a lot was declared to be in error. */
export function isInError(index: ReadIndex, { commandId }: Lot): boolean {
  return correctionOf(index, commandId) !== undefined;
}

/** True where the document's only record on the lot was declared to be in error: what it says is not told as a fact. */
export function isDocumentInError(index: ReadIndex, documentId: string): boolean {
  const attached = index
    .eventsOf(`document~${documentId}`)
    .filter(({ type }) => type === 'attachDocument');
  return attached.length > 0 && attached.every(({ commandId }) => correctionOf(index, commandId));
}

function traceEvent(index: ReadIndex, commandId: string): EventRef[] {
  const ref = index.event('trace', commandId);
  return ref ? [ref] : [];
}
