// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, stateKey, type Lot, type Treatment } from '@daoji/model';
import type { z } from 'zod';

import type { everythingViewSchema } from '../api/everything-views.js';
import type { ReadIndex } from '../index/read-index.js';
import { correctionOf } from '../story/corrected.js';

type ShownTreatment = z.infer<typeof everythingViewSchema>['treatments'][number];

/** Where grain lay: a state key, from a civil date to a civil date. */
interface Stay {
  readonly from: string;
  readonly key: string;
  readonly to: string;
}

/**
 * Treatments of what a lot may hold, those whose withdrawal time is over too: of a lot while its grain was in it, of a bin
 * while it lay there, and what it took over when it was made. The oldest first.
 * @param lots - the lot first, then what may be in it.
 * @param date - today, a civil date in Asia/Shanghai.
 */
export function treatmentsOn(
  index: ReadIndex,
  lots: readonly Lot[],
  date: string,
): ShownTreatment[] {
  const all = index.records.all('treatment');
  if (all.length === 0) return [];
  const binIds = all.flatMap(({ subject }) => (subject.kind === 'bin' ? [subject.id] : []));
  const stays = lots.flatMap((lot) => staysOf(index, lots, lot, { binIds, date }));
  return all
    .filter((one) => isTakenOver(lots, one) || stays.some((stay) => isDuring(stay, one)))
    .sort((a, b) => (a.startDate < b.startDate ? -1 : 1))
    .map((one) => ({
      ...one,
      isInError: correctionOf(index, one.commandId) !== undefined,
      isRunning: date < one.freeFrom,
    }));
}

/** Handed on by what the lot was made of, which the lot itself then carries. */
function isTakenOver(lots: readonly Lot[], { subject, treatmentId }: Treatment): boolean {
  const key = stateKey('treatment', treatmentId);
  return lots.some(
    ({ alerts, lotId }) =>
      alerts?.includes(key) === true && !(subject.kind === 'lot' && subject.id === lotId),
  );
}

function isDuring(stay: Stay, { freeFrom, startDate, subject }: Treatment): boolean {
  const isThere = stay.key === stateKey(subject.kind, subject.id);
  return isThere && startDate <= stay.to && stay.from < freeFrom;
}

function staysOf(
  index: ReadIndex,
  lots: readonly Lot[],
  lot: Lot,
  { binIds, date }: { readonly binIds: readonly string[]; readonly date: string },
): Stay[] {
  const from = madeOn(index, lot);
  const to = lot === lots[0] ? emptiedOn(index, lot, date) : drawnOn(index, lots, lot);
  const binId = lot.binId ?? storedIn(index, lot, binIds);
  const left = lot.binId === undefined ? (sentOn(index, lot) ?? to) : to;
  return [
    { from, key: stateKey('lot', lot.lotId), to },
    ...(binId === undefined ? [] : [{ from, key: stateKey('bin', binId), to: left }]),
  ];
}

function madeOn(index: ReadIndex, { commandId, createdAt }: Lot): string {
  return civilDateOf(index.event('trace', commandId)?.eventTime ?? createdAt);
}

/** The last day on which the lot of the page had grain: today while it has. */
function emptiedOn(index: ReadIndex, { lotId, remainingGrams }: Lot, date: string): string {
  const made = index.children(lotId).flatMap((id) => index.lot(id) ?? []);
  if (remainingGrams > 0 || made.length === 0) return date;
  return latest(made.map((one) => madeOn(index, one)));
}

/** The last day on which something of the lot went into what the page is about. */
function drawnOn(index: ReadIndex, lots: readonly Lot[], { lotId }: Lot): string {
  const made = lots.filter(({ parents }) => parents.some((parent) => parent.lotId === lotId));
  const [shown] = lots;
  // Of a lot that only shared a bin no draw is known: nothing of it came after the lot of the page was made.
  return latest((made.length > 0 ? made : shown ? [shown] : []).map((one) => madeOn(index, one)));
}

/** Of these bins the one that a lot was stored in: a lot that was sent on no longer names its bin. */
function storedIn(
  index: ReadIndex,
  { commandId }: Lot,
  binIds: readonly string[],
): string | undefined {
  if (index.event('trace', commandId)?.type !== 'storeLot') return undefined;
  return binIds.find((id) =>
    index.eventsOf(stateKey('bin', id)).some((event) => event.commandId === commandId),
  );
}

function sentOn(index: ReadIndex, { lotId }: Lot): string | undefined {
  const sent = index.eventsOf(stateKey('lot', lotId)).find(({ type }) => type === 'offerTransfer');
  return sent && civilDateOf(sent.eventTime);
}

function latest(dates: readonly string[]): string {
  return dates.reduce((last, one) => (one > last ? one : last), '');
}
