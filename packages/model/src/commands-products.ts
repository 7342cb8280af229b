// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { checkDigit } from './gs1/check-digit.js';
import {
  areaCodeSchema,
  civilDateSchema,
  gramsSchema,
  gtinSchema,
  idSchema,
  lotIdSchema,
  plainTextSchema,
} from './identifiers.js';
import { PRODUCT_CLAIMS } from './label-fields.js';

/** A text that packages show, in both languages. */
export const bothLanguagesSchema = z.strictObject({
  en: plainTextSchema(1, 120),
  zh: plainTextSchema(1, 120),
});

/** GLN of 13 digits with a right check digit (GS1 General Specifications §7.9). */
export const glnSchema = z
  .string()
  .regex(/^\d{13}$/, 'expected a GLN of 13 digits')
  .refine((gln) => checkDigit(gln.slice(0, 12)) === gln.slice(12), 'expected a right check digit');

/** What a product is; the brand owner is the operator whose person registers it. */
export const productShape = {
  claims: z.array(z.enum(PRODUCT_CLAIMS)).max(PRODUCT_CLAIMS.length),
  grade: plainTextSchema(1, 30),
  gtin: gtinSchema,
  name: bothLanguagesSchema,
  netMassGrams: gramsSchema,
  shelfLifeDays: z.int().min(1).max(3_650),
  standardNumber: plainTextSchema(3, 40),
  storageWords: bothLanguagesSchema,
  /** Absent: any variety is packed under it. */
  variety: z.string().min(1).max(60).optional(),
};

/** On what a pledge for paddy rests (承诺达标合格证). */
export const PLEDGE_BASES = [
  'commissioned-test',
  'own-test',
  'quality-control',
  'self-pledge',
] as const;

/** Closed schemas of the commands about products, sites and pledges, by type. */
export const productCommandSchemas = {
  registerProduct: commandOf('registerProduct', productShape),
  /** The brand owner lets another operator pack; dates are production dates, both included. */
  approvePacker: commandOf('approvePacker', {
    gtin: gtinSchema,
    packerOperatorId: idSchema,
    validFrom: civilDateSchema,
    validTo: civilDateSchema,
  }),
  withdrawPacker: commandOf('withdrawPacker', {
    gtin: gtinSchema,
    packerOperatorId: idSchema,
    reason: plainTextSchema(2, 200),
  }),
  registerSite: commandOf('registerSite', {
    /** Address as labels print it. */
    address: plainTextSchema(2, 120).optional(),
    areaCode: areaCodeSchema,
    gln: glnSchema.optional(),
    siteId: idSchema,
  }),
  /** 承诺达标合格证 for a delivery of paddy; never for milled rice. */
  issuePledge: commandOf('issuePledge', {
    bases: z.array(z.enum(PLEDGE_BASES)).min(1).max(PLEDGE_BASES.length),
    grams: gramsSchema,
    lotId: lotIdSchema,
    pledgeId: idSchema,
    /** Operator who gets the paddy. */
    toOperatorId: idSchema.optional(),
  }),
} as const;
