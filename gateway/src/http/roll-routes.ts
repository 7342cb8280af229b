// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { LabelError, MAX_LABELS, printLines, type PrintOptions } from '@daoji/exchange';
import { codesIn, joinedRanges, rangesWithout, type CodeOrder } from '@daoji/model';
import type { IRouter, Request, Response } from 'express';

import { OPERATIONS } from '../api/operations.js';
import { drawOrderLabels, labelPdfOptions, labelTextsOf } from '../codes/order-labels.js';
import { assertMayPrint } from '../codes/roll-right.js';
import { GatewayError } from '../gateway-error.js';
import { bind } from './bind.js';
import { limitRate } from './security.js';
import type { Services } from './services.js';

/** A file of labels keeps a core for minutes. */
const FILES_PER_MINUTE = 10;

interface RollQuery {
  readonly from?: string | undefined;
  readonly origin: string;
  readonly scratchCodes?: 'true' | 'false' | undefined;
  readonly to?: string | undefined;
}

/** Files of the serials of an order, for the operator that ordered them. */
export function rollRoutes(router: IRouter, services: Services): void {
  const { catalog, codes, index } = services;
  let isDrawing = false;
  router.get(
    ['/code-orders/:orderId/roll.csv', '/code-orders/:orderId/labels.pdf'],
    limitRate(FILES_PER_MINUTE),
  );
  bind(router, OPERATIONS.getRoll, async ({ params, query }, { request, response }) => {
    const order = codes.order(params.orderId);
    await grant(services, order, request);
    const print = await printOptions(services, order, query);
    const lines = Readable.from(printLines(codes.serialFile(order.orderId), print));
    announce(response, 'text/csv; charset=utf-8', `${order.orderId}.csv`);
    await pipeline(lines, response);
    return undefined;
  });
  bind(router, OPERATIONS.getLabels, async ({ params, query }, { request, response }) => {
    const order = codes.order(params.orderId);
    await grant(services, order, request);
    const print = await printOptions(services, order, query);
    assertCount(print);
    const lot = (await catalog.lot(query.lotId)).value;
    const texts = labelTextsOf(index.records, order, lot);
    const file = codes.serialFile(order.orderId);
    const pdf = await labelPdfOptions(query);
    if (isDrawing) throw new GatewayError('LABELS_BUSY', 'expected one file of labels at a time');
    isDrawing = true;
    try {
      await drawOrderLabels({ file, pdf, print, texts }, () =>
        announce(response, 'application/pdf', `${order.orderId}.pdf`),
      );
    } finally {
      isDrawing = false;
    }
    return undefined;
  });
}

/** Who takes serials is in the log of the gateway. */
async function grant(services: Services, order: CodeOrder, request: Request): Promise<void> {
  const { keyId } = await assertMayPrint(services, order, request);
  services.logger.info({ keyId, orderId: order.orderId, path: request.path }, 'serials taken');
}

async function printOptions(
  { codes }: Services,
  order: CodeOrder,
  { from = '1', origin, scratchCodes, to }: RollQuery,
): Promise<PrintOptions> {
  const range = { from: Number(from) - 1, to: Number(to ?? order.count) };
  if (range.to > order.count || range.from >= range.to)
    throw new GatewayError(
      'REQUEST_INVALID',
      `expected places within 1–${order.count}, got ${from}–${range.to}`,
    );
  const key = scratchCodes === 'true' ? await codes.scratchKey(order.orderId) : undefined;
  return {
    gtin: order.gtin,
    origin: origin.replace(/\/+$/, ''),
    range,
    without: joinedRanges(order.voided),
    ...(key && { scratchKey: key }),
  };
}

function assertCount({ range, without = [] }: PrintOptions): void {
  const count = codesIn(rangesWithout([range], without));
  if (count >= 1 && count <= MAX_LABELS) return;
  throw new LabelError('LABEL_COUNT', `expected 1…${MAX_LABELS} labels, got ${count || 'none'}`);
}

function announce(response: Response, type: string, name: string): Response {
  return response
    .type(type)
    .setHeader('content-disposition', `attachment; filename="${name}"`)
    .setHeader('cache-control', 'private, no-store');
}
