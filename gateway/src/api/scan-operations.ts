// SPDX-License-Identifier: Apache-2.0
import { gtinSchema, SCAN_FLAGS, serialSchema } from '@daoji/model';
import { z } from 'zod';

import { operation } from './operation.js';
import { noParameters } from './parameters.js';

const time = z.string();

/** A code whose scans are unusual. */
export const flaggedCodeSchema = z
  .strictObject({
    cities: z.int().meta({ description: 'most cities within 30 days' }),
    count: z.int().meta({ description: 'scans; a phone counts once in 30 days' }),
    distant: z.int().meta({ description: 'scans 200 km or more from the one before or the first' }),
    first: time,
    flags: z.array(z.strictObject({ at: time, flag: z.enum(SCAN_FLAGS) })),
    gtin: z.string(),
    lotId: z.string().optional(),
    operatorIds: z.array(z.string()).meta({ description: 'who ordered the code, brand owner' }),
    orderId: z.string(),
    scratch: z
      .strictObject({ firstRight: time.optional(), right: z.int(), wrong: z.int() })
      .optional(),
    serial: z.string(),
  })
  .meta({ id: 'FlaggedCode' });

/** Who asks for what is not everybody's to read. */
export const readHeaders = z.object({
  'Daoji-Read': z.string().optional().meta({
    description: 'base64 of {keyId, time, signature}; not needed in a demo session',
  }),
});

/** Routes about scans; only for regulators and for whom the codes belong to. */
export const SCAN_OPERATIONS = {
  listFlaggedCodes: operation({
    id: 'listFlaggedCodes',
    method: 'get',
    path: '/scans/flagged',
    summary: 'Package codes whose scans are unusual: all for a regulator, else one’s own',
    params: noParameters,
    query: noParameters,
    headers: readHeaders,
    response: z.strictObject({ items: z.array(flaggedCodeSchema) }).meta({ id: 'FlaggedCodes' }),
    problems: [401, 403],
  }),
  eraseScanDetail: operation({
    id: 'eraseScanDetail',
    method: 'post',
    path: '/scans/{gtin}/{serial}/erase',
    summary: 'Erase where and when a code was scanned; its counters stay',
    params: z.strictObject({ gtin: gtinSchema, serial: serialSchema }),
    query: noParameters,
    headers: readHeaders,
    response: z.strictObject({ erased: z.int() }).meta({ id: 'ScanDetailErased' }),
    problems: [401, 403, 404],
  }),
} as const;
