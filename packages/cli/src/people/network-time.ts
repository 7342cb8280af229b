// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from '@daoji/ledger';
import { SERVICE_FUNCTIONS, scenarioSchema, type Scenario } from '@daoji/model';
import { fromUtf8 } from '@daoji/proof';
import { z } from 'zod';

const pingSchema = z.looseObject({ scenario: scenarioSchema.nullish() });

/** The scenario of a network, or `undefined` for an ordinary one. */
export async function scenarioOf(ledger: Pick<Ledger, 'evaluate'>): Promise<Scenario | undefined> {
  const answer = await ledger.evaluate('trace', SERVICE_FUNCTIONS.ping, []);
  return pingSchema.parse(JSON.parse(fromUtf8(answer))).scenario ?? undefined;
}

/** Time that the network's rules compare with: the clock, or epoch + (clock − createdAt) × factor. */
export function networkTime(scenario: Scenario | undefined, clock: Date): Date {
  if (!scenario) return clock;
  const elapsed = clock.getTime() - Date.parse(scenario.createdAt);
  return new Date(Date.parse(scenario.epoch) + elapsed * scenario.factor);
}
