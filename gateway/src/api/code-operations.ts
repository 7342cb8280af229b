// SPDX-License-Identifier: Apache-2.0
import { LABEL_SHEET_NAMES, SYMBOL_KINDS } from '@daoji/exchange';
import {
  codeOrderSchema,
  gtinSchema,
  idSchema,
  lotIdSchema,
  logisticUnitSchema,
  serialSchema,
  ssccSchema,
} from '@daoji/model';
import { z } from 'zod';

import { operation, read } from './operation.js';
import { noParameters } from './parameters.js';

const range = z.strictObject({ from: z.int(), to: z.int() });

const orderParameters = z.strictObject({ orderId: idSchema });

/** Codes of an order by what became of them. */
export const codeOrderViewSchema = z
  .strictObject({
    counts: z.strictObject({
      activated: z.int(),
      ordered: z.int(),
      printed: z.int(),
      void: z.int(),
    }),
    /** Whether the gateway was given the serials, so that scans of them can be answered. */
    hasSerials: z.boolean(),
    order: codeOrderSchema,
    /** Each place of the roll stands in one of these lists. */
    ranges: z.strictObject({
      activated: z.array(range.extend({ lotId: z.string() })),
      ordered: z.array(range),
      printed: z.array(range),
      void: z.array(range),
    }),
  })
  .meta({ id: 'CodeOrderView' });

const codeStatusSchema = z
  .strictObject({
    exception: z.string().optional(),
    hasScratchCode: z.boolean(),
    index: z.int().meta({ description: 'place on the roll, from 0' }),
    lotId: z.string().optional(),
    orderId: z.string(),
    path: z.array(z.string()).meta({ description: 'hex hashes from the serial to serialRoot' }),
    state: z.enum(['ordered', 'printed', 'activated', 'void']),
  })
  .meta({ id: 'CodeStatus' });

/** A package lot for which codes of an order can be activated. */
const codeLotSchema = z
  .strictObject({
    activated: z.int(),
    count: z.int().meta({ description: 'packages of the lot' }),
    headroom: z.int().meta({ description: 'codes that can still be activated for it' }),
    isClosed: z.boolean(),
    lotId: z.string(),
    netMassGrams: z.int(),
    productionDate: z.string(),
  })
  .meta({ id: 'CodeLot' });

const place = z.string().regex(/^[1-9]\d{0,6}$/, 'expected a place from 1');

/** Which codes are taken: places are counted from 1, both ends included. */
const rollQuery = z.strictObject({
  from: place.optional(),
  origin: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .meta({ description: 'where codes resolve, e.g. https://id.example' }),
  scratchCodes: z.enum(['true', 'false']).optional(),
  to: place.optional(),
});

/** Codes and packages by product and period. */
const stored = z.strictObject({ orderId: z.string() }).meta({ id: 'SerialsStored' });

const unitSchema = logisticUnitSchema.meta({ id: 'LogisticUnit' });

/** Routes about package codes. */
export const CODE_OPERATIONS = {
  listCodeOrders: read(
    'listCodeOrders',
    '/code-orders',
    'Code orders, of one operator or product where asked',
    noParameters,
    z.strictObject({ gtin: gtinSchema.optional(), operatorId: idSchema.optional() }),
    z.strictObject({ items: z.array(codeOrderViewSchema) }).meta({ id: 'CodeOrderList' }),
  ),
  getCodeOrder: read(
    'getCodeOrder',
    '/code-orders/{orderId}',
    'A code order with what became of its codes',
    orderParameters,
    noParameters,
    codeOrderViewSchema,
  ),
  listCodeLots: read(
    'listCodeLots',
    '/code-orders/{orderId}/lots',
    'Package lots of the orderer for which its codes can be activated, newest first, with headroom',
    orderParameters,
    noParameters,
    z.strictObject({ items: z.array(codeLotSchema) }).meta({ id: 'CodeLotList' }),
  ),
  getRoll: operation({
    id: 'getRoll',
    method: 'get',
    path: '/code-orders/{orderId}/roll.csv',
    summary:
      'File for a printing house: place, Digital Link, serial; without void codes. For a Daoji-Read of the orderer',
    params: orderParameters,
    query: rollQuery,
    response: { mediaTypes: ['text/csv'] },
    problems: [403, 404],
  }),
  getLabels: operation({
    id: 'getLabels',
    method: 'get',
    path: '/code-orders/{orderId}/labels.pdf',
    summary: 'Labels of a package lot, at most 10,000. For a Daoji-Read of the orderer',
    params: orderParameters,
    query: rollQuery.extend({
      language: z.enum(['zh', 'en']).optional(),
      lotId: lotIdSchema,
      sheet: z.enum(LABEL_SHEET_NAMES),
      symbol: z.enum(SYMBOL_KINDS).optional(),
    }),
    response: { mediaTypes: ['application/pdf'] },
    problems: [403, 404, 422],
  }),
  putSerials: operation({
    id: 'putSerials',
    method: 'post',
    path: '/code-orders/{orderId}/serials',
    summary:
      'Give the serials of an order, 10 bytes each; they must lead to the root on the ledger',
    params: orderParameters,
    query: noParameters,
    uploads: ['application/octet-stream'],
    response: stored,
    status: 201,
    problems: [404, 413, 415, 422],
  }),
  putScratchKey: operation({
    id: 'putScratchKey',
    method: 'post',
    path: '/code-orders/{orderId}/scratch-key',
    summary: 'Give the key of the scratch codes, 32 bytes in base64; the order commits to it',
    params: orderParameters,
    query: noParameters,
    body: z.strictObject({ key: z.base64().length(44) }).meta({ id: 'ScratchKeyBody' }),
    response: stored,
    status: 201,
    problems: [404, 413, 415, 422],
  }),
  getCode: read(
    'getCode',
    '/code-orders/{orderId}/serials/{serial}',
    'What became of one code, with the path that shows that it is of the order',
    z.strictObject({ orderId: idSchema, serial: serialSchema }),
    noParameters,
    codeStatusSchema,
  ),
  listLogisticUnits: read(
    'listLogisticUnits',
    '/logistic-units',
    'Cases and pallets of an operator by SSCC, those that are packed first',
    noParameters,
    z.strictObject({ operatorId: idSchema }),
    z.strictObject({ items: z.array(unitSchema) }).meta({ id: 'LogisticUnitList' }),
  ),
  getUnitLabel: read(
    'getUnitLabel',
    '/logistic-units/{sscc}/label.svg',
    'The SSCC as GS1-128 with (00), in its true size, also before the unit is packed',
    z.strictObject({ sscc: ssccSchema }),
    noParameters,
    { mediaTypes: ['image/svg+xml'] },
  ),
  getLogisticUnit: read(
    'getLogisticUnit',
    '/logistic-units/{sscc}',
    'A case or pallet with what it holds',
    z.strictObject({ sscc: ssccSchema }),
    noParameters,
    unitSchema,
  ),
} as const;
