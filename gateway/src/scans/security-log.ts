// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { LogSealer } from '@daoji/archive';

import { ScanFile } from './scan-file.js';

const DAY_MS = 86_400_000;
/** The law asks for six months at least (网络安全法 §21); three days more, so that no clock makes it less. */
export const SECURITY_LOG_DAYS = 187;

/** Who asked for a code, for the authorities alone; nothing of the product reads it. */
export interface SecurityEntry {
  readonly at: string;
  readonly address: string;
  readonly agent: string;
  readonly target: string;
  readonly status: number;
}

/** Sealed lines in files by day of the machine's own clock. */
export class SecurityLog {
  readonly #dir: string;
  readonly #recipient: KeyObject;
  #open: { readonly day: string; readonly file: ScanFile; readonly sealer: LogSealer } | undefined;

  private constructor(dir: string, recipient: KeyObject) {
    this.#dir = dir;
    this.#recipient = recipient;
  }

  /**
   * Opens `<dir>`. The key that seals is `<dir>/seal-key.pem`; where there is none, a pair is made, and `opener-key.pem` belongs in a safe,
   * not on this machine.
   */
  static async open(dir: string): Promise<SecurityLog> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const path = join(dir, 'seal-key.pem');
    const pem = existsSync(path) ? await readFile(path, 'utf8') : await newKeys(dir);
    return new SecurityLog(dir, createPublicKey(pem));
  }

  append(entry: SecurityEntry): Promise<void> {
    const { file, sealer } = this.#fileOf(entry.at.slice(0, 10));
    // Sealed and given to the file in one go, so that lines stand in the order of their numbers.
    return file.appendLine(sealer.seal(JSON.stringify(entry)), false);
  }

  /** Deletes what is older than {@link SECURITY_LOG_DAYS}. @returns files that went. */
  async sweep(now: Date): Promise<string[]> {
    const limit = new Date(now.getTime() - SECURITY_LOG_DAYS * DAY_MS).toISOString().slice(0, 10);
    const old = (await readdir(this.#dir)).filter(
      (name) => name.endsWith('.sealed') && name.slice(0, 10) < limit,
    );
    for (const name of old) await rm(join(this.#dir, name), { force: true });
    return old;
  }

  async close(): Promise<void> {
    await this.#open?.file.close();
  }

  #fileOf(day: string): { readonly file: ScanFile; readonly sealer: LogSealer } {
    if (this.#open?.day === day) return this.#open;
    const before = this.#open?.file;
    const name = `${day}.${randomBytes(4).toString('hex')}.sealed`;
    const sealer = new LogSealer(this.#recipient);
    const file = new ScanFile(join(this.#dir, name), sealer.header);
    this.#open = { day, file, sealer };
    void before?.close();
    return this.#open;
  }
}

async function newKeys(dir: string): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const opener = privateKey.export({ format: 'pem', type: 'pkcs8' });
  const seal = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  await writeFile(join(dir, 'opener-key.pem'), opener, { mode: 0o600, flush: true });
  await writeFile(join(dir, 'seal-key.pem'), seal, { mode: 0o600, flush: true });
  return seal;
}
