// SPDX-License-Identifier: Apache-2.0
import { scenarioSchema, type ChannelName, type Scenario } from '@daoji/model';

import { isService } from './access.js';
import { assertClockWindow } from './clock-window.js';
import { ContractError, demand } from './contract-error.js';
import { readText, writeState } from './ledger-state.js';
import {
  assertChannel,
  CREATED_KEY,
  recordTimeOf,
  SCENARIO_KEY,
  type Invocation,
} from './transaction.js';
import { utcOf } from './utc-time.js';

/**
 * Opens the channel for commands, once and for ever; decides whether the network is a scenario.
 * @param text - JSON `{"scenario": null}` or `{"scenario": {"epoch": UTC, "factor": n, "until": UTC}}`, `until` optional.
 * @returns the value of `network~created`.
 * @throws ContractError `WRONG_CHANNEL`, `CLOCK_WINDOW`, `ACCESS_DENIED`, `ARGUMENT_SHAPE`, `ALREADY_INITIALISED`.
 */
export async function initNetwork(
  invocation: Invocation,
  channel: ChannelName,
  text: string,
): Promise<string> {
  const { stub, clientIdentity } = invocation;
  assertChannel(stub, channel);
  const recordMs = recordTimeOf(stub);
  assertClockWindow(recordMs);
  demand(
    isService('init', clientIdentity),
    'ACCESS_DENIED',
    `init wants a certificate with role=org-registrar, got one of ${clientIdentity.getMSPID()} without it`,
  );
  const scenario = scenarioOf(text, utcOf(recordMs));
  const before = (await readText(stub, SCENARIO_KEY)) + (await readText(stub, CREATED_KEY));
  demand(before === '', 'ALREADY_INITIALISED', `channel ${channel} was initialised before`);
  await writeState(stub, {
    key: CREATED_KEY,
    value: { by: clientIdentity.getMSPID(), createdAt: utcOf(recordMs), v: 1 },
  });
  if (scenario) await writeState(stub, { key: SCENARIO_KEY, value: scenario });
  return readyText(channel, scenario);
}

function readyText(channel: ChannelName, scenario: Scenario | undefined): string {
  return JSON.stringify({ channel, scenario: scenario ?? null });
}

function scenarioOf(text: string, createdAt: string): Scenario | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'scenario') {
      throw new TypeError('expected the one key scenario');
    }
    const { scenario } = value as { readonly scenario: unknown };
    if (scenario === null) return undefined;
    if (typeof scenario !== 'object')
      throw new TypeError('expected null or {epoch, factor, until?}');
    return scenarioSchema.parse({ ...scenario, createdAt, v: 1 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'not JSON';
    throw new ContractError('ARGUMENT_SHAPE', `init: ${why}`, { cause });
  }
}
