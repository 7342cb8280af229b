// SPDX-License-Identifier: Apache-2.0
import { ReadingError, parseDeviceTopic } from '@daoji/model';

import { utcNow, type Clock } from '../clock.js';
import type { AckPublisher } from '../mqtt/ack-publisher.js';
import type { Spool } from '../spool/spool.js';
import type { Admission, Arrival } from './admission.js';
import type { Quarantine } from './quarantine.js';
import type { Verdict } from './verdict.js';

/** What a received message meets. */
export interface IngestOptions {
  readonly admission: Admission;
  readonly acks: AckPublisher;
  readonly quarantine: Quarantine;
  readonly spool: Pick<Spool, 'isFull'>;
  readonly clock: Clock;
  /** Bytes under way, received and not yet judged and synced, at which PUBACK is held. */
  readonly maxBytes: number;
  readonly onVerdict: (verdict: Verdict, elapsedMs: number) => void;
}

/** Brings messages to admission and verdicts to acks and quarantine, within a bound of memory. */
export class Ingest {
  readonly #options: IngestOptions;
  readonly #waiting: (() => void)[] = [];
  readonly #unknown = new Set<string>();
  #bytes = 0;

  constructor(options: IngestOptions) {
    this.#options = options;
  }

  /** Bytes received and not yet judged and synced. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes a message; resolves as soon as there is room for the next one, which may be before the verdict. */
  async take(topic: string, payload: Buffer): Promise<void> {
    const receivedTime = utcNow(this.#options.clock);
    this.#bytes += payload.length;
    void this.#judge({ topic, payload, receivedTime }).finally(() => {
      this.#bytes -= payload.length;
      if (this.#hasRoom()) for (const resume of this.#waiting.splice(0)) resume();
    });
    if (this.#hasRoom()) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Admits what waited in quarantine for a device that is registered now. */
  async replay(deviceId: string): Promise<void> {
    if (!this.#unknown.delete(deviceId)) return;
    for await (const entry of this.#options.quarantine.entries()) {
      const isOurs = entry.reason === 'UNKNOWN_DEVICE' && deviceOf(entry.topic) === deviceId;
      if (isOurs) await this.#judge(entry);
    }
  }

  /** Finds, at start, which devices have messages that wait for their registration. */
  async restoreUnknown(): Promise<void> {
    for await (const { reason, topic } of this.#options.quarantine.entries()) {
      const deviceId = deviceOf(topic);
      if (reason === 'UNKNOWN_DEVICE' && deviceId) this.#unknown.add(deviceId);
    }
  }

  #hasRoom(): boolean {
    return this.#bytes <= this.#options.maxBytes && !this.#options.spool.isFull;
  }

  async #judge(arrival: Arrival): Promise<void> {
    const { admission, clock, onVerdict } = this.#options;
    const from = clock.now();
    try {
      const verdict = await admission.admit(arrival);
      await this.#answer(verdict);
      onVerdict(verdict, clock.now() - from);
    } catch (cause) {
      // The spool has failed and ends the process by itself; nothing of this message is acknowledged.
      if (!(cause instanceof Error)) throw cause;
    }
  }

  async #answer(verdict: Verdict): Promise<void> {
    const { acks, quarantine } = this.#options;
    if (verdict.kind === 'stored' || verdict.kind === 'current') {
      acks.schedule(verdict.deviceId, verdict.bootEpoch);
    }
    if (verdict.kind === 'refused') {
      acks.schedule(verdict.deviceId, verdict.bootEpoch, verdict.ranges);
      await quarantine.put(verdict.reason, verdict.detail, verdict.arrival);
    }
    if (verdict.kind === 'quarantined') {
      if (verdict.deviceId !== undefined) acks.schedule(verdict.deviceId, verdict.bootEpoch ?? 0);
      await quarantine.put(verdict.reason, verdict.detail, verdict.arrival);
      const deviceId = deviceOf(verdict.arrival.topic);
      if (verdict.reason === 'UNKNOWN_DEVICE' && deviceId) this.#unknown.add(deviceId);
    }
  }
}

function deviceOf(topic: string): string | undefined {
  try {
    return parseDeviceTopic(topic).deviceId;
  } catch (cause) {
    if (cause instanceof ReadingError) return undefined;
    throw cause;
  }
}
