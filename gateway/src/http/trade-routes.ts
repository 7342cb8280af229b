// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import {
  codeVolume,
  importTemplate,
  MAX_CSV_BYTES,
  nyt4712File,
  planCsvImport,
} from '@daoji/exchange';
import type { Contract, Slip } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';
import express, { type IRouter, type Response } from 'express';
import type { z } from 'zod';

import { OPERATIONS } from '../api/operations.js';
import type { contractViewSchema, slipViewSchema } from '../api/trade-operations.js';
import { exportedLines, LIST_EXPORTS } from '../exports/list-exports.js';
import { withRecorded } from '../exports/recorded-rows.js';
import { riceMovements, subjectCode, subjectsOf } from '../exports/rice-movements.js';
import { GatewayError } from '../gateway-error.js';
import { settlementSheet, slipDeductions } from '../trade/settlement-sheet.js';
import { bind } from './bind.js';
import { needs } from './json-body.js';
import { personReader } from './person-reader.js';
import { mayRead, needsReader } from './scan-routes.js';
import { limitRate } from './security.js';
import type { Services } from './services.js';

/** A dry run parses up to 20 MB. */
const IMPORTS_PER_MINUTE = 10;

/** Routes about contracts, slips, and CSV in and out. */
export function tradeRoutes(router: IRouter, services: Services): void {
  contractRoutes(router, services);
  slipRoutes(router, services);
  csvRoutes(router, services);
  profileRoutes(router, services);
}

function contractRoutes(router: IRouter, services: Services): void {
  const { records } = services.index;
  bind(router, OPERATIONS.listContracts, ({ query: { operatorId } }) => {
    const items = records
      .all('contract')
      .filter(
        (one) =>
          operatorId === undefined ||
          one.buyerOperatorId === operatorId ||
          one.growerOperatorId === operatorId,
      )
      .sort((left, right) => (left.offeredAt < right.offeredAt ? 1 : -1));
    return Promise.resolve({ items: items.map((one) => contractView(services, one)) });
  });
  bind(router, OPERATIONS.getContract, ({ params: { contractId } }) => {
    const contract = records.get('contract', contractId);
    if (contract) return Promise.resolve(contractView(services, contract));
    throw new GatewayError('CONTRACT_NOT_FOUND', `expected a contract, got ${contractId}`);
  });
}

function slipRoutes(router: IRouter, services: Services): void {
  const { records } = services.index;
  const slipOf = (slipId: string): Slip => {
    const slip = records.get('slip', slipId);
    if (slip) return slip;
    throw new GatewayError('SLIP_NOT_FOUND', `expected a weighbridge slip, got ${slipId}`);
  };
  bind(router, OPERATIONS.listSlips, ({ query: { contractId, operatorId } }) => {
    const found = records
      .all('slip')
      .filter((one) => contractId === undefined || one.contractId === contractId)
      .filter(
        (one) =>
          operatorId === undefined ||
          one.buyerOperatorId === operatorId ||
          one.growerOperatorId === operatorId,
      )
      .sort((left, right) => (left.weighedAt < right.weighedAt ? 1 : -1));
    const unconfirmed = found.filter(
      (one) => one.kind === 'delivery' && one.confirmation === 'none' && one.state !== 'voided',
    );
    return Promise.resolve({
      items: found.map((one) => slipView(services, one)),
      unconfirmedGrams: unconfirmed.reduce((sum, one) => sum + one.physicalGrams, 0),
    });
  });
  bind(router, OPERATIONS.getSlip, ({ params }) =>
    Promise.resolve(slipView(services, slipOf(params.slipId))),
  );
  bind(router, OPERATIONS.getSettlementSheet, ({ params }, { response }) => {
    const slip = slipOf(params.slipId);
    if (slip.settledGrams === undefined) {
      throw new GatewayError(
        'SETTLEMENT_NOT_YET',
        `expected a settled mass of ${slip.slipId}; no rule set settlement was in force`,
      );
    }
    asCsv(response, `settlement-${slip.slipId}`).send(
      settlementSheet(slip, slipDeductions(records, slip)),
    );
    return Promise.resolve(undefined);
  });
}

function csvRoutes(router: IRouter, services: Services): void {
  bind(router, OPERATIONS.exportList, async ({ params, query }, { request, response }) => {
    const list = Object.hasOwn(LIST_EXPORTS, params.list) ? LIST_EXPORTS[params.list] : undefined;
    if (!list) {
      const names = Object.keys(LIST_EXPORTS).join(', ');
      throw new GatewayError('LIST_NOT_FOUND', `expected one of ${names}, got ${params.list}`);
    }
    const reader = list.readers && (await needsReader(services, request));
    const person = list.allows && (await personReader(services, request));
    const lines = exportedLines(
      services,
      list,
      query.operatorId,
      (operatorIds) => reader !== undefined && mayRead(reader, operatorIds),
      person,
    );
    asCsv(response, params.list);
    await pipeline(Readable.from(lines), response);
    return undefined;
  });
  bind(router, OPERATIONS.importTemplate, ({ params }, { response }) => {
    asCsv(response, `template-${params.kind}`).send(importTemplate(params.kind));
    return Promise.resolve(undefined);
  });
  router.post(
    '/import/:kind',
    limitRate(IMPORTS_PER_MINUTE),
    needs('text/csv'),
    express.raw({ limit: MAX_CSV_BYTES, type: 'text/csv' }),
  );
  bind(router, OPERATIONS.planImport, async ({ params, query }, { request }) => {
    const body: unknown = request.body;
    const bytes = body instanceof Uint8Array ? body : Buffer.of();
    const plan = planCsvImport(params.kind, bytes, {
      deviceTime: services.now().toISOString(),
      signerKeyId: query.signerKeyId,
    });
    const commands = await withRecorded(services, plan);
    return { commands, faults: [...plan.faults], kind: plan.kind };
  });
}

function profileRoutes(router: IRouter, { index, now }: Services): void {
  bind(router, OPERATIONS.getNyt4712, ({ query: { operatorId } }) =>
    Promise.resolve(
      nyt4712File(riceMovements(index), {
        createdAt: now().toISOString(),
        subjects: subjectsOf(index),
        ...(operatorId !== undefined && { only: subjectCode(index, operatorId) }),
      }),
    ),
  );
  bind(router, OPERATIONS.getCodeVolume, ({ query: { from, operatorId, to } }) => {
    const orders = index.records
      .all('code-order')
      .filter((one) => operatorId === undefined || one.operatorId === operatorId);
    return Promise.resolve(codeVolume(orders, from, to));
  });
}

function asCsv(response: Response, name: string): Response {
  return response
    .type('text/csv; charset=utf-8')
    .setHeader('content-disposition', `attachment; filename="${name}.csv"`);
}

function contractView({ index }: Services, contract: Contract): z.infer<typeof contractViewSchema> {
  return {
    contract,
    growerName: index.records.get('operator', contract.growerOperatorId)?.publicName,
    headroomGrams: contract.deliveryCapGrams - contract.deliveredGrams,
  };
}

function slipView({ index }: Services, slip: Slip): z.infer<typeof slipViewSchema> {
  const { records } = index;
  const deductions = slipDeductions(records, slip);
  const { growerOperatorId = '' } = slip;
  const correction = records.get('correction', slip.commandId);
  return {
    ...(correction && { correction }),
    deductions,
    growerName: records.get('operator', growerOperatorId)?.publicName,
    ...(slip.settledGrams !== undefined && {
      sheetHash: toHex(sha256(utf8(settlementSheet(slip, deductions)))),
    }),
    slip,
  };
}
