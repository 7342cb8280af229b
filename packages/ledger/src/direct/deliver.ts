// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import { common, orderer, peer } from '@hyperledger/fabric-protos';

import type { GrpcNode } from '../grpc-node.js';
import { LedgerError } from '../ledger-error.js';
import type { SigningIdentity } from '../signing-identity.js';
import { embedded, writeMessage } from '../wire/protobuf-writer.js';
import { readBlock, type RawBlock } from '../wire/raw-block.js';
import { timestampNow } from './proposal.js';

const DELIVER_SEEK_INFO = 5;
const MAX_BLOCK = 2n ** 64n - 1n;
const ORDERER_METHOD = '/orderer.AtomicBroadcast/Deliver';
const PEER_METHOD = '/protos.Deliver/Deliver';

/** One block from one orderer. @throws gRPC's error, LedgerError `LEDGER_BLOCK_MALFORMED` or `LEDGER_EVIDENCE`. */
export async function blockFromOrderer(
  node: GrpcNode,
  identity: SigningIdentity,
  channel: string,
  number: number,
  timeoutMs: number,
): Promise<RawBlock> {
  const stream = node.stream(ORDERER_METHOD, timeoutMs);
  try {
    stream.write(await seekEnvelope(identity, channel, BigInt(number), BigInt(number)));
    for await (const message of stream) {
      const answer = orderer.DeliverResponse.deserializeBinary(bytesOf(message));
      const block = answer.getBlock();
      if (!block) break;
      const raw = readBlock(block.serializeBinary());
      if (raw.number === number) return raw;
    }
  } finally {
    stream.on('error', () => undefined);
    stream.cancel();
  }
  throw new LedgerError('LEDGER_EVIDENCE', `${node.name}: expected block ${number} of ${channel}`);
}

/** Blocks of a peer from `start` on, until the stream breaks or `signal` aborts. Rejects with gRPC's error. */
export async function* blocksFromPeer(
  node: GrpcNode,
  identity: SigningIdentity,
  channel: string,
  start: number,
  signal: AbortSignal,
): AsyncIterable<RawBlock> {
  const stream = node.stream(PEER_METHOD);
  const cancel = (): void => stream.cancel();
  signal.addEventListener('abort', cancel);
  try {
    stream.write(await seekEnvelope(identity, channel, BigInt(start), MAX_BLOCK));
    for await (const message of stream) {
      const answer = peer.DeliverResponse.deserializeBinary(bytesOf(message));
      const block = answer.getBlock();
      if (!block) {
        throw new LedgerError(
          'LEDGER_UNREACHABLE',
          `${node.name}: expected a block, got status ${answer.getStatus()}`,
        );
      }
      yield readBlock(block.serializeBinary());
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    stream.on('error', () => undefined);
    stream.cancel();
  }
}

function bytesOf(message: unknown): Uint8Array {
  return message instanceof Uint8Array ? message : new Uint8Array(0);
}

async function seekEnvelope(
  identity: SigningIdentity,
  channel: string,
  from: bigint,
  to: bigint,
): Promise<Uint8Array> {
  const channelHeader = writeMessage([
    [1, DELIVER_SEEK_INFO],
    [3, timestampNow()],
    [4, channel],
  ]);
  const signatureHeader = writeMessage([
    [1, identity.creator],
    [2, randomBytes(24)],
  ]);
  const header = writeMessage([
    [1, channelHeader],
    [2, signatureHeader],
  ]);
  const payload = writeMessage([
    [1, header],
    [
      2,
      writeMessage([
        [1, position(from)],
        [2, position(to)],
      ]),
    ],
  ]);
  return writeMessage([
    [1, payload],
    [2, await identity.sign(payload)],
  ]);
}

/** `orderer.SeekPosition{specified{number}}`; number 0 is an empty message that is present. */
function position(number: bigint): Uint8Array {
  return embedded(3, writeMessage([[1, number]]));
}

/** `common.Status` name, for messages. */
export function statusName(code: number): string {
  return Object.entries(common.Status).find(([, value]) => value === code)?.[0] ?? String(code);
}
