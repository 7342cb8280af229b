// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { AUTHORITIES, ROLES } from './command-base.js';
import { lotDocumentSchema } from './documents.js';
import { otherSharesSchema, shareSchema } from './shares.js';
import {
  areaCodeSchema,
  base64Schema,
  civilDateSchema,
  hashSchema,
  idSchema,
  lotIdSchema,
  ulidSchema,
  utcTimeSchema,
} from './identifiers.js';
import { parcelHistoryShape } from './state-parcels.js';

/** Flags that an event keeps for ever. */
export const EVENT_FLAGS = [
  'LATE_RECORD',
  'ON_BEHALF',
  'UNCONFIRMED',
  'SCENARIO',
  'DEMO_KEY',
  'NO_YIELD_CAP',
  'YIELD_UPLIFT',
  'PARTLY_REFUSED',
  'HOLD_PLACED',
  'RULE_BACKDATED',
  'HARVEST_BEFORE_SPRAY',
  'LOW_RECOVERY',
  'NO_SOWING_RECORD',
  'NO_CREDIT_CODE',
  'NO_PROTECTED_AREA',
  'AREA_ABOVE_BOUNDARY',
  'HIGH_LOSS',
  'RECEIVED_LESS',
  'RECEIVED_MORE',
  'STOCK_SHORTAGE',
  'STOCK_SURPLUS',
  'MOCK_RECALL',
  'RECALL_LATE',
  'NO_RECALL_TERMS',
  'NO_DOCUMENT_RULES',
  'OVER_CONTRACT_CAP',
  'NO_SETTLEMENT_RULES',
  'NO_TREATMENT_RULES',
  'LOTS_VOIDED',
  'PARCEL_OVERLAP',
  'SPRAY_TAKEN_BACK',
] as const;

/** One flag of {@link EVENT_FLAGS}. */
export type EventFlag = (typeof EVENT_FLAGS)[number];

/** Value of `event~{commandId}`: what a proof of a command shows (`ledger-state.md` §3). */
export const eventSchema = z.strictObject({
  commandHash: hashSchema,
  eventTime: utcTimeSchema,
  flags: z.array(z.enum(EVENT_FLAGS)),
  recordTime: utcTimeSchema,
  /** Parts of the command that were refused and written nowhere; absent when there are none. */
  refusals: z
    .array(z.strictObject({ code: z.string(), message: z.string(), subject: z.string() }))
    .optional(),
  ruleSets: z.array(z.string()),
  /** Key id of the signer; `msp:<MSPID>` for a first registrar. */
  signer: z.string(),
  subjects: z.array(z.string()),
  type: z.string(),
  v: z.literal(1),
});

/** Value of `identity~{keyId}` on both channels. */
export const identitySchema = z.strictObject({
  activatedBy: z.string(),
  areaCode: areaCodeSchema,
  authority: z.enum(AUTHORITIES).optional(),
  commandId: ulidSchema,
  keyId: hashSchema,
  operatorId: idSchema,
  personId: idSchema,
  revokedAt: utcTimeSchema.optional(),
  roles: z.array(z.enum(ROLES)),
  spki: base64Schema,
  status: z.enum(['active', 'revoked']),
  v: z.literal(1),
  validFrom: utcTimeSchema,
  validTo: utcTimeSchema,
});

/**
 * Value of `scenario~network`; absent on ordinary networks. Scenario time runs `factor` times faster from `epoch` on, and
 * from `until`, a scenario time, at real speed; see `scenarioTimeOf`.
 */
export const scenarioSchema = z
  .strictObject({
    createdAt: utcTimeSchema,
    epoch: utcTimeSchema,
    factor: z.int().min(1).max(1_000_000),
    until: utcTimeSchema.optional(),
    v: z.literal(1),
  })
  .refine(({ epoch, until }) => until === undefined || epoch < until, 'until lies after epoch');

/** Value of `operator~{operatorId}`. */
export const operatorSchema = z.strictObject({
  areaCode: areaCodeSchema,
  authority: z.enum(AUTHORITIES).optional(),
  creditCode: z.string().optional(),
  gln: z.string().optional(),
  kind: z.string(),
  mspId: z.string(),
  operatorId: idSchema,
  publicName: z.string(),
  /** Absent means verified, as in state of before. */
  state: z.enum(['draft', 'verified', 'suspended', 'closed']).optional(),
  v: z.literal(1),
});

/** Value of `parcel~{parcelId}`. */
export const parcelSchema = z.strictObject({
  ...parcelHistoryShape,
  areaCode: areaCodeSchema,
  areaM2: z.int(),
  boundaryCommitment: hashSchema,
  farming: z.enum(['rice', 'crab-rice']).optional(),
  operatorId: idSchema,
  originClass: z.enum(['protected', 'panjin', 'unproven']),
  parcelId: idSchema,
  season: z.int(),
  state: z.enum(['draft', 'attested', 'verified', 'closed']),
  v: z.literal(1),
  variety: z.string(),
});

/** Value of `bin~{binId}` and `mill-line~{millLineId}`. */
export const siteObjectSchema = z.strictObject({
  capacityGrams: z.int().optional(),
  id: idSchema,
  kind: z.enum(['bin', 'mill-line']),
  operatorId: idSchema,
  siteId: idSchema,
  v: z.literal(1),
});

/** Origin classes from the strongest to the weakest; a blend takes its weakest part's (`ledger-state.md` §7). */
export const ORIGIN_CLASSES = ['protected', 'panjin', 'unproven'] as const;

