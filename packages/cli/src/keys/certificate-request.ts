// SPDX-License-Identifier: Apache-2.0
import { signLowS } from './low-s.js';
import type { SigningKey } from './key-file.js';

const OID_COMMON_NAME = Uint8Array.of(0x06, 0x03, 0x55, 0x04, 0x03);
const OID_ECDSA_SHA256 = Uint8Array.of(0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02);

/**
 * A certificate signing request for `CN=name`, signed by the key itself. Source: RFC 2986.
 * @param name - 1–64 ASCII characters; a device id.
 * @returns PKCS #10 in PEM.
 */
export function certificateRequestPem(key: SigningKey, name: string): string {
  const attribute = tlv(0x30, OID_COMMON_NAME, tlv(0x0c, Buffer.from(name, 'utf8')));
  const subject = tlv(0x30, tlv(0x31, attribute));
  const info = tlv(0x30, Uint8Array.of(0x02, 0x01, 0x00), subject, key.spki, tlv(0xa0));
  const signature = tlv(0x03, Uint8Array.of(0), signLowS(key.privateKey, info));
  const der = tlv(0x30, info, tlv(0x30, OID_ECDSA_SHA256), signature);
  const body = Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE REQUEST-----\n${body}\n-----END CERTIFICATE REQUEST-----\n`;
}

function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag, ...derLength(content.length)), content]);
}

function derLength(length: number): number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
