// SPDX-License-Identifier: Apache-2.0
import { crc32 } from 'node:zlib';

import type { ChannelName } from '@daoji/model';

import type { Projected } from '../projection/project-block.js';
import { fileHashesIn } from './named-files.js';

/** Last block of each channel, −1 for none. */
export type Reached = Readonly<Record<ChannelName, number>>;

/** One line of the index journal. */
export type JournalLine =
  /** First line: what the file is about. */
  | { readonly kind: 'head'; readonly version: number; readonly storeId: string }
  /** Documents of the store as a scan found them. */
  | { readonly kind: 'scan'; readonly changes: readonly Projected[] }
  /** End of the scan: blocks that were in the store before it began, and how many documents it found. */
  | { readonly kind: 'scanned'; readonly reached: Reached; readonly documents: number }
  /** One block, whole. */
  | {
      readonly kind: 'block';
      readonly channel: ChannelName;
      readonly blockNumber: number;
      readonly changes: readonly Projected[];
    };

/** `<CRC-32, 8 hex> <JSON>` and a line feed; the line feed before it closes what a crash has torn. */
export function encodeLine(line: JournalLine): string {
  const text = JSON.stringify(line);
  return `\n${checksum(text)} ${text}\n`;
}

/** The line, or undefined for a torn, damaged or empty one. */
export function decodeLine(text: string): JournalLine | undefined {
  const body = text.slice(9);
  if (body === '' || text.slice(0, 9) !== `${checksum(body)} `) return undefined;
  return JSON.parse(body) as JournalLine;
}

/** A change without what only the store answers with: an event's signed text, of which the fingerprints of files stay. */
export function slim(change: Projected): Projected {
  if (change.document?.command === undefined) return change;
  const { _id, channel, value, blockNumber, txIndex, transactionId } = change.document;
  const files = fileHashesIn(change.document.command);
  const document = {
    _id,
    channel,
    value,
    blockNumber,
    txIndex,
    transactionId,
    ...(files.length > 0 && { files }),
  };
  return { ...change, document };
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
