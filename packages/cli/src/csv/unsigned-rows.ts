// SPDX-License-Identifier: Apache-2.0
import type { CsvImport, RowCommand } from '@daoji/exchange';
import type { Ledger, LedgerError } from '@daoji/ledger';
import { stateKey } from '@daoji/model';

import { CliError } from '../cli-error.js';
import { inParallel } from '../parcels/known-parcels.js';
import { assertRegistrar, sendUnsigned } from '../people/first-registrar.js';
import type { RowResult } from './send-rows.js';

/** Commands in flight: as many as a block of `trace` takes. */
const IN_FLIGHT = 12;

/** @throws {@link CliError} `USAGE` for rows that a person's key has to sign. */
export function assertUnsigned({ commands, kind }: CsvImport): void {
  if (kind === 'operators') return;
  if (kind !== 'identities') {
    throw new CliError('USAGE', `expected --key for ${kind}: a person's key signs it`);
  }
  for (const { command } of commands) {
    assertRegistrar(command as unknown as { personId: string; roles: string[] });
  }
}

/**
 * Sends rows by an organisation's registrar certificate, around the gateway; a row that is on the ledger is left alone, and
 * one refused row does not stop others.
 */
export async function sendUnsignedRows(
  ledger: Ledger,
  rows: readonly RowCommand[],
): Promise<RowResult[]> {
  return inParallel(rows, IN_FLIGHT, (row) => sendRow(ledger, row));
}

async function sendRow(ledger: Ledger, row: RowCommand): Promise<RowResult> {
  const { commandId } = row;
  if ((await ledger.readState('trace', stateKey('event', commandId))) !== undefined) {
    return { commandId, row: row.row, state: 'recorded-before' };
  }
  try {
    await sendUnsigned(ledger, 'trace', row.command);
    return { commandId, row: row.row, state: 'recorded' };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { commandId, reason: error.message, row: row.row, state: 'refused' };
  }
}

// By name: the ledger's package is loaded only where a ledger is opened.
function isRefusal(error: unknown): error is LedgerError {
  return (
    error instanceof Error &&
    error.name === 'LedgerError' &&
    'code' in error &&
    error.code === 'LEDGER_CONTRACT'
  );
}
