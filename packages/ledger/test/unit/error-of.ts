// SPDX-License-Identifier: Apache-2.0
import { LedgerError } from '../../src/index.js';

/** The LedgerError that `work` throws; any other outcome fails the test. */
export async function errorOf(work: () => unknown): Promise<LedgerError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
  throw new Error('expected a LedgerError, got none');
}
