// SPDX-License-Identifier: Apache-2.0
import {
  applicationSchema,
  lotDocumentSchema,
  operatorSchema,
  pledgeSchema,
  recallSchema,
  treatmentSchema,
} from '@daoji/model';
import { z } from 'zod';

/** What the pages read of one thing that stops a lot's release; of a kind that they do not know they show the words. */
const blockSchema = z.object({
  alarm: z.object({ kind: z.string(), note: z.string(), state: z.string() }).optional(),
  by: z.object({ operatorId: z.string(), publicName: z.string().optional() }).optional(),
  document: z.object({ documentHash: z.string(), kind: z.string() }).optional(),
  ends: z.object({ en: z.string(), zh: z.string() }),
  id: z.string(),
  kind: z.enum(['alarm', 'failed-test', 'hold', 'recall', 'withdrawal']),
  recall: z.object({ class: z.int(), isOrdered: z.boolean(), state: z.string() }).optional(),
  since: z.string().optional(),
  subject: z.string(),
  treatment: z.object({ freeFrom: z.string(), productName: z.string() }).optional(),
});

const inError = { isInError: z.boolean().default(false) };
// Objects that are not strict: a field that a later version adds does not take the page away.
const { applicationId, registration, startDate, target } = applicationSchema.shape;
const use = z.object({
  ...inError,
  ...{ applicationId, registration, startDate, target },
  parcels: z.array(z.object({ freeFrom: z.string(), parcelId: z.string() })),
});
const { documentHash, documentId, issuedOn, kind, result } = lotDocumentSchema.shape;
const paper = z.object({
  ...inError,
  document: z.object({ documentHash, documentId, issuedOn, kind, result }),
  lotId: z.string(),
});
const { firmId, isOrdered, mock, recallId, startedAt, state } = recallSchema.shape;
const recall = z.object({
  ...{ class: recallSchema.shape.class, firmId, isOrdered, mock, recallId, startedAt, state },
});
const { agent, endDate, freeFrom, productName, subject, treatmentId } = treatmentSchema.shape;
const treatment = z.object({
  ...inError,
  ...{ agent, documentHash: documentHash.optional(), endDate, freeFrom, productName },
  isRunning: z.boolean(),
  ...{ startDate: treatmentSchema.shape.startDate, subject, treatmentId },
});
const { operatorId, publicName } = operatorSchema.shape;
const operator = z.object({ operatorId, publicName });
const { grams, lotId, pledgeId } = pledgeSchema.shape;
const pledge = z.object({ grams, issuedOn: pledgeSchema.shape.issuedOn, lotId, pledgeId });
const position = z.object({ bootEpoch: z.int(), seq: z.int(), time: z.string() });

/** What is joined about a lot, beside what its page shows anyway. */
export const joinedSchema = z.object({
  applications: z.array(use).default([]),
  /** Needed: an answer without it must not read as nothing in the way. */
  blocks: z.array(blockSchema),
  documents: z.array(paper).default([]),
  /** Ids of the operators that hold the lot itself or held it; of the others, only what it was made of. */
  holders: z.array(z.string()).default([]),
  operators: z.array(operator).default([]),
  pledges: z.array(pledge).default([]),
  recalls: z.array(recall).default([]),
  treatments: z.array(treatment).default([]),
});

/** Readings and log head that a closing can bind. */
export const closingSchema = z.object({
  devices: z.array(
    z.object({
      deviceId: z.string(),
      from: position,
      place: z.object({ id: z.string(), kind: z.string() }),
      to: position,
    }),
  ),
  heads: z.array(z.object({ logRoot: z.string(), logSize: z.int(), origin: z.string() })),
  isRead: z.boolean(),
  omitted: z.int(),
});

/** See {@link joinedSchema}. */
export type Joined = z.infer<typeof joinedSchema>;
/** One thing that stops a lot's release. */
export type ShownBlock = Joined['blocks'][number];
/** See {@link closingSchema}. */
export type ShownClosing = z.infer<typeof closingSchema>;
