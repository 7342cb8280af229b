// SPDX-License-Identifier: Apache-2.0
import { LedgerError } from './ledger-error.js';
import type { CommitStatus, PreparedTransaction, SubmitResult } from './ledger.js';
import { MVCC_READ_CONFLICT } from './validation-code.js';

/** The steps of one write and how to wait between attempts. */
export interface SubmitSteps {
  readonly prepare: () => Promise<PreparedTransaction>;
  readonly submit: (prepared: PreparedTransaction) => Promise<void>;
  readonly commitStatus: (prepared: PreparedTransaction) => Promise<CommitStatus>;
  readonly wait: (ms: number) => Promise<void>;
  /** Uniform in [0, 1); spreads clients that collide. */
  readonly random: () => number;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 100;
const MISMATCH = /payloads do not match|ProposalResponsePayloads/i;

/**
 * Endorse, submit, wait for the commit. Made again with the same arguments: after a read conflict, and when endorsers
 * at different heights disagreed; after nothing else, so a write is never made twice.
 * @throws LedgerError as `Ledger.submit`.
 */
export async function submitTransaction(steps: SubmitSteps): Promise<SubmitResult> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await attemptOnce(steps);
    if (!(result instanceof LedgerError)) return result;
    if (attempt === ATTEMPTS) throw result;
    await steps.wait(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + steps.random()));
  }
}

async function attemptOnce(steps: SubmitSteps): Promise<SubmitResult | LedgerError> {
  let prepared: PreparedTransaction;
  try {
    prepared = await steps.prepare();
  } catch (cause) {
    if (isMismatch(cause)) return cause;
    throw cause;
  }
  await handOver(steps, prepared);
  const status = await steps.commitStatus(prepared);
  const { transactionId, result } = prepared;
  if (status.valid) return { transactionId, result, blockNumber: status.blockNumber };
  const known = { transactionId, validationCode: status.code };
  const message = `${transactionId}: expected VALID, got ${status.codeName}`;
  if (status.code === MVCC_READ_CONFLICT) {
    return new LedgerError('LEDGER_MVCC_CONFLICT', message, known);
  }
  throw new LedgerError('LEDGER_COMMIT_INVALID', message, known);
}

/** Bytes that may have reached ordering are settled by their status, not by the failed call. */
async function handOver(steps: SubmitSteps, prepared: PreparedTransaction): Promise<void> {
  try {
    await steps.submit(prepared);
  } catch (cause) {
    const isUnknown = cause instanceof LedgerError && cause.code === 'LEDGER_COMMIT_UNKNOWN';
    if (!isUnknown) throw cause;
  }
}

function isMismatch(cause: unknown): cause is LedgerError {
  return (
    cause instanceof LedgerError && cause.code === 'LEDGER_ENDORSE' && MISMATCH.test(cause.message)
  );
}
