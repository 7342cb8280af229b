// SPDX-License-Identifier: Apache-2.0
import { AERATION_RULE, aerationAdvice, type AerationAdvice, type Isotherm } from '@daoji/agronomy';
import { aerationNumbers, BUILT_IN_AERATION } from '@daoji/model';

import { AIR_RANGE, GRAIN_RANGE, PERCENT_RANGE } from './columns.js';
import { numberOf, textOf, type FileModel } from './file-model.js';
import type { ModelRow } from './model-table.js';

/** Advice about a fan, one row after the other: what one row starts runs in the next. */
export const AERATION_MODEL: FileModel = {
  zh: '机械通风：是否开机、继续或停机，及原因',
  en: 'aeration: start, go on, stop or stay off, and why',
  source: 'LS/T 1202 (to be confirmed on paper)',
  columns: [
    { kind: 'text', meaning: 'time or name of the row, in the order of the file', name: 'time' },
    { meaning: 'mean grain temperature, °C', name: 'grain_c', range: GRAIN_RANGE },
    { meaning: 'grain moisture, % wet basis', name: 'moisture_pct', range: [0, 99] },
    { meaning: 'outside air, °C', name: 'outside_c', range: AIR_RANGE },
    { meaning: 'outside relative humidity, %', name: 'rh_pct', range: PERCENT_RANGE },
    { kind: 'text', meaning: 'rain, snow or fog', name: 'wet', oneOf: ['yes', 'no'] },
    { meaning: 'temperature gradient in the grain, K/m', name: 'gradient_k_m', range: [-100, 100] },
    { meaning: 'top against bottom, K', name: 'top_bottom_k', range: [-100, 100] },
    { meaning: 'moisture gradient, % per m', name: 'moisture_gradient', range: [-100, 100] },
  ],
  options: { isotherm: ['chung-pfost', 'modified-henderson'], store: ['flat', 'silo'] },
  ruledBy: () => 'grain-aeration',
  run: (rows, options, rules) => {
    const store = options.get('store') === 'silo' ? 'silo' : 'flat';
    const isotherm = (options.get('isotherm') ?? 'chung-pfost') as Isotherm;
    const rule = rules.aeration(store) ?? {
      ...AERATION_RULE,
      ...aerationNumbers(BUILT_IN_AERATION, store),
    };
    let isRunning = false;
    const steps = rows.map((row) => {
      const state = stateOf(row);
      // Without one of its values nobody is told to start or to stop; the fan stays as it is.
      if (Object.values(state).some(Number.isNaN))
        return { advice: 'not-judgeable', reasons: [], time: textOf(row, 'time') };
      const said = aerationAdvice(state, isRunning, rule, isotherm);
      const { advice, airHumidityAtGrain, grainHumidity, reasons } = said;
      isRunning = advice === 'start' || advice === 'go-on';
      return { advice, airHumidityAtGrain, grainHumidity, reasons, time: textOf(row, 'time') };
    });
    return { isotherm, model: 'aeration', ruleSetId: rule.ruleSetId, steps, store, version: '1' };
  },
  words: (result) =>
    (result as { steps: readonly (AerationAdvice & { readonly time: string })[] }).steps
      .map(({ advice, reasons, time }) => [time, advice, ...reasons].join(' '))
      .join('\n'),
};

function stateOf(row: ModelRow): Parameters<typeof aerationAdvice>[0] {
  return {
    gradientKPerM: numberOf(row, 'gradient_k_m'),
    grainMeanC: numberOf(row, 'grain_c'),
    grainMoisturePercent: numberOf(row, 'moisture_pct'),
    isWetOutside: textOf(row, 'wet') === 'yes',
    moistureGradientPercentPerM: numberOf(row, 'moisture_gradient'),
    outsideC: numberOf(row, 'outside_c'),
    outsideHumidity: numberOf(row, 'rh_pct') / 100,
    topBottomK: numberOf(row, 'top_bottom_k'),
  };
}
