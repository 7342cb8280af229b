// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@daoji/model';

import { ApiProblem } from '../api/problem.js';
import { newDraft } from '../sign/command-draft.js';
import { isFinalRefusal } from '../sign/final-refusal.js';
import type { Signer } from '../sign/signer.js';
import type { PlannedRow } from './csv-plan.js';

/**
 * Signs the rows one after the other into the outbox, as one batch. A demo key also sends: what the ledger refuses is
 * handed to `onRefused` and the next row is signed all the same.
 * @throws what stops every row alike, such as a missing server; signing again goes on with the rows that are left.
 */
export async function signRows(
  rows: readonly PlannedRow[],
  signer: Signer,
  batch: string,
  on: {
    readonly signed: () => void;
    readonly refused: (commandId: string, reason: string) => void;
  },
): Promise<void> {
  for (const { command, commandId } of rows) {
    // The closed schema judges what the gateway planned; what is shown is what is signed.
    const draft = newDraft('trace', command as unknown as Command);
    if (!draft.isReady) {
      on.refused(commandId, draft.why);
      continue;
    }
    try {
      await signer.sign('trace', draft, { batch });
      on.signed();
    } catch (cause) {
      if (!(cause instanceof ApiProblem) || !isFinalRefusal(cause)) throw cause;
      on.refused(commandId, `${cause.code}: ${cause.message}`);
    }
  }
}
