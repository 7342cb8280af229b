// SPDX-License-Identifier: Apache-2.0
import type { AdvanceRecord } from '@daoji/archive';
import { canonicalJson } from '@daoji/proof';

import { pause, type Clock } from '../clock.js';
import { Wakeup } from '../wakeup.js';
import type { AnchorMachine, AnchoredAdvance } from './anchor-machine.js';
import { AnchorFault } from './anchor-sink.js';
import type { BatchCutter } from './batch-cutter.js';

/** What drives batches and advances. */
export interface AnchorServiceOptions {
  readonly origin: string;
  readonly clock: Clock;
  readonly cutter: BatchCutter;
  readonly machine: AnchorMachine;
  /** Longest time between an advance and a batch that waits for the next one. */
  readonly windowMs: number;
  /** Readings at which an advance is due before the window ends. */
  readonly maxReadings: number;
  /** Last offset of each sealed batch. */
  readonly lastOffsets: number[];
  /** Log size that the spool knows as anchored. */
  readonly anchoredSize: number;
  readonly syncedOffset: () => number;
  readonly appendAdvance: (record: AdvanceRecord) => Promise<void>;
  readonly onAnchored: (advance: AnchoredAdvance, readings: number) => void;
  /** This log stands still until somebody has looked; ingest goes on. */
  readonly onParked: (fault: AnchorFault) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** How far this bridge's log is anchored. */
export interface AnchoredState {
  readonly origin: string;
  readonly logSize: number;
  /** First offset that is not under an anchored head. */
  readonly anchoredOffset: number;
}

const TICK_MS = 250;

/** Seals what is due and anchors what is sealed, one advance at a time. */
export class AnchorService {
  readonly #options: AnchorServiceOptions;
  readonly #wakeup = new Wakeup();
  #anchoredSize: number;
  #isReconciled = false;
  #isStopped = false;
  #isParked = false;
  /** Log size at which the ledger refused a new device's slot: the next batch leaves that device out. */
  #refusedAt: number | undefined;
  #windowEndsAt: number;
  #demands: { offset: number; resolve: (state: AnchoredState) => void }[] = [];

  constructor(options: AnchorServiceOptions) {
    this.#options = options;
    this.#anchoredSize = options.anchoredSize;
    this.#windowEndsAt = options.clock.now() + options.windowMs;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  get isParked(): boolean {
    return this.#isParked;
  }

  /** Number of sealed batches. */
  get logSize(): number {
    return this.#options.cutter.size;
  }

  /** How far the log is anchored. */
  get state(): AnchoredState {
    return {
      origin: this.#options.origin,
      logSize: this.#anchoredSize,
      anchoredOffset: this.#offsetAfter(this.#anchoredSize),
    };
  }

  /** Anchors everything that is synced now; resolves once it is ANCHORED. A parked log tries once more. */
  advanceNow(): Promise<AnchoredState> {
    this.#unpark();
    return new Promise((resolve) => {
      this.#demands.push({ offset: this.#options.syncedOffset(), resolve });
      this.#wakeup.wake();
    });
  }

  /** Ends after the step under way. */
  stop(): void {
    this.#isStopped = true;
    this.#wakeup.wake();
  }

  /** Works until stopped. @throws BridgeError when the process must exit. */
  async run(): Promise<void> {
    while (!this.#isStopped) {
      await this.#options.cutter.cut(this.#demands.length > 0);
      if (this.#refusedAt !== undefined && this.logSize > this.#refusedAt) this.#unpark();
      if (!this.#isParked && this.#isDue()) await this.#advance();
      this.#answerDemands();
      this.#tick();
      await this.#wakeup.wait();
    }
  }

  #unpark(): void {
    this.#isParked = false;
    this.#refusedAt = undefined;
  }

  #tick(): void {
    this.#options.clock.after(TICK_MS, () => this.#wakeup.wake());
  }

  #isDue(): boolean {
    const { machine, cutter, clock, maxReadings } = this.#options;
    if (machine.hasPending) return true;
    if (cutter.size <= this.#anchoredSize) {
      this.#windowEndsAt = clock.now() + this.#options.windowMs;
      return !this.#isReconciled;
    }
    const readings = cutter.sealedOffset - this.#offsetAfter(this.#anchoredSize);
    const isDemanded = this.#demands.length > 0;
    return isDemanded || readings >= maxReadings || clock.now() >= this.#windowEndsAt;
  }

  async #advance(): Promise<void> {
    const { machine, cutter, clock, windowMs } = this.#options;
    try {
      if (!this.#isReconciled) await this.#reconcile();
      if (machine.hasPending || cutter.size > this.#anchoredSize) {
        const advance = await machine.advance(this.#anchoredSize);
        if (advance) await this.#finish(advance);
      }
      this.#windowEndsAt = clock.now() + windowMs;
    } catch (cause) {
      if (!(cause instanceof AnchorFault)) throw cause;
      await this.#afterFault(cause);
    }
  }

  /** Before the first advance the ledger's head must be a prefix of this log. */
  async #reconcile(): Promise<void> {
    const { machine } = this.#options;
    const head = await machine.agreedHead();
    // With signed bytes still open, their own end moves the mark and archives the advance.
    if (head && !machine.hasPending) {
      this.#anchoredSize = Math.max(this.#anchoredSize, head.logSize);
    }
    this.#isReconciled = true;
  }

  async #finish(advance: AnchoredAdvance): Promise<void> {
    const { pending, blockNumber, confirmedBy } = advance;
    const { logSize, prevLogSize } = pending.head;
    const { origin, appendAdvance } = this.#options;
    await appendAdvance({
      origin,
      logSize,
      prevLogSize,
      transactionId: pending.signed.transactionId,
      blockNumber,
      head: canonicalJson({ ...pending.head, origin, v: 1 }),
      firstBatch: prevLogSize,
      confirmedBy,
    });
    await this.#options.machine.finish(advance);
    const readings = this.#offsetAfter(logSize) - this.#offsetAfter(this.#anchoredSize);
    this.#anchoredSize = Math.max(this.#anchoredSize, logSize);
    this.#options.onAnchored(advance, readings);
  }

  async #afterFault(fault: AnchorFault): Promise<void> {
    this.#options.onTrouble(fault);
    if (fault.kind === 'park' || fault.kind === 'slot') {
      this.#isParked = true;
      if (fault.kind === 'slot') this.#refusedAt = this.logSize;
      this.#options.onParked(fault);
      return;
    }
    await pause(this.#options.clock, TICK_MS);
  }

  #answerDemands(): void {
    const { anchoredOffset } = this.state;
    const isMet = (demand: { offset: number }): boolean => demand.offset <= anchoredOffset;
    for (const demand of this.#demands.filter(isMet)) demand.resolve(this.state);
    this.#demands = this.#demands.filter((demand) => !isMet(demand));
  }

  #offsetAfter(size: number): number {
    return size === 0 ? 0 : (this.#options.lastOffsets[size - 1] ?? -1) + 1;
  }
}
