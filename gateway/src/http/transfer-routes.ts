// SPDX-License-Identifier: Apache-2.0
import type { IRouter } from 'express';

import { TRANSFER_OPERATIONS } from '../api/transfer-operations.js';
import { GatewayError } from '../gateway-error.js';
import { bind } from './bind.js';
import type { Services } from './services.js';

/** Routes about transfers; whoever is told to accept one finds it here. */
export function transferRoutes(router: IRouter, { index }: Services): void {
  bind(router, TRANSFER_OPERATIONS.getTransfer, ({ params: { transferId } }) => {
    const found = index.records.get('transfer', transferId);
    if (found) return Promise.resolve(found);
    throw new GatewayError('TRANSFER_NOT_FOUND', `expected a transfer, got ${transferId}`);
  });
}
