// SPDX-License-Identifier: Apache-2.0
import type { LogHead } from '@daoji/model';

import { BridgeError } from '../bridge-error.js';
import { pause, type Clock } from '../clock.js';
import type { AdvanceRequest } from './advance-request.js';
import {
  AnchorFault,
  type AnchorSink,
  type SignedAdvance,
  type WitnessedHead,
} from './anchor-sink.js';

/** An advance on its way: the head that it writes, and the signed bytes on the disk. */
export interface PendingAdvance {
  readonly head: Pick<
    LogHead,
    | 'logSize'
    | 'logRoot'
    | 'prevLogSize'
    | 'prevLogRoot'
    | 'bridgeEpoch'
    | 'watermarkSize'
    | 'watermarkRoot'
  >;
  readonly signed: SignedAdvance;
}

/** An advance that peers of at least two organisations hold. */
export interface AnchoredAdvance {
  readonly pending: PendingAdvance;
  readonly blockNumber: number;
  readonly confirmedBy: readonly string[];
}

/** State changes of an advance, as the spool records them. */
export type AdvanceState = 'SUBMITTED' | 'VALID' | 'ANCHORED' | 'DROPPED' | 'PARKED';

/** What the machine works with. */
export interface MachinePorts {
  readonly origin: string;
  readonly sink: AnchorSink;
  readonly clock: Clock;
  /** 0 ≤ r < 1; spreads the waits. */
  readonly random: () => number;
  /** After this long without a trace of the stored bytes, a new transaction is made: twice an election. */
  readonly unknownMs: number;
  /** Hex root of our log's first `size` batches; `undefined` for a size that we do not have. */
  readonly rootAt: (size: number) => string | undefined;
  /** Makes the advance from a head on the ledger to everything sealed. */
  readonly remake: (prevSize: number) => Promise<AdvanceRequest>;
  /** ANCHOR_SIGNED: resolves once on the disk. */
  readonly recordSigned: (pending: PendingAdvance) => Promise<void>;
  /** ANCHOR_STATUS: resolves once on the disk. */
  readonly recordStatus: (
    pending: PendingAdvance,
    state: AdvanceState,
    outcome?: { blockNumber?: number; validationCode?: number; confirmedBy?: readonly string[] },
  ) => Promise<void>;
  readonly onRetry: (error: unknown, attempt: number) => void;
  readonly isStopped: () => boolean;
}

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;

/** What comes next: sign a new transaction, hand the newest stored bytes over, or find out what was committed. */
type Step = 'remake' | 'resubmit' | 'done';

/** Takes one advance at a time from SEALED to ANCHORED (`docs/spec/ingest.md` §6). */
export class AnchorMachine {
  readonly #ports: MachinePorts;
  /** Every signed copy that may still commit, oldest first. */
  #copies: PendingAdvance[];
  /** When the stored bytes count as lost. */
  #overdueAt: number | undefined;
  /** Largest watermark tree that the ledger was seen to hold. */
  #heldSlots: number;

  /**
   * @param copies - signed advances that the spool holds without an end, oldest first.
   * @param heldSlots - slots of the last advance that is known as anchored.
   */
  constructor(ports: MachinePorts, copies: readonly PendingAdvance[], heldSlots = 0) {
    this.#ports = ports;
    this.#heldSlots = heldSlots;
    this.#copies = [...copies];
  }

  /** Whether a signed advance waits for its end. */
  get hasPending(): boolean {
    return this.#copies.length > 0;
  }

