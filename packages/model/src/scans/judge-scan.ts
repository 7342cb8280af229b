// SPDX-License-Identifier: Apache-2.0
import { kilometresBetween } from './scan-places.js';
import { SCAN_DETAIL_DAYS, windowMs, type ScanRules, type ScanWindow } from './scan-rules.js';

const DETAIL = { hours: SCAN_DETAIL_DAYS * 24 };

/** Why a package's code is flagged. */
export const SCAN_FLAGS = ['scan-pattern', 'distant-scan', 'burst', 'scratch-code'] as const;
/** One of {@link SCAN_FLAGS}. */
export type ScanFlag = (typeof SCAN_FLAGS)[number];

/** Visitor marks: so few that one phone among those of one code is told from the others, and nobody is found by it. */
export const VISITOR_MARKS = 4096;

/** One scan of a code: when, and in which city. */
export interface ScanPoint {
  /** ms since 1970. */
  readonly timeMs: number;
  /** GB/T 2260 code of a city; absent where it is not known. */
  readonly place?: string | undefined;
  /** One of {@link VISITOR_MARKS}; means nothing beside another code. */
  readonly visitor?: number | undefined;
}

/** Whether a phone scans a code again that it scanned within the days that are kept: then it shows nothing new and is not counted. */
export function isRepeat(recent: readonly ScanPoint[], scan: ScanPoint): boolean {
  return (
    scan.visitor !== undefined &&
    recent.some((point) => point.visitor === scan.visitor && isWithin(point, scan, DETAIL))
  );
}

/** What is counted of a code; nothing of a person or place is in it. */
export interface ScanCounts {
  readonly count: number;
  /** UTC, of the first scan. */
  readonly first: string;
  /** Distant scans so far. */
  readonly distant: number;
  /** Most cities within {@link SCAN_DETAIL_DAYS} days so far. */
  readonly cities: number;
  /** When each flag was raised first, UTC. A flag stays. */
  readonly flags: Readonly<Partial<Record<ScanFlag, string>>>;
}

/** What a window of time held when a code was flagged for it, or holds now. */
export interface ScanJudgement {
  readonly counts: ScanCounts;
  /** Windows that are full at this scan, the shortest first. */
  readonly full: readonly ScanWindow[];
  readonly isDistant: boolean;
}

/**
 * Counts one scan and says what it shows. Evidence about the code alone: no scan can show what is in a bag.
 * @param before - counts so far; `undefined` at the first scan.  @param recent - scans of the last 30 days before this one, oldest first.
 */
export function judgeScan(
  before: ScanCounts | undefined,
  recent: readonly ScanPoint[],
  scan: ScanPoint,
  rules: ScanRules,
): ScanJudgement {
  const kept = recent.filter((point) => isWithin(point, scan, DETAIL));
  const points = [...kept, scan];
  const isDistant = isFar(kept, scan, rules.distantKm);
  const known = before ?? { ...NEVER, first: new Date(scan.timeMs).toISOString() };
  const counts = {
    ...known,
    count: known.count + 1,
    distant: known.distant + (isDistant ? 1 : 0),
    cities: Math.max(known.cities, citiesOf(points)),
  };
  const full = rules.patterns.filter((window) => isFull(points, scan, window));
  const raised: Readonly<Record<string, boolean>> = {
    'scan-pattern': full.length > 0,
    'distant-scan': counts.distant >= rules.distantCount,
    burst: isFull(points, scan, rules.burst),
  };
  return { counts: { ...counts, flags: flagsWith(counts.flags, raised, scan) }, full, isDistant };
}

const NEVER = { count: 0, distant: 0, cities: 0, flags: {} } as const;

/** A flag keeps the time at which it was raised first. */
function flagsWith(
  before: ScanCounts['flags'],
  raised: Readonly<Record<string, boolean>>,
  { timeMs }: ScanPoint,
): ScanCounts['flags'] {
  const at = new Date(timeMs).toISOString();
  const added = SCAN_FLAGS.filter((flag) => raised[flag] === true && before[flag] === undefined);
  return { ...before, ...Object.fromEntries(added.map((flag) => [flag, at])) };
}

/** Cities of scans. */
export function citiesOf(points: readonly ScanPoint[]): number {
  return new Set(points.flatMap(({ place }) => place ?? [])).size;
}

function isFull(points: readonly ScanPoint[], scan: ScanPoint, window: ScanWindow): boolean {
  return points.filter((point) => isWithin(point, scan, window)).length >= window.count;
}

function isWithin(point: ScanPoint, scan: ScanPoint, window: Pick<ScanWindow, 'hours'>): boolean {
  return scan.timeMs - point.timeMs < windowMs(window);
}

/** Far from where it was scanned just before, or first within the 30 days; a phone without a place says nothing. */
function isFar(recent: readonly ScanPoint[], { place }: ScanPoint, km: number): boolean {
  if (place === undefined) return false;
  const known = recent.flatMap((point) => point.place ?? []);
  return [known[0], known.at(-1)].some(
    (other) => other !== undefined && (kilometresBetween(other, place) ?? 0) >= km,
  );
}
