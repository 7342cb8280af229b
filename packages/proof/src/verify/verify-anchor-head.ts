// SPDX-License-Identifier: Apache-2.0
import type { AnchorHeadClaim, BatchProof, ReadingProof, WatermarkProof } from '../bundle-types.js';
import { equalBytes, fromBase64, fromHex, toHex, utf8 } from '../bytes.js';
import { isSignedUnder, keyIdOf } from '../command.js';
import { canonicalBytes } from '../jcs.js';
import { hashLeaf, verifyInclusion } from '../merkle.js';
import {
  readBatchLeaf,
  readHeadValue,
  readPackLeaf,
  readReadingLeaf,
  readWatermark,
  type HeadValue,
  type PackLeaf,
  type ReadingLeaf,
  type Watermark,
} from '../reading.js';
import { demand, refuseAs } from '../refusal.js';
import { sha256 } from '../sha256.js';
import { readCertificate } from '../x509/certificate.js';
import { readSequence } from '../x509/der-reader.js';
import type { ProvenTransaction } from './verify-evidence.js';

/** A device's watermark and the slot it stands in. */
export interface SlotWatermark extends Watermark {
  readonly slot: number;
}

/** A proven reading with the hash of its leaf (hex). */
export interface ProvenReading extends ReadingLeaf {
  readonly leafHash: string;
}

/** What an `anchor-head` claim shows. */
export interface ProvenHead {
  readonly claim: string;
  readonly head: HeadValue;
  readonly watermarks: ReadonlyMap<string, SlotWatermark>;
  readonly readings: readonly ProvenReading[];
}

const PACK_CONTEXT = utf8('trace-pack/v1\n');
const BATCH_CONTEXT = utf8('trace-batch/v1\n');
const CHANNEL = 'anchor';

/** Checks an `anchor-head` claim against its transaction: head, watermarks, batches, readings. */
export function verifyAnchorHead(claim: AnchorHeadClaim, proven: ProvenTransaction): ProvenHead {
  demand(
    proven.evidence.channel === CHANNEL,
    'TP_CLAIM_CHANNEL',
    `expected evidence of channel ${CHANNEL}, got ${proven.evidence.channel}`,
  );
  const bytes = fromBase64(claim.head);
  assertOnlyWrite(claim, bytes, proven);
  const head = readHeadValue(bytes);
  demand(
    head.origin === claim.origin && head.v === 1,
    'TP_HEAD_ORIGIN',
    `expected the head of ${claim.origin}, got ${head.origin}`,
  );
  const watermarks = new Map<string, SlotWatermark>();
  for (const proof of claim.watermarks ?? []) {
    const watermark = verifyWatermark(proof, head);
    demand(
      !watermarks.has(watermark.deviceId),
      'TP_WATERMARK',
      `${watermark.deviceId} stands twice`,
    );
    watermarks.set(watermark.deviceId, watermark);
  }
  const readings = claim.batches.flatMap((batch) => verifyBatch(batch, head, watermarks));
  return { claim: claim.id, head, watermarks, readings };
}

function assertOnlyWrite(
  claim: AnchorHeadClaim,
  head: Uint8Array,
  proven: ProvenTransaction,
): void {
  const writes = proven.transaction.action.namespaces.flatMap((set) => set.writes);
  const [write, ...others] = writes;
  demand(
    write !== undefined &&
      others.length === 0 &&
      write.key === `head~${claim.origin}` &&
      !write.isDelete,
    'TP_TX_WRITE',
    `expected one write of head~${claim.origin}, got ${writes.map(({ key }) => key).join(', ') || 'none'}`,
  );
  demand(equalBytes(write.value, head), 'TP_TX_VALUE', 'the ledger holds another head');
}

function verifyWatermark(proof: WatermarkProof, head: HeadValue): SlotWatermark {
  const bytes = fromBase64(proof.leaf);
  refuseAs('TP_WATERMARK', () => {
    demand(
      proof.size === head.watermarkSize,
      'TP_WATERMARK',
      `expected ${head.watermarkSize} slots`,
    );
    const path = proof.path.map(fromBase64);
    verifyInclusion(hashLeaf(bytes), proof.slot, proof.size, path, fromHex(head.watermarkRoot));
  });
  return { ...readWatermark(bytes), slot: proof.slot };
}

