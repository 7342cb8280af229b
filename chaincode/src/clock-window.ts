// SPDX-License-Identifier: Apache-2.0
import { demand } from './contract-error.js';
import { MINUTE_MS, utcOf } from './utc-time.js';

/** How far a transaction's time may lie from the endorser's clock, either way (`ingest-and-faults.md` C16). */
export const CLOCK_WINDOW_MS = 15 * MINUTE_MS;

/**
 * Refuses a transaction whose time is not near this endorser's clock; covers CVE-2024-45244. The only place of the
 * chaincode that reads a clock: the answer enters no read or write set, so endorsements stay equal.
 * @throws ContractError `CLOCK_WINDOW`.
 */
export function assertClockWindow(recordMs: number, endorserMs: number = Date.now()): void {
  demand(
    Math.abs(recordMs - endorserMs) <= CLOCK_WINDOW_MS,
    'CLOCK_WINDOW',
    `expected a transaction within 15 min of ${utcOf(endorserMs)}, got ${utcOf(recordMs)}`,
  );
}
