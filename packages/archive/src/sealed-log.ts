// SPDX-License-Identifier: Apache-2.0
import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

import { ArchiveError } from './archive-error.js';

const INFO = 'daoji-sealed-log/v1';
const TAG_BYTES = 16;

/**
 * Seals lines for whoever holds the opener key. A log's key comes from an X25519 pair that is thrown away at once, so this process reads nothing back
 * after it ended, and a stolen disk reads nothing at all.
 */
export class LogSealer {
  /** First line of the log. */
  readonly header: string;
  readonly #key: Uint8Array;
  #next = 0;

  /** @param recipient - X25519 public key of the opener. */
  constructor(recipient: KeyObject) {
    const { privateKey, publicKey } = generateKeyPairSync('x25519');
    const sender = publicKey.export({ format: 'der', type: 'spki' });
    this.#key = keyOf(diffieHellman({ privateKey, publicKey: recipient }), sender);
    this.header = JSON.stringify({ type: INFO, sender: sender.toString('base64') });
  }

  /** The next line: AES-256-GCM under its number, so that a line left out, moved or repeated shows when the log is opened. */
  seal(text: string): string {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#next));
    this.#next += 1;
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return body.toString('base64');
  }
}

/**
 * Opens the lines of a log, the header first. A last line that is torn is left out.
 * @throws {@link ArchiveError} `ARCHIVE_CORRUPT` for another key and for a line that is not the one that was sealed at its place.
 */
export function openSealedLog(lines: readonly string[], opener: KeyObject): string[] {
  const [header = '', ...rest] = lines;
  const key = keyFromHeader(header, opener);
  return rest.map((line, at) => {
    const bytes = Buffer.from(line, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(at));
    try {
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const body = decipher.update(bytes.subarray(0, -TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new ArchiveError(
        'ARCHIVE_CORRUPT',
        `expected line ${at} of the sealed log as it was sealed`,
        { cause },
      );
    }
  });
}

function keyFromHeader(header: string, opener: KeyObject): Uint8Array {
  try {
    const { sender } = JSON.parse(header) as { readonly sender: string };
    const spki = Buffer.from(sender, 'base64');
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return keyOf(diffieHellman({ privateKey: opener, publicKey }), spki);
  } catch (cause) {
    throw new ArchiveError('ARCHIVE_CORRUPT', 'expected the header of a sealed log', { cause });
  }
}

function keyOf(secret: Uint8Array, sender: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, sender, INFO, 32));
}

function nonceOf(line: number): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(line), 4);
  return nonce;
}
