// SPDX-License-Identifier: Apache-2.0
import {
  civilDateSchema,
  documentEntrySchema,
  idSchema,
  LABEL_FIELDS,
  lotIdSchema,
  pledgeSchema,
  productSchema,
  siteSchema,
} from '@daoji/model';
import { z } from 'zod';

import { forecastSchema, parcelSeasonViewSchema } from './input-views.js';

export const documentStatusSchema = z
  .strictObject({
    document: documentEntrySchema,
    isNewest: z.boolean().meta({ description: 'false: superseded by a newer one of its kind' }),
    state: z.enum(['in-force', 'expiring', 'expired', 'not-yet']),
  })
  .meta({ id: 'DocumentStatus' });

export const documentListSchema = z
  .strictObject({
    date: civilDateSchema,
    items: z.array(documentStatusSchema),
    operatorId: idSchema,
  })
  .meta({ id: 'DocumentList' });

export const productViewSchema = z
  .strictObject({
    brandOwnerName: z.string().optional(),
    documents: z.array(documentStatusSchema),
    packerNames: z.record(z.string(), z.string()),
    product: productSchema,
  })
  .meta({ id: 'ProductView' });

export const productListSchema = z
  .strictObject({ items: z.array(productViewSchema) })
  .meta({ id: 'ProductList' });

export const siteListSchema = z
  .strictObject({ items: z.array(siteSchema) })
  .meta({ id: 'SiteList' });

export const pledgeViewSchema = z
  .strictObject({ pledge: pledgeSchema, producer: z.string().optional() })
  .meta({ id: 'PledgeView' });

const labelField = z.enum(LABEL_FIELDS);

export const labelViewSchema = z
  .strictObject({
    claimsGi: z.boolean(),
    faults: z.array(
      z.strictObject({
        accepted: z.string(),
        clause: z.string(),
        field: labelField,
        problem: z.enum(['missing', 'malformed', 'unauthorised']),
      }),
    ),
    hasGiAuthorisation: z.boolean(),
    isOem: z.boolean(),
    legalBasis: z.string().optional(),
    lotId: lotIdSchema,
    ruleSetId: z
      .string()
      .optional()
      .meta({ description: 'absent where no label-fields set is in force: nothing was checked' }),
    status: z.enum(['confirmed', 'unconfirmed']).optional(),
    texts: z.partialRecord(labelField, z.string()),
  })
  .meta({ id: 'LabelView' });

/** One thing that stops or waits, with what it is about; `code` is that of the refusal it would cause. */
const notice = z.strictObject({
  code: z.string(),
  date: civilDateSchema.optional(),
  en: z.string(),
  subject: z.string(),
  zh: z.string(),
});

export const producerHomeSchema = z
  .strictObject({
    blocks: z.array(notice),
    date: civilDateSchema,
    due: z.array(notice),
    operatorId: idSchema,
    parcels: z.array(parcelSeasonViewSchema),
    totals: z.strictObject({
      capGrams: z.int(),
      forecast: forecastSchema,
      harvestedGrams: z.int(),
      headroomGrams: z.int(),
      upliftGrams: z.int(),
      withoutCap: z.int().meta({ description: 'parcels for which no cap is in force' }),
    }),
  })
  .meta({ id: 'ProducerHome' });
