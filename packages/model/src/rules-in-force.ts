// SPDX-License-Identifier: Apache-2.0
import { ANY_VARIETY, type RuleIndex, type RuleSet } from './rule-sets.js';

type Entry = RuleIndex['entries'][number];

/** Where and when a rule is asked for. */
export interface RulePlace {
  readonly areaCode: string;
  /** Civil date in Asia/Shanghai. */
  readonly date: string;
}

/**
 * Ids of the sets that hold at a place and date, the most local first. Of each division the set that starts last counts;
 * of two that start on one day the one confirmed last.
 * @param entries - of one rule index, in the order of their confirmation.
 */
export function ruleSetsInForce(entries: readonly Entry[], place: RulePlace): string[] {
  const holding = entries.filter((entry) => holds(entry, place));
  const areas = [...new Set(holding.map((entry) => entry.areaCode))];
  areas.sort((left, right) => right.length - left.length);
  return areas.flatMap(
    (areaCode) => latestOf(holding.filter((entry) => entry.areaCode === areaCode)) ?? [],
  );
}

/** Yield cap in kg per mu that a set names for a variety and season; `undefined` when it says nothing of them. */
export function yieldCapOf(ruleSet: RuleSet, variety: string, season: number): number | undefined {
  if (ruleSet.values.kind !== 'yield-caps') return undefined;
  const ofYear = ruleSet.values.caps.filter((cap) => cap.year === season);
  const row =
    ofYear.find((cap) => cap.variety === variety) ??
    ofYear.find((cap) => cap.variety === ANY_VARIETY);
  return row?.kgPerMu;
}

function holds(entry: Entry, { areaCode, date }: RulePlace): boolean {
  return (
    areaCode.startsWith(entry.areaCode) &&
    entry.validFrom <= date &&
    (entry.validTo === undefined || date <= entry.validTo)
  );
}

/** Entries stand in the order of their confirmation, so `>=` prefers the later one. */
function latestOf(entries: readonly Entry[]): string | undefined {
  let latest: Entry | undefined;
  for (const entry of entries) {
    if (!latest || entry.validFrom >= latest.validFrom) latest = entry;
  }
  return latest?.ruleSetId;
}
