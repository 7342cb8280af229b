// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from '@daoji/ledger';
import { SERVICE_FUNCTIONS, scenarioSchema, scenarioTimeOf, type Scenario } from '@daoji/model';
import { fromUtf8 } from '@daoji/proof';
import { z } from 'zod';

const pingSchema = z.looseObject({ scenario: scenarioSchema.nullish() });

/** The scenario of a network, or `undefined` for an ordinary one. */
export async function scenarioOf(ledger: Pick<Ledger, 'evaluate'>): Promise<Scenario | undefined> {
  const answer = await ledger.evaluate('trace', SERVICE_FUNCTIONS.ping, []);
  return pingSchema.parse(JSON.parse(fromUtf8(answer))).scenario ?? undefined;
}

/** Time that the network's rules compare with: the clock, or on a scenario network its scenario time. */
export function networkTime(scenario: Scenario | undefined, clock: Date): Date {
  return scenario ? new Date(scenarioTimeOf(scenario, clock.getTime())) : clock;
}
