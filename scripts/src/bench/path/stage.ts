// SPDX-License-Identifier: Apache-2.0

/** One pack under way: when it was published for the first time, in `performance.now()` milliseconds. */
export interface SentPack {
  readonly deviceId: string;
  readonly lastSeq: number;
  readonly readings: number;
  readonly sentAt: number;
}

/** What a stage reached. Latencies in milliseconds, from the first publish of a reading's pack. */
export interface StageResult {
  readonly readings: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/**
 * Follows packs to one stage. Per device the stages are reached in order, so a stage is a watermark: when it covers
 * a pack's last reading, the pack is there.
 */
export class Stage {
  readonly #waiting = new Map<string, SentPack[]>();
  readonly #latencies: { readonly ms: number; readonly readings: number }[] = [];
  #from = Infinity;
  #readings = 0;
  #measured = 0;
  #lastAt = 0;

  /** Readings that reached the stage. */
  get readings(): number {
    return this.#readings;
  }

  /** The measured window begins: packs published from now on are measured. */
  begin(at: number): void {
    this.#from = at;
  }

  /** A pack was published for the first time. */
  add(pack: SentPack): void {
    const queue = this.#waiting.get(pack.deviceId);
    if (queue) queue.push(pack);
    else this.#waiting.set(pack.deviceId, [pack]);
  }

  /** Last sequence numbers of a device that still wait, oldest first. */
  next(deviceId: string): number | undefined {
    return this.#waiting.get(deviceId)?.[0]?.lastSeq;
  }

  /** The stage covers the device's readings up to `seq`, seen at `at`. */
  reach(deviceId: string, seq: number, at: number): void {
    const queue = this.#waiting.get(deviceId) ?? [];
    let count = 0;
    for (const pack of queue) {
      if (pack.lastSeq > seq) break;
      this.#readings += pack.readings;
      if (pack.sentAt >= this.#from) this.#measure(pack, at);
      count += 1;
    }
    queue.splice(0, count);
  }

  /** Every pack is there, seen at `at`. */
  reachAll(at: number): void {
    for (const deviceId of this.#waiting.keys()) this.reach(deviceId, Infinity, at);
  }

  /** Of what was published in the window; the rate counts from its start until the stage's last reading. */
  result(): StageResult {
    const sorted = [...this.#latencies].sort((left, right) => left.ms - right.ms);
    const seconds = Math.max(0.001, (this.#lastAt - this.#from) / 1000);
    return {
      readings: this.#measured,
      perSecond: this.#measured / seconds,
      p50Ms: quantile(sorted, this.#measured * 0.5),
      p99Ms: quantile(sorted, this.#measured * 0.99),
      maxMs: sorted.at(-1)?.ms ?? 0,
    };
  }

  #measure(pack: SentPack, at: number): void {
    this.#latencies.push({ ms: at - pack.sentAt, readings: pack.readings });
    this.#measured += pack.readings;
    this.#lastAt = Math.max(this.#lastAt, at);
  }
}

/** The latency that `rank` readings do not exceed. */
function quantile(
  sorted: readonly { readonly ms: number; readonly readings: number }[],
  rank: number,
): number {
  let seen = 0;
  for (const { ms, readings } of sorted) {
    seen += readings;
    if (seen >= rank) return ms;
  }
  return 0;
}
