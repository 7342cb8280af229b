// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, verify, type KeyObject } from 'node:crypto';

import { ackSchema, ackSigningBytes, type Ack } from '@daoji/model';
import { fromUtf8, parseCanonicalJson, utf8 } from '@daoji/proof';

import { DeviceError } from './device-error.js';

/** The bridge's Ed25519 acknowledgement key. @param spki - base64 DER, from the bridge's record on the ledger. */
export function ackKeyOf(spki: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') {
    const got = key.asymmetricKeyType ?? 'unknown';
    throw new DeviceError('DEVICE_ACK_SIGNATURE', `expected an Ed25519 key, got ${got}`);
  }
  return key;
}

/**
 * Reads an ack message: canonical bytes, line feed, base64 signature.
 * @throws {@link DeviceError} `DEVICE_ACK_SHAPE`, `DEVICE_ACK_SIGNATURE`, `DEVICE_ACK_FOREIGN` (another device's).
 */
export function verifyAck(payload: Uint8Array, key: KeyObject, deviceId: string): Ack {
  const [line, signature] = linesOf(payload);
  const bytes = utf8(line);
  if (!verify(null, ackSigningBytes(bytes), key, Buffer.from(signature, 'base64'))) {
    throw new DeviceError(
      'DEVICE_ACK_SIGNATURE',
      'expected an ack signed by the bridge that this device is bound to',
    );
  }
  const ack = parseAck(bytes);
  if (ack.deviceId !== deviceId) {
    throw new DeviceError(
      'DEVICE_ACK_FOREIGN',
      `expected an ack for ${deviceId}, got one for ${ack.deviceId}`,
    );
  }
  return ack;
}

function linesOf(payload: Uint8Array): [string, string] {
  let lines: string[];
  try {
    lines = fromUtf8(payload).split('\n');
  } catch (cause) {
    throw new DeviceError('DEVICE_ACK_SHAPE', 'expected an ack in UTF-8', { cause });
  }
  const [line, signature] = lines;
  if (line === undefined || signature === undefined || lines.length !== 2) {
    throw new DeviceError('DEVICE_ACK_SHAPE', `expected an ack of 2 lines, got ${lines.length}`);
  }
  return [line, signature];
}

function parseAck(bytes: Uint8Array): Ack {
  try {
    return ackSchema.parse(parseCanonicalJson(bytes));
  } catch (cause) {
    throw new DeviceError('DEVICE_ACK_SHAPE', 'expected a canonical daoji.ack/v1', { cause });
  }
}
