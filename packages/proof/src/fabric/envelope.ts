// SPDX-License-Identifier: Apache-2.0
import { concatBytes, equalBytes, toHex } from '../bytes.js';
import { readMessage } from '../protobuf-reader.js';
import { demand } from '../refusal.js';
import { sha256 } from '../sha256.js';
import { readChaincodeAction, type ChaincodeAction } from './chaincode-action.js';
import {
  ACTION_PAYLOAD,
  CHAINCODE_ID,
  CHANNEL_HEADER,
  ENDORSED_ACTION,
  ENDORSEMENT,
  ENVELOPE,
  HEADER,
  HEADER_EXTENSION,
  PAYLOAD,
  RESPONSE_PAYLOAD,
  SIGNATURE_HEADER,
  TIMESTAMP,
  TRANSACTION,
  TRANSACTION_ACTION,
} from './fabric-messages.js';
import { text } from './text.js';

/** One endorsement: `SerializedIdentity` bytes and the signature over `prp ‖ endorser`. */
export interface Endorsement {
  readonly endorser: Uint8Array;
  readonly signature: Uint8Array;
}

/** An endorser transaction whose own hashes agree (steps 1, 3–6); its signatures are checked apart. */
export interface EndorsedTransaction {
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  readonly creator: Uint8Array;
  readonly channel: string;
  readonly txId: string;
  /** The client's time, milliseconds since 1970; a claim. */
  readonly timestamp: number;
  /** `protos.ChaincodeProposalPayload` bytes. */
  readonly proposalPayload: Uint8Array;
  readonly prp: Uint8Array;
  readonly endorsements: readonly Endorsement[];
  readonly action: ChaincodeAction;
}

const ENDORSER_TRANSACTION = 3n;
const MAX_ENDORSEMENTS = 16;

/**
 * Parses one envelope as an endorser transaction and checks type, ids and hashes.
 * @throws Refusal `TP_TX_TYPE`, `TP_TX_ID`, `TP_TX_ACTIONS`, `TP_TX_ACTION_HEADER`, `TP_TX_PROPOSAL_HASH`,
 * `TP_TX_CHAINCODE`, `TP_ENDORSEMENT_COUNT`, `TP_PROTOBUF`.
 */
export function readTransaction(envelope: Uint8Array): EndorsedTransaction {
  const { payload, signature } = readMessage(envelope, ENVELOPE, 'Envelope');
  const { header, data } = readMessage(payload, PAYLOAD, 'Payload');
  const headers = readMessage(header, HEADER, 'Header');
  const channelHeader = readMessage(headers.channelHeader, CHANNEL_HEADER, 'ChannelHeader');
  const { creator, nonce } = readMessage(
    headers.signatureHeader,
    SIGNATURE_HEADER,
    'SignatureHeader',
  );
  demand(
    channelHeader.type === ENDORSER_TRANSACTION && channelHeader.epoch === 0n,
    'TP_TX_TYPE',
    `expected an endorser transaction of epoch 0, got type ${channelHeader.type.toString()}`,
  );
  const txId = text(channelHeader.txId);
  demand(
    creator.length > 0 && nonce.length > 0 && txId === toHex(sha256(nonce, creator)),
    'TP_TX_ID',
    'expected tx_id to be SHA-256(nonce ‖ creator)',
  );
  const action = readAction(data, headers.signatureHeader, headers.channelHeader);
  const extension = readMessage(
    channelHeader.extension,
    HEADER_EXTENSION,
    'ChaincodeHeaderExtension',
  );
  const named = text(readMessage(extension.chaincodeId, CHAINCODE_ID, 'ChaincodeID').name);
  const chaincode = readChaincodeAction(action.extension);
  demand(
    chaincode.chaincode === named,
    'TP_TX_CHAINCODE',
    `header names ${named}, answer ${chaincode.chaincode}`,
  );
  return {
    payload,
    signature,
    creator,
    channel: text(channelHeader.channelId),
    txId,
    timestamp: millisecondsOf(channelHeader.timestamp),
    proposalPayload: action.proposalPayload,
    prp: action.prp,
    endorsements: action.endorsements,
    action: chaincode,
  };
}

/** Type of the transaction in an envelope: 1 config, 3 endorser transaction. */
export function envelopeType(envelope: Uint8Array): number {
  return Number(channelHeaderOf(envelope).type);
}

/** `Payload.data` of an envelope. */
export function payloadData(envelope: Uint8Array): Uint8Array {
  const { payload } = readMessage(envelope, ENVELOPE, 'Envelope');
  return readMessage(payload, PAYLOAD, 'Payload').data;
}

/** Channel that an envelope names. */
export function envelopeChannel(envelope: Uint8Array): string {
  return text(channelHeaderOf(envelope).channelId);
}

function channelHeaderOf(envelope: Uint8Array): { type: bigint; channelId: Uint8Array } {
  const { payload } = readMessage(envelope, ENVELOPE, 'Envelope');
  const { header } = readMessage(payload, PAYLOAD, 'Payload');
  return readMessage(
    readMessage(header, HEADER, 'Header').channelHeader,
    CHANNEL_HEADER,
    'ChannelHeader',
  );
}

interface Action {
  readonly proposalPayload: Uint8Array;
  readonly prp: Uint8Array;
  readonly extension: Uint8Array;
  readonly endorsements: readonly Endorsement[];
}

function readAction(
  data: Uint8Array,
  signatureHeader: Uint8Array,
  channelHeader: Uint8Array,
): Action {
  const { actions } = readMessage(data, TRANSACTION, 'Transaction');
  const [only, ...others] = actions;
  demand(
    only !== undefined && others.length === 0,
    'TP_TX_ACTIONS',
    `expected one action, got ${actions.length}`,
  );
  const action = readMessage(only, TRANSACTION_ACTION, 'TransactionAction');
  demand(
    equalBytes(action.header, signatureHeader),
    'TP_TX_ACTION_HEADER',
    'expected the action to repeat the signature header',
  );
  const payload = readMessage(action.payload, ACTION_PAYLOAD, 'ChaincodeActionPayload');
  const endorsed = readMessage(payload.action, ENDORSED_ACTION, 'ChaincodeEndorsedAction');
  const prp = readMessage(endorsed.prp, RESPONSE_PAYLOAD, 'ProposalResponsePayload');
  const hash = sha256(concatBytes(channelHeader, action.header, payload.proposalPayload));
  demand(
    equalBytes(prp.proposalHash, hash),
    'TP_TX_PROPOSAL_HASH',
    'the answer is to another proposal',
  );
  demand(
    endorsed.endorsements.length <= MAX_ENDORSEMENTS,
    'TP_ENDORSEMENT_COUNT',
    `expected at most ${MAX_ENDORSEMENTS} endorsements, got ${endorsed.endorsements.length}`,
  );
  return {
    proposalPayload: payload.proposalPayload,
    prp: endorsed.prp,
    extension: prp.extension,
    endorsements: endorsed.endorsements.map((part) =>
      readMessage(part, ENDORSEMENT, 'Endorsement'),
    ),
  };
}

function millisecondsOf(timestamp: Uint8Array): number {
  const { seconds, nanos } = readMessage(timestamp, TIMESTAMP, 'Timestamp');
  return Number(seconds) * 1000 + Math.floor(Number(nanos) / 1_000_000);
}
