// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, stateKey, type Lot } from '@daoji/model';
import type { z } from 'zod';

import type { binStorageViewSchema } from '../api/storage-operations.js';
import { binAlerts } from '../bins/lot-alerts.js';
import type { EventRef, ReadIndex } from '../index/read-index.js';

/** State of a bin. */
export type BinState = z.infer<typeof binStorageViewSchema>['state'];

/** Commands by which grain leaves the bin in which its lot lies. */
const OUT: readonly string[] = [
  'cleanLot',
  'destroyLot',
  'dryLot',
  'loseLot',
  'millLot',
  'offerTransfer',
  'packLot',
  'storeLot',
];

/** True from the closing on until a second person has measured the air. */
export function isUnderGas({ records }: ReadIndex, binId: string): boolean {
  const id = records.get('bin-storage', binId)?.fumigationId;
  const state = id === undefined ? undefined : records.get('fumigation', id)?.state;
  return state === 'closed' || state === 'airing';
}

/** Civil date on which the oldest grain that lies in a bin came in; absent for an empty one. */
export function grainSince(index: ReadIndex, binId: string): string | undefined {
  const days = lotsIn(index, binId)
    .filter(({ remainingGrams }) => remainingGrams > 0)
    .flatMap((lot) => eventsOf(index, lot)[0]?.eventTime ?? [])
    .map(civilDateOf);
  return days.sort()[0];
}

/** Civil dates, the oldest first, on which grain came in that lay in a bin at the end of a day. */
export function storedDays(index: ReadIndex, binId: string, date: string): string[] {
  return lotsIn(index, binId)
    .flatMap((lot) => {
      const [first, ...later] = eventsOf(index, lot);
      const left = lot.remainingGrams > 0 ? undefined : later.findLast(isOut);
      const isGone = left !== undefined && civilDateOf(left.eventTime) <= date;
      return first && !isGone ? [civilDateOf(first.eventTime)] : [];
    })
    .filter((day) => day <= date)
    .sort();
}

/**
 * empty > filling > stored > treated > emptying (`supervision.md` X4): treated while it is under gas or a withdrawal time runs; else
 * filling or emptying after grain moved, until a person has looked at what lies there.
 */
export function binState(index: ReadIndex, binId: string, date: string): BinState {
  const { records } = index;
  if (isUnderGas(index, binId)) return 'treated';
  if ((records.get('bin-fill', binId)?.grams ?? 0) === 0) return 'empty';
  if (binAlerts(records, binId, date).treatments.length > 0) return 'treated';
  return stateByMoves(index, binId);
}

/** Grain that a person has looked at since it moved last is stored. */
function stateByMoves(index: ReadIndex, binId: string): BinState {
  const last = movesOf(index, binId).at(-1);
  const looked = index.records.get('bin-storage', binId)?.looks.routine?.inspectedOn;
  if (looked !== undefined && (last === undefined || looked >= last.day)) return 'stored';
  return last?.isOut === true ? 'emptying' : 'filling';
}

interface Move {
  readonly day: string;
  readonly eventTime: string;
  readonly isOut: boolean;
}

/** Moves of grain in and out of a bin by the records of the lots there, by time. */
function movesOf(index: ReadIndex, binId: string): Move[] {
  return lotsIn(index, binId)
    .flatMap((lot) => {
      const [first, ...later] = eventsOf(index, lot);
      const out = later.filter(isOut);
      return [...(first ? [moveOf(first, false)] : []), ...out.map((one) => moveOf(one, true))];
    })
    .sort((a, b) => (a.eventTime < b.eventTime ? -1 : 1));
}

function isOut({ type }: EventRef): boolean {
  return OUT.includes(type);
}

function moveOf({ eventTime }: EventRef, isOut: boolean): Move {
  return { day: civilDateOf(eventTime), eventTime, isOut };
}

function lotsIn(index: ReadIndex, binId: string): Lot[] {
  return index.lots().filter((lot) => lot.binId === binId);
}

/** Events about a lot in the order of the ledger. */
function eventsOf(index: ReadIndex, { lotId }: Lot): EventRef[] {
  return [...index.eventsOf(stateKey('lot', lotId))].sort(
    (a, b) => a.blockNumber - b.blockNumber || a.txIndex - b.txIndex,
  );
}
