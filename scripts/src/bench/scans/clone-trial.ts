// SPDX-License-Identifier: Apache-2.0
import {
  isRepeat,
  judgeScan,
  SCAN_RULES,
  type ScanCounts,
  type ScanFlag,
  type ScanRules,
} from '@daoji/model';

import { madePackage, type MadePackage } from './made-scans.js';
import { Seeded } from './seeded.js';

/** A clone is to be found by this distant scan. */
const DISTANT_SCANS = 5;
/** As many scans as the gateway keeps of one code. */
const KEPT = 64;

/** What the detection made of all packages. */
export interface TrialResult {
  readonly seed: number;
  readonly packages: number;
  readonly scans: number;
  readonly honest: number;
  readonly falseAlarms: number;
  readonly cloned: number;
  /** Clones whose copies were scanned far away at least {@link DISTANT_SCANS} times: they can be judged by the goal. */
  readonly judged: number;
  /** Of these, flagged at or before that scan. */
  readonly foundInTime: number;
  /** Of all clones, flagged at any time. */
  readonly foundAtAll: number;
  /** Codes by the flag that came first; one scan may raise several. */
  readonly byFlag: Readonly<Partial<Record<ScanFlag, number>>>;
  readonly falseByFlag: Readonly<Partial<Record<ScanFlag, number>>>;
}

/** Runs made scans of so many packages through the detection of the product. */
export function runCloneTrial(
  packages: number,
  seed: number,
  rules: ScanRules = SCAN_RULES,
): TrialResult {
  const chance = new Seeded(seed);
  const all = Array.from({ length: packages }, () => traced(madePackage(chance), rules));
  const clones = all.filter(({ isCloned }) => isCloned);
  const honest = all.filter(({ isCloned }) => !isCloned);
  const judged = clones.filter(({ distantScans }) => distantScans >= DISTANT_SCANS);
  const isInTime = ({ distantBefore, flags }: Traced): boolean =>
    flags.length > 0 && distantBefore <= DISTANT_SCANS;
  return {
    seed,
    packages,
    scans: all.reduce((sum, { scans }) => sum + scans, 0),
    honest: honest.length,
    falseAlarms: honest.filter(isFlagged).length,
    cloned: clones.length,
    judged: judged.length,
    foundInTime: judged.filter(isInTime).length,
    foundAtAll: clones.filter(isFlagged).length,
    byFlag: countsOf(clones),
    falseByFlag: countsOf(honest),
  };
}

function isFlagged({ flags }: Traced): boolean {
  return flags.length > 0;
}

function countsOf(list: readonly Traced[]): Partial<Record<ScanFlag, number>> {
  const counts: Partial<Record<ScanFlag, number>> = {};
  for (const flag of list.flatMap(({ flags }) => flags)) counts[flag] = (counts[flag] ?? 0) + 1;
  return counts;
}

interface Traced {
  readonly isCloned: boolean;
  readonly scans: number;
  /** Flags of the scan that raised the first. */
  readonly flags: readonly ScanFlag[];
  /** Distant scans of copies up to and with that one. */
  readonly distantBefore: number;
  readonly distantScans: number;
}

function traced({ isCloned, scans }: MadePackage, rules: ScanRules): Traced {
  let counts: ScanCounts | undefined;
  let flags: readonly ScanFlag[] = [];
  let [distantScans, distantBefore] = [0, 0];
  for (const [at, scan] of scans.entries()) {
    if (scan.isDistantCopy) distantScans += 1;
    if (flags.length > 0) continue;
    const recent = scans.slice(Math.max(0, at - KEPT), at);
    if (isRepeat(recent, scan)) continue;
    counts = judgeScan(counts, recent, scan, rules).counts;
    flags = Object.keys(counts.flags) as ScanFlag[];
    distantBefore = distantScans;
  }
  return { isCloned, scans: scans.length, flags, distantBefore, distantScans };
}
