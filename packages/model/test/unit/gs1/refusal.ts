// SPDX-License-Identifier: Apache-2.0
import { Gs1Error } from '../../../src/index.js';

/** Code of the refusal, or `accepted`; anything else than a {@link Gs1Error} goes on. */
export function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Gs1Error) return error.code;
    throw error;
  }
  return 'accepted';
}
