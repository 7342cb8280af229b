// SPDX-License-Identifier: Apache-2.0
import type { RowCommand } from '@daoji/exchange';

import { CliError } from '../cli-error.js';
import type { GatewayClient } from '../network/gateway-client.js';
import { inParallel } from '../parcels/known-parcels.js';
import type { PersonKey } from '../people/person-file.js';
import { sendToGateway } from '../people/send-command.js';
import { completeCommand, cosignCommand, signCommand } from '../people/signed-command.js';

/** Commands in flight: as many as a block of `trace` takes. */
const IN_FLIGHT = 12;
/** Two rows that meet on one ledger key, e.g. one contract: the second is sent again by itself. */
const MET = 'LEDGER_MVCC_CONFLICT';

/** What became of a row; `refused` carries the ledger's reason. */
export interface RowResult {
  readonly row: number;
  readonly commandId: string;
  readonly state: 'recorded' | 'recorded-before' | 'refused';
  readonly reason?: string;
}

/**
 * Signs and sends the rows of a file; a row that is on the ledger is left alone, and one refused row does not stop others.
 * @param second - who signs the same bytes too.
 */
export async function sendRows(
  gateway: GatewayClient,
  rows: readonly RowCommand[],
  person: PersonKey,
  second?: PersonKey,
): Promise<RowResult[]> {
  const send = (row: RowCommand): Promise<RowResult> => sendRow(gateway, row, person, second);
  const first = await inParallel(rows, IN_FLIGHT, send);
  const results: RowResult[] = [];
  for (const [index, result] of first.entries()) {
    const row = rows[index];
    const isMet = result.reason?.includes(MET) === true && row !== undefined;
    results.push(isMet ? await send(row) : result);
  }
  return results;
}

async function sendRow(
  gateway: GatewayClient,
  { command, commandId, row }: RowCommand,
  person: PersonKey,
  second: PersonKey | undefined,
): Promise<RowResult> {
  try {
    if (await isRecorded(gateway, commandId)) return { commandId, row, state: 'recorded-before' };
    const whole = completeCommand('trace', command, new Date(), person.key.keyId);
    const envelope = signCommand('trace', whole, person.key);
    await sendToGateway(gateway, second ? cosignCommand(envelope, second.key) : envelope);
    return { commandId, row, state: 'recorded' };
  } catch (error) {
    if (!(error instanceof CliError) || error.code !== 'REFUSED') throw error;
    // Somebody sent the same row in the same moment: the ledger has it, under another signing time.
    if (error.message.includes('COMMAND_ID_TAKEN')) {
      return { commandId, row, state: 'recorded-before' };
    }
    return { commandId, reason: error.message, row, state: 'refused' };
  }
}

async function isRecorded(gateway: GatewayClient, commandId: string): Promise<boolean> {
  try {
    await gateway.get(`/api/v1/commands/${commandId}`);
    return true;
  } catch (error) {
    if (error instanceof CliError && error.message.includes('COMMAND_NOT_FOUND')) return false;
    throw error;
  }
}
