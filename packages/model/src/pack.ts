// SPDX-License-Identifier: Apache-2.0
import {
  canonicalBytes,
  concatBytes,
  fromUtf8,
  hashLeaf,
  ProofError,
  rootOf,
  toHex,
  utf8,
} from '@daoji/proof';
import { z } from 'zod';

import { base64Schema, deviceIdSchema, hashSchema } from './identifiers.js';
import { ReadingError } from './reading-error.js';

/** Largest pack in bytes and in readings (`ingest-and-faults.md` §2.2). */
export const MAX_PACK_BYTES = 65_536;
export const MAX_PACK_READINGS = 256;

const SIGNING_CONTEXT = utf8('trace-pack/v1\n');
const LINE_FEED = utf8('\n');
const uint32 = z.int().min(0).max(0xffffffff);

/** A run of sequence numbers for which the device itself declares that no reading will come; both ends included. */
export const gapSchema = z.strictObject({
  from: uint32,
  reason: z.enum(['lost-power', 'flash-worn', 'refused', 'operator']),
  to: uint32,
});

/** What a device signs: 1–256 readings of one device and boot epoch, under one RFC 9162 root. */
export const packStatementSchema = z.strictObject({
  alg: z.literal('ecdsa-p256-sha256'),
  bootEpoch: uint32,
  closes: z.strictObject({ bootEpoch: uint32, lastSeq: uint32.optional() }).optional(),
  count: z.int().min(1).max(MAX_PACK_READINGS),
  deviceId: deviceIdSchema,
  firstSeq: uint32,
  gaps: z.array(gapSchema).max(64),
  keyId: hashSchema,
  lastSeq: uint32,
  root: hashSchema,
  type: z.literal('daoji.pack/v1'),
});

/** See {@link packStatementSchema}. */
export type PackStatement = z.infer<typeof packStatementSchema>;
/** See {@link gapSchema}. */
export type Gap = z.infer<typeof gapSchema>;

/** A received pack, cut into its lines; nothing in it is checked beyond its shape. */
export interface Pack {
  readonly statement: PackStatement;
  readonly statementBytes: Uint8Array;
  /** Base64 of the DER, low-S P-256 signature over {@link packSigningBytes}. */
  readonly signature: string;
  /** Carried bytes of each reading, ascending seq. */
  readonly readings: readonly Uint8Array[];
}

/** The bytes that the device's key signs: context string, then the statement's canonical bytes. */
export function packSigningBytes(statementBytes: Uint8Array): Uint8Array {
  return concatBytes(SIGNING_CONTEXT, statementBytes);
}

/** Hex root of the RFC 9162 tree over the readings' carried bytes. */
export function packRoot(readings: readonly Uint8Array[]): string {
  return toHex(rootOf(readings.map((bytes) => hashLeaf(bytes))));
}

/** Canonical bytes of a statement; line 1 of a pack. */
export function encodePackStatement(statement: PackStatement): Uint8Array {
  return canonicalBytes(packStatementSchema.parse(statement));
}

/** The pack as it travels: statement, signature, readings, one UTF-8 line each, no line feed at the end. */
export function encodePack(
  pack: Pick<Pack, 'statementBytes' | 'signature' | 'readings'>,
): Uint8Array {
  const lines = [pack.statementBytes, utf8(pack.signature), ...pack.readings];
  return concatBytes(...lines.flatMap((line, index) => (index === 0 ? [line] : [LINE_FEED, line])));
}

/**
 * Cuts a payload into a pack, cheap checks first: size, UTF-8, line count, statement shape and its own arithmetic.
 * @throws {@link ReadingError} `SIZE`, `UTF8`, `SHAPE`, `JCS`.
 */
export function parsePack(payload: Uint8Array): Pack {
  if (payload.length > MAX_PACK_BYTES) {
    throw new ReadingError(
      'SIZE',
      `expected a pack of at most ${MAX_PACK_BYTES} bytes, got ${payload.length}`,
    );
  }
  const lines = splitLines(payload);
  const [statementLine = '', signature = '', ...readings] = lines;
  const statement = parseStatement(statementLine);
  if (
    !base64Schema.safeParse(signature).success ||
    signature.length === 0 ||
    signature.length > 104
  ) {
    throw new ReadingError(
      'SHAPE',
      'expected line 2 of a pack to be a base64 signature of at most 72 bytes',
    );
  }
  assertArithmetic(statement, readings.length);
  return {
    statement,
    statementBytes: utf8(statementLine),
    signature,
    readings: readings.map(utf8),
  };
}

function splitLines(payload: Uint8Array): string[] {
  let text: string;
  try {
    text = fromUtf8(payload);
  } catch (cause) {
    throw new ReadingError('UTF8', 'expected a pack in UTF-8', { cause });
  }
  const lines = text.split('\n');
  if (lines.length < 3 || lines.length > MAX_PACK_READINGS + 2) {
    throw new ReadingError(
      'SHAPE',
      `expected 3 to ${MAX_PACK_READINGS + 2} lines, got ${lines.length}`,
    );
  }
  return lines;
}

function parseStatement(line: string): PackStatement {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new ReadingError('SHAPE', 'expected line 1 of a pack to be JSON', { cause });
  }
  const result = packStatementSchema.safeParse(value);
  if (!result.success)
    throw new ReadingError('SHAPE', `pack statement: ${z.prettifyError(result.error)}`);
  if (canonical(result.data) !== line) {
    throw new ReadingError('JCS', 'expected the pack statement in RFC 8785 form');
  }
  return result.data;
}

function canonical(statement: PackStatement): string | undefined {
  try {
    return fromUtf8(canonicalBytes(statement));
  } catch (cause) {
    if (cause instanceof ProofError) return undefined;
    throw cause;
  }
}

function assertArithmetic(statement: PackStatement, lines: number): void {
  const { firstSeq, lastSeq, count, gaps } = statement;
  let declared = 0;
  let next = firstSeq;
  for (const gap of gaps) {
    if (gap.from < next || gap.to < gap.from || gap.to > lastSeq) {
      throw new ReadingError(
        'SHAPE',
        `gap ${gap.from}–${gap.to} lies outside ${firstSeq}–${lastSeq} or overlaps`,
      );
    }
    declared += gap.to - gap.from + 1;
    next = gap.to + 1;
  }
  if (count !== lastSeq - firstSeq + 1 - declared || count !== lines) {
    throw new ReadingError(
      'SHAPE',
      `expected count = lastSeq − firstSeq + 1 − declared = ${lines} lines, got ${count}`,
    );
  }
}
