// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import {
  activateOnTraceShape,
  AUTHORITIES,
  commandOf,
  revokeIdentityShape,
} from './command-base.js';
import {
  areaCodeSchema,
  civilDateSchema,
  deviceIdSchema,
  glnSchema,
  gramsSchema,
  gtinSchema,
  hashSchema,
  idSchema,
  lotIdSchema,
  plainTextSchema,
} from './identifiers.js';
import { originSchema } from './batch.js';
import { captureCommandSchemas } from './captures.js';
import { codeCommandSchemas } from './commands-codes.js';
import { inputCommandSchemas } from './commands-inputs.js';
import { recallCommandSchemas } from './commands-recall.js';
import { alarmCommandSchemas } from './commands-alarms.js';
import { forecastCommandSchemas } from './commands-forecasts.js';
import { warningCommandSchemas } from './commands-warnings.js';
import { dutyCommandSchemas } from './commands-duties.js';
import { signalCommandSchemas } from './commands-signals.js';
import { storageCommandSchemas } from './commands-storage.js';
import { correctionCommandSchemas } from './commands-corrections.js';
import { stepCommandSchemas } from './commands-steps.js';
import { productCommandSchemas } from './commands-products.js';
import { grantShape, mandateCommandSchemas } from './commands-mandates.js';
import { tradeCommandSchemas } from './commands-trade.js';
import { fieldCommandSchemas } from './commands-field.js';
import {
  boundaryClaimShape,
  overlapClaimsShape,
  parcelCommandSchemas,
} from './commands-parcels.js';
import { ruleCommandSchemas } from './commands-rules.js';
import { creditCodeSchema } from './gs1/credit-code.js';
import { attachDocumentShape } from './documents.js';

const lotPart = z.strictObject({ grams: gramsSchema, lotId: lotIdSchema });
const lotParts = z.array(lotPart).min(1).max(200);
const variety = z.string().min(1).max(60);
const harvestYear = z.int().min(2000).max(2100);
const devicePosition = z.strictObject({ bootEpoch: z.int().min(0), seq: z.int().min(0) });

/** Streams that milling yields; only `milled-rice` can be packed for consumers. */
export const MILL_PRODUCTS = ['milled-rice', 'bran', 'husk', 'brokens'] as const;

/** Closed schemas of every command of channel `trace`, by type. Masses in grams, physical at 14.5 % unless named `weighed`. */
export const traceCommandSchemas = {
  ...ruleCommandSchemas,
  ...inputCommandSchemas,
  ...stepCommandSchemas,
  ...alarmCommandSchemas,
  ...warningCommandSchemas,
  ...dutyCommandSchemas,
  ...signalCommandSchemas,
  ...forecastCommandSchemas,
  ...storageCommandSchemas,
  ...correctionCommandSchemas,
  ...codeCommandSchemas,
  ...recallCommandSchemas,
  ...fieldCommandSchemas,
  ...parcelCommandSchemas,
  ...productCommandSchemas,
  ...tradeCommandSchemas,
  ...mandateCommandSchemas,
  ...captureCommandSchemas,
  registerOperator: commandOf('registerOperator', {
    areaCode: areaCodeSchema,
    /** Which authority an operator of kind `authority` is; its persons can have no other. */
    authority: z.enum(AUTHORITIES).optional(),
    /** 统一社会信用代码 of the firm; a household has none. */
    creditCode: creditCodeSchema.optional(),
    gln: glnSchema.optional(),
    kind: z.enum([
      'cooperative',
      'household',
      'farm',
      'storage',
      'mill',
      'laboratory',
      'authority',
      'association',
      'distributor',
      'retailer',
      'canteen',
    ]),
    mspId: z.enum(['ProducerMSP', 'RegulatorMSP', 'InspectorMSP']),
    operatorId: idSchema,
    /** Absent means verified; a draft acts, and waits for an authority's word. */
    state: z.literal('draft').optional(),
    /** Public business name as printed on packages; names of persons never stand here. */
    publicName: z.string().min(1).max(120),
  }),
  /** A suspended or closed operator's people record nothing but what a recall asks of them; closed is for ever. */
  setOperatorState: commandOf('setOperatorState', {
    /** The decision on which it rests. */
    documentHash: hashSchema.optional(),
    operatorId: idSchema,
    reason: plainTextSchema(2, 200),
    state: z.enum(['verified', 'suspended', 'closed']),
  }),
  activateIdentity: commandOf('activateIdentity', activateOnTraceShape),
  revokeIdentity: commandOf('revokeIdentity', revokeIdentityShape),
  registerParcel: commandOf('registerParcel', {
    ...boundaryClaimShape,
    ...overlapClaimsShape,
    areaCode: areaCodeSchema,
    /** The area that caps and doses are computed with; `areaBasis` says which of the three it is. */
    areaM2: z.int().min(1).max(100_000_000),
    /** Salted commitment of the boundary; the polygon itself lies in the archive. */
    boundaryCommitment: hashSchema,
    /** Crabs live in a `crab-rice` paddy, which some inputs would kill. */
    farming: z.enum(['rice', 'crab-rice']).optional(),
    originClass: z.enum(['protected', 'panjin', 'unproven']),
    parcelId: idSchema,
    season: harvestYear,
    variety,
  }),
  attestParcel: commandOf('attestParcel', {
    ...overlapClaimsShape,
    /** The version that the signer saw; absent means 1. */
    boundaryVersion: z.int().min(1).max(10_000).optional(),
    parcelId: idSchema,
  }),
  registerBin: commandOf('registerBin', {
    binId: idSchema,
    capacityGrams: gramsSchema,
    siteId: idSchema,
  }),
  registerMillLine: commandOf('registerMillLine', { millLineId: idSchema, siteId: idSchema }),
  recordHarvest: commandOf('recordHarvest', {
    ...grantShape,
    harvestYear: harvestYear.optional(),
    lotId: lotIdSchema,
    moistureMilliPercent: z.int().min(5_000).max(40_000),
    parcels: z.array(idSchema).min(1).max(200),
    variety: variety.optional(),
    weighedGrams: gramsSchema,
  }),
  storeLot: commandOf('storeLot', { binId: idSchema, inputs: lotParts, lotId: lotIdSchema }),
  splitLot: commandOf('splitLot', { lotId: lotIdSchema, outputs: lotParts }),
  mergeLots: commandOf('mergeLots', { inputs: lotParts, lotId: lotIdSchema }),
  millLot: commandOf('millLot', {
    inputs: lotParts,
    millLineId: idSchema,
    millingDate: civilDateSchema,
    outputs: z
      .array(
        z.strictObject({ grams: gramsSchema, lotId: lotIdSchema, product: z.enum(MILL_PRODUCTS) }),
      )
      .min(1)
      .max(20),
  }),
  packLot: commandOf('packLot', {
    count: z.int().min(1).max(5_000_000),
    gtin: gtinSchema,
    inputs: lotParts,
    lotId: lotIdSchema,
    netMassGrams: gramsSchema,
    productionDate: civilDateSchema,
  }),
  attachDocument: commandOf('attachDocument', attachDocumentShape),
  closeLot: commandOf('closeLot', {
    devices: z
      .array(z.strictObject({ deviceId: deviceIdSchema, from: devicePosition, to: devicePosition }))
      .max(64),
    heads: z
      .array(z.strictObject({ logRoot: hashSchema, logSize: z.int().min(1), origin: originSchema }))
      .max(8),
    lotId: lotIdSchema,
  }),
} as const;
