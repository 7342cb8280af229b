// SPDX-License-Identifier: Apache-2.0
import { BUNDLE_MEDIA_TYPE, type Bundle } from '../bundle-types.js';
import { fromUtf8 } from '../bytes.js';
import { demand, Refusal, refuseAs } from '../refusal.js';
import {
  anything,
  arrayOf,
  asRecord,
  base64,
  count,
  integer,
  objectOf,
  oneOf,
  parseBoundedJson,
  textOf,
  type Check,
} from './json-shape.js';

/** Largest bundle after unpacking, and largest ratio of unpacked to packed. */
export const MAX_BUNDLE_BYTES = 8 * 1024 * 1024;
const MAX_RATIO = 200;

/** Unpacks gzip; must stop with an error once more than `limit` bytes would come out. */
export type Inflate = (gzip: Uint8Array, limit: number) => Uint8Array;

const id = textOf(64, /^[A-Za-z0-9._~:-]{1,64}$/);
const channel = textOf(64, /^[a-z][a-z0-9.-]*$/);
const path = arrayOf(base64, 64);

const watermark = objectOf({ leaf: base64, slot: count, size: count, path });
const pack = objectOf({
  statement: base64,
  signature: base64,
  deviceCert: base64,
  index: count,
  size: count,
  path,
});
const reading = objectOf({
  leaf: base64,
  leafFormat: oneOf(['daoji.reading/v1', 'daoji.reading-attested/v1']),
  pack,
  index: count,
  size: count,
  path,
});
const batch = objectOf({
  statement: base64,
  index: count,
  path,
  readings: arrayOf(reading, 16_384),
});
const anchorHead = objectOf(
  {
    id,
    kind: anything,
    evidence: id,
    origin: textOf(130),
    head: base64,
    batches: arrayOf(batch, 4096),
  },
  { watermarks: arrayOf(watermark, 4096) },
);
const traceEvent = objectOf(
  { id, kind: anything, evidence: id, commandId: textOf(64), value: base64 },
  {
    activation: id,
    openings: arrayOf(objectOf({ group: textOf(64), salt: base64, bytes: base64 }), 64),
    serials: arrayOf(objectOf({ serial: textOf(64), index: count, path }), 1000),
  },
);
const claim: Check = (value, at) => {
  const { kind } = asRecord(value, at);
  oneOf(['anchor-head', 'trace-event'])(kind, `${at}.kind`);
  (kind === 'anchor-head' ? anchorHead : traceEvent)(value, at);
};

const block = objectOf({
  number: integer,
  prevHash: base64,
  data: arrayOf(base64, 1000),
  ordererMetadata: arrayOf(
    objectOf({
      value: base64,
      signatures: arrayOf(objectOf({ signatureHeader: base64, signature: base64 }), 16),
    }),
    16,
  ),
});
const attestation = objectOf({
  channelHeader: base64,
  signatureHeader: base64,
  cpp: base64,
  prp: base64,
  endorser: base64,
  signature: base64,
});
const evidence = objectOf(
  {
    id,
    channel,
    txIndex: count,
    lifecycleRef: objectOf({ block: integer, tx: count }),
    block,
    validity: objectOf({ attestations: arrayOf(attestation, 16) }, { filter: base64 }),
    config: arrayOf(block, 64),
  },
  {
    chain: objectOf(
      {},
      { headers: arrayOf(base64, 2000), headerLog: objectOf({ index: count, size: count, path }) },
    ),
  },
);
const note = textOf(16_384, /^[^\0\u202a-\u202e\u2066-\u2069]*$/u);
const bundle = objectOf(
  {
    mediaType: oneOf([BUNDLE_MEDIA_TYPE], 'TP_UNKNOWN_MAJOR'),
    subject: objectOf({}, { lotId: textOf(64), gtin: textOf(14, /^\d{8,14}$/) }),
    claims: arrayOf(claim, 256),
    evidence: arrayOf(evidence, 256),
    lifecycle: arrayOf(objectOf({ channel, block }), 32),
    checkpoints: arrayOf(objectOf({ note }), 64),
  },
  {
    consistency: arrayOf(objectOf({ fromNote: note, path }), 64),
    completeness: objectOf({
      closeLot: id,
      ranges: arrayOf(objectOf({ deviceId: textOf(64), from: id, to: id }), 64),
    }),
    redactions: arrayOf(objectOf({ claim: id, group: textOf(64) }), 256),
    ext: anything,
  },
);

/**
 * Parses a `.traceproof` file: gzip by its magic bytes, then closed-shape JSON within its limits.
 * @throws Refusal `TP_MALFORMED_*`, `TP_UNKNOWN_MAJOR`, `TP_UNKNOWN_FIELD`.
 */
export function readBundle(bytes: Uint8Array, inflate?: Inflate): Bundle {
  const plain = unpack(bytes, inflate);
  demand(
    plain.length <= MAX_BUNDLE_BYTES,
    'TP_MALFORMED_SIZE',
    `expected at most ${MAX_BUNDLE_BYTES} bytes`,
  );
  const value = parseBoundedJson(refuseAs('TP_MALFORMED_JSON', () => fromUtf8(plain)));
  oneOf([BUNDLE_MEDIA_TYPE], 'TP_UNKNOWN_MAJOR')(asRecord(value, '$')['mediaType'], '$.mediaType');
  bundle(value, '$');
  const parsed = value as Bundle;
  assertReferences(parsed);
  return parsed;
}

function unpack(bytes: Uint8Array, inflate: Inflate | undefined): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  demand(
    inflate !== undefined,
    'TP_MALFORMED_GZIP',
    'expected plain JSON: no inflate function was given',
  );
  const limit = Math.min(MAX_BUNDLE_BYTES, bytes.length * MAX_RATIO);
  let plain: Uint8Array;
  try {
    plain = inflate(bytes, limit);
  } catch (cause) {
    throw new Refusal('TP_MALFORMED_GZIP', `expected gzip of at most ${limit} bytes`, { cause });
  }
  demand(plain.length <= limit, 'TP_MALFORMED_GZIP', `expected gzip of at most ${limit} bytes`);
  return plain;
}

function assertReferences({ claims, evidence: proofs, completeness }: Bundle): void {
  demand(claims.length > 0, 'TP_MALFORMED_SHAPE', 'expected at least one claim');
  const kinds = new Map(claims.map((item) => [item.id, item.kind]));
  const proofIds = new Set(proofs.map((item) => item.id));
  demand(
    kinds.size === claims.length && proofIds.size === proofs.length,
    'TP_MALFORMED_REFERENCE',
    'an id stands twice',
  );
  for (const item of claims) {
    demand(proofIds.has(item.evidence), 'TP_MALFORMED_REFERENCE', `no evidence ${item.evidence}`);
  }
  const used = new Set(claims.map((item) => item.evidence));
  demand(used.size === proofIds.size, 'TP_MALFORMED_REFERENCE', 'evidence that no claim names');
  for (const range of completeness?.ranges ?? []) {
    const heads = [range.from, range.to].every((name) => kinds.get(name) === 'anchor-head');
    demand(
      heads,
      'TP_MALFORMED_REFERENCE',
      `range of ${range.deviceId}: expected two anchor-head claims`,
    );
  }
}
