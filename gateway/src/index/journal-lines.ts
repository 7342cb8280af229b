// SPDX-License-Identifier: Apache-2.0
import { crc32 } from 'node:zlib';

import type { ChannelName } from '@daoji/model';

import type { JournalEntry } from './journal-entries.js';

/** Last block of each channel, −1 for none. */
export type Reached = Readonly<Record<ChannelName, number>>;

/** First line: what the file is about. */
export interface JournalHead {
  readonly kind: 'head';
  /** Digest of the schemas by which its values were read. */
  readonly schemas: string;
  readonly storeId: string;
  readonly version: number;
}

/** One line of the index journal. */
export type JournalLine =
  | JournalHead
  /** Documents of the store as a scan found them. */
  | { readonly kind: 'scan'; readonly changes: readonly JournalEntry[] }
  /** End of the scan: blocks that were in the store before it began, and how many documents it found. */
  | { readonly kind: 'scanned'; readonly reached: Reached; readonly documents: number }
  /** One block, whole. */
  | {
      readonly kind: 'block';
      readonly channel: ChannelName;
      readonly blockNumber: number;
      readonly changes: readonly JournalEntry[];
    };

/** Bytes before the JSON of a line: the checksum and a space. */
const PREFIX = 9;

/** `<CRC-32, 8 hex> <JSON>` and a line feed; the line feed before it closes what a crash has torn. */
export function encodeLine(line: JournalLine): string {
  const text = JSON.stringify(line);
  return `\n${prefixOf(text)}${text}\n`;
}

/**
 * The line, or undefined for a torn, damaged or empty one.
 * @param bytes - without its line feed; not needed once the answer is there.
 */
export function decodeLine(bytes: Buffer): JournalLine | undefined {
  const body = bytes.subarray(PREFIX);
  if (body.length === 0 || bytes.toString('latin1', 0, PREFIX) !== prefixOf(body)) return undefined;
  return JSON.parse(body.toString('utf8')) as JournalLine;
}

/** @param body - text, or its UTF-8. */
function prefixOf(body: Buffer | string): string {
  return `${crc32(body).toString(16).padStart(8, '0')} `;
}
