// SPDX-License-Identifier: Apache-2.0
import { scenarioTimeOf, type Scenario } from '@daoji/model';

/** Time of the network: on a scenario network its scenario time, else the clock's. */
export function networkTime(scenario: Scenario | null, nowMs: number): Date {
  return new Date(scenario === null ? nowMs : scenarioTimeOf(scenario, nowMs));
}

/** Time of the network at which the ledger recorded something: a scenario's ledger records the machine's. */
export function recordedAt(scenario: Scenario | null, recordTime: string): string {
  return scenario === null
    ? recordTime
    : networkTime(scenario, Date.parse(recordTime)).toISOString();
}

/** The network's time of a record time: another one on a scenario network, whose ledger records the machine's. */
export type RecordedAt = (recordTime: string) => string;

/** On a network that runs by the machine's clock. */
export const asItIs: RecordedAt = (recordTime) => recordTime;
