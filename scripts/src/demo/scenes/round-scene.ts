// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';

import {
  addDays,
  BUILT_IN_INSPECTIONS,
  civilDateOf,
  INSPECTION_SCOPES,
  inspectionPeriod,
} from '@daoji/model';

import type { Cast } from '../cast.js';
import { beginOf, SEASON_END, SEASON_FACTOR } from '../season-dates.js';

/** Which look at the grain. */
export type LookScope = (typeof INSPECTION_SCOPES)[number];

/** What the cables of a bin say at a time, thousandths of a degree. */
export type GrainAt = (
  binId: string,
  timeMs: number,
) => { readonly maximumMilliC: number; readonly meanMilliC: number };

/** How often the clock is looked at: a quarter of a day of the scenario. */
const TICK_MS = 200;
const FINDINGS: Readonly<Record<LookScope, string>> = {
  'half-monthly-report': '半月汇总：粮温、水分、虫害均在控，无发热点以外的异常（演示）',
  routine: '粮面平整，无结露、无异味，未见虫（演示）',
  'weekly-full': '全仓逐点检查：仓体完好，粮温按层正常（演示）',
};

/**
 * The keeper's looks at stored grain by the calendar of GB/T 29890, as the built-in rule set has it: each on the very day on which it
 * is due, from the day that the grain came in until the demo's clock runs at real speed. None is left out: a period is never longer
 * than ten days here, so that fewer looks would be overdue ones.
 */
export class KeeperRounds {
  readonly #cast: Pick<Cast, 'now' | 'say'>;
  readonly #grainAt: GrainAt;
  readonly #wait: (ms: number) => Promise<unknown>;
  readonly #bins: Promise<void>[] = [];
  #count = 0;
  #isStopped = false;

  /** @param waitMs - waits that many real milliseconds; injected by tests. */
  constructor(
    cast: Pick<Cast, 'now' | 'say'>,
    grainAt: GrainAt,
    waitMs: (ms: number) => Promise<unknown> = (ms) => wait(ms),
  ) {
    this.#cast = cast;
    this.#grainAt = grainAt;
    this.#wait = waitMs;
  }

  /** From now on somebody looks at the grain that has come into a bin today. */
  keep(binId: string): void {
    const kept = this.#keep(binId, this.#today());
    // What goes wrong is told by `finished`, once, and not as a rejection that nobody handles meanwhile.
    kept.catch(() => undefined);
    this.#bins.push(kept);
  }

  /** Resolves when the clock runs at real speed and each bin has been looked at that day. @returns number of looks. */
  async finished(): Promise<number> {
    await Promise.all(this.#bins);
    return this.#count;
  }

  /** Ends before the next look; what is under way is awaited by {@link KeeperRounds.finished}. */
  stop(): void {
    this.#isStopped = true;
  }

  async #keep(binId: string, since: string): Promise<void> {
    const due = new Map<LookScope, string>(INSPECTION_SCOPES.map((scope) => [scope, since]));
    while (!this.#isStopped) {
      const now = this.#cast.now();
      const isLast = now.getTime() >= Date.parse(SEASON_END);
      const today = civilDateOf(now.toISOString());
      const scopes = INSPECTION_SCOPES.filter((one) => isLast || (due.get(one) ?? '') <= today);
      // One walk through the store: what one after the other is signed lies days apart here.
      const next = await Promise.all(scopes.map((scope) => this.#look(binId, scope, since, now)));
      for (const [at, scope] of scopes.entries()) due.set(scope, next[at] ?? today);
      if (isLast) return;
      await this.#wait(this.#untilNext([...due.values()]));
    }
  }

  /** Real milliseconds until the next look is due, a tick at least. */
  #untilNext(dates: readonly string[]): number {
    const [next = SEASON_END.slice(0, 10)] = [...dates].sort();
    const nextMs = Math.min(beginOf(next), Date.parse(SEASON_END));
    return Math.max(TICK_MS, (nextMs - this.#cast.now().getTime()) / SEASON_FACTOR);
  }

  /** @returns the day on which the next one is due. */
  async #look(binId: string, scope: LookScope, since: string, now: Date): Promise<string> {
    this.#count += 1;
    const inspectionId = `in-${binId}-${String(this.#count).padStart(3, '0')}`;
    const seen = {
      ...this.#grainAt(binId, now.getTime()),
      insects: 'none',
      moistureClass: 'semi-safe',
    } as const;
    await this.#cast.say('keeper', {
      type: 'recordInspection',
      binId,
      eventTime: now.toISOString(),
      findings: FINDINGS[scope],
      inspectionId,
      newGrainSince: since,
      scope,
      ...seen,
    });
    if (scope !== 'routine')
      await this.#cast.say('quality', { type: 'signInspection', inspectionId });
    const inspectedOn = civilDateOf(now.toISOString());
    return addDays(
      inspectedOn,
      this.#period(scope, { ...seen, inspectedOn, newGrainSince: since }),
    );
  }

  #period(scope: LookScope, seen: Parameters<typeof inspectionPeriod>[1]): number {
    if (scope === 'weekly-full') return BUILT_IN_INSPECTIONS.weeklyFullDays;
    if (scope === 'half-monthly-report') return BUILT_IN_INSPECTIONS.halfMonthlyReportDays;
    return inspectionPeriod(BUILT_IN_INSPECTIONS, seen);
  }

  #today(): string {
    return civilDateOf(this.#cast.now().toISOString());
  }
}
