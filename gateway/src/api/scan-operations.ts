// SPDX-License-Identifier: Apache-2.0
import { flaggedCodeSchema } from '@daoji/exchange';
import { gtinSchema, serialSchema } from '@daoji/model';
import { z } from 'zod';

import { operation } from './operation.js';
import { noParameters } from './parameters.js';

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
