// SPDX-License-Identifier: Apache-2.0
import {
  commandHash,
  parseCommand,
  transactionName,
  type ChannelName,
  type CommandEnvelope,
  type LedgerEvent,
} from '@daoji/model';
import { canonicalJson } from '@daoji/proof';

import { GatewayError } from '../gateway-error.js';
import type { LedgerPort } from '../ledger-port.js';
import type { Projector } from '../projection/projector.js';
import type { Catalog, RecordedEvent } from '../story/catalog.js';

/** After a commit the projection is usually there within a second; afterwards the ledger itself is asked. */
const PROJECTION_WAIT_MS = 10_000;

/** What became of a command. */
export interface CommandResult {
  readonly commandId: string;
  readonly event: LedgerEvent;
  readonly recordedIn: RecordedEvent['recordedIn'];
  /** As in {@link CommandResult.recordedIn}. */
  readonly transactionId: string;
  readonly blockNumber: number;
  readonly repeated: boolean;
}

/** What the relay works with. */
export interface RelaySource {
  readonly ledger: Pick<LedgerPort, 'submit'>;
  readonly catalog: Catalog;
  readonly projector: Pick<Projector, 'reaches'>;
}

/**
 * Carries a signed command to the ledger, unchanged. Whether it is right is the chaincode's say alone; the same command
 * again answers its first result and writes nothing.
 * @throws CommandError for text that is no command; LedgerError with the contract's code; GatewayError
 * `COMMAND_CONFLICT` for other bytes under a recorded commandId, `NOT_READY` when committed but not yet projected.
 */
export async function relayCommand(
  source: RelaySource,
  channel: ChannelName,
  envelope: CommandEnvelope,
): Promise<CommandResult> {
  const { commandId, type } = parseCommand(channel, envelope.command);
  const fn = transactionName(channel, type) ?? type;
  const known = await source.catalog.findEvent(channel, commandId);
  if (known) return resultOf(known, envelope.command, true);
  const { blockNumber } = await source.ledger.submit(channel, fn, [canonicalJson(envelope)]);
  await source.projector.reaches(channel, blockNumber, PROJECTION_WAIT_MS);
  const recorded = await source.catalog.findEvent(channel, commandId);
  if (recorded)
    return resultOf(recorded, envelope.command, recorded.recordedIn.blockNumber < blockNumber);
  throw new GatewayError(
    'NOT_READY',
    `command ${commandId} is committed in block ${blockNumber}; expected it in the store, ask again`,
  );
}

function resultOf(recorded: RecordedEvent, text: string, repeated: boolean): CommandResult {
  const { commandId, recordedIn, value } = recorded;
  if (value.commandHash !== commandHash(text)) {
    throw new GatewayError(
      'COMMAND_CONFLICT',
      `expected the recorded bytes of ${commandId}, hash ${value.commandHash.slice(0, 16)}, got others`,
    );
  }
  const { blockNumber, transactionId } = recordedIn;
  return { blockNumber, commandId, event: value, recordedIn, repeated, transactionId };
}
