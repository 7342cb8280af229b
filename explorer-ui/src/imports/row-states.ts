// SPDX-License-Identifier: Apache-2.0
import type { OutboxEntry } from '../sign/device-store.js';
import type { PlannedRow } from './csv-plan.js';

/** Where a row stands: on the ledger before this import, not yet signed, or as its signed command does. */
export type RowState = 'before' | 'new' | OutboxEntry['state'];

/** A row with where it stands. */
export interface StatedRow extends PlannedRow {
  readonly state: RowState;
  readonly reason?: string;
}

/** What the gateway answers when a row is on the ledger already, signed at another time. */
const RECORDED_BEFORE = /^(?:COMMAND_CONFLICT|COMMAND_ID_TAKEN):/;

/**
 * The rows of a dry run, each with where it stands by this device's outbox and by what was refused while signing. A
 * row keeps its `commandId` when the file is read again, so that nothing is signed twice (decision 0045).
 */
export function statedRows(
  rows: readonly PlannedRow[],
  outbox: readonly OutboxEntry[],
  refused: ReadonlyMap<string, string>,
): StatedRow[] {
  const entries = new Map(outbox.map((entry) => [entry.commandId, entry]));
  return rows.map((row) => ({ ...row, ...stateOf(row, entries.get(row.commandId), refused) }));
}

/** True for a row that a signature would take further. */
export function isToSign({ state }: StatedRow): boolean {
  return state === 'new' || state === 'refused';
}

function stateOf(
  { commandId, isRecorded }: PlannedRow,
  entry: OutboxEntry | undefined,
  refused: ReadonlyMap<string, string>,
): { readonly state: RowState; readonly reason?: string } {
  if (entry?.state === 'committed') return { state: 'committed' };
  if (isRecorded) return { state: 'before' };
  if (entry) return unlessBefore(entry.state, entry.reason);
  return refused.has(commandId)
    ? unlessBefore('refused', refused.get(commandId))
    : { state: 'new' };
}

function unlessBefore(
  state: RowState,
  reason: string | undefined,
): { readonly state: RowState; readonly reason?: string } {
  if (reason === undefined) return { state };
  return RECORDED_BEFORE.test(reason) ? { state: 'before' } : { reason, state };
}
