// SPDX-License-Identifier: Apache-2.0

const HOUR_MS = 3_600_000;

/** How many scans within how long are too many for one bag. */
export interface ScanWindow {
  readonly count: number;
  readonly hours: number;
}

/** When the scans of one package's code are flagged. */
export interface ScanRules {
  /** Scan pattern: any of these. */
  readonly patterns: readonly ScanWindow[];
  readonly burst: ScanWindow;
  /** A scan so far from the one before it, or from the first, is distant. */
  readonly distantKm: number;
  /** So many distant scans are flagged. */
  readonly distantCount: number;
}

/**
 * 3 in 24 h and 10 in 7 d are the design's; 4 in 30 d finds copies that are all sold in one city, where nothing is distant. A burst is a picture of a code
 * that went round. 200 km is beyond a city and its neighbours: a bag bought in the next town is no distant scan. Two distant scans, since a bag that is posted
 * makes one. A phone counts once in 30 days. Measured on simulated packages: `docs/spec/scans.md`.
 */
export const SCAN_RULES: ScanRules = {
  patterns: [
    { count: 3, hours: 24 },
    { count: 10, hours: 168 },
    { count: 4, hours: 720 },
  ],
  burst: { count: 20, hours: 1 },
  distantKm: 200,
  distantCount: 2,
};

/** Days for which where and when a code was scanned is kept. */
export const SCAN_DETAIL_DAYS = 30;

/** Length of a window in ms. */
export function windowMs({ hours }: Pick<ScanWindow, 'hours'>): number {
  return hours * HOUR_MS;
}
