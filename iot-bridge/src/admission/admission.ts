// SPDX-License-Identifier: Apache-2.0
import { parseDeviceTopic, parsePack, ReadingError } from '@daoji/model';
import type { DeviceRecord, Pack, PackStatement, QuarantineReason } from '@daoji/model';
import { toHex } from '@daoji/proof';

import { encodeCarried } from '../spool/payloads.js';
import { storedPack } from '../spool/pack-reader.js';
import { RECORD_TYPE } from '../spool/record.js';
import type { Spool } from '../spool/spool.js';
import { DeviceState, watermarkAfter, type Watermark } from './device-state.js';
import { assertContinues, checkPack, profileFaults, type CheckedPack } from './pack-check.js';
import { placeOf, seqsOf } from './place.js';
import type { SignatureCheck } from './signature-check.js';
import type { RefusedRange, Verdict } from './verdict.js';

/** What admission needs of the rest of the bridge. */
export interface AdmissionPorts {
  readonly site: string;
  readonly bridgeId: string;
  readonly spool: Pick<Spool, 'append' | 'read' | 'holds'>;
  /** The device's record on the ledger, `undefined` when it has none; rejects while the ledger cannot be asked. */
  readonly findDevice: (deviceId: string) => Promise<DeviceRecord | undefined>;
  readonly checkSignature: SignatureCheck;
  /** Whether the log left the device out, since the ledger takes no slot for it. */
  readonly isIsolated: (deviceId: string) => boolean;
}

/** A message as it came. */
export interface Arrival {
  readonly topic: string;
  readonly payload: Buffer;
  /** UTC text; kept when a message waited in quarantine. */
  readonly receivedTime: string;
}

interface Candidate extends Arrival {
  readonly pack: Pack;
  readonly device: DeviceRecord;
  readonly state: DeviceState;
}

/** The verdict is wrapped, so that the next pack of the device need not wait for this one's fdatasync. */
interface Judged {
  readonly verdict: Promise<Verdict> | Verdict;
}

/** Ranges that one acknowledgement can name (`docs/spec/reading.md` §3). */
const MAX_REFUSED = 64;

