// SPDX-License-Identifier: Apache-2.0
import { aerationAdvice } from '@daoji/agronomy';
import {
  aerationNumbers,
  BUILT_IN_AERATION,
  BUILT_IN_RULES,
  numbered,
  type GrainAeration,
  type RulePlace,
} from '@daoji/model';
import type { z } from 'zod';

import type { aerationAdviceSchema, STORAGE_OPERATIONS } from '../api/storage-operations.js';
import type { StateRecords } from '../index/state-records.js';
import { rulesAt } from '../rules/rules-at.js';

type Asked = z.infer<(typeof STORAGE_OPERATIONS)['getAerationAdvice']['query']>;
type Advice = z.infer<typeof aerationAdviceSchema>;

/** A gradient that nobody measured is not called even: the fan is then never stopped for having evened the grain out. */
const UNKNOWN = Number.POSITIVE_INFINITY;

/** Whether to run a fan, by the rule sets in force at a place: numbers in whole thousandths, as an order states them. */
export function adviceAt(records: StateRecords, place: RulePlace, asked: Asked): Advice {
  const { ruleSetId, status, values } = fanRuleAt(records, place);
  const store = asked.store ?? 'flat';
  const rule = { ...aerationNumbers(values, store), ruleSetId };
  const isWetOutside = asked.isWet === 'yes';
  const state = {
    gradientKPerM: thousandths(asked.gradientMilliKPerM),
    grainMeanC: thousandths(asked.grainMilliC),
    grainMoisturePercent: thousandths(asked.moistureMilliPercent),
    isWetOutside,
    moistureGradientPercentPerM: thousandths(asked.moistureGradientMilliPercentPerM),
    outsideC: thousandths(asked.outsideMilliC),
    outsideHumidity: thousandths(asked.outsideHumidityMilliPercent) / 100,
    topBottomK: thousandths(asked.topBottomMilliK),
  };
  const isotherms = isothermsAt(records, place);
  const { advice, airHumidityAtGrain, grainHumidity, reasons } = aerationAdvice(
    state,
    asked.isRunning === 'yes',
    rule,
    'chung-pfost',
    ...(isotherms ? [isotherms] : []),
  );
  return {
    basis: {
      advice,
      airHumidityMilliPercent: milliPercent(airHumidityAtGrain),
      grainHumidityMilliPercent: milliPercent(grainHumidity),
      grainMeanMilliC: Number(asked.grainMilliC),
      grainMoistureMilliPercent: Number(asked.moistureMilliPercent),
      isWetOutside,
      outsideHumidityMilliPercent: Number(asked.outsideHumidityMilliPercent),
      outsideMilliC: Number(asked.outsideMilliC),
      reasons: [...reasons],
      ruleSetId,
    },
    goOnMilliK: values.goOnMilliK,
    startMilliK: values.startMilliK,
    status,
    stopTopBottomMilliK:
      store === 'flat' ? values.stopTopBottomFlatMilliK : values.stopTopBottomSiloMilliK,
  };
}

/** Numbers of a fan in force, and whether anybody compared them with the text of the standard. */
function fanRuleAt(
  records: StateRecords,
  place: RulePlace,
): {
  readonly ruleSetId: string;
  readonly status: Advice['status'];
  readonly values: GrainAeration;
} {
  const [ruleSet] = rulesAt(records, 'grain-aeration', place);
  if (ruleSet?.values.kind !== 'grain-aeration')
    return { ruleSetId: BUILT_IN_RULES, status: 'built-in', values: BUILT_IN_AERATION };
  const { ruleSetId, status, values } = ruleSet;
  return { ruleSetId, status, values };
}

function isothermsAt(
  records: StateRecords,
  place: RulePlace,
): Parameters<typeof aerationAdvice>[4] {
  const [ruleSet] = rulesAt(records, 'grain-isotherms', place);
  if (ruleSet?.values.kind !== 'grain-isotherms') return undefined;
  const { chungPfost, modifiedHenderson } = ruleSet.values;
  return { ...numbered({ chungPfost, modifiedHenderson }), ruleSetId: ruleSet.ruleSetId };
}

function thousandths(text: string | undefined): number {
  return text === undefined ? UNKNOWN : Number(text) / 1_000;
}

/** 0…1 as thousandths of a percent; air that is warmed or cooled to the grain can come out above saturation. */
function milliPercent(fraction: number): number {
  return Math.min(100_000, Math.max(0, Math.round(fraction * 100_000)));
}
