// SPDX-License-Identifier: Apache-2.0
import { unitLabelSvg } from '@daoji/exchange';
import { codePartition, codesIn, type CodeOrder } from '@daoji/model';
import { fromBase64, toHex } from '@daoji/proof';
import type { IRouter } from 'express';
import type { z } from 'zod';

import type { codeOrderViewSchema } from '../api/code-operations.js';
import { OPERATIONS } from '../api/operations.js';
import { codeLots } from '../codes/code-lots.js';
import { GatewayError } from '../gateway-error.js';
import { bind } from './bind.js';
import { jsonBody, needs } from './json-body.js';
import { limitRate } from './security.js';
import type { Services } from './services.js';

/** Serials cost disk; whoever sends wrong ones is refused after the last byte, so few may try. */
const UPLOADS_PER_MINUTE = 10;

/** Routes about package codes. Serials and keys need no sign-in: the ledger's commitments say whether they are right. */
export function codeRoutes(router: IRouter, services: Services): void {
  const { codes, index } = services;
  bind(router, OPERATIONS.listCodeOrders, ({ query }) => {
    const { gtin, operatorId } = query;
    const items = index.records
      .all('code-order')
      .filter((order) => gtin === undefined || order.gtin === gtin)
      .filter((order) => operatorId === undefined || order.operatorId === operatorId)
      .sort((a, b) => (a.orderedAt < b.orderedAt ? 1 : -1));
    return Promise.resolve({ items: items.map((order) => orderView(services, order)) });
  });
  bind(router, OPERATIONS.getCodeOrder, ({ params }) =>
    Promise.resolve(orderView(services, codes.order(params.orderId))),
  );
  bind(router, OPERATIONS.listCodeLots, ({ params }) =>
    Promise.resolve({ items: codeLots(index, codes.order(params.orderId)) }),
  );
  router.post(
    '/code-orders/:orderId/serials',
    limitRate(UPLOADS_PER_MINUTE),
    needs('application/octet-stream'),
  );
  bind(router, OPERATIONS.putSerials, async ({ params }, { request }) => {
    await codes.takeSerials(params.orderId, request as AsyncIterable<Uint8Array>);
    return { orderId: params.orderId };
  });
  router.post('/code-orders/:orderId/scratch-key', limitRate(UPLOADS_PER_MINUTE), jsonBody());
  bind(router, OPERATIONS.putScratchKey, async ({ body, params }) => {
    await codes.takeScratchKey(params.orderId, fromBase64(body.key));
    return { orderId: params.orderId };
  });
  bind(router, OPERATIONS.getCode, async ({ params }) => {
    const { gtin } = codes.order(params.orderId);
    const { path } = await codes.pathOf(params.orderId, params.serial);
    const status = await codes.find(gtin, params.serial);
    if (!status) throw new GatewayError('CODE_NOT_FOUND', `expected a code, got ${params.serial}`);
    return { ...status, path: path.map(toHex) };
  });
  unitRoutes(router, services);
}

function unitRoutes(router: IRouter, { index }: Services): void {
  bind(router, OPERATIONS.listLogisticUnits, ({ query }) => {
    const items = index.records
      .all('logistic-unit')
      .filter(({ operatorId }) => operatorId === query.operatorId)
      .sort(
        (left, right) =>
          right.state.localeCompare(left.state) || left.sscc.localeCompare(right.sscc),
      );
    return Promise.resolve({ items });
  });
  bind(router, OPERATIONS.getUnitLabel, ({ params }, { response }) => {
    response.type('image/svg+xml').send(unitLabelSvg(params.sscc));
    return Promise.resolve(undefined);
  });
  bind(router, OPERATIONS.getLogisticUnit, ({ params }) => {
    const unit = index.records.get('logistic-unit', params.sscc);
    if (unit) return Promise.resolve(unit);
    throw new GatewayError('UNIT_NOT_FOUND', `expected a case or pallet, got ${params.sscc}`);
  });
}

function orderView({ codes }: Services, order: CodeOrder): z.infer<typeof codeOrderViewSchema> {
  return {
    counts: {
      activated: codesIn(order.activated),
      ordered: order.count,
      printed: codesIn(order.printed),
      void: codesIn(order.voided),
    },
    hasSerials: codes.hasSerials(order.orderId),
    order,
    ranges: rangesOf(order),
  };
}

function rangesOf(order: CodeOrder): z.infer<typeof codeOrderViewSchema>['ranges'] {
  const { activated, ordered, printed, void: voided } = codePartition(order);
  return {
    activated: [...activated],
    ordered: [...ordered],
    printed: [...printed],
    void: [...voided],
  };
}
