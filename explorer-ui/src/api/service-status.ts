// SPDX-License-Identifier: Apache-2.0
import type { ScenarioClock } from '@daoji/model';

import { isRecord } from '../check/untyped.js';
import { readScenario } from '../sign/network-clock.js';

/** What `/status` says: each dependency up or down, the scenario where the network is one, and whether demo keys are on. */
export interface ServiceStatus {
  readonly services: readonly { readonly name: string; readonly isUp: boolean }[];
  readonly scenario?: ScenarioClock;
  readonly hasDemoKeys: boolean;
}

/** Reads an answer of `/status`. */
export function readStatus(body: unknown): ServiceStatus {
  const said = isRecord(body) ? body : {};
  const { demoKeys, dependencies, scenario } = said;
  return {
    hasDemoKeys: demoKeys === true,
    scenario: readScenario(scenario),
    services: Object.entries(isRecord(dependencies) ? dependencies : {}).map(([name, value]) => ({
      isUp: isRecord(value) && value['ok'] === true,
      name,
    })),
  };
}
