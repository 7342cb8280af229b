// SPDX-License-Identifier: Apache-2.0
import { concatBytes, equalBytes, fromUtf8 } from '../bytes.js';
import { readMessage } from '../protobuf-reader.js';
import { demand, refuseAs } from '../refusal.js';
import { sha256 } from '../sha256.js';
import type { ChannelConfig } from './channel-config.js';
import { readChaincodeAction, readInvocation } from './chaincode-action.js';
import {
  CHANNEL_HEADER,
  PROCESSED_TRANSACTION,
  RESPONSE_PAYLOAD,
  SIGNATURE_HEADER,
} from './fabric-messages.js';
import {
  hasNodeRole,
  hasSigned,
  readIdentity,
  validateIdentity,
  type Identity,
} from './identity.js';
import { text } from './text.js';

/** A peer's signed `qscc` answer, decoded from base64. */
export interface SignedAnswer {
  readonly channelHeader: Uint8Array;
  readonly signatureHeader: Uint8Array;
  readonly proposalPayload: Uint8Array;
  readonly prp: Uint8Array;
  readonly endorser: Uint8Array;
  readonly signature: Uint8Array;
}

/** The committed transaction that the answer must be about. */
export interface AttestedTransaction {
  readonly channel: string;
  readonly txId: string;
  readonly envelope: Uint8Array;
}

const QSCC = 'qscc';
const FUNCTION = 'GetTransactionByID';

/**
 * Checks one attestation that a transaction was committed as valid (step 24).
 * @returns the peer that answered.
 * @throws Refusal `TP_ATTEST_SIGNATURE`, `TP_ATTEST_ROLE`, `TP_ATTEST_CHANNEL`, `TP_ATTEST_ARGS`,
 * `TP_ATTEST_PROPOSAL_HASH`, `TP_ATTEST_CHAINCODE`, `TP_ATTEST_ENVELOPE`, `TP_ATTEST_CODE`, `TP_IDENTITY_*`.
 */
export function verifyAttestation(
  answer: SignedAnswer,
  about: AttestedTransaction,
  config: ChannelConfig,
): Identity {
  const peer = readIdentity(answer.endorser, config.applicationMsps);
  validateIdentity(peer);
  demand(hasNodeRole(peer, 'peer'), 'TP_ATTEST_ROLE', `${peer.certificate.commonName} is no peer`);
  demand(
    hasSigned(peer, concatBytes(answer.prp, answer.endorser), answer.signature),
    'TP_ATTEST_SIGNATURE',
    `the signature of ${peer.certificate.commonName} is not over this answer`,
  );
  assertQuestion(answer, about);
  assertAnswer(answer, about);
  return peer;
}

function assertQuestion(answer: SignedAnswer, about: AttestedTransaction): void {
  const header = readMessage(answer.channelHeader, CHANNEL_HEADER, 'ChannelHeader');
  readMessage(answer.signatureHeader, SIGNATURE_HEADER, 'SignatureHeader');
  demand(text(header.channelId) === about.channel, 'TP_ATTEST_CHANNEL', 'asked on another channel');
  const { chaincode, args } = readInvocation(answer.proposalPayload);
  const words = refuseAs('TP_ATTEST_ARGS', () => args.map(fromUtf8));
  const wanted = [FUNCTION, about.channel, about.txId];
  demand(
    chaincode === QSCC && words.length === 3 && words.every((word, at) => word === wanted[at]),
    'TP_ATTEST_ARGS',
    `expected the question ${wanted.join(' ')}`,
  );
}

function assertAnswer(answer: SignedAnswer, about: AttestedTransaction): void {
  const prp = readMessage(answer.prp, RESPONSE_PAYLOAD, 'ProposalResponsePayload');
  const hash = sha256(
    concatBytes(answer.channelHeader, answer.signatureHeader, answer.proposalPayload),
  );
  demand(
    equalBytes(prp.proposalHash, hash),
    'TP_ATTEST_PROPOSAL_HASH',
    'the answer is to another question',
  );
  const action = readChaincodeAction(prp.extension);
  demand(
    action.chaincode === QSCC && action.version === 'syscc' && action.status === 200,
    'TP_ATTEST_CHAINCODE',
    `expected an answer of ${QSCC}, got ${action.chaincode} with status ${action.status}`,
  );
  const processed = readMessage(
    action.responsePayload,
    PROCESSED_TRANSACTION,
    'ProcessedTransaction',
  );
  demand(
    equalBytes(processed.envelope, about.envelope),
    'TP_ATTEST_ENVELOPE',
    'the answer holds another envelope',
  );
  demand(
    processed.validationCode === 0n,
    'TP_ATTEST_CODE',
    `committed with validation code ${processed.validationCode.toString()}`,
  );
}
