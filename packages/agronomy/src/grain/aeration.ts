// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN, type ModelRule } from '../model-result.js';
import { humidityAt } from './air.js';
import {
  equilibriumHumidity,
  ISOTHERM_RULE,
  type Isotherm,
  type IsothermRule,
} from './moisture.js';

/** Grain and air when the fan is to be decided about; temperatures °C, humidity 0…1, moisture % wet basis. */
export interface AerationState {
  readonly grainMeanC: number;
  readonly grainMoisturePercent: number;
  readonly outsideC: number;
  readonly outsideHumidity: number;
  /** Rain, snow or fog. */
  readonly isWetOutside: boolean;
  /** Temperature gradient in the grain, K/m. */
  readonly gradientKPerM: number;
  /** Top against bottom, K. */
  readonly topBottomK: number;
  /** Moisture gradient, % per m. */
  readonly moistureGradientPercentPerM: number;
}

/** Numbers of LS/T 1202 (confirm on paper); a dated rule set `grain-aeration`, see {@link AERATION_RULE}. */
export interface AerationRule extends ModelRule {
  readonly startK: number;
  readonly goOnK: number;
  readonly stopGradientKPerM: number;
  /** Flat store 3, steel silo 10. */
  readonly stopTopBottomK: number;
  readonly stopMoistureGradient: number;
}

/** See {@link AerationRule}. */
export const AERATION_RULE: AerationRule = {
  goOnK: 4,
  ruleSetId: BUILT_IN,
  startK: 8,
  stopGradientKPerM: 1,
  stopMoistureGradient: 0.3,
  stopTopBottomK: 3,
};

/** Why the fan is to be off. */
export type AerationReason = 'rain-snow-fog' | 'air-too-warm' | 'air-too-moist' | 'evened-out';

/** What to do, and why not. */
export interface AerationAdvice extends ModelRule {
  readonly advice: 'start' | 'go-on' | 'stop' | 'stay-off';
  readonly reasons: readonly AerationReason[];
  /** Equilibrium humidity of the grain and the air's humidity once it is at grain temperature, 0…1. */
  readonly grainHumidity: number;
  readonly airHumidityAtGrain: number;
}

/**
 * Whether to aerate.
 * @param isRunning - the fan now: it goes on with less than it starts with.
 * @param isotherms - constants of the grain's equilibrium, by default those built in.
 */
export function aerationAdvice(
  state: AerationState,
  isRunning: boolean,
  rule: AerationRule = AERATION_RULE,
  isotherm: Isotherm = 'chung-pfost',
  isotherms: IsothermRule = ISOTHERM_RULE,
): AerationAdvice {
  const { grainMeanC, grainMoisturePercent } = state;
  const grainHumidity = equilibriumHumidity(isotherm, grainMeanC, grainMoisturePercent, isotherms);
  const airHumidityAtGrain = humidityAt(state.outsideHumidity, state.outsideC, grainMeanC);
  const reasons = reasonsAgainst(state, isRunning, rule);
  if (airHumidityAtGrain > grainHumidity) reasons.push('air-too-moist');
  const isOn = reasons.length === 0;
  const advice = isRunning ? (isOn ? 'go-on' : 'stop') : isOn ? 'start' : 'stay-off';
  return { advice, airHumidityAtGrain, grainHumidity, reasons, ruleSetId: rule.ruleSetId };
}

function reasonsAgainst(
  state: AerationState,
  isRunning: boolean,
  rule: AerationRule,
): AerationReason[] {
  const reasons: AerationReason[] = [];
  if (state.isWetOutside) reasons.push('rain-snow-fog');
  const difference = state.grainMeanC - state.outsideC;
  if (isRunning && isEven(state, rule)) reasons.push('evened-out');
  if (isRunning ? difference < rule.goOnK : difference < rule.startK) reasons.push('air-too-warm');
  return reasons;
}

/** Everything that ends an aeration, all at once. */
function isEven(state: AerationState, rule: AerationRule): boolean {
  return (
    state.grainMeanC - state.outsideC <= rule.goOnK &&
    state.gradientKPerM <= rule.stopGradientKPerM &&
    state.topBottomK <= rule.stopTopBottomK &&
    state.moistureGradientPercentPerM <= rule.stopMoistureGradient
  );
}
