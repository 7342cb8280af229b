// SPDX-License-Identifier: Apache-2.0
import type { KeyObject } from 'node:crypto';
import { EventEmitter } from 'node:events';

import type { Ack } from '@daoji/model';

import type { SigningKey } from '../keys/key-file.js';
import { ackKeyOf, verifyAck } from './ack-check.js';
import { DeviceError } from './device-error.js';
import type { DeviceLink } from './device-link.js';
import type { DeviceRing } from './device-ring.js';
import { backOffMs, systemTimers, type DeviceTimers } from './device-timers.js';
import { writePack } from './pack-writer.js';
import { ReadingMaker, type Measurement } from './reading-maker.js';
import type { EpochClosing, HeldReading } from './ring-entry.js';
import { SendWindow } from './send-window.js';

/** `ingest-and-faults.md` §2.4. */
const ACK_WAIT_MS = 30_000;
const ACK_WAIT_LIMIT_MS = 600_000;
const CONNECT_WAIT_MS = 500;
const CONNECT_WAIT_LIMIT_MS = 60_000;

/** How a device is built. */
export interface DeviceClientOptions {
  readonly deviceId: string;
  readonly key: SigningKey;
  /** Base64 DER SPKI of the bridge's Ed25519 key, from its record on the ledger. */
  readonly ackSpki: string;
  readonly link: DeviceLink;
  readonly ring: DeviceRing;
  /** Most readings in a pack, 1–256; 16 by default. */
  readonly packReadings?: number;
  /** How long a pack may wait to fill; 100 ms by default. */
  readonly lingerMs?: number;
  /** Readings that may be under way before the first ack; 256 by default. */
  readonly firstCredit?: number;
  /** Wait for an ack before sending again, doubled up to ten minutes; 30 s by default. */
  readonly ackWaitMs?: number;
  readonly timers?: DeviceTimers;
}

/** What a device reports. `fault` never stops it. */
export interface DeviceEvents {
  /** A verified ack; `settled` readings were open before it. */
  acked: [{ ack: Ack; settled: number; at: number }];
  /** Readings that the bridge refused for good; they are declared as gaps. */
  refused: [{ readings: readonly HeldReading[]; ack: Ack }];
  /** A pack was sent (again). */
  sent: [{ bootEpoch: number; firstSeq: number; lastSeq: number; bytes: Uint8Array; at: number }];
  up: [];
  down: [{ reason: string }];
  fault: [DeviceError];
}

/** A device of the real protocol: signs, keeps, sends in order, forgets only what a verified ack covers. */
export class DeviceClient extends EventEmitter<DeviceEvents> {
  readonly deviceId: string;
  readonly #key: SigningKey;
  readonly #ackKey: KeyObject;
  readonly #link: DeviceLink;
  readonly #ring: DeviceRing;
  readonly #timers: DeviceTimers;
  readonly #window: SendWindow;
  readonly #closings: Map<number, EpochClosing>;
  readonly #packReadings: number;
  readonly #lingerMs: number;
  readonly #ackWaitMs: number;
  readonly #maker: ReadingMaker;
  #highest: { bootEpoch: number; seq: number } | undefined;
  #isUp = false;
  #isClosed = false;
  #attempt = 0;
  #ackMisses = 0;
  #cancelAckWait: (() => void) | undefined;
  #cancelLinger: (() => void) | undefined;
  #cancelConnect: (() => void) | undefined;

