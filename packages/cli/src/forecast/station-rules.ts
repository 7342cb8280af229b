// SPDX-License-Identifier: Apache-2.0
import {
  BLASTAM_RULE,
  EPIRICE,
  epiriceRule,
  STEM_BORER_RULE,
  type EpiriceName,
  type EpiriceRule,
} from '@daoji/agronomy';
import type { RuleSetContent } from '@daoji/model';

import { localRuleSets } from '../models/local-rule-sets.js';
import { ModelRules } from '../models/model-rules.js';
import type { GatewayClient } from '../network/gateway-client.js';
import type { StationRules } from './forecast-runs.js';

/** Numbers of each model in force where an operator is, the most local ones; without a rule set those that are built in. */
export async function stationRulesOf(
  gateway: GatewayClient,
  operatorId: string,
  now: Date,
): Promise<StationRules> {
  const contents: RuleSetContent[] = [];
  for await (const content of localRuleSets(gateway, operatorId, now, 'model-parameters'))
    contents.push(content);
  return rulesOf(contents.map((content) => new ModelRules(content)));
}

/** @param rules - the most local first. */
export function rulesOf(rules: readonly ModelRules[]): StationRules {
  const first = <T>(of: (one: ModelRules) => T | undefined): T | undefined =>
    rules.map(of).find((one) => one !== undefined);
  const diseases = Object.keys(EPIRICE) as EpiriceName[];
  const epirice = Object.fromEntries(
    diseases.map((disease) => [
      disease,
      first((one) => one.numbers(`epirice-${disease}`)) ?? epiriceRule(disease),
    ]),
  ) as Record<EpiriceName, EpiriceRule>;
  return {
    blastam: first((one) => one.numbers('blastam')) ?? BLASTAM_RULE,
    epirice,
    stemBorer: first((one) => one.numbers('stem-borer')) ?? STEM_BORER_RULE,
  };
}
