// SPDX-License-Identifier: Apache-2.0
import { count, objectOf, oneOf, textOf, type Check } from './bundle/json-shape.js';
import { readClosedJson } from './closed-json.js';
import { demand } from './refusal.js';

/** What stands in a reading's leaf (`ingest-and-faults` §2.2 of the design, `docs/spec/reading.md`). */
export interface ReadingLeaf {
  readonly bootEpoch: number;
  readonly channel: string;
  readonly clock: string;
  readonly deviceId: string;
  readonly prevHash: string;
  readonly quantity: string;
  readonly scale: number;
  readonly seq: number;
  readonly time: string;
  readonly type: string;
  readonly unit: string;
  readonly value: number;
  readonly attestedBy?: { readonly keyId: string; readonly level: string };
  readonly sourceHash?: string;
}

/** What a device signs for 1–256 readings. */
export interface PackLeaf {
  readonly alg: string;
  readonly bootEpoch: number;
  readonly count: number;
  readonly deviceId: string;
  readonly firstSeq: number;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  readonly keyId: string;
  readonly lastSeq: number;
  readonly root: string;
  readonly type: string;
}

/** A leaf of the bridge's log. */
export interface BatchLeaf {
  readonly batchId: string;
  readonly firstOffset: number;
  readonly lastOffset: number;
  readonly notBefore: string;
  readonly origin: string;
  readonly prevBatchHash: string;
  readonly root: string;
  readonly tableHash: string;
  readonly type: string;
}

/** Value of `head~{origin}`. */
export interface HeadValue {
  readonly bridgeEpoch: number;
  readonly logRoot: string;
  readonly logSize: number;
  readonly origin: string;
  readonly prevLogRoot: string;
  readonly prevLogSize: number;
  readonly v: number;
  readonly watermarkRoot: string;
  readonly watermarkSize: number;
}

/** A device's slot in the watermark tree. */
export interface Watermark {
  readonly bootEpoch: number;
  readonly declaredMissing: number;
  readonly deviceId: string;
  readonly keyId: string;
  readonly lastLeafHash: string;
  readonly lastSeq: number;
  readonly status: string;
  readonly total: number;
}

const hash = textOf(64, /^[0-9a-f]{64}$/);
const name = textOf(130);
const whole: Check = (value, path) => {
  demand(Number.isSafeInteger(value), 'TP_MALFORMED_INTEGER', `${path}: expected a whole number`);
};
const utcTime = textOf(30, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/);
const readingShape = {
  bootEpoch: count,
  channel: textOf(32, /^[a-z0-9-]{1,32}$/),
  clock: oneOf(['synced', 'free', 'none']),
  deviceId: name,
  prevHash: hash,
  quantity: name,
  scale: whole,
  seq: count,
  time: utcTime,
  type: name,
  unit: textOf(24),
  value: whole,
} as const;

/** Parses a reading leaf of the named format. @throws Refusal `TP_READING_LEAF`. */
export function readReadingLeaf(bytes: Uint8Array, format: string): ReadingLeaf {
  const attested = format === 'daoji.reading-attested/v1';
  const more: Readonly<Record<string, Check>> = attested
    ? {
        attestedBy: objectOf({ keyId: hash, level: oneOf(['bridge', 'site-gateway']) }),
        sourceHash: hash,
      }
    : {};
  const leaf = readClosedJson<Omit<ReadingLeaf, 'attestedBy' | 'sourceHash'>>(
    bytes,
    'TP_READING_LEAF',
    { ...readingShape, ...more },
  );
  demand(leaf.type === format, 'TP_READING_LEAF', `expected a ${format}, got ${leaf.type}`);
  return leaf;
}

/** Parses a pack statement. @throws Refusal `TP_PACK_STATEMENT`. */
export function readPackLeaf(bytes: Uint8Array): PackLeaf {
  return readClosedJson<PackLeaf>(
    bytes,
    'TP_PACK_STATEMENT',
    {
      alg: oneOf(['ecdsa-p256-sha256']),
      bootEpoch: count,
      count,
      deviceId: name,
      firstSeq: count,
      gaps: gapList,
      keyId: hash,
      lastSeq: count,
      root: hash,
      type: oneOf(['daoji.pack/v1']),
    },
    { closes: objectOf({ bootEpoch: count }, { lastSeq: count }) },
  );
}

/** Parses a batch statement. @throws Refusal `TP_BATCH_STATEMENT`. */
export function readBatchLeaf(bytes: Uint8Array): BatchLeaf {
  return readClosedJson<BatchLeaf>(bytes, 'TP_BATCH_STATEMENT', {
    batchId: hash,
    firstOffset: count,
    lastOffset: count,
    notBefore: hash,
    origin: name,
    prevBatchHash: hash,
    root: hash,
    tableHash: hash,
    type: oneOf(['daoji.batch/v1']),
  });
}

/** Parses a log head. @throws Refusal `TP_HEAD_SHAPE`. */
export function readHeadValue(bytes: Uint8Array): HeadValue {
  return readClosedJson<HeadValue>(bytes, 'TP_HEAD_SHAPE', {
    bridgeEpoch: count,
    logRoot: hash,
    logSize: count,
    origin: name,
    prevLogRoot: hash,
    prevLogSize: count,
    v: count,
    watermarkRoot: hash,
    watermarkSize: count,
  });
}

/** Parses a watermark leaf. @throws Refusal `TP_WATERMARK`. */
export function readWatermark(bytes: Uint8Array): Watermark {
  return readClosedJson<Watermark>(bytes, 'TP_WATERMARK', {
    bootEpoch: count,
    declaredMissing: count,
    deviceId: name,
    keyId: hash,
    lastLeafHash: hash,
    lastSeq: whole,
    status: oneOf(['active', 'revoked']),
    total: count,
  });
}

function gapList(value: unknown, path: string): void {
  demand(Array.isArray(value) && value.length <= 64, 'TP_PACK_STATEMENT', `${path}: expected gaps`);
  value.forEach((gap) => objectOf({ from: count, to: count, reason: textOf(32) })(gap, path));
}