  constructor(options: DeviceClientOptions) {
    super();
    this.deviceId = options.deviceId;
    this.#key = options.key;
    this.#ackKey = ackKeyOf(options.ackSpki);
    this.#link = options.link;
    this.#ring = options.ring;
    this.#timers = options.timers ?? systemTimers();
    this.#packReadings = options.packReadings ?? 16;
    this.#lingerMs = options.lingerMs ?? 100;
    this.#ackWaitMs = options.ackWaitMs ?? ACK_WAIT_MS;
    this.#window = new SendWindow(options.ring.content.entries, options.firstCredit ?? 256);
    this.#closings = new Map(options.ring.content.closings);
    this.#maker = new ReadingMaker(this.deviceId, () => {
      const { bootEpoch, closes } = this.#ring.raiseBootEpoch();
      if (closes) this.#closings.set(bootEpoch, closes);
      return bootEpoch;
    });
    this.#noteHighest();
  }

  /** Readings and gaps that no ack covers. */
  get pending(): number {
    return this.#window.pending;
  }

  /** The boot epoch of the readings made by this object; `undefined` before the first. */
  get bootEpoch(): number | undefined {
    return this.#maker.bootEpoch;
  }

  /** Connects, and stays connected until {@link DeviceClient.close}. */
  start(): void {
    this.#link.open({
      onUp: () => this.#onUp(),
      onDown: (reason) => this.#onDown(reason),
      onAck: (payload) => this.#onAck(payload),
    });
  }

  /**
   * Makes, keeps and soon sends a reading.
   * @returns its identity and bytes.
   * @throws {@link DeviceError} `DEVICE_MEASUREMENT` for values outside the format, `DEVICE_CLOSED`.
   */
  measure(measurement: Measurement): HeldReading {
    if (this.#isClosed) throw new DeviceError('DEVICE_CLOSED', `${this.deviceId} is closed`);
    const held = this.#maker.make(measurement);
    this.#highest = { bootEpoch: held.bootEpoch, seq: held.seq };
    this.#ring.append(held);
    this.#window.push(held);
    if (this.#window.unsent >= this.#packReadings) this.#pump();
    else this.#cancelLinger ??= this.#timers.after(this.#lingerMs, () => this.#pump());
    return held;
  }

  /** Resolves when at most `limit` readings wait for an ack; 0 by default. */
  async drained(limit = 0): Promise<void> {
    this.#pump();
    while (this.pending > limit && !this.#isClosed) {
      await new Promise<void>((resolve) => this.once('acked', () => resolve()));
    }
  }

  /** Says goodbye and closes link and ring; what is un-acked stays in the ring. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const cancel of [this.#cancelAckWait, this.#cancelLinger, this.#cancelConnect]) cancel?.();
    if (this.#isUp) this.#link.sendStatus(this.#status('offline'));
    this.#isUp = false;
    await this.#link.close();
    this.#ring.close();
  }

  #onUp(): void {
    this.#isUp = true;
    this.#attempt = 0;
    this.#link.sendStatus(this.#status('online'));
    this.emit('up');
    this.#window.goBack();
    this.#pump();
  }

  #onDown(reason: string): void {
    this.#isUp = false;
    this.#cancelAckWait?.();
    this.#cancelAckWait = undefined;
    if (this.#isClosed) return;
    this.emit('down', { reason });
    const wait = backOffMs(
      CONNECT_WAIT_MS,
      this.#attempt,
      CONNECT_WAIT_LIMIT_MS,
      this.#timers.random(),
    );
    this.#attempt += 1;
    this.#cancelConnect = this.#timers.after(wait, () => this.start());
  }

  #onAck(payload: Uint8Array): void {
    let ack: Ack;
    try {
      ack = verifyAck(payload, this.#ackKey, this.deviceId);
      this.#assertNotAhead(ack);
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      this.emit('fault', error);
      return;
    }
    const { settled, mustResend, refused } = this.#window.settle(ack);
    if (refused.length > 0) this.#ring.replace(this.#window.entries);
    if (settled > 0) {
      this.#ring.trim(ack.bootEpoch, ack.seq);
      this.#ackMisses = 0;
      this.#stopWaiting();
    }
    this.emit('acked', { ack, settled, at: this.#timers.now() });
    if (refused.length > 0) this.emit('refused', { readings: refused, ack });
    if (mustResend) this.#window.goBack();
    this.#pump();
  }

  /** An ack for what this device never made would make it forget readings: its flash was reset, or its id is shared. */
  #assertNotAhead(ack: Ack): void {
    const made = this.#highest;
    const isAhead =
      made === undefined
        ? ack.seq >= 0
        : ack.bootEpoch > made.bootEpoch ||
          (ack.bootEpoch === made.bootEpoch && ack.seq > made.seq);
    if (!isAhead) return;
    const got = `${ack.bootEpoch}/${ack.seq}`;
    const want = made ? `at most ${made.bootEpoch}/${made.seq}` : 'none before the first reading';
    throw new DeviceError(
      'DEVICE_ACK_AHEAD',
      `${this.deviceId}: expected ${want}, got an ack of ${got}`,
    );
  }

  #pump(): void {
    this.#cancelLinger?.();
    this.#cancelLinger = undefined;
    if (!this.#isUp || this.#isClosed) return;
    // What is sent may be acked: it must survive a reset first.
    this.#ring.sync();
    for (let pack = this.#window.nextPack(this.#packReadings); pack;) {
      const bytes = writePack(pack, this.deviceId, this.#key, this.#closings.get(pack.bootEpoch));
      this.#link.sendPack(bytes);
      const { bootEpoch, firstSeq, lastSeq } = pack;
      this.emit('sent', { bootEpoch, firstSeq, lastSeq, bytes, at: this.#timers.now() });
      pack = this.#window.nextPack(this.#packReadings);
    }
    if (this.#window.pending > 0) this.#awaitAck();
  }

  #awaitAck(): void {
    if (this.#cancelAckWait) return;
    const again = backOffMs(
      this.#ackWaitMs,
      this.#ackMisses,
      ACK_WAIT_LIMIT_MS,
      this.#timers.random(),
    );
    const wait = this.#ackMisses === 0 ? this.#ackWaitMs : again;
    this.#cancelAckWait = this.#timers.after(wait, () => {
      this.#cancelAckWait = undefined;
      this.#ackMisses += 1;
      this.#window.goBack();
      this.#pump();
    });
  }

  #stopWaiting(): void {
    this.#cancelAckWait?.();
    this.#cancelAckWait = undefined;
  }

  #noteHighest(): void {
    const last = this.#window.entries.at(-1);
    const acked = this.#ring.content.acked;
    const lastSeq = last?.kind === 'gap' ? last.to : last?.seq;
    this.#highest =
      last && lastSeq !== undefined ? { bootEpoch: last.bootEpoch, seq: lastSeq } : acked;
  }

  #status(state: 'online' | 'offline'): string {
    const { pending } = this;
    return JSON.stringify({
      state,
      bootEpoch: this.#maker.bootEpoch ?? 0,
      firmware: 'daoji-cli/0.1.0',
      pending,
    });
  }
}
