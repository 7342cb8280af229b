// SPDX-License-Identifier: Apache-2.0
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

import { DeviceError } from './device-error.js';
import type { DeviceRing, RingContent } from './device-ring.js';
import { isSettledBy, type EpochClosing, type RingEntry } from './ring-entry.js';
import { encodeRingLine } from './ring-line.js';
import { scanRing, type RingScan } from './ring-scan.js';

/** Settled bytes after which the file is written anew, so that it stays small. */
const COMPACT_BYTES = 4 * 1024 * 1024;

/**
 * Opens (or makes) a ring in a folder: `ring.log` and the counter `boot-epoch`.
 * @throws {@link DeviceError} `DEVICE_RING` when the counter is unreadable: a guessed epoch could reuse identities.
 */
export function openFileRing(folder: string): DeviceRing {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return new FileRing(folder);
}

class FileRing implements DeviceRing {
  readonly content: RingContent;
  readonly #folder: string;
  readonly #closings: Map<number, EpochClosing>;
  #entries: RingEntry[];
  #head = 0;
  #acked: { bootEpoch: number; seq: number } | undefined;
  #lastClosing: EpochClosing | undefined;
  #bootEpoch: number;
  #buffer = '';
  #written = 0;
  #file: number;

  constructor(folder: string) {
    this.#folder = folder;
    const text = readText(join(folder, 'ring.log'));
    const scan: RingScan = scanRing(text);
    this.content = scan;
    this.#entries = [...scan.entries];
    this.#closings = new Map(scan.closings);
    this.#acked = scan.acked;
    this.#lastClosing = scan.lastClosing;
    this.#bootEpoch = Math.max(scan.lastBootEpoch, readCounter(join(folder, 'boot-epoch')));
    this.#file = openSync(join(folder, 'ring.log'), 'a', 0o600);
    this.#written = text.length;
    if (text !== '' && !text.endsWith('\n')) this.#put('\n');
  }

  raiseBootEpoch(): { bootEpoch: number; closes?: EpochClosing } {
    const before = this.#bootEpoch;
    this.#bootEpoch += 1;
    writeWhole(this.#folder, 'boot-epoch', `${this.#bootEpoch}\n`);
    const bootEpoch = this.#bootEpoch;
    // Of a lost log only the counter tells that there was an epoch before.
    const closes = this.#lastClosing ?? (before > 0 ? { bootEpoch: before } : undefined);
    if (closes) this.#closings.set(bootEpoch, closes);
    this.#lastClosing = undefined;
    this.#put(encodeRingLine({ kind: 'boot', bootEpoch, ...(closes && { closes }) }));
    this.sync();
    return { bootEpoch, ...(closes && { closes }) };
  }

  append(entry: RingEntry): void {
    this.#entries.push(entry);
    this.#put(encodeRingLine(entry));
  }

  sync(): void {
    if (this.#buffer === '') return;
    this.#written += writeSync(this.#file, this.#buffer);
    this.#buffer = '';
    fdatasyncSync(this.#file);
  }

  trim(bootEpoch: number, seq: number): void {
    let head = this.#head;
    for (let entry = this.#entries[head]; entry; entry = this.#entries[head]) {
      if (!isSettledBy(entry, bootEpoch, seq)) break;
      head += 1;
    }
    this.#head = head;
    this.#acked = { bootEpoch, seq };
    // Not synced: an ack that is lost here costs a resend and nothing else.
    this.#put(encodeRingLine({ kind: 'ack', bootEpoch, seq }));
    if (this.#written > COMPACT_BYTES) {
      closeSync(this.#file);
      this.#file = this.#rewrite();
    }
  }

  replace(entries: readonly RingEntry[]): void {
    this.#entries = [...entries];
    this.#head = 0;
    closeSync(this.#file);
    this.#file = this.#rewrite();
  }

  close(): void {
    this.sync();
    closeSync(this.#file);
  }

  #put(line: string): void {
    this.#buffer += line;
  }

  /** Writes what is still needed as a whole new file, synced before it takes the old one's place. */
  #rewrite(): number {
    this.#entries = this.#entries.slice(this.#head);
    this.#head = 0;
    const lines = [...this.#headLines(), ...this.#entries.map((entry) => encodeRingLine(entry))];
    // The last epoch's end stays unknown: an unreadable line says so to the next scan.
    if (this.#lastClosing && this.#lastClosing.lastSeq === undefined) lines.push('damaged\n');
    this.#buffer = '';
    writeWhole(this.#folder, 'ring.log', lines.join(''));
    this.#written = 0;
    return openSync(join(this.#folder, 'ring.log'), 'a', 0o600);
  }

  #headLines(): string[] {
    const since = this.#acked?.bootEpoch ?? 0;
    const boots = new Map<number, EpochClosing | undefined>(this.#closings);
    const current = this.#lastClosing?.bootEpoch ?? this.#bootEpoch;
    if (current > 0 && !boots.has(current)) boots.set(current, undefined);
    const lines = [...boots]
      .filter(([bootEpoch]) => bootEpoch >= since)
      .sort(([left], [right]) => left - right)
      .map(([bootEpoch, closes]) =>
        encodeRingLine({ kind: 'boot', bootEpoch, ...(closes && { closes }) }),
      );
    if (this.#acked) lines.push(encodeRingLine({ kind: 'ack', ...this.#acked }));
    return lines;
  }
}

function readText(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function readCounter(path: string): number {
  const text = readText(path);
  if (text === '') return 0;
  if (!/^\d{1,10}\n$/.test(text)) {
    throw new DeviceError(
      'DEVICE_RING',
      `expected a boot epoch in ${path}, got ${text.slice(0, 20)}`,
    );
  }
  return Number(text);
}

function writeWhole(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  const file = openSync(`${path}.new`, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
  const directory = openSync(folder, 'r');
  fsyncSync(directory);
  closeSync(directory);
}
