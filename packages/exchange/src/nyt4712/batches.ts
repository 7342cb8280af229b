// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  civilDateSchema,
  gramsSchema,
  lotIdSchema,
  utcTimeSchema,
} from '@daoji/model';
import { z } from 'zod';

import { NYT4712_STAGES, type Nyt4712Stage } from './fields.js';

/** Source of paddy that no operator of the network gave; it has no outbound batch to agree with. */
export const OUTSIDE = 'outside';

const code = z.string().regex(/^[A-Za-z0-9-]{2,64}$/, 'expected 2–64 letters, digits and -');
const common = {
  date: civilDateSchema,
  grams: gramsSchema,
  nodeCode: code.optional(),
  productName: z.string().min(1).max(60),
  recordId: z.string().min(1).max(80),
  stage: z.enum(NYT4712_STAGES),
  subjectCode: code,
};

const inboundSchema = z.strictObject({
  ...common,
  batchCode: lotIdSchema,
  sourceSubjectCode: code,
  sourceTraceCode: lotIdSchema.optional(),
});
const outboundSchema = z.strictObject({
  ...common,
  destinationSubjectCode: code,
  traceCode: lotIdSchema,
});

/** A file of the profile. */
export const nyt4712FileSchema = z.strictObject({
  createdAt: utcTimeSchema,
  inbound: z.array(inboundSchema).max(100_000),
  outbound: z.array(outboundSchema).max(100_000),
  profile: z.literal('NY/T 4712-2025'),
  /** Subjects of which every batch is in the file: their batches must agree with each other. */
  reporting: z.array(code),
  /** Field names were not yet compared with the standard. */
  status: z.literal('unconfirmed'),
  subjects: z.array(
    z.strictObject({
      subjectCode: code,
      subjectKind: z.enum(['legal', 'natural']),
      subjectName: z.string().min(1).max(120),
    }),
  ),
});

/** See {@link nyt4712FileSchema}. */
export type Nyt4712File = z.infer<typeof nyt4712FileSchema>;

/** Rice that went from one subject and stage to another: one outbound and one inbound batch. */
export interface Movement {
  readonly id: string;
  /** UTC text. */
  readonly at: string;
  readonly grams: number;
  readonly product: string;
  readonly from: {
    readonly lotId?: string;
    readonly stage: Nyt4712Stage;
    readonly subject: string;
  };
  readonly to: { readonly lotId: string; readonly stage: Nyt4712Stage; readonly subject: string };
}

/** What a file is made for. */
export interface FileTerms {
  readonly createdAt: string;
  readonly subjects: Nyt4712File['subjects'];
  /** Absent: every subject. */
  readonly only?: string;
}

/** Writes movements as batches, each on both sides; of one subject alone where asked. */
export function nyt4712File(movements: readonly Movement[], terms: FileTerms): Nyt4712File {
  const { createdAt, only, subjects } = terms;
  const isOurs = (subject: string): boolean => only === undefined || subject === only;
  const known = movements.filter(({ from, to }) => isOurs(from.subject) || isOurs(to.subject));
  const named = new Set(known.flatMap(({ from, to }) => [from.subject, to.subject]));
  return {
    createdAt,
    inbound: known
      .filter(({ to }) => isOurs(to.subject))
      .map((one) => ({
        ...commonOf(one),
        batchCode: one.to.lotId,
        sourceSubjectCode: one.from.subject,
        ...(one.from.lotId !== undefined && { sourceTraceCode: one.from.lotId }),
        stage: one.to.stage,
        subjectCode: one.to.subject,
      })),
    outbound: known.flatMap((one) =>
      isOurs(one.from.subject) && one.from.lotId !== undefined
        ? [
            {
              ...commonOf(one),
              destinationSubjectCode: one.to.subject,
              stage: one.from.stage,
              subjectCode: one.from.subject,
              traceCode: one.from.lotId,
            },
          ]
        : [],
    ),
    profile: 'NY/T 4712-2025',
    reporting: (only === undefined ? [...named] : [only]).filter((one) => one !== OUTSIDE).sort(),
    status: 'unconfirmed',
    subjects: subjects.filter(({ subjectCode }) => named.has(subjectCode)),
  };
}

function commonOf({ at, grams, id, product }: Movement): {
  date: string;
  grams: number;
  productName: string;
  recordId: string;
} {
  return { date: civilDateOf(at), grams, productName: product, recordId: id };
}
