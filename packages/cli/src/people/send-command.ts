// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from '@daoji/ledger';
import { parseCommand, transactionName } from '@daoji/model';
import { canonicalJson } from '@daoji/proof';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import type { GatewayClient } from '../network/gateway-client.js';
import type { EnvelopeFile } from './signed-command.js';

/** What is known of a command that was sent. */
export interface SentCommand {
  readonly commandId: string;
  readonly transactionId?: string | undefined;
  readonly blockNumber?: number | undefined;
}

const acceptedSchema = z.looseObject({
  transactionId: z.string().optional(),
  blockNumber: z.number().optional(),
});

/** Sends an envelope straight to the ledger, around the gateway; resolves when it is committed as valid. */
export async function sendToLedger(
  ledger: Pick<Ledger, 'submit'>,
  envelope: EnvelopeFile,
): Promise<SentCommand> {
  const { channel, command, evidence, signature } = envelope;
  const { commandId, type } = identityOf(envelope);
  const name = transactionName(channel, type);
  if (name === undefined) throw new CliError('COMMAND_FILE', `${channel} has no command ${type}`);
  const argument = canonicalJson({
    command,
    ...(evidence && { evidence }),
    ...(signature !== undefined && { signature }),
  });
  const { transactionId, blockNumber } = await ledger.submit(channel, name, [argument]);
  return { commandId, transactionId, blockNumber };
}

/** Sends an envelope to the gateway. @throws {@link CliError} `REFUSED` with the gateway's code, `UNREACHABLE`. */
export async function sendToGateway(
  gateway: GatewayClient,
  envelope: EnvelopeFile,
): Promise<SentCommand> {
  const { commandId } = identityOf(envelope);
  const answer = acceptedSchema.parse(await gateway.post('/api/v1/commands', envelope));
  return { commandId, transactionId: answer.transactionId, blockNumber: answer.blockNumber };
}

function identityOf({ channel, command }: EnvelopeFile): { commandId: string; type: string } {
  return channel === 'trace' ? parseCommand('trace', command) : parseCommand('anchor', command);
}
