// SPDX-License-Identifier: Apache-2.0
import {
  commandEnvelopeSchema,
  identitySchema,
  parseCommand,
  stateKey,
  type ChannelName,
  type Command,
} from '@daoji/model';
import {
  fromBase64,
  parseCanonicalJson,
  toBase64,
  type Evidence,
  type LifecycleEvidence,
  type TraceEventClaim,
} from '@daoji/proof';

import type { BlockTransaction } from './block.js';
import { LedgerError } from './ledger-error.js';
import type { Ledger } from './ledger.js';
import { SharedCalls } from './shared-calls.js';
import { readTransaction } from './wire/transaction-reader.js';

/** Commands that are asked for at once. */
const COMMANDS_AT_ONCE = 8;

/** Where the claims' parts come from. */
export interface EventClaimSources {
  readonly ledger: Pick<Ledger, 'collectEvidence' | 'readState'>;
  readonly channel: ChannelName;
  /** Id of the transaction that wrote `event~{commandId}`; `undefined` when the caller does not know the command. */
  readonly transactionOf: (commandId: string) => Promise<string | undefined>;
}

/** Parts of a bundle that show commands, each with the chain of activations behind its key. */
export interface EventClaims {
  /** Claims by command; `claimIdOf` names them. */
  readonly claims: readonly TraceEventClaim[];
  readonly evidence: readonly Evidence[];
  readonly lifecycle: readonly LifecycleEvidence[];
}

/** Id of the claim that {@link assembleEventClaims} makes for a command. */
export function claimIdOf(commandId: string): string {
  return `event-${commandId}`;
}

/**
 * Builds the `trace-event` claims of commands and of every activation that they rest on, up to a first registrar.
 * @throws LedgerError `LEDGER_TRANSACTION_UNKNOWN` for a command or key that is not on the ledger; as
 * `Ledger.collectEvidence`.
 */
export async function assembleEventClaims(
  sources: EventClaimSources,
  commandIds: readonly string[],
): Promise<EventClaims> {
  const claims = new Map<string, TraceEventClaim>();
  const evidence = new Map<string, Evidence>();
  const lifecycle = new Map<string, LifecycleEvidence>();
  const calls = new SharedCalls<ShownCommand>(COMMANDS_AT_ONCE);
  let wave = [...new Set(commandIds)];
  while (wave.length > 0) {
    const found = await Promise.all(
      wave.map((commandId) => calls.run(commandId, () => showCommand(sources, commandId))),
    );
    for (const shown of found) {
      claims.set(shown.claim.commandId, shown.claim);
      evidence.set(shown.evidence.id, shown.evidence);
      for (const each of shown.lifecycle)
        lifecycle.set(`${each.channel}/${each.block.number}`, each);
    }
    const behind = new Set(found.flatMap(({ activatedBy }) => activatedBy ?? []));
    wave = [...behind].filter((commandId) => !claims.has(commandId));
  }
  return {
    claims: [...claims.values()],
    evidence: [...evidence.values()],
    lifecycle: [...lifecycle.values()],
  };
}

interface ShownCommand {
  readonly claim: TraceEventClaim;
  readonly evidence: Evidence;
  readonly lifecycle: readonly LifecycleEvidence[];
  /** Command that activated the signer's key. */
  readonly activatedBy: string | undefined;
}

async function showCommand(sources: EventClaimSources, commandId: string): Promise<ShownCommand> {
  const transactionId = await sources.transactionOf(commandId);
  if (transactionId === undefined) throw unknown(`command ${commandId}`);
  const collected = await sources.ledger.collectEvidence(sources.channel, transactionId);
  const { evidence, lifecycle } = collected;
  const envelope = fromBase64(evidence.block.data[evidence.txIndex] ?? '');
  const transaction = readTransaction(envelope, evidence.txIndex, 0);
  const { signerKeyId } = commandOf(sources.channel, transaction);
  const activatedBy =
    signerKeyId === undefined ? undefined : await activationOf(sources, signerKeyId);
  const claim: TraceEventClaim = {
    id: claimIdOf(commandId),
    kind: 'trace-event',
    evidence: evidence.id,
    commandId,
    value: toBase64(eventValue(transaction, commandId)),
    ...(activatedBy === undefined ? {} : { activation: claimIdOf(activatedBy) }),
  };
  return { claim, evidence, lifecycle, activatedBy };
}

/** The command that a transaction carries. @throws LedgerError `LEDGER_EVIDENCE` when it carries none. */
export function commandOf(
  channel: ChannelName,
  transaction: Pick<BlockTransaction, 'args' | 'transactionId'>,
): Command {
  try {
    const { command } = commandEnvelopeSchema.parse(JSON.parse(transaction.args[0] ?? ''));
    return parseCommand(channel, command);
  } catch (cause) {
    throw new LedgerError(
      'LEDGER_EVIDENCE',
      `${transaction.transactionId}: expected a command in the arguments`,
      { cause },
    );
  }
}

function eventValue(transaction: BlockTransaction, commandId: string): Uint8Array {
  const key = stateKey('event', commandId);
  const write = transaction.writes.find((each) => each.key === key && !each.isDelete);
  if (write) return write.value;
  throw new LedgerError(
    'LEDGER_EVIDENCE',
    `${transaction.transactionId}: expected a write of ${key}`,
  );
}

async function activationOf(sources: EventClaimSources, keyId: string): Promise<string> {
  const value = await sources.ledger.readState(sources.channel, stateKey('identity', keyId));
  if (!value) throw unknown(`key ${keyId}`);
  return identitySchema.parse(parseCanonicalJson(value)).commandId;
}

function unknown(what: string): LedgerError {
  return new LedgerError('LEDGER_TRANSACTION_UNKNOWN', `expected ${what} on the ledger`);
}
