// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, verify } from 'node:crypto';

import { base64Schema, hashSchema, utcTimeSchema, type Identity } from '@daoji/model';
import { fromBase64 } from '@daoji/proof';
import { z } from 'zod';

import { GatewayError } from '../gateway-error.js';
import type { RightSource } from './upload-right.js';

/** How far the signed time of a request may lie from now. */
const WINDOW_MS = 5 * 60_000;

const readRequestSchema = z.strictObject({
  keyId: hashSchema,
  signature: base64Schema.max(104),
  time: utcTimeSchema,
});

/** Bytes that a reader signs to be given a salted document. */
export function readSigningBytes(hash: string, time: string): Uint8Array {
  return Buffer.from(`daoji-read/v1\n${hash}\n${time}`);
}

/** Who asks: `header` is `Daoji-Read`, base64 of `{keyId, time, signature}`; `demoKeyId` that of a demo session. */
export interface Reader {
  readonly header?: string | undefined;
  readonly demoKeyId?: string | undefined;
}

/**
 * Lets a salted file go to the operators that it concerns, and to regulators.
 * @param parties - operators; `undefined` stands for one that is not known.
 * @throws GatewayError `DOCUMENT_PRIVATE`.
 */
export async function assertPartyReads(
  source: RightSource,
  hash: string,
  parties: readonly (string | undefined)[],
  by: Reader,
): Promise<void> {
  const identity = await readerOf(source, hash, by);
  assertIsParty(identity, parties);
}

/** Holds a known reader against the parties of a file. @throws GatewayError `DOCUMENT_PRIVATE`. */
export function assertIsParty(
  identity: Identity | undefined,
  parties: readonly (string | undefined)[],
): void {
  if (!identity) throw privately('none');
  if (parties.includes(identity.operatorId) || identity.roles.includes('regulator')) return;
  throw privately(`a key of ${identity.operatorId}`);
}

/**
 * Who signed a request to read `hash`.
 * @throws GatewayError `DOCUMENT_PRIVATE`.
 */
export async function readerOf(source: RightSource, hash: string, by: Reader): Promise<Identity> {
  return activeKey(source, by.demoKeyId ?? (await signedKeyOf(source, hash, by.header)));
}

async function signedKeyOf(
  source: RightSource,
  hash: string,
  header: string | undefined,
): Promise<string> {
  if (header === undefined) throw privately('no header Daoji-Read');
  const asked = readRequestSchema.safeParse(jsonOf(header));
  if (!asked.success) throw privately('a header Daoji-Read that cannot be read');
  const { keyId, signature, time } = asked.data;
  if (Math.abs(Date.parse(time) - source.now().getTime()) > WINDOW_MS)
    throw privately('an old request');
  const { spki } = await activeKey(source, keyId);
  const key = createPublicKey({ format: 'der', key: Buffer.from(fromBase64(spki)), type: 'spki' });
  const isSigned = verify('sha256', readSigningBytes(hash, time), key, fromBase64(signature));
  if (!isSigned) throw privately('another signature');
  return keyId;
}

async function activeKey({ catalog, now }: RightSource, keyId: string): Promise<Identity> {
  const identity = await catalog.identity('trace', keyId);
  const at = now().toISOString();
  if (identity?.status !== 'active' || at < identity.validFrom || identity.validTo < at)
    throw privately('a key that is not active');
  return identity;
}

function jsonOf(header: string): unknown {
  try {
    return JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
  } catch {
    // Not JSON: the schema refuses `undefined` with the same words as any other shape.
    return undefined;
  }
}

/** The refusal of a document that is not the reader's. */
export function privately(got: string): GatewayError {
  return new GatewayError(
    'DOCUMENT_PRIVATE',
    `expected a request signed by a party to this commercial document or a regulator, got ${got}`,
  );
}
