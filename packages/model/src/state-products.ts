// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { PLEDGE_BASES, productShape } from './commands-products.js';
import {
  areaCodeSchema,
  civilDateSchema,
  idSchema,
  lotIdSchema,
  ulidSchema,
} from './identifiers.js';

/** One operator who may pack for the brand owner, by production date. */
export const packerApprovalSchema = z.strictObject({
  commandId: ulidSchema,
  packerOperatorId: idSchema,
  validFrom: civilDateSchema,
  validTo: civilDateSchema,
  /** From this production date on it holds no longer. */
  withdrawnOn: civilDateSchema.optional(),
});

/** Value of `product~{gtin}`. */
export const productSchema = z.strictObject({
  ...productShape,
  brandOwnerId: idSchema,
  commandId: ulidSchema,
  packers: z.array(packerApprovalSchema),
  v: z.literal(1),
});

/** Value of `site~{siteId}`. */
export const siteSchema = z.strictObject({
  address: z.string().optional(),
  areaCode: areaCodeSchema,
  commandId: ulidSchema,
  gln: z.string().optional(),
  operatorId: idSchema,
  siteId: idSchema,
  v: z.literal(1),
});

/** Value of `pledge~{pledgeId}`: 承诺达标合格证. */
export const pledgeSchema = z.strictObject({
  bases: z.array(z.enum(PLEDGE_BASES)),
  commandId: ulidSchema,
  grams: z.int(),
  issuedOn: civilDateSchema,
  lotId: lotIdSchema,
  operatorId: idSchema,
  pledgeId: idSchema,
  toOperatorId: idSchema.optional(),
  v: z.literal(1),
  variety: z.string(),
});

/** See {@link packerApprovalSchema}. */
export type PackerApproval = z.infer<typeof packerApprovalSchema>;
/** See {@link productSchema}. */
export type Product = z.infer<typeof productSchema>;
/** See {@link siteSchema}. */
export type Site = z.infer<typeof siteSchema>;
/** See {@link pledgeSchema}. */
export type Pledge = z.infer<typeof pledgeSchema>;

/** The approval that lets an operator pack on a production date; `undefined` when there is none. */
export function approvalOf(
  product: Pick<Product, 'packers'>,
  packerOperatorId: string,
  productionDate: string,
): PackerApproval | undefined {
  return product.packers.find(
    (one) =>
      one.packerOperatorId === packerOperatorId &&
      one.validFrom <= productionDate &&
      productionDate <= one.validTo &&
      (one.withdrawnOn === undefined || productionDate < one.withdrawnOn),
  );
}
