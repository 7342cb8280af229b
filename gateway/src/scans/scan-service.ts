// SPDX-License-Identifier: Apache-2.0
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import {
  isRepeat,
  judgeScan,
  SCAN_RULES,
  type ScanFlag,
  type ScanPoint,
  type ScanRules,
} from '@daoji/model';

import { ScanCounters, type ScanCounter } from './scan-counters.js';
import { ScanDetails } from './scan-details.js';
import { SecurityLog, type SecurityEntry } from './security-log.js';
import { VisitorMarks } from './visitor-marks.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** One scan of a code as it reached us. */
export interface Scan {
  readonly code: string;
  /** False for the code of a whole lot: many bags carry it, and no number of scans is odd. */
  readonly isPackage: boolean;
  /** Time of the network. */
  readonly time: Date;
  /** City, where it is known. */
  readonly place?: string | undefined;
  readonly address: string;
  readonly agent: string;
  /** Civil date until which the counter is kept. */
  readonly keepUntil: string;
}

/** What is known of a code's scans. */
export interface ScanState {
  readonly counter: ScanCounter;
  /** Scans of the last 30 days, oldest first. */
  readonly recent: readonly ScanPoint[];
}

/** Clocks of a sweep: that of the network for what is shown, the machine's own for what the law asks. */
export interface SweepClocks {
  readonly network: Date;
  readonly machine: Date;
}

/** Scans in three stores apart: counters without persons or places, city-level detail for 30 days, and a sealed log that nothing here can read. */
export class ScanService {
  readonly #counters: ScanCounters;
  readonly #details: ScanDetails;
  readonly #marks: VisitorMarks;
  readonly #security: SecurityLog;
  readonly #rules: ScanRules;

  private constructor(
    stores: readonly [ScanCounters, ScanDetails, SecurityLog, VisitorMarks],
    rules: ScanRules,
  ) {
    [this.#counters, this.#details, this.#security, this.#marks] = stores;
    this.#rules = rules;
  }

  static async open(dir: string, now: Date, rules: ScanRules = SCAN_RULES): Promise<ScanService> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const stores = await Promise.all([
      ScanCounters.open(dir),
      ScanDetails.open(join(dir, 'detail')),
      SecurityLog.open(join(dir, 'security')),
      VisitorMarks.open(dir, now),
    ]);
    return new ScanService(stores, rules);
  }

  /** Counts a scan, unless the same phone scanned the code within the last 30 days. */
  async record(scan: Scan): Promise<ScanState> {
    const { code, isPackage, keepUntil, place, time } = scan;
    const visitor = this.#marks.of(code, scan.address, scan.agent);
    const timeMs = Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS;
    const point = { timeMs, visitor, ...(place !== undefined && { place }) };
    const recent = this.#details.of(code);
    const before = this.#counters.get(code);
    if (before && isRepeat(recent, point)) return { counter: before, recent };
    const judged = judgeScan(before, recent, point, this.#rules).counts;
    const flags = isPackage ? judged.flags : {};
    const counter = { ...before, ...judged, code, flags, keepUntil };
    await Promise.all([this.#counters.put(counter), this.#details.add(code, point)]);
    return { counter, recent: this.#details.of(code) };
  }

  find(code: string): ScanState | undefined {
    const counter = this.#counters.get(code);
    return counter && { counter, recent: this.#details.of(code) };
  }

  /** Counts a typed scratch code. A right one that comes again a day later is flagged: the cover can be scratched once. */
  async recordScratch(code: string, isRight: boolean, time: Date): Promise<ScanState | undefined> {
    const before = this.#counters.get(code);
    if (!before) return undefined;
    const at = time.toISOString();
    const known = before.scratch ?? { right: 0, wrong: 0 };
    const scratch = isRight
      ? { ...known, right: known.right + 1, firstRight: known.firstRight ?? at }
      : { ...known, wrong: known.wrong + 1 };
    const isAgain = isRight && time.getTime() - Date.parse(scratch.firstRight ?? at) >= DAY_MS;
    const flags = { ...(isAgain && { 'scratch-code': at }), ...before.flags };
    await this.#counters.put({ ...before, flags, scratch });
    return this.find(code);
  }

  /** Codes with at least one flag, the newest flag first. */
  flagged(): ScanCounter[] {
    const newest = ({ flags }: ScanCounter): string => Object.values(flags).sort().at(-1) ?? '';
    return [...this.#counters.all()]
      .filter(({ flags }) => Object.keys(flags).length > 0)
      .sort((a, b) => (newest(a) < newest(b) ? 1 : -1));
  }

  /** Erases where and when a code was scanned; what was counted stays. @returns how many scans. */
  erase(code: string): Promise<number> {
    return this.#details.erase(code);
  }

  /** Writes to the sealed log. */
  seal(entry: SecurityEntry): Promise<void> {
    return this.#security.append(entry);
  }

  /** Lets go what is too old in each store. */
  async sweep({ machine, network }: SweepClocks): Promise<{
    readonly counters: number;
    readonly detailDays: readonly string[];
    readonly securityFiles: readonly string[];
  }> {
    await this.#marks.sweep(network);
    return {
      counters: await this.#counters.sweep(network.toISOString().slice(0, 10)),
      detailDays: await this.#details.sweep(network),
      securityFiles: await this.#security.sweep(machine),
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.#counters.close(), this.#details.close(), this.#security.close()]);
  }
}

/** Flags of a code, in the order in which they were raised. */
export function flagsOf({ flags }: Pick<ScanCounter, 'flags'>): ScanFlag[] {
  return Object.entries(flags)
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([flag]) => flag as ScanFlag);
}