  /** Watermark slots that the ledger holds or may come to hold: of heads seen, and of bytes that were signed. */
  get anchoredSlots(): number {
    const signed = this.#copies.map(({ head }) => head.watermarkSize);
    return Math.max(this.#heldSlots, ...signed);
  }

  /**
   * The head that the organisations hold, which must be a prefix of our log.
   * @throws {@link BridgeError} `HEAD_AHEAD`, `HEAD_FOREIGN`. @throws AnchorFault while fewer than two answer.
   */
  async agreedHead(): Promise<LogHead | undefined> {
    const heads = await this.#ports.sink.heads(this.#ports.origin);
    for (const { head } of heads) this.#assertOurs(head);
    return secondLargest(heads);
  }

  /**
   * Anchors everything sealed from `prevSize` on; resolves once peers of two organisations hold it, `undefined` when
   * stopped. {@link AnchorMachine.finish} ends it.
   * @throws {@link BridgeError} `EPOCH_STALE`, `HEAD_AHEAD`, `HEAD_FOREIGN`: the process must exit.
   * @throws AnchorFault `park`: this log stands still until somebody has looked; `slot`: until the next batch.
   */
  async advance(prevSize: number): Promise<AnchoredAdvance | undefined> {
    let step: Step = this.#copies.length > 0 ? 'resubmit' : 'remake';
    for (let attempt = 0; !this.#ports.isStopped(); attempt += 1) {
      try {
        if (step === 'remake') step = await this.#sign(attempt, prevSize);
        if (step === 'resubmit') step = await this.#submit(this.#newest(), prevSize);
        if (step === 'done') return await this.#confirm(attempt);
      } catch (cause) {
        step = await this.#afterFault(cause, step);
        this.#ports.onRetry(cause, attempt);
      }
      await this.#wait(attempt);
    }
    return undefined;
  }

  /** Ends an advance: records ANCHORED and forgets its copies. After the archive has it, so that a crash repeats both. */
  async finish({ pending, blockNumber, confirmedBy }: AnchoredAdvance): Promise<void> {
    await this.#ports.recordStatus(pending, 'ANCHORED', { blockNumber, confirmedBy });
    this.#copies = [];
  }

  async #sign(attempt: number, prevSize: number): Promise<Step> {
    const from = (await this.agreedHead())?.logSize ?? 0;
    // An older copy has committed after all: the new one would write nothing.
    if (from > prevSize && this.#copies.some((copy) => copy.head.logSize === from)) return 'done';
    const { head, witness } = await this.#ports.remake(from);
    const signed = await this.#ports.sink.prepare(head, witness, attempt);
    const pending = { head, signed };
    // Signed bytes are on the disk before anybody may order them: whatever commits, we can name it.
    await this.#ports.recordSigned(pending);
    this.#copies.push(pending);
    this.#overdueAt = this.#ports.clock.now() + this.#ports.unknownMs;
    return 'resubmit';
  }

  async #submit(pending: PendingAdvance, prevSize: number): Promise<Step> {
    try {
      await this.#ports.sink.submit(pending.signed);
      await this.#ports.recordStatus(pending, 'SUBMITTED');
    } catch (cause) {
      // The orderer may have it all the same: only status and head can tell.
      if (!isFault(cause, 'unknown', 'unreachable', 'again')) throw cause;
    }
    return this.#outcomeOf(pending, prevSize);
  }

