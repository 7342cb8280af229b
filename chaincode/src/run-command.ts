// SPDX-License-Identifier: Apache-2.0
import {
  commandHash,
  eventSchema,
  stateKey,
  transactionName,
  type ChannelName,
  type Command,
  type EventFlag,
  type EventRefusal,
  type LedgerEvent,
} from '@daoji/model';
import { canonicalJson } from '@daoji/proof';

import { assertReaches, assertRole, rightsOf, type Target } from './access.js';
import { demand } from './contract-error.js';
import { parseCommandOf, parseEnvelope } from './envelope.js';
import { flagsOf, recordFlags } from './event-flags.js';
import { isLateRecord, ruleTimeOf } from './event-time.js';
import { readState, writeState, type Write } from './ledger-state.js';
import { Facts } from './facts.js';
import { assertOnDuty } from './duties/on-duty.js';
import { assertOperatorsActive } from './people/operator-state.js';
import { cosignersOf, operatorsOf, signerOf, type Signer } from './signer.js';
import { openTransaction, type Invocation } from './transaction.js';
import { utcOf } from './utc-time.js';

/** The command of one type. */
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/** What a command comes to, before anything is written: rights are checked over `targets`, then `writes` happen. */
export interface Outcome {
  readonly subjects: readonly string[];
  readonly targets: readonly Target[];
  readonly writes: readonly Write[];
  /** Flags of this event beside those that follow from who signed and when. */
  readonly flags?: readonly EventFlag[];
  /** Ids of the rule sets that were used. */
  readonly ruleSets?: readonly string[];
  /** Parts of the command that were refused; nothing is written for them. */
  readonly refusals?: readonly EventRefusal[];
}

/** The rules of one command type: reads state, throws, writes nothing. */
export type Plan<T extends Command['type']> = (
  command: CommandOf<T>,
  facts: Facts,
) => Promise<Outcome>;

/**
 * Runs a person's command: the one way to write for people (`ledger-state.md` §2, §4). The order matters: a repeat is
 * answered before any rule that could have changed since; nothing is written before every check has passed.
 * @param text - the transaction's argument, `{command, signature?, evidence?}` as JCS.
 * @returns the JCS text of `event~{commandId}`, the first one for a repeat.
 * @throws ContractError with one of the codes of `contract-error.ts`.
 */
export async function runCommand<T extends Command['type']>(
  invocation: Invocation,
  channel: ChannelName,
  type: T,
  plan: Plan<T>,
  text: string,
): Promise<string> {
  const { stub } = invocation;
  const transaction = await openTransaction(
    invocation,
    channel,
    transactionName(channel, type) ?? type,
  );
  const envelope = parseEnvelope(text);
  const command = commandOfType(channel, type, envelope.command);
  const eventKey = stateKey('event', command.commandId);
  const hash = commandHash(envelope.command);
  const first = await readState(stub, eventKey, eventSchema);
  if (first) return repeatOf(first, hash);

  const eventTime = command.eventTime ?? command.deviceTime;
  const isLate = isLateRecord(eventTime, transaction);
  const signer = await signerOf(stub, invocation.clientIdentity, envelope, command, eventTime);
  if (signer.kind === 'person') assertRole(channel, type, signer.identity);
  const cosigners = await cosignersOf(stub, envelope, eventTime);
  const confirmed = operatorsOf(cosigners);
  assertConfirmed(command, confirmed);
  const recordTime = utcOf(transaction.recordMs);
  const isScenario = transaction.scenario !== undefined;
  const facts = new Facts(stub, {
    signer,
    commandId: command.commandId,
    recordTime,
    ruleTime: utcOf(ruleTimeOf(transaction.recordMs, transaction.scenario)),
    eventTime,
    isScenario,
    recordFlags: recordFlags(command, isLate),
    cosigners,
  });
  const dutyTerms = await assertOnTrace(channel, command, facts);
  const outcome = await plan(command, facts);
  assertAllowed(channel, type, signer, outcome.targets, confirmed);

  const refusals = listed(outcome.refusals);
  const event: LedgerEvent = {
    commandHash: hash,
    eventTime,
    flags: flagsOf({
      command,
      signer,
      isLate,
      isScenario,
      more: [...(outcome.flags ?? []), ...(refusals ? (['PARTLY_REFUSED'] as const) : [])],
    }),
    recordTime,
    ...(refusals ? { refusals } : {}),
    ruleSets: sortedOnce(dutyTerms, outcome.ruleSets),
    signer: signer.id,
    subjects: [...outcome.subjects],
    type,
    v: 1,
  };
  for (const write of outcome.writes) await writeState(stub, write);
  await writeState(stub, { key: eventKey, value: event });
  return canonicalJson(event);
}

/** What holds for whoever signs on `trace`. @returns ids of the rule sets that the signers' duties were held against. */
async function assertOnTrace(
  channel: ChannelName,
  command: Command,
  facts: Facts,
): Promise<string[]> {
  if (channel !== 'trace') return [];
  await assertOperatorsActive(command, facts);
  return assertOnDuty(command, facts);
}

function sortedOnce(first: readonly string[], more: readonly string[] = []): string[] {
  return [...new Set([...first, ...more])].sort();
}

function listed(refusals: readonly EventRefusal[] = []): EventRefusal[] | undefined {
  return refusals.length > 0 ? [...refusals] : undefined;
}

function commandOfType<T extends Command['type']>(
  channel: ChannelName,
  type: T,
  text: string,
): CommandOf<T> {
  const command = parseCommandOf(channel, text);
  demand(
    isOfType(command, type),
    'FUNCTION_MISMATCH',
    `expected a command ${type}, got ${command.type}`,
  );
  return command;
}

function isOfType<T extends Command['type']>(command: Command, type: T): command is CommandOf<T> {
  return command.type === type;
}

function repeatOf(first: LedgerEvent, hash: string): string {
  demand(
    first.commandHash === hash,
    'COMMAND_ID_TAKEN',
    `expected the recorded command ${first.commandHash.slice(0, 16)}…, got ${hash.slice(0, 16)}…`,
  );
  return canonicalJson(first);
}

function assertConfirmed(command: Command, confirmed: readonly string[]): void {
  const { onBehalfOf } = command;
  if (onBehalfOf?.confirmation !== 'own-signature') return;
  demand(
    confirmed.includes(onBehalfOf.operatorId),
    'CONFIRMATION_MISSING',
    `expected a signature of ${onBehalfOf.operatorId} in evidence.confirmations`,
  );
}

function assertAllowed(
  channel: ChannelName,
  type: string,
  signer: Signer,
  targets: readonly Target[],
  confirmed: readonly string[],
): void {
  // A plan that names no target would pass unchecked.
  demand(targets.length > 0, 'ACCESS_DENIED', `${type} names nothing that it acts on`);
  if (signer.kind === 'person') {
    const rights = rightsOf(channel, type, signer.identity.roles);
    assertReaches(rights, signer.identity, targets, confirmed);
    return;
  }
  for (const target of targets) {
    demand(
      target.mspId === signer.mspId,
      'ACCESS_DENIED',
      `${target.key} is of ${target.mspId ?? 'no organisation'}, got a registrar of ${signer.mspId}`,
    );
  }
}
