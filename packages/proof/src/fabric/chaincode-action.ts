// SPDX-License-Identifier: Apache-2.0
import { readMessage } from '../protobuf-reader.js';
import { demand } from '../refusal.js';
import {
  CHAINCODE_ACTION,
  CHAINCODE_EVENT,
  CHAINCODE_ID,
  CHAINCODE_INPUT,
  CHAINCODE_SPEC,
  INVOCATION_SPEC,
  KV_READ,
  KV_SET,
  KV_VERSION,
  KV_WRITE,
  NAMESPACE_SET,
  PROPOSAL_PAYLOAD,
  READ_WRITE_SET,
  RESPONSE,
} from './fabric-messages.js';
import { text } from './text.js';

/** Where a key was last written: block number and transaction index. */
export interface KeyVersion {
  readonly block: bigint;
  readonly tx: bigint;
}

/** A key that was read; `version` is absent when it did not exist. */
export interface KeyRead {
  readonly key: string;
  readonly version?: KeyVersion;
}

/** A key that is written. */
export interface KeyWrite {
  readonly key: string;
  readonly isDelete: boolean;
  readonly value: Uint8Array;
}

/** What a transaction read and wrote in one chaincode's state. */
export interface NamespaceSet {
  readonly namespace: string;
  readonly reads: readonly KeyRead[];
  readonly writes: readonly KeyWrite[];
  readonly metadataWrites: number;
  readonly collections: number;
}

/** The endorsed result of one chaincode call. */
export interface ChaincodeAction {
  readonly chaincode: string;
  readonly version: string;
  readonly status: number;
  readonly responsePayload: Uint8Array;
  readonly namespaces: readonly NamespaceSet[];
}

/**
 * Parses `protos.ChaincodeAction` bytes.
 * @throws Refusal `TP_PROTOBUF`, `TP_TX_CHAINCODE`, `TP_TX_NAMESPACE`.
 */
export function readChaincodeAction(bytes: Uint8Array): ChaincodeAction {
  const action = readMessage(bytes, CHAINCODE_ACTION, 'ChaincodeAction');
  const id = readMessage(action.chaincodeId, CHAINCODE_ID, 'ChaincodeID');
  const response = readMessage(action.response, RESPONSE, 'Response');
  const chaincode = text(id.name);
  const version = text(id.version);
  demand(
    chaincode !== '' && version !== '',
    'TP_TX_CHAINCODE',
    'expected chaincode name and version',
  );
  if (action.events.length > 0) {
    const event = readMessage(action.events, CHAINCODE_EVENT, 'ChaincodeEvent');
    demand(text(event.chaincodeId) === chaincode, 'TP_TX_CHAINCODE', 'event of another chaincode');
  }
  return {
    chaincode,
    version,
    status: Number(response.status),
    responsePayload: response.payload,
    namespaces: readResults(action.results),
  };
}

/** Arguments of `protos.ChaincodeProposalPayload` bytes and the chaincode that they name. */
export function readInvocation(proposalPayload: Uint8Array): {
  readonly chaincode: string;
  readonly args: readonly Uint8Array[];
} {
  const { input } = readMessage(proposalPayload, PROPOSAL_PAYLOAD, 'ChaincodeProposalPayload');
  const { spec } = readMessage(input, INVOCATION_SPEC, 'ChaincodeInvocationSpec');
  const chaincode = readMessage(spec, CHAINCODE_SPEC, 'ChaincodeSpec');
  const { args } = readMessage(chaincode.input, CHAINCODE_INPUT, 'ChaincodeInput');
  const { name } = readMessage(chaincode.chaincodeId, CHAINCODE_ID, 'ChaincodeID');
  return { chaincode: text(name), args };
}

function readResults(bytes: Uint8Array): NamespaceSet[] {
  const results = readMessage(bytes, READ_WRITE_SET, 'TxReadWriteSet');
  demand(results.dataModel === 0n, 'TP_TX_NAMESPACE', 'expected the KV data model');
  const sets = results.namespaces.map(readNamespace);
  demand(
    new Set(sets.map(({ namespace }) => namespace)).size === sets.length,
    'TP_TX_NAMESPACE',
    'a namespace stands twice',
  );
  return sets;
}

function readNamespace(bytes: Uint8Array): NamespaceSet {
  const outer = readMessage(bytes, NAMESPACE_SET, 'NsReadWriteSet');
  const set = readMessage(outer.rwset, KV_SET, 'KVRWSet');
  return {
    namespace: text(outer.namespace),
    reads: set.reads.map(readRead),
    writes: set.writes.map(readWrite),
    metadataWrites: set.metadataWrites.length,
    collections: outer.collections.length,
  };
}

function readRead(bytes: Uint8Array): KeyRead {
  const { key, version } = readMessage(bytes, KV_READ, 'KVRead');
  if (version === undefined) return { key: text(key) };
  return { key: text(key), version: readMessage(version, KV_VERSION, 'Version') };
}

function readWrite(bytes: Uint8Array): KeyWrite {
  const { key, isDelete, value } = readMessage(bytes, KV_WRITE, 'KVWrite');
  return { key: text(key), isDelete: isDelete !== 0n, value };
}