  async #outcomeOf(pending: PendingAdvance, prevSize: number): Promise<Step> {
    const outcome = await this.#status(pending);
    if (outcome?.isValid) return 'done';
    if (outcome) {
      const { validationCode, blockNumber } = outcome;
      await this.#ports.recordStatus(pending, 'DROPPED', { validationCode, blockNumber });
      this.#copies = this.#copies.filter((copy) => copy !== pending);
    }
    const head = await this.#settledHead();
    if ((head?.logSize ?? 0) > prevSize && this.hasPending) return 'done';
    return outcome || this.#isOverdue() ? 'remake' : 'resubmit';
  }

  #isOverdue(): boolean {
    const now = this.#ports.clock.now();
    this.#overdueAt ??= now + this.#ports.unknownMs;
    return now >= this.#overdueAt;
  }

  async #status(
    pending: PendingAdvance,
  ): Promise<Awaited<ReturnType<AnchorSink['status']>> | undefined> {
    try {
      return await this.#ports.sink.status(pending.signed);
    } catch (cause) {
      if (isFault(cause, 'unknown', 'unreachable', 'again')) return undefined;
      throw cause;
    }
  }

  /** The head as two organisations tell it, or `undefined` when they cannot be asked now. */
  async #settledHead(): Promise<LogHead | undefined> {
    try {
      return await this.agreedHead();
    } catch (cause) {
      if (isFault(cause, 'unreachable', 'unknown')) return undefined;
      throw cause;
    }
  }

  async #confirm(attempt: number): Promise<AnchoredAdvance | undefined> {
    for (let turn = attempt; !this.#ports.isStopped(); turn += 1) {
      const anchored = await this.#confirmed().catch((cause: unknown) => {
        if (!isFault(cause, 'unreachable', 'unknown', 'again')) throw cause;
        return undefined;
      });
      if (anchored) return anchored;
      await this.#wait(turn);
    }
    return undefined;
  }

  /** Finds which copy the ledger took, and the organisations that hold its head. */
  async #confirmed(): Promise<AnchoredAdvance | undefined> {
    for (const pending of this.#copies) {
      const outcome = await this.#ports.sink.status(pending.signed).catch((cause: unknown) => {
        if (isFault(cause, 'unknown', 'again')) return undefined;
        throw cause;
      });
      if (!outcome?.isValid) continue;
      const { blockNumber } = outcome;
      await this.#ports.recordStatus(pending, 'VALID', { blockNumber, validationCode: 0 });
      const heads = await this.#ports.sink.heads(this.#ports.origin);
      for (const { head } of heads) this.#assertOurs(head);
      const confirmedBy = heads
        .filter(({ head }) => (head?.logSize ?? 0) >= pending.head.logSize)
        .map(({ mspId }) => mspId);
      return confirmedBy.length < 2 ? undefined : { pending, blockNumber, confirmedBy };
    }
    return undefined;
  }

  async #afterFault(cause: unknown, step: Step): Promise<Step> {
    if (!(cause instanceof AnchorFault)) throw cause;
    if (cause.kind === 'stale-epoch') {
      throw new BridgeError('EPOCH_STALE', `this bridge was fenced: ${cause.message}`, { cause });
    }
    if (cause.kind === 'slot') throw cause;
    if (cause.kind === 'park') {
      const newest = this.#copies.at(-1);
      if (newest) await this.#ports.recordStatus(newest, 'PARKED');
      throw cause;
    }
    return cause.kind === 'again' ? 'remake' : step;
  }

  #assertOurs(head: LogHead | undefined): void {
    if (!head) return;
    this.#heldSlots = Math.max(this.#heldSlots, head.watermarkSize);
    const root = this.#ports.rootAt(head.logSize);
    if (root === undefined) {
      throw new BridgeError(
        'HEAD_AHEAD',
        `the ledger holds log size ${head.logSize} of ${head.origin}, the spool has fewer batches: it is older than the ledger`,
      );
    }
    if (root !== head.logRoot) {
      throw new BridgeError(
        'HEAD_FOREIGN',
        `at size ${head.logSize} the ledger holds root ${head.logRoot.slice(0, 16)}…, this log has ${root.slice(0, 16)}…`,
      );
    }
  }

  #newest(): PendingAdvance {
    const newest = this.#copies.at(-1);
    if (newest) return newest;
    throw new AnchorFault('again', 'expected a signed advance');
  }

  #wait(attempt: number): Promise<void> {
    const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 10));
    return pause(this.#ports.clock, ceiling * (0.5 + this.#ports.random() / 2));
  }
}

/** The largest head that two organisations have reached. */
function secondLargest(heads: readonly WitnessedHead[]): LogHead | undefined {
  const sorted = heads
    .map(({ head }) => head)
    .sort((left, right) => (right?.logSize ?? 0) - (left?.logSize ?? 0));
  return heads.length > 1 ? sorted[1] : sorted[0];
}

function isFault(cause: unknown, ...kinds: readonly string[]): boolean {
  return cause instanceof AnchorFault && kinds.includes(cause.kind);
}