function verifyBatch(
  proof: BatchProof,
  head: HeadValue,
  watermarks: ReadonlyMap<string, SlotWatermark>,
): ProvenReading[] {
  const bytes = fromBase64(proof.statement);
  const batch = readBatchLeaf(bytes);
  const { firstOffset, lastOffset, origin, root } = batch;
  const id = sha256(BATCH_CONTEXT, canonicalBytes({ firstOffset, lastOffset, origin, root }));
  demand(
    origin === head.origin && toHex(id) === batch.batchId && lastOffset >= firstOffset,
    'TP_BATCH_STATEMENT',
    `expected a batch of ${head.origin} under its own id`,
  );
  const path = proof.path.map(fromBase64);
  refuseAs('TP_BATCH_PATH', () =>
    verifyInclusion(hashLeaf(bytes), proof.index, head.logSize, path, fromHex(head.logRoot)),
  );
  const size = lastOffset - firstOffset + 1;
  return proof.readings.map((reading) => {
    demand(reading.size === size, 'TP_READING_PATH', `expected a batch of ${size} readings`);
    return verifyReading(reading, root, watermarks);
  });
}

function verifyReading(
  proof: ReadingProof,
  batchRoot: string,
  watermarks: ReadonlyMap<string, SlotWatermark>,
): ProvenReading {
  const bytes = fromBase64(proof.leaf);
  const leafHash = hashLeaf(bytes);
  refuseAs('TP_READING_PATH', () =>
    verifyInclusion(
      leafHash,
      proof.index,
      proof.size,
      proof.path.map(fromBase64),
      fromHex(batchRoot),
    ),
  );
  const leaf = readReadingLeaf(bytes, proof.leafFormat);
  const pack = verifyPack(proof, leafHash);
  assertPlaceInPack(leaf, pack, proof);
  assertDevice(leaf, pack, watermarks.get(leaf.deviceId));
  return { ...leaf, leafHash: toHex(leafHash) };
}

function verifyPack({ pack: proof }: ReadingProof, leafHash: Uint8Array): PackLeaf {
  const statement = fromBase64(proof.statement);
  const pack = readPackLeaf(statement);
  demand(proof.size === pack.count, 'TP_PACK_PATH', `expected a pack of ${pack.count} readings`);
  refuseAs('TP_PACK_PATH', () =>
    verifyInclusion(
      leafHash,
      proof.index,
      proof.size,
      proof.path.map(fromBase64),
      fromHex(pack.root),
    ),
  );
  const spki = deviceSpki(fromBase64(proof.deviceCert));
  demand(
    keyIdOf(spki) === pack.keyId,
    'TP_DEVICE_KEY',
    'the certificate is of another key than the pack names',
  );
  demand(
    isSignedUnder(PACK_CONTEXT, statement, fromBase64(proof.signature), spki),
    'TP_PACK_SIGNATURE',
    `${pack.deviceId} did not sign this pack`,
  );
  return pack;
}

/** SPKI bytes of a certificate, or the bytes themselves when they are a bare SPKI. */
function deviceSpki(der: Uint8Array): Uint8Array {
  const [, second] = readSequence(der, 'device certificate');
  return second?.tag === 0x03 ? der : readCertificate(der).spki;
}

function assertPlaceInPack(
  leaf: ReadingLeaf,
  pack: PackLeaf,
  { pack: { index } }: ReadingProof,
): void {
  const declaredBefore = pack.gaps
    .filter((gap) => gap.to < leaf.seq)
    .reduce((sum, gap) => sum + gap.to - gap.from + 1, 0);
  const sameDevice = leaf.deviceId === pack.deviceId && leaf.bootEpoch === pack.bootEpoch;
  demand(
    sameDevice && leaf.seq <= pack.lastSeq && leaf.seq - pack.firstSeq - declaredBefore === index,
    'TP_PACK_READING',
    `reading ${leaf.deviceId}/${leaf.bootEpoch}/${leaf.seq} is not number ${index} of its pack`,
  );
}

function assertDevice(
  leaf: ReadingLeaf,
  pack: PackLeaf,
  watermark: SlotWatermark | undefined,
): void {
  demand(
    watermark?.keyId === pack.keyId,
    'TP_DEVICE_KEY',
    `the head does not name this key for ${leaf.deviceId}`,
  );
  demand(
    leaf.attestedBy === undefined || leaf.attestedBy.keyId === pack.keyId,
    'TP_DEVICE_KEY',
    'signed by another key than the one that attests the reading',
  );
  const settled =
    leaf.bootEpoch < watermark.bootEpoch ||
    (leaf.bootEpoch === watermark.bootEpoch && leaf.seq <= watermark.lastSeq);
  demand(
    settled,
    'TP_DEVICE_SEQUENCE',
    `${leaf.deviceId}/${leaf.bootEpoch}/${leaf.seq} lies beyond ${watermark.bootEpoch}/${watermark.lastSeq} (${watermark.status})`,
  );
}
