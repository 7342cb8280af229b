// SPDX-License-Identifier: Apache-2.0
import {
  ruleIndexSchema,
  ruleSetSchema,
  ruleSetsInForce,
  stateKey,
  type RuleIndex,
  type RulePlace,
  type RuleSet,
} from '@daoji/model';

import type { Facts } from '../facts.js';

export type { RulePlace } from '@daoji/model';

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
    const sets: RuleSet[] = [];
    for (const id of ruleSetsInForce(await this.#entriesOf(indexKey), place)) {
      sets.push(await this.setOf(id));
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
