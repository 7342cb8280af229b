// SPDX-License-Identifier: Apache-2.0
import {
  kilometresBetween,
  SCAN_PLACES,
  SCAN_RULES,
  VISITOR_MARKS,
  type ScanPoint,
} from '@daoji/model';

import type { Seeded } from './seeded.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CITIES = [...SCAN_PLACES.keys()];

/** How people scan, as far as we assume it; nobody has measured it on Panjin rice. Shares of 1. */
export const ASSUMED = {
  days: 90,
  clonedShare: 0.01,
  /** Copies of one cloned code, each doubling as likely; sold in so many cities. */
  copies: [5, 500],
  cloneCities: [1, 8],
  /** Occasions on which one bag is scanned: none, once, twice, … */
  occasions: [0.8, 0.155, 0.032, 0.009, 0.003, 0.001],
  /** Days within which a household eats a bag. */
  eatenWithinDays: 45,
  /** On a later occasion the household's phone comes from the same network, so that it is known again. */
  samePhone: 0.7,
  /** A second phone on the same occasion, and a third after a second. */
  secondPhone: 0.06,
  thirdPhone: 0.03,
  /** Scanned in the shop before the bag goes home, on another day. */
  shopScan: 0.04,
  /** Bought in one city and eaten in another: parcels, gifts, travel. */
  movedShare: 0.08,
  /** Nothing is known of the phone's place; or it is placed in another city than where it is. */
  unplaced: 0.15,
  misplaced: 0.03,
} as const;

/** A scan with what only the simulation knows. */
export interface MadeScan extends ScanPoint {
  /** Scanned on a copy, at least as far from the genuine bag as rules call distant. */
  readonly isDistantCopy: boolean;
}

/** One package's code with all scans of it and of its copies, in order of time. */
export interface MadePackage {
  readonly isCloned: boolean;
  readonly scans: readonly MadeScan[];
}

/** Makes the scans of one code from chance alone. */
export function madePackage(chance: Seeded): MadePackage {
  const home = chance.pick(CITIES);
  const isCloned = chance.is(ASSUMED.clonedShare);
  const scans = bagScans(chance, home, home);
  if (isCloned) scans.push(...copyScans(chance, home));
  return { isCloned, scans: scans.sort((a, b) => a.timeMs - b.timeMs) };
}

function copyScans(chance: Seeded, home: string): MadeScan[] {
  const [fewest, most] = ASSUMED.copies;
  const copies = chance.betweenLog(fewest, most);
  const cities = Array.from({ length: chance.between(...ASSUMED.cloneCities) }, () =>
    chance.pick(CITIES),
  );
  const scans: MadeScan[] = [];
  for (let at = 0; at < copies; at += 1) scans.push(...bagScans(chance, chance.pick(cities), home));
  return scans;
}

/** Scans of one physical bag: sold on some day, carried home, opened now and then. */
function bagScans(chance: Seeded, city: string, genuineHome: string): MadeScan[] {
  const sold = chance.next() * ASSUMED.days * DAY_MS;
  const eatenIn = chance.is(ASSUMED.movedShare) ? chance.pick(CITIES) : city;
  const phone = newPhone(chance);
  const times: (readonly [timeMs: number, city: string, visitor: number])[] = [];
  if (chance.is(ASSUMED.shopScan))
    times.push([sold - chance.next() * 7 * DAY_MS, city, newPhone(chance)]);
  for (let left = occasionsOf(chance); left > 0; left -= 1) {
    const time = sold + chance.next() * ASSUMED.eatenWithinDays * DAY_MS;
    times.push([time, eatenIn, chance.is(ASSUMED.samePhone) ? phone : newPhone(chance)]);
    if (!chance.is(ASSUMED.secondPhone)) continue;
    times.push([time + chance.next() * HOUR_MS, eatenIn, newPhone(chance)]);
    if (chance.is(ASSUMED.thirdPhone))
      times.push([time + chance.next() * HOUR_MS, eatenIn, newPhone(chance)]);
  }
  return times
    .filter(([timeMs]) => timeMs >= 0 && timeMs < ASSUMED.days * DAY_MS)
    .map(([timeMs, where, visitor]) => ({
      timeMs,
      visitor,
      place: seenPlace(chance, where),
      isDistantCopy: (kilometresBetween(where, genuineHome) ?? 0) >= SCAN_RULES.distantKm,
    }));
}

function newPhone(chance: Seeded): number {
  return chance.between(0, VISITOR_MARKS - 1);
}

function occasionsOf(chance: Seeded): number {
  let rest = chance.next();
  const count = ASSUMED.occasions.findIndex((share) => (rest -= share) < 0);
  return Math.max(count, 0);
}

function seenPlace(chance: Seeded, city: string): string | undefined {
  if (chance.is(ASSUMED.unplaced)) return undefined;
  return chance.is(ASSUMED.misplaced) ? chance.pick(CITIES) : city;
}
