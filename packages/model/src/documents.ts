// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import {
  civilDateSchema,
  hashSchema,
  idSchema,
  plainTextSchema,
  ulidSchema,
} from './identifiers.js';

/** Kinds of documents. New kinds go to the end. */
export const DOCUMENT_KINDS = [
  'test-report',
  'release-inspection',
  'licence',
  'certificate',
  'photo',
  'soil-test',
  'sc-licence',
  'gi-authorisation',
  'green-certificate',
  'organic-certificate',
  'cma-report',
  'business-licence',
  'scale-calibration',
  'water-test',
  'epcis-capture',
] as const;

/** One of {@link DOCUMENT_KINDS}. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What a document can be about. */
export const DOCUMENT_SUBJECTS = ['lot', 'parcel', 'operator', 'product'] as const;

/** Tests of a lot: the last one of a kind that says `fail` stops the lot. */
export const TEST_KINDS: readonly DocumentKind[] = [
  'test-report',
  'release-inspection',
  'cma-report',
];

/** Licence number of a food producer: SC and 14 digits. Source: Measures on Food Production Licensing (食品生产许可管理办法). */
export const SC_NUMBER = /^SC\d{14}$/;

const validity = {
  /** First day on which it holds; absent: the day of issue. */
  validFrom: civilDateSchema.optional(),
  /** Last day on which it holds, included; absent: it does not expire. */
  validTo: civilDateSchema.optional(),
};

/** Fields of `attachDocument`. */
export const attachDocumentShape = {
  /**
   * SHA-256 of the file, or with `salted` of 16 bytes of salt and the file: the address in the archive either way
   * (`docs/decisions/0057-salted-documents.md`).
   */
  documentHash: hashSchema,
  documentId: idSchema,
  /** Number that its issuer gave it, e.g. of a licence. */
  documentNumber: plainTextSchema(1, 60).optional(),
  issuedOn: civilDateSchema,
  kind: z.enum(DOCUMENT_KINDS),
  result: z.enum(['pass', 'fail', 'none']),
  salted: z.literal(true).optional(),
  subject: z.strictObject({
    /** Id of the lot, parcel or operator, or the GTIN of the product. */
    id: z.union([idSchema, z.string().regex(/^\d{14}$/)]),
    kind: z.enum(DOCUMENT_SUBJECTS),
  }),
  ...validity,
};

/** Value of `document~{documentId}`. */
export const documentSchema = z.strictObject({
  /** Operator of the person who attached it; absent in values of before. */
  byOperatorId: idSchema.optional(),
  commandId: ulidSchema,
  documentHash: hashSchema,
  documentId: idSchema,
  documentNumber: z.string().optional(),
  issuedOn: civilDateSchema,
  kind: z.enum(DOCUMENT_KINDS),
  result: z.enum(['pass', 'fail', 'none']),
  salted: z.literal(true).optional(),
  /** State key of what it is about. */
  subject: z.string(),
  v: z.literal(1),
  ...validity,
});

/** One document of a {@link documentSetSchema}. */
export const documentEntrySchema = documentSchema.omit({ commandId: true, v: true });

/** One document of a lot: the same without its subject, and whether the lot's holder of then attached it. */
export const lotDocumentSchema = documentEntrySchema
  .omit({ subject: true })
  .extend({ byHolder: z.literal(true).optional() });

/**
 * Value of `document-set~{operatorId}`: documents of an operator and of its products, the newest of each kind and subject
 * first; what was superseded is kept as far as there is room, since packing looks at the production date.
 */
export const documentSetSchema = z.strictObject({
  documents: z.array(documentEntrySchema),
  operatorId: idSchema,
  v: z.literal(1),
});

/** See {@link documentSchema}. */
export type DocumentRecord = z.infer<typeof documentSchema>;
/** See {@link lotDocumentSchema}. */
export type LotDocument = z.infer<typeof lotDocumentSchema>;
/** See {@link documentEntrySchema}. */
export type DocumentEntry = z.infer<typeof documentEntrySchema>;
/** See {@link documentSetSchema}. */
export type DocumentSet = z.infer<typeof documentSetSchema>;

/** State key of {@link documentSetSchema}. */
export function documentSetKey(operatorId: string): string {
  return `document-set~${operatorId}`;
}

/** True when a document holds on a civil date. */
export function isDocumentInForce(
  document: Pick<DocumentEntry, 'issuedOn' | 'validFrom' | 'validTo'>,
  date: string,
): boolean {
  const { issuedOn, validFrom = issuedOn, validTo } = document;
  return validFrom <= date && (validTo === undefined || date <= validTo);
}
