// SPDX-License-Identifier: Apache-2.0
import { objectOf, arrayOf, count, textOf } from '../bundle/json-shape.js';
import type { CompletenessClaim, CompletenessRange } from '../bundle-types.js';
import { demand, Refusal, refuseAs } from '../refusal.js';
import type { ProvenHead, ProvenReading, SlotWatermark } from './verify-anchor-head.js';
import type { ProvenEvent } from './verify-trace-event.js';

const ZERO_HASH = '0'.repeat(64);

interface Position {
  readonly bootEpoch: number;
  readonly seq: number;
}

interface BoundDevice {
  readonly deviceId: string;
  readonly from: Position;
  readonly to: Position;
}

interface NamedHead {
  readonly origin: string;
  readonly logSize: number;
  readonly logRoot: string;
}

const position = objectOf({ bootEpoch: count, seq: count });
const boundDevices = arrayOf(objectOf({ deviceId: textOf(130), from: position, to: position }), 64);
const namedHeads = arrayOf(
  objectOf({ logRoot: textOf(64), logSize: count, origin: textOf(130) }),
  64,
);

/** How many readings were shown and how many the devices themselves declared missing. */
export interface Completeness {
  readonly readings: number;
  readonly declaredMissing: number;
  readonly devices: number;
}

/**
 * Checks that between two watermarks of every device which the closed lot binds, nothing is missing but what is
 * declared.
 * @throws Refusal `TP_COMPLETE_*`.
 */
export function verifyCompleteness(
  claim: CompletenessClaim,
  events: ReadonlyMap<string, ProvenEvent>,
  heads: ReadonlyMap<string, ProvenHead>,
): Completeness {
  const { devices, named } = closedLot(events.get(claim.closeLot));
  const bound = new Map(devices.map((device) => [device.deviceId, device]));
  demand(
    claim.ranges.length === bound.size &&
      new Set(claim.ranges.map(({ deviceId }) => deviceId)).size === bound.size,
    'TP_COMPLETE_DEVICES',
    `the lot binds ${bound.size} devices, ranges are given for ${claim.ranges.length}`,
  );
  const readings = uniqueReadings(heads);
  const missing = claim.ranges.map((range) => {
    const device = bound.get(range.deviceId);
    demand(device !== undefined, 'TP_COMPLETE_DEVICES', `the lot does not bind ${range.deviceId}`);
    return verifyRange(range, device, heads, named, readings);
  });
  return {
    readings: missing.reduce((sum, range) => sum + range.readings, 0),
    declaredMissing: missing.reduce((sum, range) => sum + range.declaredMissing, 0),
    devices: bound.size,
  };
}

function closedLot(event: ProvenEvent | undefined): { devices: BoundDevice[]; named: NamedHead[] } {
  demand(
    event?.command.fields['type'] === 'closeLot',
    'TP_COMPLETE_CLAIM',
    'the completeness claim names no closeLot command',
  );
  const { devices, heads } = event.command.fields;
  refuseAs('TP_COMPLETE_CLAIM', () => {
    boundDevices(devices, 'devices');
    namedHeads(heads, 'heads');
  });
  return { devices: devices as BoundDevice[], named: heads as NamedHead[] };
}

function uniqueReadings(heads: ReadonlyMap<string, ProvenHead>): ProvenReading[] {
  const readings = [...heads.values()].flatMap((proven) => proven.readings);
  return [...new Map(readings.map((reading) => [reading.leafHash, reading])).values()];
}

function verifyRange(
  range: CompletenessRange,
  device: BoundDevice,
  heads: ReadonlyMap<string, ProvenHead>,
  named: readonly NamedHead[],
  readings: readonly ProvenReading[],
): { readings: number; declaredMissing: number } {
  const last = watermarkOf(range, range.to, heads);
  const first =
    range.from === range.to ? nothingSettled(last) : watermarkOf(range, range.from, heads);
  assertNamed(heads.get(range.to), named);
  assertEncloses(first, last, device);
  const carried = readings
    .filter((reading) => reading.deviceId === range.deviceId)
    .filter((reading) => isAfter(reading, markOf(first)) && !isAfter(reading, markOf(last)))
    .sort((a, b) => a.bootEpoch - b.bootEpoch || a.seq - b.seq);
  const declaredMissing = last.declaredMissing - first.declaredMissing;
  const expected = last.total - first.total;
  demand(
    carried.length === expected && declaredMissing >= 0,
    'TP_COMPLETE_COUNT',
    `${range.deviceId}: expected ${expected} readings, got ${carried.length}`,
  );
  assertSequence(carried, first, last, declaredMissing);
  assertChain(carried, first, last);
  return { readings: carried.length, declaredMissing };
}

