// SPDX-License-Identifier: Apache-2.0
import { controlTaskKey, type ControlTask, type Warning } from '@daoji/model';
import type { z } from 'zod';

import type { warningListSchema, warningViewSchema } from '../api/warning-operations.js';
import type { StateRecords } from '../index/state-records.js';

/** Entries of one answer where none are asked for. */
const DEFAULT_PAGE = 50;

/** What a list of warnings is narrowed to. */
export interface AskedWarnings {
  readonly after?: string | undefined;
  readonly limit?: string | undefined;
  readonly operatorId?: string | undefined;
  readonly parcelId?: string | undefined;
  readonly state?: 'open' | 'ended' | undefined;
}

/** True until it is closed or withdrawn. */
export function isOpen({ state }: Warning): boolean {
  return state !== 'closed' && state !== 'withdrawn';
}

/** True where the operator issued it, or holds a parcel of it. */
export function isParty(warning: Warning, operatorId: string): boolean {
  return (
    warning.operatorId === operatorId ||
    warning.parcels.some((parcel) => parcel.operatorId === operatorId)
  );
}

/** One page of warnings, the newest first; of one moment the lower id first. */
export function warningPage(
  records: StateRecords,
  asked: AskedWarnings,
): z.infer<typeof warningListSchema> {
  const found = records
    .all('warning')
    .filter((warning) => isAsked(warning, asked))
    .sort(newestFirst);
  const limit = Number(asked.limit ?? DEFAULT_PAGE);
  const from = found.findIndex(({ warningId }) => warningId === asked.after) + 1;
  const shown = found.slice(from, from + limit);
  const next = from + limit < found.length ? shown.at(-1)?.warningId : undefined;
  return {
    items: shown.map((warning) => ({ tasks: countsOf(tasksOf(records, warning)), warning })),
    ...(next !== undefined && { next }),
    total: found.length,
  };
}

/** A warning with its tasks. */
export function warningView(
  records: StateRecords,
  warning: Warning,
): z.infer<typeof warningViewSchema> {
  return { tasks: tasksOf(records, warning), warning };
}

/** Tasks of a warning, in the order of its parcels. */
export function tasksOf(records: StateRecords, { parcels, warningId }: Warning): ControlTask[] {
  return parcels.flatMap(({ parcelId }) => {
    const id = controlTaskKey(warningId, parcelId).replace(/^control-task~/, '');
    return records.get('control-task', id) ?? [];
  });
}

function isAsked(warning: Warning, { operatorId, parcelId, state }: AskedWarnings): boolean {
  if (operatorId !== undefined && !isParty(warning, operatorId)) return false;
  if (parcelId !== undefined && !warning.parcels.some((one) => one.parcelId === parcelId))
    return false;
  return state === undefined || isOpen(warning) === (state === 'open');
}

function newestFirst(a: Warning, b: Warning): number {
  if (a.issued.at !== b.issued.at) return a.issued.at < b.issued.at ? 1 : -1;
  return a.warningId < b.warningId ? -1 : 1;
}

function countsOf(tasks: readonly ControlTask[]): {
  checked: number;
  declined: number;
  done: number;
  ordered: number;
} {
  const of = (state: ControlTask['state']): number =>
    tasks.filter((task) => task.state === state).length;
  return {
    checked: of('checked'),
    declined: of('declined'),
    done: of('done'),
    ordered: of('ordered'),
  };
}
