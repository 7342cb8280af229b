// SPDX-License-Identifier: Apache-2.0
import type { Attestation, BundleBlock } from '../bundle-types.js';
import { fromBase64, toBase64 } from '../bytes.js';
import type { SignedAnswer } from '../fabric/attestation.js';
import { readBlock, type Block } from '../fabric/block.js';

/** Decodes a bundle's block. */
export function decodeBlock(block: BundleBlock): Block {
  return {
    number: BigInt(block.number),
    previousHash: fromBase64(block.prevHash),
    data: block.data.map(fromBase64),
    copies: block.ordererMetadata.map(({ value, signatures }) => ({
      value: fromBase64(value),
      signatures: signatures.map(({ signatureHeader, signature }) => ({
        signatureHeader: fromBase64(signatureHeader),
        signature: fromBase64(signature),
      })),
    })),
  };
}

/** Decodes a bundle's attestation. */
export function decodeAttestation(attestation: Attestation): SignedAnswer {
  return {
    channelHeader: fromBase64(attestation.channelHeader),
    signatureHeader: fromBase64(attestation.signatureHeader),
    proposalPayload: fromBase64(attestation.cpp),
    prp: fromBase64(attestation.prp),
    endorser: fromBase64(attestation.endorser),
    signature: fromBase64(attestation.signature),
  };
}

/**
 * A bundle's block from the `common.Block` bytes of one or more orderers; their copies of metadata slot 0 are all kept.
 * The caller has compared the headers.
 * @throws Refusal `TP_PROTOBUF`, `TP_ORDER_BFT`.
 */
export function bundleBlockOf(first: Uint8Array, ...others: readonly Uint8Array[]): BundleBlock {
  const blocks = [readBlock(first), ...others.map(readBlock)];
  const [{ number, previousHash, data }] = blocks as [ReturnType<typeof readBlock>];
  return {
    number: number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : number.toString(),
    prevHash: toBase64(previousHash),
    data: data.map(toBase64),
    ordererMetadata: blocks
      .flatMap(({ copies }) => copies)
      .map(({ value, signatures }) => ({
        value: toBase64(value),
        signatures: signatures.map(({ signatureHeader, signature }) => ({
          signatureHeader: toBase64(signatureHeader),
          signature: toBase64(signature),
        })),
      })),
  };
}
