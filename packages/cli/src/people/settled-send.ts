// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../cli-error.js';
import type { EnvelopeFile } from './signed-command.js';

/** Why the ledger does not take a command: the gateway's code, and its words. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
}

/**
 * Sends a command until it is settled: `undefined` once the ledger has it, its refusal otherwise.
 * @throws CliError for a fault of the moment (`UNREACHABLE`, 5xx, 429, `LEDGER_…`): the same bytes may be sent again.
 */
export async function settledSend(
  send: (envelope: EnvelopeFile) => Promise<unknown>,
  envelope: EnvelopeFile,
): Promise<Refusal | undefined> {
  try {
    await send(envelope);
    return undefined;
  } catch (error) {
    const said = error instanceof CliError && error.code === 'REFUSED' ? error.message : '';
    const [, status, code] = /^(\d{3}) ([A-Z][A-Z0-9_]+)/.exec(said) ?? [];
    if (code === undefined || isOfTheMoment(Number(status), code)) throw error;
    return { code, detail: said };
  }
}

/** Faults that say nothing about the command. */
function isOfTheMoment(status: number, code: string): boolean {
  return status >= 500 || status === 429 || code.startsWith('LEDGER_');
}
