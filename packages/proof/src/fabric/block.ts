// SPDX-License-Identifier: Apache-2.0
import { concatBytes, equalBytes } from '../bytes.js';
import { fieldOrder, readMessage } from '../protobuf-reader.js';
import { demand, refuseAs } from '../refusal.js';
import { sha256 } from '../sha256.js';
import { DER_TAG, encodeElement, encodeUnsigned } from '../x509/der-reader.js';
import {
  BLOCK,
  BLOCK_DATA,
  BLOCK_HEADER,
  BLOCK_METADATA,
  ENVELOPE,
  METADATA,
  METADATA_SIGNATURE,
} from './fabric-messages.js';

/** An orderer's signature over a block, as received. */
export interface BlockSignature {
  readonly signatureHeader: Uint8Array;
  readonly signature: Uint8Array;
}

/** One orderer's copy of metadata slot 0. */
export interface BlockSignatures {
  readonly value: Uint8Array;
  readonly signatures: readonly BlockSignature[];
}

/** The parts of a block that a proof carries; the data hash is always recomputed. */
export interface Block {
  readonly number: bigint;
  readonly previousHash: Uint8Array;
  readonly data: readonly Uint8Array[];
  readonly copies: readonly BlockSignatures[];
}

/** A whole block as a peer or orderer serves it. */
export interface ServedBlock extends Block {
  /** What the block says; {@link assertDataHash} compares. */
  readonly dataHash: Uint8Array;
  /** Metadata slot 2, one validation code an envelope; authenticated by nobody. */
  readonly filter: Uint8Array;
}

/**
 * Parses `common.Block` bytes.
 * @throws Refusal `TP_PROTOBUF`.
 */
export function readBlock(bytes: Uint8Array): ServedBlock {
  const block = readMessage(bytes, BLOCK, 'Block');
  const header = readMessage(block.header, BLOCK_HEADER, 'BlockHeader');
  const { data } = readMessage(block.data, BLOCK_DATA, 'BlockData');
  const { metadata } = readMessage(block.metadata, BLOCK_METADATA, 'BlockMetadata');
  const [signatures = new Uint8Array(0), , filter = new Uint8Array(0)] = metadata;
  return {
    number: header.number,
    previousHash: header.previousHash,
    dataHash: header.dataHash,
    data,
    copies: [readBlockSignatures(signatures)],
    filter,
  };
}

/**
 * Parses metadata slot 0. A signature with an identifier header (BFT) is refused.
 * @throws Refusal `TP_PROTOBUF`, `TP_ORDER_BFT`.
 */
export function readBlockSignatures(bytes: Uint8Array): BlockSignatures {
  const { value, signatures } = readMessage(bytes, METADATA, 'Metadata');
  return {
    value,
    signatures: signatures.map((part) => {
      const signature = readMessage(part, METADATA_SIGNATURE, 'MetadataSignature');
      demand(
        signature.identifierHeader === undefined,
        'TP_ORDER_BFT',
        'BFT signatures are not part of v1',
      );
      return { signatureHeader: signature.signatureHeader, signature: signature.signature };
    }),
  };
}

/** SHA-256 over the envelopes, one after the other. Source: protoutil/blockutils.go:67-70. */
export function dataHashOf(data: readonly Uint8Array[]): Uint8Array {
  return sha256(concatBytes(...data));
}

/** Checks a served block's own data hash (step 18). @throws Refusal `TP_BLOCK_DATA_HASH`. */
export function assertDataHash(block: ServedBlock): void {
  demand(
    equalBytes(dataHashOf(block.data), block.dataHash),
    'TP_BLOCK_DATA_HASH',
    `block ${block.number.toString()}: data hash does not fit its envelopes`,
  );
}

/** DER `SEQUENCE { INTEGER number, OCTET STRING previousHash, OCTET STRING dataHash }` (step 19). */
export function headerBytes(
  block: Pick<Block, 'number' | 'previousHash' | 'data'>,
  dataHash = dataHashOf(block.data),
): Uint8Array {
  return encodeElement(
    DER_TAG.sequence,
    encodeUnsigned(block.number),
    encodeElement(DER_TAG.octetString, block.previousHash),
    encodeElement(DER_TAG.octetString, dataHash),
  );
}

/** SHA-256 of {@link headerBytes}; `previousHash` of the next block. */
export function headerHash(block: Pick<Block, 'number' | 'previousHash' | 'data'>): Uint8Array {
  return sha256(headerBytes(block));
}

/**
 * Checks that each envelope is payload then signature, once each, both non-empty, minimal, nothing else: the borders
 * between envelopes are not hashed (CVE-2023-46132, step 17).
 * @throws Refusal `TP_BLOCK_ENVELOPE`.
 */
export function assertWellFormed(data: readonly Uint8Array[]): void {
  demand(data.length > 0, 'TP_BLOCK_ENVELOPE', 'expected at least one envelope');
  data.forEach((bytes, index) => {
    refuseAs('TP_BLOCK_ENVELOPE', () => {
      const { payload, signature } = readMessage(bytes, ENVELOPE, `envelope ${index}`);
      const inOrder = fieldOrder(bytes, 'envelope').join() === '1,2';
      demand(
        inOrder && payload.length > 0 && signature.length > 0,
        'TP_BLOCK_ENVELOPE',
        `envelope ${index}: expected payload and signature`,
      );
    });
  });
}
