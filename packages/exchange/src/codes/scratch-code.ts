// SPDX-License-Identifier: Apache-2.0
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
const CODE_LENGTH = 8;
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A key from which the scratch codes of an order follow; it stays with the packer and the gateway. */
export function newScratchKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** What stands on the ledger of a scratch key: hex SHA-256. */
export function scratchCommitment(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('hex');
}

/** The scratch code under the seal of one package: 8 characters, 40 bits of HMAC-SHA-256 over the serial. */
export function scratchCode(key: Uint8Array, serial: string): string {
  const mac = createHmac('sha256', key).update(serial).digest();
  return Array.from(mac.subarray(0, CODE_LENGTH), (byte) => DIGITS.charAt(byte & 31)).join('');
}

/** Whether what somebody typed is the scratch code of a serial; how long it takes says nothing. */
export function isScratchCode(key: Uint8Array, serial: string, typed: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const clean = typed.trim().toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1');
  return timingSafeEqual(digest(scratchCode(key, serial)), digest(clean));
}
