// SPDX-License-Identifier: Apache-2.0
import type { ApiProblem } from '../api/problem.js';

/** Two commands that met on one ledger key in one block: the second is good as it is and goes again. */
const MET = 'LEDGER_MVCC_CONFLICT';

/** A 4xx answer (but 401, 408, 425, 429, and a meeting on the ledger) is a refusal for good; all else may work later. */
export function isFinalRefusal({ code, status }: ApiProblem): boolean {
  return status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status) && code !== MET;
}
