// SPDX-License-Identifier: Apache-2.0
import type { IRouter, Request } from 'express';

import { OPERATIONS } from '../api/operations.js';
import { GatewayError } from '../gateway-error.js';
import { flaggedCodes } from '../scans/flagged-codes.js';
import { ownersOf } from '../scans/scanned-thing.js';
import { bind } from './bind.js';
import { whoReads } from './epcis-routes.js';
import type { Services } from './services.js';

/** As many as a page shows; the newest flags come first. */
const MAX_LISTED = 500;

/** Routes about scans of package codes. A serial is worth something to who copies codes, so nobody reads others' lists. */
export function scanRoutes(router: IRouter, services: Services): void {
  const { codes, index, scans } = services;
  bind(router, OPERATIONS.listFlaggedCodes, async (_input, { request }) => {
    const reader = await needsReader(services, request);
    const items = [];
    for await (const code of flaggedCodes(services)) {
      if (!mayRead(reader, code.operatorIds)) continue;
      items.push(code);
      if (items.length >= MAX_LISTED) break;
    }
    return { items };
  });
  bind(router, OPERATIONS.eraseScanDetail, async ({ params }, { request }) => {
    const { gtin, serial } = params;
    const reader = await needsReader(services, request);
    const status = await codes.find(gtin, serial);
    if (!status) throw new GatewayError('CODE_NOT_FOUND', 'expected a serial of an order');
    if (!mayRead(reader, ownersOf(index, gtin, status)))
      throw new GatewayError('SCAN_PRIVATE', 'expected the operator whose code it is');
    return { erased: await scans.erase(`${gtin}/${serial}`) };
  });
}

/** Who reads what is nobody else's business. */
export interface KnownReader {
  readonly operatorId: string;
  readonly isRegulator: boolean;
}

/** @throws GatewayError `SCAN_READER` for who does not say who they are. */
export async function needsReader(services: Services, request: Request): Promise<KnownReader> {
  const { isRegulator = false, operatorId } = await whoReads(services, request);
  if (operatorId !== undefined) return { isRegulator, operatorId };
  throw new GatewayError('SCAN_READER', 'expected a signed Daoji-Read or a demo card, got none');
}

/** True for a regulator, and for one of the operators. */
export function mayRead(reader: KnownReader, operatorIds: readonly string[]): boolean {
  return reader.isRegulator || operatorIds.includes(reader.operatorId);
}
