// SPDX-License-Identifier: Apache-2.0
import type { IRouter } from 'express';

import { OPERATIONS } from '../api/operations.js';
import { binContents } from '../bins/bin-contents.js';
import { lotAlerts } from '../bins/lot-alerts.js';
import { bind } from './bind.js';
import { todayOf } from './input-routes.js';
import type { Services } from './services.js';

/** Routes about what lies in a bin, and what stops the release of a lot. */
export function binRoutes(router: IRouter, services: Services): void {
  const { catalog, index } = services;
  bind(router, OPERATIONS.getBinContents, async ({ params }) => {
    const { value } = await catalog.bin(params.binId);
    return binContents(index, value, todayOf(services));
  });
  bind(router, OPERATIONS.getLotAlerts, async ({ params }) => {
    const { value } = await catalog.lot(params.lotId);
    return lotAlerts(index.records, value, todayOf(services));
  });
}
