// SPDX-License-Identifier: Apache-2.0
import { scenarioPaceOf, scenarioTimeOf, type ScenarioClock } from '@daoji/model';

import { isRecord, numberOf, textOf } from '../check/untyped.js';

const REMEMBERED = 'daoji.scenario';

/** Reads the scenario of a status answer; `undefined` on an ordinary network. */
export function readScenario(value: unknown): ScenarioClock | undefined {
  if (!isRecord(value)) return undefined;
  const [createdAt, epoch] = [textOf(value['createdAt']), textOf(value['epoch'])];
  const factor = numberOf(value['factor']);
  if (createdAt === undefined || epoch === undefined || factor === undefined) return undefined;
  const until = textOf(value['until']);
  return { createdAt, epoch, factor, ...(until !== undefined && { until }) };
}

/** Keeps the network's clock on this device, so that a command signed offline carries the right time as well. */
export function rememberScenario(scenario: ScenarioClock | undefined): void {
  if (scenario) localStorage.setItem(REMEMBERED, JSON.stringify(scenario));
  else localStorage.removeItem(REMEMBERED);
}

/** The scenario of the network that this device last saw; `undefined` for an ordinary one. */
export function rememberedScenario(): ScenarioClock | undefined {
  const text = localStorage.getItem(REMEMBERED);
  return text === null ? undefined : readScenario(JSON.parse(text));
}

/** Now by the clock of the network that this device last saw: this device's own, or the scenario's. */
export function networkNow(): Date {
  const scenario = rememberedScenario();
  return scenario ? new Date(scenarioTimeOf(scenario, Date.now())) : new Date();
}

/** True while a scenario's clock still runs faster than this device's. */
export function isRunningFast(scenario: ScenarioClock): boolean {
  return scenarioPaceOf(scenario, Date.now()) > 1;
}

/** When the ledger took something in, by the network's clock: that of a scenario is not the machine's, whose time is recorded. */
export function recordedAt(recordTime: string, scenario: ScenarioClock | undefined): string {
  if (!scenario) return recordTime;
  return new Date(scenarioTimeOf(scenario, Date.parse(recordTime))).toISOString();
}
