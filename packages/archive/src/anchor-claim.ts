// SPDX-License-Identifier: Apache-2.0
import {
  canonicalBytes,
  equalBytes,
  fromHex,
  hashLeaf,
  inclusionProof,
  MerkleTree,
  toBase64,
  utf8,
  type AnchorHeadClaim,
  type BatchProof,
  type ReadingProof,
  type WatermarkProof,
} from '@daoji/proof';

import { ArchiveError } from './archive-error.js';
import type { Archive } from './archive.js';
import { readBatch, type ArchivedReading } from './batch-readings.js';
import type { LogArchive } from './log-archive.js';
import { parseHead, watermarksOfTable, type AdvanceRecord } from './log-records.js';

/** The identity of a reading for ever. */
export interface ReadingIdentity {
  readonly deviceId: string;
  readonly bootEpoch: number;
  readonly seq: number;
}

/** What an anchor claim shall show. */
export interface AnchorClaimRequest {
  readonly archive: Archive;
  readonly log: LogArchive;
  /** The advance whose head the claim shows; it must cover every reading named. */
  readonly advance: AdvanceRecord;
  /** `id` of the claim and of the evidence it names. */
  readonly id: string;
  readonly evidence: string;
  readonly readings?: readonly ReadingIdentity[];
  /** Devices whose watermark under this head is shown. */
  readonly watermarks?: readonly string[];
  /** DER certificate or SPKI of a device, for packs archived without one. */
  readonly deviceKey?: (deviceId: string) => Promise<Uint8Array | undefined>;
}

/**
 * Builds an `anchor-head` claim from archive and log: reading → pack and batch → log head, and watermark leaves.
 * Every path is checked against the head before it is given out.
 * @throws {@link ArchiveError} `ARCHIVE_READING_UNKNOWN`, `ARCHIVE_NOT_ANCHORED`, `ARCHIVE_DEVICE_KEY_UNKNOWN`,
 * `ARCHIVE_CORRUPT` when the archive does not yield the head's roots, and as {@link Archive.get}.
 */
export async function anchorHeadClaim(request: AnchorClaimRequest): Promise<AnchorHeadClaim> {
  const { log, advance, id, evidence } = request;
  const logTree = new MerkleTree(log.leafHashes(advance.logSize));
  assertRoot(logTree, parseHead(advance.head).logRoot, `log ${log.origin} at ${advance.logSize}`);
  const batches: BatchProof[] = [];
  for (const [index, wanted] of byBatch(request)) {
    batches.push(await batchProof(request, logTree, index, wanted));
  }
  const claim: AnchorHeadClaim = {
    id,
    kind: 'anchor-head',
    evidence,
    origin: log.origin,
    head: toBase64(utf8(advance.head)),
    batches,
  };
  const devices = request.watermarks ?? [];
  if (devices.length === 0) return claim;
  return { ...claim, watermarks: await watermarkProofs(request, devices) };
}

function byBatch(request: AnchorClaimRequest): [number, ReadingIdentity[]][] {
  const groups = new Map<number, ReadingIdentity[]>();
  for (const reading of request.readings ?? []) {
    const { deviceId, bootEpoch, seq } = reading;
    const index = request.log.batchOf(deviceId, bootEpoch, seq);
    if (index === undefined) throw unknownReading(reading);
    if (index >= request.advance.logSize) {
      throw new ArchiveError(
        'ARCHIVE_NOT_ANCHORED',
        `expected a head beyond batch ${index}, got log size ${request.advance.logSize}`,
      );
    }
    const group = groups.get(index) ?? [];
    group.push(reading);
    groups.set(index, group);
  }
  return [...groups].sort(([left], [right]) => left - right);
}

async function batchProof(
  request: AnchorClaimRequest,
  logTree: MerkleTree,
  index: number,
  wanted: readonly ReadingIdentity[],
): Promise<BatchProof> {
  const record = await request.log.batch(index);
  const readings = await readBatch(request.archive, record);
  const tree = new MerkleTree(readings.map((reading) => reading.leafHash));
  const proofs: ReadingProof[] = [];
  for (const identity of wanted) {
    const at = readings.findIndex((reading) => isSame(reading, identity));
    const reading = readings[at];
    if (!reading) throw unknownReading(identity);
    const path = tree.inclusionProof(at).map(toBase64);
    proofs.push(await readingProof(request, reading, { index: at, size: tree.size, path }));
  }
  const path = logTree.inclusionProof(index).map(toBase64);
  return { statement: record.statement, index, path, readings: proofs };
}

async function readingProof(
  request: AnchorClaimRequest,
  reading: ArchivedReading,
  place: Pick<ReadingProof, 'index' | 'size' | 'path'>,
): Promise<ReadingProof> {
  const { pack, packIndex } = reading;
  return {
    leaf: toBase64(reading.bytes),
    leafFormat: reading.leafFormat,
    pack: {
      statement: toBase64(pack.statement),
      signature: pack.signature,
      deviceCert: pack.deviceCert ?? (await deviceKey(request, reading.deviceId)),
      index: packIndex,
      size: pack.leafHashes.length,
      path: inclusionProof(pack.leafHashes, packIndex).map(toBase64),
    },
    ...place,
  };
}

async function deviceKey(request: AnchorClaimRequest, deviceId: string): Promise<string> {
  const key = await request.deviceKey?.(deviceId);
  if (key) return toBase64(key);
  throw new ArchiveError(
    'ARCHIVE_DEVICE_KEY_UNKNOWN',
    `expected the certificate or key of ${deviceId} in the archived pack or from the caller`,
  );
}

async function watermarkProofs(
  request: AnchorClaimRequest,
  devices: readonly string[],
): Promise<WatermarkProof[]> {
  const { log, archive, advance } = request;
  const { tableHash } = await log.batch(advance.logSize - 1);
  const slots = watermarksOfTable(await archive.get(tableHash)).map(({ deviceId, leaf }) => {
    const bytes = canonicalBytes(leaf);
    return { deviceId, bytes, hash: hashLeaf(bytes) };
  });
  const tree = new MerkleTree(slots.map(({ hash }) => hash));
  assertRoot(tree, parseHead(advance.head).watermarkRoot, `watermarks at ${advance.logSize}`);
  return devices.map((deviceId) => {
    const slot = slots.findIndex((each) => each.deviceId === deviceId);
    const leaf = slots[slot];
    if (!leaf) {
      throw new ArchiveError('ARCHIVE_READING_UNKNOWN', `no watermark of device ${deviceId}`);
    }
    const path = tree.inclusionProof(slot).map(toBase64);
    return { leaf: toBase64(leaf.bytes), slot, size: slots.length, path };
  });
}

function assertRoot(tree: MerkleTree, root: string, what: string): void {
  if (equalBytes(tree.root, fromHex(root))) return;
  throw new ArchiveError('ARCHIVE_CORRUPT', `${what}: expected root ${root}, got another`);
}

function isSame(reading: ArchivedReading, identity: ReadingIdentity): boolean {
  return (
    reading.deviceId === identity.deviceId &&
    reading.bootEpoch === identity.bootEpoch &&
    reading.seq === identity.seq
  );
}

function unknownReading({ deviceId, bootEpoch, seq }: ReadingIdentity): ArchiveError {
  return new ArchiveError('ARCHIVE_READING_UNKNOWN', `no reading ${deviceId}/${bootEpoch}/${seq}`);
}
