// SPDX-License-Identifier: Apache-2.0
import type { ChartSnapshot, Identity, Signal } from '@daoji/model';
import type { z } from 'zod';

import type { signalListSchema, signalReportSchema } from '../api/duty-operations.js';
import type { StateRecords } from '../index/state-records.js';
import { mayReadFigures, mayReadSignal } from './people-right.js';

/** Entries of one answer where none are asked for. */
const DEFAULT_PAGE = 50;

/** What a list is narrowed to. */
export interface AskedSignals {
  readonly after?: string | undefined;
  readonly limit?: string | undefined;
  readonly operatorId?: string | undefined;
  readonly personId?: string | undefined;
  readonly state?: 'open' | 'decided' | undefined;
}

/** True until it is decided. */
export function isOpenSignal({ state }: Signal): boolean {
  return state !== 'upheld' && state !== 'dismissed';
}

/** One page of the signals that a reader may see, the newest first; of one moment the lower id first. */
export function signalPage(
  records: StateRecords,
  reader: Identity,
  asked: AskedSignals,
): z.infer<typeof signalListSchema> {
  const found = records
    .all('signal')
    .filter((signal) => isAsked(signal, asked) && mayReadSignal({ records }, reader, signal))
    .sort((a, b) => newestFirst(a.raised.at, b.raised.at) || (a.signalId < b.signalId ? -1 : 1));
  return pageOf(found, asked, ({ signalId }) => signalId);
}

/** How many signals are in each state, for the operators whose figures the reader may see. */
export function signalReport(
  records: StateRecords,
  reader: Identity,
  operatorId: string | undefined,
): z.infer<typeof signalReportSchema> {
  const signals = records
    .all('signal')
    .filter((one) => operatorId === undefined || one.operatorId === operatorId)
    .filter((one) => mayReadFigures({ records }, reader, one));
  const ids = [...new Set(signals.map((one) => one.operatorId))].sort();
  return { operators: ids.map((id) => countsOf(id, signals)) };
}

/** One page of chart snapshots that a reader may see, the newest day first. */
export function snapshotPage(
  records: StateRecords,
  reader: Identity,
  asked: Pick<AskedSignals, 'after' | 'limit' | 'operatorId'>,
): { items: ChartSnapshot[]; next?: string; total: number } {
  const { operatorId } = asked;
  const found = records
    .all('chart-snapshot')
    .filter((one) => operatorId === undefined || one.operatorId === operatorId)
    .filter((one) => mayReadFigures({ records }, reader, one))
    .sort((a, b) => newestFirst(a.date, b.date) || (a.operatorId < b.operatorId ? -1 : 1));
  return pageOf(found, asked, (one) => `${one.operatorId}/${one.date}`);
}

function pageOf<T>(
  found: readonly T[],
  { after, limit: asked }: Pick<AskedSignals, 'after' | 'limit'>,
  idOf: (one: T) => string,
): { items: T[]; next?: string; total: number } {
  const limit = Number(asked ?? DEFAULT_PAGE);
  const from = found.findIndex((one) => idOf(one) === after) + 1;
  const items = found.slice(from, from + limit);
  const last = items.at(-1);
  const next = from + limit < found.length && last !== undefined ? { next: idOf(last) } : {};
  return { items, ...next, total: found.length };
}

function isAsked(signal: Signal, { operatorId, personId, state }: AskedSignals): boolean {
  return (
    (operatorId === undefined || signal.operatorId === operatorId) &&
    (personId === undefined || signal.personId === personId) &&
    (state === undefined || isOpenSignal(signal) === (state === 'open'))
  );
}

function countsOf(
  operatorId: string,
  signals: readonly Signal[],
): z.infer<typeof signalReportSchema>['operators'][number] {
  const own = signals.filter((one) => one.operatorId === operatorId);
  const of = (state: Signal['state']): number => own.filter((one) => one.state === state).length;
  return {
    contested: of('contested'),
    dismissed: of('dismissed'),
    explained: of('explained'),
    operatorId,
    raised: of('raised'),
    total: own.length,
    upheld: of('upheld'),
  };
}

function newestFirst(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? 1 : -1;
}
