// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import { concatBytes, sha256, toHex, utf8 } from '@daoji/proof';
import { peer } from '@hyperledger/fabric-protos';

import type { GrpcNode } from '../grpc-node.js';
import { LedgerError } from '../ledger-error.js';
import type { SigningIdentity } from '../signing-identity.js';
import { embedded, writeMessage } from '../wire/protobuf-writer.js';

const ENDORSER_TRANSACTION = 3;
const SPEC_GOLANG = 1;
const NONCE_BYTES = 24;
const METHOD = '/protos.Endorser/ProcessProposal';

/** A proposal's parts and the peer's signed answer, byte-exact as sent and received. */
export interface SignedAnswer {
  readonly mspId: string;
  readonly channelHeader: Uint8Array;
  readonly signatureHeader: Uint8Array;
  /** `protos.ChaincodeProposalPayload`. */
  readonly cpp: Uint8Array;
  /** `protos.ProposalResponsePayload`. */
  readonly prp: Uint8Array;
  readonly endorser: Uint8Array;
  readonly signature: Uint8Array;
  /** What the chaincode returned. */
  readonly result: Uint8Array;
}

/**
 * Asks a chaincode straight at a peer, past the Gateway service, which would drop the peer's signature.
 * @throws gRPC's error, or LedgerError `LEDGER_ENDORSE` when the peer answers with another status than 200.
 */
export async function askPeer(
  node: GrpcNode,
  identity: SigningIdentity,
  channel: string,
  chaincode: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<SignedAnswer> {
  const chaincodeId = writeMessage([[2, chaincode]]);
  const nonce = randomBytes(NONCE_BYTES);
  const signatureHeader = writeMessage([
    [1, identity.creator],
    [2, nonce],
  ]);
  const channelHeader = writeMessage([
    [1, ENDORSER_TRANSACTION],
    [3, timestampNow()],
    [4, channel],
    [5, toHex(sha256(nonce, identity.creator))],
    [7, embedded(2, chaincodeId)],
  ]);
  const input = concatBytes(...args.map((argument) => embedded(1, utf8(argument))));
  const spec = writeMessage([
    [1, SPEC_GOLANG],
    [2, chaincodeId],
    [3, input],
  ]);
  const cpp = embedded(1, embedded(1, spec));
  const header = writeMessage([
    [1, channelHeader],
    [2, signatureHeader],
  ]);
  const proposal = writeMessage([
    [1, header],
    [2, cpp],
  ]);
  const signed = writeMessage([
    [1, proposal],
    [2, await identity.sign(proposal)],
  ]);
  const answer = peer.ProposalResponse.deserializeBinary(
    await node.unary(METHOD, signed, timeoutMs),
  );
  return { mspId: node.mspId, channelHeader, signatureHeader, cpp, ...signedPart(node, answer) };
}

function signedPart(
  node: GrpcNode,
  answer: peer.ProposalResponse,
): Pick<SignedAnswer, 'prp' | 'endorser' | 'signature' | 'result'> {
  const response = answer.getResponse();
  const endorsement = answer.getEndorsement();
  if (response?.getStatus() !== 200 || !endorsement) {
    const said = response ? `${response.getStatus()} ${response.getMessage()}` : 'nothing';
    throw new LedgerError('LEDGER_ENDORSE', `${node.name}: expected a signed answer, got ${said}`);
  }
  return {
    prp: answer.getPayload_asU8(),
    endorser: endorsement.getEndorser_asU8(),
    signature: endorsement.getSignature_asU8(),
    result: response.getPayload_asU8(),
  };
}

/** `google.protobuf.Timestamp` bytes of now. */
export function timestampNow(): Uint8Array {
  const millis = Date.now();
  return writeMessage([
    [1, Math.floor(millis / 1000)],
    [2, (millis % 1000) * 1_000_000],
  ]);
}
