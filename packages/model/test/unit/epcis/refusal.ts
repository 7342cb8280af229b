// SPDX-License-Identifier: Apache-2.0
import { EpcisError } from '../../../src/index.js';

/** Code and message of the refusal, or `accepted`; anything else than an {@link EpcisError} goes on. */
export function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EpcisError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}
