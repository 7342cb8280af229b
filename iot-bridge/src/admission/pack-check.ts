// SPDX-License-Identifier: Apache-2.0
import { ReadingError, ZERO_HASH } from '@daoji/model';
import type { DeviceChannel, DeviceProfile, Pack, QuarantineReason, Reading } from '@daoji/model';
import { hashLeaf, rootOf, toHex } from '@daoji/proof';

import { parseReadingFast } from './reading-fast.js';
import { seqsOf } from './place.js';

/** A pack whose readings are canonical, belong to it and chain within it. */
export interface CheckedPack {
  readonly pack: Pack;
  readonly readings: readonly Reading[];
  /** RFC 9162 leaf hashes of the carried bytes. */
  readonly leafHashes: readonly Uint8Array[];
  readonly seqs: readonly number[];
}

/** A reading that its device's profile does not allow, for ever. */
export interface ProfileFault {
  readonly seq: number;
  readonly code: QuarantineReason;
}

/**
 * Opens a pack's readings and holds them against its statement: identity, order, root.
 * @throws ReadingError `JCS`, `SHAPE`, `ROOT`, `CHAIN`.
 */
export function checkPack(pack: Pack): CheckedPack {
  const seqs = seqsOf(pack.statement);
  if (seqs.at(-1) !== pack.statement.lastSeq) {
    throw new ReadingError('SHAPE', 'expected a pack to end with a reading, got a gap');
  }
  const readings = pack.readings.map((bytes, index) => openReading(pack, bytes, seqs[index]));
  const leafHashes = pack.readings.map((bytes) => hashLeaf(bytes));
  const root = toHex(rootOf(leafHashes));
  if (root !== pack.statement.root) {
    throw new ReadingError(
      'ROOT',
      `expected root ${pack.statement.root.slice(0, 16)}…, readings give ${root.slice(0, 16)}…`,
    );
  }
  const checked = { pack, readings, leafHashes, seqs };
  for (let index = 1; index < seqs.length; index += 1) assertChained(checked, index);
  return checked;
}

/** Readings outside the device's profile; empty when all are allowed. */
export function profileFaults(
  readings: readonly Reading[],
  profile: DeviceProfile,
): ProfileFault[] {
  const faults: ProfileFault[] = [];
  for (const reading of readings) {
    const code = faultOf(reading, profile);
    if (code) faults.push({ seq: reading.seq, code });
  }
  return faults;
}

/**
 * Holds the first new reading against the watermark that it must continue.
 * @param previous - leaf hash of the reading just below it; zeros at seq 0; `undefined` after a signed gap.
 * @throws ReadingError `CHAIN` when its `prevHash` names another reading.
 */
export function assertContinues(first: Reading | undefined, previous: string | undefined): void {
  if (!first || previous === undefined) return;
  const want = first.seq === 0 ? ZERO_HASH : previous;
  if (first.prevHash !== want) {
    throw new ReadingError(
      'CHAIN',
      `seq ${first.seq}: expected prevHash ${want.slice(0, 16)}…, got ${first.prevHash.slice(0, 16)}…`,
    );
  }
}

function openReading(pack: Pack, bytes: Uint8Array, seq: number | undefined): Reading {
  const reading = parseReadingFast(bytes);
  const { deviceId, bootEpoch } = pack.statement;
  if (reading.deviceId !== deviceId || reading.bootEpoch !== bootEpoch || reading.seq !== seq) {
    throw new ReadingError(
      'SHAPE',
      `expected reading ${deviceId}/${bootEpoch}/${seq ?? 'none'}, got ${reading.deviceId}/${reading.bootEpoch}/${reading.seq}`,
    );
  }
  return reading;
}

function assertChained(checked: CheckedPack, index: number): void {
  const { seqs, readings, leafHashes } = checked;
  const isNext = seqs[index] === (seqs[index - 1] ?? 0) + 1;
  const previous = leafHashes[index - 1];
  assertContinues(readings[index], isNext && previous ? toHex(previous) : undefined);
}

function faultOf(reading: Reading, profile: DeviceProfile): QuarantineReason | undefined {
  const onChannel = profile.channels.filter((each) => each.channel === reading.channel);
  if (onChannel.length === 0) return 'CHANNEL';
  const channel = onChannel.find((each) => each.quantity === reading.quantity);
  return channel ? limitFault(reading, channel) : 'QUANTITY';
}

function limitFault(reading: Reading, channel: DeviceChannel): QuarantineReason | undefined {
  if (reading.unit !== channel.unit) return 'UNIT';
  if (reading.scale !== channel.scale) return 'SCALE';
  const isInRange = reading.value >= channel.min && reading.value <= channel.max;
  return isInRange ? undefined : 'RANGE';
}
