// SPDX-License-Identifier: Apache-2.0
import { scenarioTimeOf, type Scenario } from '@daoji/model';

/** Time of the network: on a scenario network its scenario time, else the clock's. */
export function networkTime(scenario: Scenario | null, nowMs: number): Date {
  return new Date(scenario === null ? nowMs : scenarioTimeOf(scenario, nowMs));
}
