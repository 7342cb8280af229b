// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { postFile } from '../api/request.js';
import { routes } from '../api/routes.js';
import type { ImportKind } from './import-kinds.js';

const planSchema = z.object({
  commands: z.array(
    z.object({
      command: z.looseObject({ type: z.string() }),
      commandId: z.string(),
      isRecorded: z.boolean(),
      row: z.number(),
    }),
  ),
  faults: z.array(
    z.object({
      cell: z.string(),
      column: z.string().optional(),
      message: z.string(),
      row: z.number(),
    }),
  ),
});

/** The dry run of a file: commands of its right rows, and every fault by cell. */
export type CsvPlan = z.infer<typeof planSchema>;
/** One row as the command that it becomes. */
export type PlannedRow = CsvPlan['commands'][number];

/** A file that was checked for one signer. */
export interface CheckedFile {
  readonly kind: ImportKind;
  readonly name: string;
  readonly text: string;
  readonly plan: CsvPlan;
}

/** Has the gateway read a file; nothing is written. @throws ApiProblem with the code of a file that is no table. */
export async function checkCsv(
  kind: ImportKind,
  bytes: Uint8Array<ArrayBuffer>,
  signerKeyId: string,
): Promise<CsvPlan> {
  return planSchema.parse(await postFile(routes.planImport(kind, signerKeyId), 'text/csv', bytes));
}
