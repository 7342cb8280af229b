// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { Client, credentials, type ClientDuplexStream } from '@grpc/grpc-js';

import { LedgerError } from './ledger-error.js';
import type { LedgerNode } from './profile.js';

const MAX_MESSAGE_BYTES = 100 * 1024 * 1024;
const OPTIONS = {
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 3000,
  'grpc.keepalive_time_ms': 120_000,
  'grpc.keepalive_timeout_ms': 20_000,
};

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes);
const asReceived = (bytes: Buffer): Uint8Array => new Uint8Array(bytes);

/** A peer or orderer over gRPC with TLS; messages are bytes as sent and as received. */
export class GrpcNode {
  readonly name: string;
  readonly mspId: string;
  readonly endpoint: string;
  /** PEM of the TLS root. */
  readonly tlsCa: Uint8Array;
  readonly tlsServerName: string | undefined;
  readonly client: Client;

  constructor(node: LedgerNode, tlsCa: Buffer) {
    this.name = node.name;
    this.mspId = node.mspId;
    this.endpoint = node.endpoint;
    this.tlsCa = tlsCa;
    this.tlsServerName = node.tlsServerName;
    this.client = new Client(node.endpoint, credentials.createSsl(tlsCa), {
      ...OPTIONS,
      ...(node.tlsServerName !== undefined && {
        'grpc.ssl_target_name_override': node.tlsServerName,
      }),
    });
  }

  /** @throws LedgerError `LEDGER_PROFILE` when the TLS root cannot be read. */
  static async open(node: LedgerNode): Promise<GrpcNode> {
    try {
      return new GrpcNode(node, await readFile(node.tlsCaPath));
    } catch (cause) {
      throw new LedgerError('LEDGER_PROFILE', `${node.name}: expected a TLS root`, { cause });
    }
  }

  /** One request and one answer. Rejects with gRPC's error. */
  unary(method: string, request: Uint8Array, timeoutMs: number): Promise<Uint8Array> {
    const options = { deadline: Date.now() + timeoutMs };
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(
        method,
        asBuffer,
        asReceived,
        request,
        options,
        (error, answer) => {
          if (error) reject(error);
          else resolve(answer ?? new Uint8Array(0));
        },
      );
    });
  }

  /** Opens a two-way stream; without `timeoutMs` it stays open. */
  stream(method: string, timeoutMs?: number): ClientDuplexStream<Uint8Array, Uint8Array> {
    const options = timeoutMs === undefined ? {} : { deadline: Date.now() + timeoutMs };
    return this.client.makeBidiStreamRequest(method, asBuffer, asReceived, options);
  }

  close(): void {
    this.client.close();
  }
}
