// SPDX-License-Identifier: Apache-2.0
import { isRecord, numberOf, textOf } from '../check/untyped.js';

const REMEMBERED = 'daoji.scenario';

/** The clock of a scenario network: `epoch + (now − createdAt) × factor`. */
export interface ScenarioClock {
  readonly createdAt: string;
  readonly epoch: string;
  readonly factor: number;
}

/** Reads the scenario of a status answer; `undefined` on an ordinary network. */
export function readScenario(value: unknown): ScenarioClock | undefined {
  if (!isRecord(value)) return undefined;
  const [createdAt, epoch] = [textOf(value['createdAt']), textOf(value['epoch'])];
  const factor = numberOf(value['factor']);
  if (createdAt === undefined || epoch === undefined || factor === undefined) return undefined;
  return { createdAt, epoch, factor };
}

/** Keeps the network's clock on this device, so that a command signed offline carries the right time as well. */
export function rememberScenario(scenario: ScenarioClock | undefined): void {
  if (scenario) localStorage.setItem(REMEMBERED, JSON.stringify(scenario));
  else localStorage.removeItem(REMEMBERED);
}

/** Now by the clock of the network that this device last saw: this device's own, or the scenario's. */
export function networkNow(): Date {
  const text = localStorage.getItem(REMEMBERED);
  const scenario = text === null ? undefined : readScenario(JSON.parse(text));
  return scenario ? scenarioTime(scenario, Date.now()) : new Date();
}

/** Scenario time at `now`, milliseconds since 1970 of this device's clock. */
export function scenarioTime({ createdAt, epoch, factor }: ScenarioClock, now: number): Date {
  return new Date(Date.parse(epoch) + (now - Date.parse(createdAt)) * factor);
}
