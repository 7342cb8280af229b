// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  ruleIndexKeys,
  ruleIndexSchema,
  ruleSetSchema,
  stateKey,
  type RuleSet,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import type { Plan } from '../run-command.js';
import { ownerOf } from './propose-rule-set.js';

/**
 * The second person's word: from this block on the set counts from its first day. Refuses `RULE_SET_NOT_FOUND`,
 * `RULE_SET_STATE`, `RULE_SET_HASH`, `RULE_SECOND_PERSON`, `AUTHORITY_REFUSED`.
 */
export const planConfirmRuleSet: Plan<'confirmRuleSet'> = async (command, facts) => {
  const { contentHash, ruleSetId } = command;
  const key = stateKey('rule-set', ruleSetId);
  const ruleSet = await facts.expect(key, ruleSetSchema, 'RULE_SET_NOT_FOUND');
  demand(
    ruleSet.state === 'proposed',
    'RULE_SET_STATE',
    `expected ${key} proposed, got ${ruleSet.state}: a later set supersedes it`,
  );
  demand(
    ruleSet.contentHash === contentHash,
    'RULE_SET_HASH',
    `expected content ${ruleSet.contentHash.slice(0, 16)}…, got ${contentHash.slice(0, 16)}…`,
  );
  const { keyId, personId } = ownerOf(ruleSet.kind, facts);
  demand(
    keyId !== ruleSet.proposed.keyId && personId !== ruleSet.proposed.personId,
    'RULE_SECOND_PERSON',
    `expected another person than ${ruleSet.proposed.personId}, who proposed ${ruleSetId}`,
  );
  const { areaCode, operatorId, validFrom } = ruleSet;
  const confirmed = { at: facts.recordTime, keyId, personId };
  const value: RuleSet = { ...ruleSet, confirmed, state: 'effective' };
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode }],
    writes: [{ key, value }, ...(await indexWrites(facts, ruleSet))],
    flags: validFrom < civilDateOf(facts.ruleTime) ? ['RULE_BACKDATED'] : [],
    ruleSets: [ruleSetId],
  };
};

async function indexWrites(facts: Facts, ruleSet: RuleSet): Promise<Write[]> {
  const { areaCode, ruleSetId, validFrom, validTo } = ruleSet;
  const entry = { areaCode, ruleSetId, validFrom, ...(validTo === undefined ? {} : { validTo }) };
  const writes: Write[] = [];
  for (const key of ruleIndexKeys(ruleSet.values)) {
    const before = await facts.read(key, ruleIndexSchema);
    writes.push({ key, value: { entries: [...(before?.entries ?? []), entry], v: 1 } });
  }
  return writes;
}
