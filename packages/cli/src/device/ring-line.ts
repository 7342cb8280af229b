// SPDX-License-Identifier: Apache-2.0
import { crc32 } from 'node:zlib';

import { gapSchema, parseReading } from '@daoji/model';
import { fromUtf8, utf8 } from '@daoji/proof';
import { z } from 'zod';

import type { RingEntry } from './ring-entry.js';

/** One line of a ring file: a boot, an entry, or an ack. */
export type RingLine =
  | {
      readonly kind: 'boot';
      readonly bootEpoch: number;
      readonly closes?: { bootEpoch: number; lastSeq?: number };
    }
  | { readonly kind: 'ack'; readonly bootEpoch: number; readonly seq: number }
  | RingEntry;

const uint32 = z.int().min(0).max(0xffffffff);
const bootSchema = z.strictObject({
  bootEpoch: uint32,
  closes: z.strictObject({ bootEpoch: uint32, lastSeq: uint32.optional() }).optional(),
});
const ackSchema = z.strictObject({ bootEpoch: uint32, seq: z.int().min(-1) });
const heldGapSchema = gapSchema.extend({ bootEpoch: uint32 });

/** `<crc32 hex> <B|A|G|R> <payload>` and a line feed; the CRC covers kind and payload. */
export function encodeRingLine(line: RingLine): string {
  const text = textOf(line);
  return `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`;
}

/** Parses one line without its line feed; `undefined` for a torn or damaged one. */
export function parseRingLine(line: string): RingLine | undefined {
  const text = line.slice(9);
  if (line.slice(0, 9) !== `${crc32(text).toString(16).padStart(8, '0')} `) return undefined;
  try {
    return lineOf(text.charAt(0), text.slice(2));
  } catch (cause) {
    if (cause instanceof Error) return undefined;
    throw cause;
  }
}

function textOf(line: RingLine): string {
  switch (line.kind) {
    case 'reading':
      return `R ${fromUtf8(line.bytes)}`;
    case 'gap': {
      const { bootEpoch, from, to, reason } = line;
      return `G ${JSON.stringify({ bootEpoch, from, to, reason })}`;
    }
    case 'boot':
      return `B ${JSON.stringify({ bootEpoch: line.bootEpoch, closes: line.closes })}`;
    case 'ack':
      return `A ${JSON.stringify({ bootEpoch: line.bootEpoch, seq: line.seq })}`;
  }
}

function lineOf(kind: string, payload: string): RingLine | undefined {
  if (kind === 'R') {
    const bytes = utf8(payload);
    const { bootEpoch, seq } = parseReading(bytes);
    return { kind: 'reading', bootEpoch, seq, bytes };
  }
  const value: unknown = JSON.parse(payload);
  if (kind === 'B') return { kind: 'boot', ...bootSchema.parse(value) };
  if (kind === 'A') return { kind: 'ack', ...ackSchema.parse(value) };
  if (kind === 'G') return { kind: 'gap', ...heldGapSchema.parse(value) };
  return undefined;
}
