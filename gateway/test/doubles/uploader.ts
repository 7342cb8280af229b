// SPDX-License-Identifier: Apache-2.0
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

import {
  commandSigningBytes,
  encodeCommand,
  keyIdOf,
  type Command,
  type Identity,
} from '@daoji/model';
import { toBase64 } from '@daoji/proof';

import { signLowS } from '../../src/commands/low-s-signature.js';
import { readSigningBytes } from '../../src/documents/read-right.js';
import type { MemoryStore } from './memory-store.js';
import { commandIdOf } from './season.js';

/** A person with a key of their own whose activation stands in a store. */
export class Uploader {
  readonly keyId: string;
  readonly #key: KeyObject;
  readonly #spki: Uint8Array;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    this.#spki = publicKey.export({ type: 'spki', format: 'der' });
    this.keyId = keyIdOf(this.#spki);
  }

  /** Puts the activation into the store, of another key where `keyId` names one. */
  async activate(
    store: MemoryStore,
    change: Partial<Identity> = {},
    keyId = this.keyId,
  ): Promise<void> {
    const value: Identity = {
      activatedBy: 'msp:ProducerMSP',
      areaCode: '211122',
      commandId: commandIdOf(0),
      keyId: this.keyId,
      operatorId: 'coop-1',
      personId: 'person-2',
      roles: ['quality'],
      spki: toBase64(this.#spki),
      status: 'active',
      v: 1,
      validFrom: '2026-01-01T00:00:00.000Z',
      validTo: '2030-01-01T00:00:00.000Z',
      ...change,
    };
    await store.put('identities', {
      _id: `trace~${keyId}`,
      blockNumber: 1,
      channel: 'trace',
      transactionId: 'tx-1',
      txIndex: 0,
      value: { ...value },
    });
  }

  /** The header of a request for a salted document. */
  readHeader(hash: string, time: string): string {
    const signature = toBase64(sign('sha256', readSigningBytes(hash, time), this.#key));
    return headerOf({ keyId: this.keyId, signature, time });
  }

  /** The header of an upload of these bytes. */
  header(bytes: Uint8Array, change: Readonly<Record<string, unknown>> = {}): string {
    const fields = {
      alg: 'ecdsa-p256-sha256',
      commandId: commandIdOf(8),
      deviceTime: '2026-11-03T00:00:00.000Z',
      documentHash: createHash('sha256').update(bytes).digest('hex'),
      documentId: 'doc-8',
      issuedOn: '2026-11-03',
      kind: 'test-report',
      result: 'pass',
      signerKeyId: this.keyId,
      subject: { id: 'k-1', kind: 'lot' },
      type: 'attachDocument',
      v: 1,
      ...change,
    };
    return this.signed(fields);
  }

  /** The header with a signed command of these fields. */
  signed(fields: Readonly<Record<string, unknown>>): string {
    const command = encodeCommand('trace', fields as unknown as Command);
    const signature = toBase64(signLowS(this.#key, commandSigningBytes(command)));
    return headerOf({ command, signature });
  }
}

/** Any value as the header's text. */
export function headerOf(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}
