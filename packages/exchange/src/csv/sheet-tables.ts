// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const count = z.int().min(0);
const text = z.string();

/** Files that are no lists of the ledger and are read back all the same, by name; columns in the order of the file. */
export const SHEET_TABLES = {
  /** `/lots/{lotId}/everything/csv`: a line for each value. */
  'lot-everything': z.strictObject({
    part: text,
    item: z.int().min(1),
    /** Absent where the item itself is the value. */
    field: text.optional(),
    value: text,
  }),
  /** `acknowledgements.csv` of a recall's evidence. */
  'recall-answers': z.strictObject({
    holderId: text,
    grams: count,
    notifiedAt: text.optional(),
    acknowledgedAt: text.optional(),
    returnedGrams: count.optional(),
    destroyedGrams: count.optional(),
    stillOutGrams: count.optional(),
    tokenHash: text.optional(),
  }),
  /** `/code-orders/{orderId}/roll.csv`, for a printing house. */
  roll: z.strictObject({
    place: z.int().min(1),
    digitalLink: text,
    serial: text,
    scratchCode: text.optional(),
  }),
  /** `/slips/{slipId}/settlement.csv`, for the ERP; its SHA-256 is signed. */
  'settlement-sheet': z.strictObject({
    slipId: text,
    contractId: text.optional(),
    buyerOperatorId: text,
    growerOperatorId: text.optional(),
    intakeLotId: text,
    weighedAt: text,
    grossGrams: count,
    tareGrams: count,
    weighedGrams: count,
    moistureMilliPercent: count,
    moistureSteps: count.optional(),
    moistureDeductionMilliPercent: count.optional(),
    impurityMilliPercent: count,
    impuritySteps: count.optional(),
    impurityDeductionMilliPercent: count.optional(),
    settledGrams: count,
    physicalGrams: count,
    settlementRules: text.optional(),
    confirmation: text,
  }),
} as const;

/** One of {@link SHEET_TABLES}. */
export type SheetName = keyof typeof SHEET_TABLES;

/** True for a name of {@link SHEET_TABLES}. */
export function isSheetName(name: string): name is SheetName {
  return Object.hasOwn(SHEET_TABLES, name);
}

/** Sheets that have these columns; optional ones at the end may be missing. */
export function sheetsOfHeader(header: readonly string[]): SheetName[] {
  return (Object.keys(SHEET_TABLES) as SheetName[]).filter((name) => {
    const fields = Object.entries(SHEET_TABLES[name].shape);
    const isNeeded = fields.filter(([, type]) => !(type instanceof z.ZodOptional));
    return (
      header.every((one) => Object.hasOwn(SHEET_TABLES[name].shape, one)) &&
      isNeeded.every(([one]) => header.includes(one))
    );
  });
}
