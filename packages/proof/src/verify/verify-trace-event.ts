// SPDX-License-Identifier: Apache-2.0
import { arrayOf, count, objectOf, textOf } from '../bundle/json-shape.js';
import type { TraceEventClaim } from '../bundle-types.js';
import { equalBytes, fromBase64, fromHex, fromUtf8, toHex, utf8 } from '../bytes.js';
import { readClosedJson } from '../closed-json.js';
import { readCommandArguments, type SignedCommand } from '../command.js';
import { readInvocation } from '../fabric/chaincode-action.js';
import { hashLeaf, verifyInclusion } from '../merkle.js';
import { demand, refuseAs } from '../refusal.js';
import { sha256 } from '../sha256.js';
import type { ProvenTransaction } from './verify-evidence.js';

/** Value of `event~{commandId}`. */
export interface EventValue {
  readonly commandHash: string;
  readonly eventTime: string;
  readonly flags: readonly string[];
  readonly recordTime: string;
  /** Parts of the command that were refused; absent when there are none. */
  readonly refusals?: readonly {
    readonly code: string;
    readonly message: string;
    readonly subject: string;
  }[];
  readonly ruleSets: readonly string[];
  readonly signer: string;
  readonly subjects: readonly string[];
  readonly type: string;
  readonly v: number;
}

/** What a `trace-event` claim shows; whether its signer's key was active is checked apart. */
export interface ProvenEvent {
  readonly claim: TraceEventClaim;
  readonly proven: ProvenTransaction;
  readonly event: EventValue;
  readonly command: SignedCommand;
  readonly openings: readonly { readonly group: string; readonly text: string }[];
}

const CHANNEL = 'trace';
const MIN_SALT_BYTES = 16;
const texts = arrayOf(textOf(200), 1000);
const refusals = arrayOf(
  objectOf({ code: textOf(64), message: textOf(1000), subject: textOf(200) }),
  1000,
);

/** Checks a `trace-event` claim against its transaction: write, value, command, openings, serials (step 7). */
export function verifyTraceEvent(claim: TraceEventClaim, proven: ProvenTransaction): ProvenEvent {
  demand(
    proven.evidence.channel === CHANNEL,
    'TP_CLAIM_CHANNEL',
    `expected evidence of channel ${CHANNEL}, got ${proven.evidence.channel}`,
  );
  const value = fromBase64(claim.value);
  assertEventWrite(claim, value, proven);
  const event = readEvent(value);
  const invocation = readInvocation(proven.transaction.proposalPayload);
  const { chaincode } = proven.channel.root;
  demand(invocation.chaincode === chaincode, 'TP_TX_CHAINCODE', `called ${invocation.chaincode}`);
  const command = readCommandArguments(invocation.args);
  assertSameCommand(claim, event, command);
  return { claim, proven, event, command, openings: openingsOf(claim, command) };
}

function assertEventWrite(
  claim: TraceEventClaim,
  value: Uint8Array,
  proven: ProvenTransaction,
): void {
  const key = `event~${claim.commandId}`;
  const writes = proven.transaction.action.namespaces
    .flatMap((set) => set.writes)
    .filter((candidate) => candidate.key === key);
  const [write, ...others] = writes;
  demand(
    write !== undefined && others.length === 0 && !write.isDelete,
    'TP_TX_WRITE',
    `expected one write of ${key}, got ${writes.length}`,
  );
  demand(equalBytes(write.value, value), 'TP_TX_VALUE', 'the ledger holds another event');
}

function readEvent(bytes: Uint8Array): EventValue {
  return readClosedJson<Omit<EventValue, 'refusals'>>(
    bytes,
    'TP_EVENT_SHAPE',
    {
      commandHash: textOf(64, /^[0-9a-f]{64}$/),
      eventTime: textOf(30),
      flags: texts,
      recordTime: textOf(30),
      ruleSets: texts,
      signer: textOf(140),
      subjects: texts,
      type: textOf(64),
      v: count,
    },
    { refusals },
  );
}

function assertSameCommand(
  claim: TraceEventClaim,
  event: EventValue,
  { text, fields }: SignedCommand,
): void {
  demand(
    fields['commandId'] === claim.commandId,
    'TP_COMMAND_ID',
    `expected command ${claim.commandId}`,
  );
  demand(
    event.commandHash === toHex(sha256(utf8(text))),
    'TP_COMMAND_HASH',
    'the event names another command',
  );
  demand(
    event.type === fields['type'] && event.v === 1,
    'TP_COMMAND_TYPE',
    `the event is of type ${event.type}`,
  );
}

function openingsOf(
  claim: TraceEventClaim,
  { fields }: SignedCommand,
): { group: string; text: string }[] {
  const { serialRoot, count: size } = fields;
  for (const { serial, index, path } of claim.serials ?? []) {
    refuseAs('TP_SERIAL', () => {
      const root = fromHex(typeof serialRoot === 'string' ? serialRoot : '');
      verifyInclusion(hashLeaf(utf8(serial)), index, Number(size), path.map(fromBase64), root);
    });
  }
  return (claim.openings ?? []).map(({ group, salt, bytes }) => {
    const opened = fromBase64(bytes);
    const commitment = toHex(sha256(fromBase64(salt), opened));
    demand(
      fromBase64(salt).length >= MIN_SALT_BYTES && fields[`${group}Commitment`] === commitment,
      'TP_OPENING',
      `field group ${group} does not fit its commitment`,
    );
    return { group, text: refuseAs('TP_OPENING', () => fromUtf8(opened)) };
  });
}
