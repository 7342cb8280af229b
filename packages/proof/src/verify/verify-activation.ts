// SPDX-License-Identifier: Apache-2.0
import { fromBase64 } from '../bytes.js';
import { keyIdOf, verifyCommandSignature } from '../command.js';
import { demand, refuseAs } from '../refusal.js';
import type { ProvenEvent } from './verify-trace-event.js';

const ACTIVATE = 'activateIdentity';
const UNSIGNED_TYPES: readonly unknown[] = [ACTIVATE, 'registerOperator'];

/**
 * Checks who stands for an event: a key whose activation is shown, or for a first registrar the submitter's
 * organisation (step 7).
 * @throws Refusal `TP_ACTIVATION_*`, `TP_COMMAND_SIGNER`, `TP_COMMAND_SIGNATURE`.
 */
export function verifySigner(event: ProvenEvent, events: ReadonlyMap<string, ProvenEvent>): void {
  const { command } = event;
  const keyId = command.fields['signerKeyId'];
  if (keyId === undefined && command.signature === undefined) {
    verifyUnsigned(event);
    return;
  }
  demand(
    typeof keyId === 'string' && keyId === event.event.signer && command.signature !== undefined,
    'TP_COMMAND_SIGNER',
    'event, command and signature do not name one signer',
  );
  const activation = events.get(event.claim.activation ?? '');
  demand(
    event.claim.activation !== undefined && activation !== undefined,
    'TP_ACTIVATION_MISSING',
    `no activation of key ${keyId.slice(0, 16)}… is shown`,
  );
  const spki = activatedKey(activation, keyId);
  verifyCommandSignature(command.text, command.signature, spki);
  assertReadActivation(event, activation, keyId);
  assertInForce(event, activation);
  if (command.fields['type'] === ACTIVATE) assertRegistrar(event, activation);
}

function verifyUnsigned({ command, claim, event, proven }: ProvenEvent): void {
  const { creator } = proven;
  const { type, roles } = command.fields;
  const isRegistrar = Array.isArray(roles) && roles.includes('registrar');
  demand(
    UNSIGNED_TYPES.includes(type) &&
      (type !== ACTIVATE || isRegistrar) &&
      claim.activation === undefined,
    'TP_ACTIVATION_MISSING',
    'only a first registrar may be activated without a signature',
  );
  demand(
    creator?.certificate.extensions.attributes['role'] === 'org-registrar' &&
      event.signer === `msp:${creator.mspId}`,
    'TP_ACTIVATION_REGISTRAR',
    'the submitter is no org-registrar of the organisation that the event names',
  );
}

function activatedKey({ command }: ProvenEvent, keyId: string): Uint8Array {
  const { type, spki } = command.fields;
  demand(
    type === ACTIVATE && typeof spki === 'string',
    'TP_ACTIVATION_TYPE',
    'the named claim is no activation',
  );
  const der = refuseAs('TP_ACTIVATION_KEY', () => fromBase64(spki));
  demand(
    keyIdOf(der) === keyId,
    'TP_ACTIVATION_KEY',
    `the activation is not of key ${keyId.slice(0, 16)}…`,
  );
  return der;
}

/** The key record must have been read as that activation wrote it, so that no later revocation hides. */
function assertReadActivation(event: ProvenEvent, activation: ProvenEvent, keyId: string): void {
  const key = `identity~${keyId}`;
  const { block, evidence, transaction } = activation.proven;
  const writes = transaction.action.namespaces.flatMap((set) => set.writes);
  demand(
    writes.some((write) => write.key === key && !write.isDelete),
    'TP_ACTIVATION_KEY',
    `the activation does not write ${key}`,
  );
  const { chaincode } = event.proven.channel.root;
  const version = event.proven.transaction.action.namespaces
    .find(({ namespace }) => namespace === chaincode)
    ?.reads.find((read) => read.key === key)?.version;
  demand(
    version?.block === block.number &&
      version.tx === BigInt(evidence.txIndex) &&
      block.number < event.proven.block.number,
    'TP_ACTIVATION_VERSION',
    `expected ${key} read as block ${block.number.toString()} wrote it`,
  );
}

function assertInForce({ event }: ProvenEvent, { command }: ProvenEvent): void {
  const { validFrom, validTo } = command.fields;
  const at = Date.parse(event.eventTime);
  const from = Date.parse(String(validFrom));
  const to = Date.parse(String(validTo));
  demand(
    from <= at && at <= to,
    'TP_ACTIVATION_TIME',
    `the key is valid ${String(validFrom)} to ${String(validTo)}, the event is of ${event.eventTime}`,
  );
}

function assertRegistrar({ command }: ProvenEvent, activation: ProvenEvent): void {
  const { roles, operatorId } = activation.command.fields;
  demand(
    Array.isArray(roles) &&
      roles.includes('registrar') &&
      operatorId === command.fields['operatorId'],
    'TP_ACTIVATION_REGISTRAR',
    'the activation is not signed by a registrar of that operator',
  );
}
