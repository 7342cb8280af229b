// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { hashSchema, idSchema, ulidSchema } from './identifiers.js';

/** Most events of one captured document. */
export const MAX_CAPTURED_EVENTS = 20_000;

const captureShape = {
  /** `rollback`: all events or none; `proceed`: those that are good. */
  behaviour: z.enum(['rollback', 'proceed']),
  captureId: idSchema,
  /** SHA-256 of the document as it was sent. */
  documentHash: hashSchema,
  /** Events of the document that are well formed, in its order, repeats too. */
  eventCount: z.int().min(1).max(MAX_CAPTURED_EVENTS),
  /** RFC 9162 root over their CBV 2.0 hashes (`docs/spec/epcis.md`). */
  eventRoot: hashSchema,
};

/** Closed schemas of the commands about captured EPCIS documents, by type. */
export const captureCommandSchemas = {
  /** An operator stands for the events of a document, foreign ones too; the document itself lies in the archive. */
  captureEpcis: commandOf('captureEpcis', captureShape),
} as const;

/** Value of `epcis-capture~{captureId}`. */
export const epcisCaptureSchema = z.strictObject({
  ...captureShape,
  commandId: ulidSchema,
  /** Operator of the person who signed. */
  operatorId: idSchema,
  v: z.literal(1),
});

/** See {@link epcisCaptureSchema}. */
export type EpcisCapture = z.infer<typeof epcisCaptureSchema>;
