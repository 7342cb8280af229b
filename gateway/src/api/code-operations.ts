// SPDX-License-Identifier: Apache-2.0
import {
  codeOrderSchema,
  gtinSchema,
  idSchema,
  logisticUnitSchema,
  serialSchema,
  ssccSchema,
} from '@daoji/model';
import { z } from 'zod';

import { operation, read } from './operation.js';
import { noParameters } from './parameters.js';

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

/** Codes and packages by product and period. */
const stored = z.strictObject({ orderId: z.string() }).meta({ id: 'SerialsStored' });

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
  getLogisticUnit: read(
    'getLogisticUnit',
    '/logistic-units/{sscc}',
    'A case or pallet with what it holds',
    z.strictObject({ sscc: ssccSchema }),
    noParameters,
    logisticUnitSchema.meta({ id: 'LogisticUnit' }),
  ),
} as const;