/** Decides what becomes of each message, in the order of `docs/spec/ingest.md` §3; per device one after the other. */
export class Admission {
  readonly #ports: AdmissionPorts;
  readonly #states = new Map<string, DeviceState>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(ports: AdmissionPorts) {
    this.#ports = ports;
  }

  /** State of a device; an empty one when nothing of it was accepted yet. */
  stateOf(deviceId: string): DeviceState {
    const known = this.#states.get(deviceId);
    if (known) return known;
    const fresh = new DeviceState();
    this.#states.set(deviceId, fresh);
    return fresh;
  }

  /**
   * Judges one message. `stored` resolves after its fdatasync. Rejects only when the spool has failed, which ends the
   * process.
   */
  async admit(arrival: Arrival): Promise<Verdict> {
    let pack: Pack;
    let site: string;
    try {
      pack = parsePack(arrival.payload);
      site = this.#assertTopic(arrival.topic, pack.statement);
    } catch (cause) {
      return quarantined(cause, arrival);
    }
    const { deviceId } = pack.statement;
    const turn = (this.#turns.get(deviceId) ?? Promise.resolve()).then(() =>
      this.#inTurn(arrival, pack, site),
    );
    this.#turns.set(
      deviceId,
      turn.catch(() => undefined),
    );
    const { verdict } = await turn;
    return verdict;
  }

  async #inTurn(arrival: Arrival, pack: Pack, site: string): Promise<Judged> {
    try {
      const device = await this.#findDevice(pack.statement.deviceId);
      if (device === 'unreachable') return { verdict: { kind: 'unanswered' } };
      this.#assertBound(device, pack.statement, site);
      const state = this.stateOf(pack.statement.deviceId);
      return await this.#judge({ ...arrival, pack, device, state });
    } catch (cause) {
      return { verdict: quarantined(cause, arrival, pack.statement) };
    }
  }

  async #findDevice(deviceId: string): Promise<DeviceRecord | 'unreachable'> {
    const device = await this.#ports.findDevice(deviceId).catch(() => 'unreachable' as const);
    if (device === 'unreachable') return device;
    if (device === undefined || device.status === 'registered') {
      throw new ReadingError('UNKNOWN_DEVICE', `expected a registered device, got ${deviceId}`);
    }
    return device;
  }

  async #judge(candidate: Candidate): Promise<Judged> {
    const { pack, device, state } = candidate;
    // The ledger takes no slot for a device that was revoked before its first advance: nothing of it gets in.
    const isOut = state.accepted === undefined || this.#ports.isIsolated(device.deviceId);
    const revoked = revokedRange(device, pack.statement, isOut);
    if (revoked) return { verdict: await this.#refuse(candidate, checkPack(pack), [revoked]) };
    const place = placeOf(pack.statement, state.accepted);
    if (place.kind === 'covered') await this.#assertNoClone(candidate);
    if (place.kind !== 'next') return { verdict: current(candidate) };
    return this.#judgeNext(candidate, checkPack(pack), place.skip);
  }

  async #judgeNext(candidate: Candidate, checked: CheckedPack, skip: number): Promise<Judged> {
    const { device, state } = candidate;
    const refused = profileFaults(checked.readings.slice(skip), device.profile);
    if (refused.length > 0) {
      const ranges = refused
        .slice(0, MAX_REFUSED)
        .map(({ seq, code }) => ({ from: seq, to: seq, code }));
      return { verdict: await this.#refuse(candidate, checked, ranges) };
    }
    await this.#assertSigned(candidate);
    if (skip > 0) await this.#assertNoClone(candidate);
    assertContinues(checked.readings[skip], previousHash(state.accepted, checked, skip));
    return { verdict: this.#store(candidate, checked, skip) };
  }

  async #refuse(
    candidate: Candidate,
    checked: CheckedPack,
    ranges: readonly RefusedRange[],
  ): Promise<Verdict> {
    // A refusal makes the device give a reading up, so only what the device itself signed is refused.
    await this.#assertSigned(candidate);
    const { bootEpoch, deviceId } = checked.pack.statement;
    const reason = ranges[0]?.code ?? 'SHAPE';
    const detail = `refused ${ranges.length} of ${checked.seqs.length} readings`;
    return { kind: 'refused', deviceId, bootEpoch, ranges, reason, detail, arrival: candidate };
  }

  async #store(candidate: Candidate, checked: CheckedPack, skip: number): Promise<Verdict> {
    const { device, state, topic, receivedTime, payload } = candidate;
    const { statement } = checked.pack;
    const count = checked.seqs.length - skip;
    const header = {
      clockPolicy: device.profile.clockPolicy,
      count,
      level: 'device' as const,
      receivedTime,
      site: device.siteId,
      skip,
      spki: device.spki,
      topic,
    };
    const last = checked.leafHashes.at(-1) ?? new Uint8Array(32);
    const watermark = watermarkAfter(statement, toHex(last));
    state.accepted = watermark;
    const location = await this.#ports.spool.append(
      RECORD_TYPE.PACK,
      encodeCarried(header, payload),
      count,
    );
    const { bootEpoch, firstSeq, lastSeq, deviceId } = statement;
    state.settle(watermark, { bootEpoch, firstSeq, lastSeq, location });
    return { kind: 'stored', deviceId, bootEpoch, count };
  }

  async #assertSigned({ pack, device }: Candidate): Promise<void> {
    if (!(await this.#ports.checkSignature(pack, device.spki))) {
      throw new ReadingError('SIGNATURE', 'expected a low-S signature of the registered key');
    }
  }

  /** Same identity, other bytes, both signed: the key has been copied. Nothing that is held is ever replaced. */
  async #assertNoClone(candidate: Candidate): Promise<void> {
    const { pack, state } = candidate;
    const { bootEpoch, firstSeq, lastSeq, deviceId } = pack.statement;
    const carried = bySeq(pack);
    for (const held of state.heldBetween(bootEpoch, firstSeq, lastSeq)) {
      if (!this.#ports.spool.holds(held.location)) continue;
      const record = await this.#ports.spool.read(held.location);
      const known = bySeq(parsePack(storedPack(record).raw));
      for (const [seq, bytes] of carried) {
        const other = known.get(seq);
        if (!other || Buffer.compare(other, bytes) === 0) continue;
        await this.#assertSigned(candidate);
        throw new ReadingError('CLONE', `${deviceId}/${bootEpoch}/${seq} is held with other bytes`);
      }
    }
  }

  #assertTopic(topic: string, statement: PackStatement): string {
    const { site, deviceId, kind } = parseDeviceTopic(topic);
    if (kind !== 'up' || deviceId !== statement.deviceId || site !== this.#ports.site) {
      throw new ReadingError(
        'TOPIC',
        `expected daoji/v1/${this.#ports.site}/${statement.deviceId}/up, got ${topic.slice(0, 80)}`,
      );
    }
    return site;
  }

  #assertBound(device: DeviceRecord, statement: PackStatement, site: string): void {
    if (device.siteId !== site || device.bridgeId !== this.#ports.bridgeId) {
      throw new ReadingError(
        'TOPIC',
        `expected a device of ${site}/${this.#ports.bridgeId}, ${device.deviceId} is bound to ${device.siteId}/${device.bridgeId}`,
      );
    }
    if (device.keyId !== statement.keyId) {
      throw new ReadingError(
        'SIGNATURE',
        `expected key ${device.keyId.slice(0, 16)}…, got ${statement.keyId.slice(0, 16)}…`,
      );
    }
  }
}