/** Flags that a lot keeps for ever and hands on to all that comes of it. */
export const LOT_FLAGS = [
  'INTERVAL_BREACH',
  'HARVEST_BEFORE_SPRAY',
  'SPRAY_TAKEN_BACK',
  'YIELD_UPLIFT',
  'OUTSIDE_PADDY',
  'RETURNED',
  'REWORKED',
  'PARCEL_OVERLAP',
  // Of the step that made the lot, or handed it over.
  'LATE_RECORD',
  'UNCONFIRMED',
  'NO_YIELD_CAP',
  'NO_SOWING_RECORD',
  'HIGH_LOSS',
  'RECEIVED_MORE',
  'STOCK_SURPLUS',
] as const;

/** One flag of {@link LOT_FLAGS}. */
export type LotFlag = (typeof LOT_FLAGS)[number];

/** Value of `lot~{lotId}`. `massGrams` went in, `remainingGrams` is not yet used; physical grams at 14.5 % moisture. */
export const lotSchema = z.strictObject({
  /** Alarms of bins and treatments that the lot carries on, `alarm~…` and `treatment~…`; those that are over may stand. */
  alerts: z.array(z.string()).optional(),
  binId: idSchema.optional(),
  closed: z.boolean(),
  commandId: ulidSchema,
  createdAt: utcTimeSchema,
  documents: z.array(lotDocumentSchema),
  /** Civil date up to which a package is best; from the production date and the product's shelf life. */
  bestBefore: civilDateSchema.optional(),
  flags: z.array(z.enum(LOT_FLAGS)).optional(),
  /** Civil date in Asia/Shanghai of a harvest lot. */
  harvestDate: civilDateSchema.optional(),
  harvestYear: z.int().optional(),
  kind: z.enum(['harvest', 'bought', 'storage', 'milled', 'by-product', 'package']),
  lotId: lotIdSchema,
  massGrams: z.int(),
  millLineId: idSchema.optional(),
  millingDate: z.string().optional(),
  moistureMilliPercent: z.int().optional(),
  operatorId: idSchema,
  originClass: z.enum(ORIGIN_CLASSES),
  /** First production date of packages that were opened again; packing never gives a later one. */
  originalProductionDate: civilDateSchema.optional(),
  /** Harvest lots that this lot may hold; absent for harvest lots, and for lots of versions that did not keep it. */
  origins: z.array(lotIdSchema).optional(),
  package: z
    .strictObject({
      count: z.int(),
      /** Codes that were activated for the lot; they count against its packages, and so against the land. */
      activated: z.int().optional(),
      gtin: z.string(),
      netMassGrams: z.int(),
      /** The package lot that this one was split from; codes are activated for that one only. */
      partOf: lotIdSchema.optional(),
      productionDate: z.string(),
    })
    .optional(),
  /** All contributing lots beyond those in `shares`, together. */
  otherShares: otherSharesSchema.optional(),
  parcels: z.array(idSchema),
  parents: z.array(z.strictObject({ grams: z.int(), lotId: lotIdSchema })),
  product: z.string().optional(),
  remainingGrams: z.int(),
  /** Bounds of each contributing harvest or bought-in lot; absent for these, and where a part does not know its own. */
  shares: z.array(shareSchema).optional(),
  /** Under way to another operator: until it is accepted or called off, nothing is done with the lot. */
  transferId: idSchema.optional(),
  v: z.literal(1),
  variety: z.string(),
  /** The correction that took the lot back; nothing of it counts any more. */
  voidedBy: ulidSchema.optional(),
  /** Lots between `origins` and this one that it may hold, so that an alarm on one finds it. */
  via: z.array(lotIdSchema).optional(),
  weighedGrams: z.int().optional(),
});

/** See {@link eventSchema}. */
export type LedgerEvent = z.infer<typeof eventSchema>;
/** One part of a command that was refused. */
export type EventRefusal = NonNullable<LedgerEvent['refusals']>[number];
/** See {@link identitySchema}. */
export type Identity = z.infer<typeof identitySchema>;
/** See {@link scenarioSchema}. */
export type Scenario = z.infer<typeof scenarioSchema>;
/** See {@link operatorSchema}. */
export type Operator = z.infer<typeof operatorSchema>;
/** See {@link parcelSchema}. */
export type Parcel = z.infer<typeof parcelSchema>;
/** See {@link siteObjectSchema}. */
export type SiteObject = z.infer<typeof siteObjectSchema>;
/** See {@link lotSchema}. */
export type Lot = z.infer<typeof lotSchema>;

/** State key of an object: `type~id`. */
export function stateKey(
  type:
    | 'event'
    | 'identity'
    | 'operator'
    | 'parcel'
    | 'bin'
    | 'mill-line'
    | 'lot'
    | 'device'
    | 'bridge'
    | 'document'
    | 'rule-set'
    | 'input-stock'
    | 'label-code'
    | 'application'
    | 'parcel-sample'
    | 'credit-code'
    | 'parcel-list'
    | 'transfer'
    | 'code-order'
    | 'recall'
    | 'logistic-unit'
    | 'product'
    | 'site'
    | 'pledge'
    | 'epcis-capture'
    | 'contract'
    | 'mandate'
    | 'slip'
    | 'alarm'
    | 'treatment'
    | 'warning'
    | 'signal'
    | 'model-run'
    | 'inspection'
    | 'aeration'
    | 'fumigation'
    | 'correction',
  id: string,
): string {
  return `${type}~${id}`;
}