function watermarkOf(
  { deviceId }: CompletenessRange,
  claim: string,
  heads: ReadonlyMap<string, ProvenHead>,
): SlotWatermark {
  const watermark = heads.get(claim)?.watermarks.get(deviceId);
  if (!watermark)
    throw new Refusal('TP_COMPLETE_RANGE', `claim ${claim} shows no watermark of ${deviceId}`);
  return watermark;
}

/** The state of a slot before its device's first reading; a range from a claim to itself starts there. */
function nothingSettled(last: SlotWatermark): SlotWatermark {
  return {
    ...last,
    bootEpoch: 0,
    lastSeq: -1,
    total: 0,
    declaredMissing: 0,
    lastLeafHash: ZERO_HASH,
  };
}

function assertNamed(proven: ProvenHead | undefined, named: readonly NamedHead[]): void {
  const found = named.some(
    ({ origin, logSize, logRoot }) =>
      proven?.head.origin === origin &&
      proven.head.logSize === logSize &&
      proven.head.logRoot === logRoot,
  );
  demand(found, 'TP_COMPLETE_HEAD', 'the last watermark is not under a head that the lot names');
}

function assertEncloses(first: SlotWatermark, last: SlotWatermark, device: BoundDevice): void {
  demand(
    first.slot === last.slot &&
      !isAfter(markOf(first), device.from) &&
      !isAfter(device.to, markOf(last)),
    'TP_COMPLETE_RANGE',
    `the watermarks of ${device.deviceId} do not enclose what the lot binds`,
  );
}

/** Sequence numbers of the last epoch that no reading covers must be declared missing. */
function assertSequence(
  carried: readonly ProvenReading[],
  first: SlotWatermark,
  last: SlotWatermark,
  declaredMissing: number,
): void {
  const isOneEpoch = first.bootEpoch === last.bootEpoch;
  const inLast = carried.filter(({ bootEpoch }) => bootEpoch === last.bootEpoch).length;
  const uncovered = last.lastSeq - (isOneEpoch ? first.lastSeq : -1) - inLast;
  demand(
    uncovered >= 0 && (isOneEpoch ? uncovered === declaredMissing : uncovered <= declaredMissing),
    'TP_COMPLETE_COUNT',
    `${last.deviceId}: ${uncovered} sequence numbers uncovered, ${declaredMissing} declared missing`,
  );
}

/** Each reading names the one before it in its epoch; the last one is the watermark's. */
function assertChain(
  carried: readonly ProvenReading[],
  first: SlotWatermark,
  last: SlotWatermark,
): void {
  let before: Pick<ProvenReading, 'bootEpoch' | 'leafHash'> = {
    bootEpoch: first.bootEpoch,
    leafHash: first.lastLeafHash,
  };
  for (const reading of carried) {
    const expected = reading.bootEpoch === before.bootEpoch ? before.leafHash : ZERO_HASH;
    demand(
      reading.prevHash === expected,
      'TP_COMPLETE_CHAIN',
      `${last.deviceId}: reading ${reading.bootEpoch}/${reading.seq} follows another`,
    );
    before = reading;
  }
  demand(
    before.leafHash === last.lastLeafHash,
    'TP_COMPLETE_CHAIN',
    `${last.deviceId}: the watermark names another last reading`,
  );
}

function markOf({ bootEpoch, lastSeq }: SlotWatermark): Position {
  return { bootEpoch, seq: lastSeq };
}

function isAfter(left: Position, right: Position): boolean {
  return (
    left.bootEpoch > right.bootEpoch || (left.bootEpoch === right.bootEpoch && left.seq > right.seq)
  );
}
