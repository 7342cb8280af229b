// SPDX-License-Identifier: Apache-2.0
import { VALUE_WORDS, wordsOf, type RuleSet } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { gather } from '../api/gather.js';
import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord, textOf } from '../check/untyped.js';
import type { Speaker } from '../locale/use-text.js';

/** A rule set in a list, short of its values. */
export interface RuleSummary extends Omit<RuleSet, 'operatorId' | 'sourceUrl' | 'v' | 'values'> {
  /** Chaincode would use it on the day that was asked for. */
  readonly inForce: boolean;
}

/** One rule set with its values. */
export interface ShownRuleSet {
  /** Hash of the values as they are shown, recomputed by the gateway. */
  readonly computedHash: string;
  readonly date: string;
  readonly inForce: boolean;
  readonly operatorName?: string;
  readonly ruleSet: RuleSet;
}

/** Rule sets by what is asked of them: `kind`, `areaCode`, `state`, `date`. */
export function useRuleSets(
  asked: Readonly<Record<string, string>>,
): UseQueryResult<RuleSummary[]> {
  const path = routes.ruleSets(asked);
  return useQuery({
    queryFn: async () => gather(await getJson(path), isSummary),
    queryKey: [path],
  });
}

/** One rule set. */
export function useRuleSet(ruleSetId: string): UseQueryResult<ShownRuleSet> {
  const path = routes.ruleSet(ruleSetId);
  return useQuery({
    queryFn: async () => {
      const [found] = gather(await getJson(path), isShown);
      if (found) return found;
      throw new ApiProblem(502, 'NOT_JSON', `expected the answer of ${path} in its form`);
    },
    queryKey: [path],
  });
}

/** The word of a kind, an authority or a status, as signed sentences say it. */
export function ruleWord(name: string, { language }: Pick<Speaker, 'language'>): string {
  return wordsOf(VALUE_WORDS, name, language === 'en' ? 'en' : 'zh');
}

function isSummary(value: unknown): value is RuleSummary & Readonly<Record<string, unknown>> {
  return isRecord(value) && textOf(value['ruleSetId']) !== undefined && 'inForce' in value;
}

function isShown(value: unknown): value is ShownRuleSet & Readonly<Record<string, unknown>> {
  return isRecord(value) && isRecord(value['ruleSet']) && 'computedHash' in value;
}
