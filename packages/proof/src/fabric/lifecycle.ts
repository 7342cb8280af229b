// SPDX-License-Identifier: Apache-2.0
import { readMessage } from '../protobuf-reader.js';
import { demand } from '../refusal.js';
import { satisfiesConfigPolicy } from './config-policy.js';
import type { KeyVersion, NamespaceSet } from './chaincode-action.js';
import type { ConfigStep } from './config-chain.js';
import { describe, endorsersOf, verifyCreator } from './endorsement-policy.js';
import type { EndorsedTransaction } from './envelope.js';
import { LIFECYCLE_STATE, VALIDATION_INFO } from './fabric-messages.js';
import { text } from './text.js';

const LIFECYCLE = '_lifecycle';
const MAX_STEPS = 16;

/** Finds the transaction at a version in blocks that are ordered and well formed, with the config before it. */
export type LifecycleSource = (version: KeyVersion) => {
  readonly transaction: EndorsedTransaction;
  readonly before: ConfigStep;
};

/**
 * Version of the chaincode's definition that a transaction read (section 1 of the spec page).
 * @throws Refusal `TP_LIFECYCLE_REF` when it read none.
 */
export function definitionVersion(transaction: EndorsedTransaction, chaincode: string): KeyVersion {
  const version = readVersion(transaction, fieldKey(chaincode, 'Sequence'));
  demand(
    version !== undefined,
    'TP_LIFECYCLE_REF',
    `the transaction read no definition of ${chaincode}`,
  );
  return version;
}

/**
 * The `ApplicationPolicy` bytes in force at a definition's version: written by that transaction, or by an earlier one
 * whose value it read and kept. Every transaction on the way must itself be endorsed (step 9).
 * @throws Refusal `TP_LIFECYCLE_WRITE`, `TP_LIFECYCLE_PLUGIN`, `TP_LIFECYCLE_ENDORSEMENT`, and those of `source`.
 */
export function policyAt(
  version: KeyVersion,
  chaincode: string,
  source: LifecycleSource,
): Uint8Array {
  const key = fieldKey(chaincode, 'ValidationInfo');
  let at: KeyVersion | undefined = version;
  for (let step = 0; step < MAX_STEPS && at !== undefined; step += 1) {
    const { transaction, before } = source(at);
    assertLifecycleEndorsed(transaction, before);
    const set = lifecycleSet(transaction);
    assertWrites(set, step === 0 ? fieldKey(chaincode, 'Sequence') : key);
    const write = set?.writes.find((candidate) => candidate.key === key);
    if (write !== undefined) return policyOf(write.value);
    at = readVersion(transaction, key);
  }
  demand(false, 'TP_LIFECYCLE_WRITE', `no transaction shows the validation info of ${chaincode}`);
}

function assertWrites(set: NamespaceSet | undefined, key: string): void {
  const writes = set?.writes.some((write) => write.key === key && !write.isDelete);
  demand(writes === true, 'TP_LIFECYCLE_WRITE', `the lifecycle transaction does not write ${key}`);
}

function assertLifecycleEndorsed(transaction: EndorsedTransaction, before: ConfigStep): void {
  const { action } = transaction;
  const written = action.namespaces.filter(({ writes }) => writes.length > 0);
  demand(
    action.chaincode === LIFECYCLE &&
      action.status === 200 &&
      written.every(({ namespace }) => namespace === LIFECYCLE),
    'TP_LIFECYCLE_WRITE',
    `expected a transaction of ${LIFECYCLE}, got ${action.chaincode}`,
  );
  verifyCreator(transaction, before.config);
  const endorsers = endorsersOf(transaction, before.config);
  demand(
    satisfiesConfigPolicy(
      before.config.root,
      '/Channel/Application/LifecycleEndorsement',
      endorsers,
    ),
    'TP_LIFECYCLE_ENDORSEMENT',
    `the definition was endorsed by ${describe(endorsers)} only`,
  );
}

function policyOf(state: Uint8Array): Uint8Array {
  const { bytes } = readMessage(state, LIFECYCLE_STATE, 'StateData');
  demand(bytes !== undefined, 'TP_LIFECYCLE_WRITE', 'expected validation info as bytes');
  const { plugin, parameter } = readMessage(bytes, VALIDATION_INFO, 'ChaincodeValidationInfo');
  demand(
    text(plugin) === 'vscc',
    'TP_LIFECYCLE_PLUGIN',
    `expected plugin vscc, got ${text(plugin)}`,
  );
  return parameter;
}

function lifecycleSet(transaction: EndorsedTransaction): NamespaceSet | undefined {
  return transaction.action.namespaces.find(({ namespace }) => namespace === LIFECYCLE);
}

function readVersion(transaction: EndorsedTransaction, key: string): KeyVersion | undefined {
  return lifecycleSet(transaction)?.reads.find((read) => read.key === key)?.version;
}

function fieldKey(chaincode: string, field: string): string {
  return `namespaces/fields/${chaincode}/${field}`;
}