function current(candidate: Candidate): Verdict {
  const { deviceId, bootEpoch } = candidate.pack.statement;
  return { kind: 'current', deviceId, bootEpoch };
}

function quarantined(cause: unknown, arrival: Arrival, statement?: PackStatement): Verdict {
  if (!(cause instanceof ReadingError)) throw cause;
  const reason: QuarantineReason = cause.code;
  return {
    kind: 'quarantined',
    reason,
    detail: cause.message,
    arrival,
    // A broken chain is answered with the current state, so that an honest device can find its place again.
    ...(reason === 'CHAIN' && statement
      ? { deviceId: statement.deviceId, bootEpoch: statement.bootEpoch }
      : {}),
  };
}

function revokedRange(
  device: DeviceRecord,
  statement: PackStatement,
  isOut: boolean,
): RefusedRange | undefined {
  if (device.status !== 'revoked') return undefined;
  const from = (isOut ? undefined : device.revokedFrom) ?? { bootEpoch: 0, seq: 0 };
  const { bootEpoch, firstSeq, lastSeq } = statement;
  if (bootEpoch < from.bootEpoch || (bootEpoch === from.bootEpoch && lastSeq < from.seq)) {
    return undefined;
  }
  const first = bootEpoch === from.bootEpoch ? Math.max(firstSeq, from.seq) : firstSeq;
  return { from: first, to: lastSeq, code: 'REVOKED' };
}

function previousHash(
  watermark: Watermark | undefined,
  checked: CheckedPack,
  skip: number,
): string | undefined {
  const first = checked.seqs[skip] ?? 0;
  if (first === 0) return '';
  const isNext =
    watermark?.bootEpoch === checked.pack.statement.bootEpoch && first === watermark.seq + 1;
  return isNext ? watermark.lastLeafHash : undefined;
}

function bySeq(pack: Pack): Map<number, Uint8Array> {
  const empty = new Uint8Array(0);
  return new Map(seqsOf(pack.statement).map((seq, index) => [seq, pack.readings[index] ?? empty]));
}
