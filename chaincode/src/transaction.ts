// SPDX-License-Identifier: Apache-2.0
import { scenarioSchema, type ChannelName, type Scenario } from '@daoji/model';

import { assertClockWindow } from './clock-window.js';
import { demand } from './contract-error.js';
import { readState, readText, type StateStub } from './ledger-state.js';

/** What this chaincode uses of Fabric's stub. */
export interface TransactionStub extends StateStub {
  getChannelID(): string;
  getFunctionAndParameters(): { readonly fcn: string };
  getTransient(): ReadonlyMap<string, Uint8Array>;
  getTxTimestamp(): { readonly seconds: { toNumber(): number }; readonly nanos: number };
}

/** What this chaincode uses of the submitter's certificate. */
export interface Creator {
  getMSPID(): string;
  getAttributeValue(name: string): string | null;
}

/** The part of Fabric's context that this chaincode uses; tests give a double. */
export interface Invocation {
  readonly stub: TransactionStub;
  readonly clientIdentity: Creator;
}

/** What every transaction knows: its time and whether the network is a scenario. */
export interface Transaction {
  readonly recordMs: number;
  readonly scenario: Scenario | undefined;
}

/** State key that says on which terms the network was made; read by every transaction. */
export const SCENARIO_KEY = 'scenario~network';
/** State key written once by `meta:init`. */
export const CREATED_KEY = 'network~created';

/**
 * Opens a transaction of an initialised channel: channel, function name, clock window, scenario.
 * @throws ContractError `WRONG_CHANNEL`, `FUNCTION_MISMATCH`, `CLOCK_WINDOW`, `NOT_INITIALISED`, `STATE_CORRUPT`.
 */
export async function openTransaction(
  invocation: Invocation,
  channel: ChannelName,
  functionName: string,
): Promise<Transaction> {
  const { stub } = invocation;
  assertChannel(stub, channel);
  const { fcn } = stub.getFunctionAndParameters();
  demand(
    fcn === functionName,
    'FUNCTION_MISMATCH',
    `expected function ${functionName}, got ${fcn.slice(0, 80)}`,
  );
  const recordMs = recordTimeOf(stub);
  assertClockWindow(recordMs);
  const scenario = await readState(stub, SCENARIO_KEY, scenarioSchema);
  demand(
    (await readText(stub, CREATED_KEY)) !== '',
    'NOT_INITIALISED',
    `expected meta:init before ${functionName}`,
  );
  return { recordMs, scenario };
}

/** Milliseconds since 1970 of the transaction's timestamp, which is the `recordTime`. */
export function recordTimeOf(stub: TransactionStub): number {
  const { seconds, nanos } = stub.getTxTimestamp();
  return seconds.toNumber() * 1000 + Math.floor(nanos / 1_000_000);
}

/** @throws ContractError `WRONG_CHANNEL`. */
export function assertChannel(stub: TransactionStub, channel: ChannelName): void {
  const got = stub.getChannelID();
  demand(got === channel, 'WRONG_CHANNEL', `expected channel ${channel}, got ${got}`);
}
