// SPDX-License-Identifier: Apache-2.0
import {
  applicationSchema,
  civilDateSchema,
  correctionSchema,
  idSchema,
  inputProductSchema,
  inputStockSchema,
  intervalSchema,
  lotIdSchema,
} from '@daoji/model';
import { z } from 'zod';

const milli = z.int().min(0);

/** A product of the registered-product table in force. */
export const listedProductSchema = z
  .strictObject({
    bannedBy: z.string().optional().meta({ description: 'rule set that bans it' }),
    legalBasis: z.string(),
    product: inputProductSchema,
    ruleSetId: z.string(),
    status: z.enum(['confirmed', 'unconfirmed']),
  })
  .meta({ id: 'ListedInput' });

export const inputTableSchema = z
  .strictObject({
    areaCode: z.string(),
    date: civilDateSchema,
    items: z.array(listedProductSchema),
  })
  .meta({ id: 'InputTable' });

export const stockViewSchema = z
  .strictObject({
    emptiesDue: z.int().min(0),
    name: z.string().optional(),
    stock: inputStockSchema,
  })
  .meta({ id: 'StockView' });

export const stockListSchema = z
  .strictObject({ items: z.array(stockViewSchema) })
  .meta({ id: 'StockList' });

export const applicationListSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        application: applicationSchema,
        correction: correctionSchema
          .optional()
          .meta({ description: 'the application was declared to be in error' }),
        refusals: z
          .array(z.strictObject({ code: z.string(), message: z.string(), subject: z.string() }))
          .meta({ description: 'parcels that a rule refused; nothing was written for them' }),
      }),
    ),
  })
  .meta({ id: 'ApplicationList' });

/** What may still come of the land in its season. */
export const forecastSchema = z
  .strictObject({
    paddyGrams: z.int(),
    riceMaxGrams: z.int().optional(),
    riceMinGrams: z.int().optional(),
  })
  .meta({ id: 'Forecast', description: 'rice by the milling recovery in force' });

export const parcelSeasonViewSchema = z
  .strictObject({
    areaM2: z.int(),
    capGrams: z.int().optional(),
    date: civilDateSchema,
    forecast: forecastSchema.optional(),
    freeFrom: civilDateSchema
      .optional()
      .meta({ description: 'earliest harvest; absent while no interval runs' }),
    harvestedGrams: z.int(),
    harvests: z.array(
      z.strictObject({
        grams: z.int().optional(),
        harvestDate: civilDateSchema,
        lotId: lotIdSchema,
      }),
    ),
    headroomGrams: z.int().optional().meta({ description: 'absent while no cap is in force' }),
    intervals: z.array(
      intervalSchema.extend({ isRunning: z.boolean(), name: z.string().optional() }),
    ),
    operatorId: idSchema,
    parcelId: idSchema,
    ruleSetId: z.string().optional(),
    season: z.int(),
    upliftGrams: z.int().meta({ description: 'part of the cap that a signed uplift gave' }),
    upliftKgPerMu: z.int().optional(),
    variety: z.string(),
  })
  .meta({ id: 'ParcelSeasonView' });

/** Why a product is not allowed; codes are those of the refusals. */
export const sprayReasonSchema = z
  .strictObject({ code: z.string(), en: z.string(), ruleSetId: z.string(), zh: z.string() })
  .meta({ id: 'SprayReason' });

export const sprayAdviceSchema = z
  .strictObject({
    date: civilDateSchema,
    parcelId: idSchema,
    products: z.array(
      z.strictObject({
        actives: z.array(z.string()),
        allowed: z.boolean(),
        content: z.string(),
        earliestHarvest: civilDateSchema,
        legalBasis: z.string(),
        name: z.string(),
        needsAgronomist: z.boolean(),
        phiDays: z.int(),
        reasons: z.array(sprayReasonSchema),
        registration: z.string(),
        ruleSetId: z.string(),
        status: z.enum(['confirmed', 'unconfirmed']),
        stock: z.array(z.strictObject({ remainingMilli: milli, stockLotId: idSchema })),
        unit: z.enum(['g', 'ml']),
        uses: z.array(
          z.strictObject({
            doseMaxMilli: milli,
            doseMinMilli: milli,
            parcelMaxMilli: milli,
            parcelMinMilli: milli,
            target: z.string(),
          }),
        ),
        usesDone: z.int(),
        usesLeft: z.int(),
      }),
    ),
    season: z.int(),
  })
  .meta({ id: 'SprayAdvice' });
