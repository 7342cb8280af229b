// SPDX-License-Identifier: Apache-2.0
import {
  ruleIndexSchema,
  ruleSetSchema,
  stateKey,
  type RuleIndex,
  type RuleSet,
} from '@daoji/model';

import type { Facts } from '../facts.js';

/** Where and when a rule is asked for. */
export interface RulePlace {
  readonly areaCode: string;
  /** Civil date in Asia/Shanghai. */
  readonly date: string;
}

type IndexEntry = RuleIndex['entries'][number];

/** The effective rule sets as one command sees them; each key is read once, and what was used is kept for the event. */
export class RuleBook {
  readonly #facts: Facts;
  readonly #indexes = new Map<string, readonly IndexEntry[]>();
  readonly #sets = new Map<string, RuleSet>();
  readonly #used = new Set<string>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** Ids of the rule sets that were used, sorted. */
  get used(): string[] {
    return [...this.#used].sort();
  }

  /**
   * The sets that hold at a place and date, the most local first. Of each division the set that starts last counts;
   * of two that start on one day the one confirmed last.
   */
  async inForce(indexKey: string, place: RulePlace): Promise<RuleSet[]> {
    const entries = (await this.#entriesOf(indexKey)).filter((entry) => holds(entry, place));
    const areas = [...new Set(entries.map((entry) => entry.areaCode))];
    areas.sort((left, right) => right.length - left.length);
    const sets: RuleSet[] = [];
    for (const areaCode of areas) {
      const id = latestOf(entries.filter((entry) => entry.areaCode === areaCode));
      if (id !== undefined) sets.push(await this.setOf(id));
    }
    return sets;
  }

  /** One rule set by id. @throws ContractError `RULE_SET_NOT_FOUND`. */
  async setOf(ruleSetId: string): Promise<RuleSet> {
    const known = this.#sets.get(ruleSetId);
    if (known) return known;
    const key = stateKey('rule-set', ruleSetId);
    const ruleSet = await this.#facts.expect(key, ruleSetSchema, 'RULE_SET_NOT_FOUND');
    this.#sets.set(ruleSetId, ruleSet);
    return ruleSet;
  }

  /** Notes that a result follows from this rule set. */
  use(ruleSet: RuleSet): void {
    this.#used.add(ruleSet.ruleSetId);
  }

  async #entriesOf(indexKey: string): Promise<readonly IndexEntry[]> {
    const known = this.#indexes.get(indexKey);
    if (known) return known;
    const entries = (await this.#facts.read(indexKey, ruleIndexSchema))?.entries ?? [];
    this.#indexes.set(indexKey, entries);
    return entries;
  }
}

function holds(entry: IndexEntry, { areaCode, date }: RulePlace): boolean {
  return (
    areaCode.startsWith(entry.areaCode) &&
    entry.validFrom <= date &&
    (entry.validTo === undefined || date <= entry.validTo)
  );
}

/** Entries stand in the order of their confirmation, so `>=` prefers the later one. */
function latestOf(entries: readonly IndexEntry[]): string | undefined {
  let latest: IndexEntry | undefined;
  for (const entry of entries) {
    if (!latest || entry.validFrom >= latest.validFrom) latest = entry;
  }
  return latest?.ruleSetId;
}
