// SPDX-License-Identifier: Apache-2.0
import { codeVolumeSchema, IMPORT_KINDS, nyt4712FileSchema } from '@daoji/exchange';
import {
  civilDateSchema,
  contractSchema,
  correctionSchema,
  hashSchema,
  idSchema,
  slipSchema,
} from '@daoji/model';
import { z } from 'zod';

import { operation, read } from './operation.js';
import { readHeaders } from './scan-operations.js';
import { noParameters } from './parameters.js';

const contractParameters = z.strictObject({ contractId: idSchema });
const slipParameters = z.strictObject({ slipId: idSchema });
const kindParameters = z.strictObject({
  kind: z.enum(Object.keys(IMPORT_KINDS) as [keyof typeof IMPORT_KINDS]),
});
const csv = { mediaTypes: ['text/csv'] };

/** A contract with what it still takes, physical grams; negative above its cap. */
export const contractViewSchema = z
  .strictObject({
    contract: contractSchema,
    growerName: z.string().optional(),
    headroomGrams: z.int(),
  })
  .meta({ id: 'ContractView' });

/** A slip with the three masses in it, and the steps behind the settled one. */
export const slipViewSchema = z
  .strictObject({
    deductions: z.array(
      z.strictObject({
        milliPercent: z.int(),
        of: z.enum(['moisture', 'impurity']),
        steps: z.int(),
      }),
    ),
    growerName: z.string().optional(),
    /** SHA-256 of the settlement sheet as this gateway writes it; absent while nothing is settled. */
    sheetHash: hashSchema.optional(),
    correction: correctionSchema
      .optional()
      .meta({ description: 'the slip was declared to be in error' }),
    slip: slipSchema,
  })
  .meta({ id: 'SlipView' });

const rowFaultSchema = z.strictObject({
  cell: z.string().meta({ description: 'as in a spreadsheet, B7; the row alone where no cell is' }),
  column: z.string().optional(),
  message: z.string(),
  row: z.int(),
});

/** Dry run of an import: the commands that the rows would become, for a person to sign, and every fault. */
export const importPlanSchema = z
  .strictObject({
    commands: z.array(
      z.strictObject({
        command: z.record(z.string(), z.unknown()),
        commandId: z.string(),
        /** True when the ledger has this row: it is sent once. */
        isRecorded: z.boolean(),
        row: z.int(),
      }),
    ),
    faults: z.array(rowFaultSchema),
    kind: z.string(),
  })
  .meta({ id: 'ImportPlan' });

/** Routes about contracts, slips, and CSV in and out. */
export const TRADE_OPERATIONS = {
  listContracts: read(
    'listContracts',
    '/contracts',
    'Contracts of a buyer or grower, newest first',
    noParameters,
    z.strictObject({ operatorId: idSchema.optional() }),
    z.strictObject({ items: z.array(contractViewSchema) }).meta({ id: 'ContractList' }),
  ),
  getContract: read(
    'getContract',
    '/contracts/{contractId}',
    'A contract and what it still takes',
    contractParameters,
    noParameters,
    contractViewSchema,
  ),
  listSlips: read(
    'listSlips',
    '/slips',
    'Weighbridge slips, newest first, of an operator or contract where asked',
    noParameters,
    z.strictObject({ contractId: idSchema.optional(), operatorId: idSchema.optional() }),
    z
      .strictObject({
        items: z.array(slipViewSchema),
        /** Physical grams of the slips that no grower confirmed. */
        unconfirmedGrams: z.int(),
      })
      .meta({ id: 'SlipList' }),
  ),
  getSlip: read(
    'getSlip',
    '/slips/{slipId}',
    'A slip with its three masses and deductions',
    slipParameters,
    noParameters,
    slipViewSchema,
  ),
  getSettlementSheet: read(
    'getSettlementSheet',
    '/slips/{slipId}/settlement.csv',
    'The settlement sheet of a slip; its SHA-256 is what settleDelivery names',
    slipParameters,
    noParameters,
    csv,
  ),
  exportList: operation({
    id: 'exportList',
    method: 'get',
    path: '/export/{list}.csv',
    summary:
      'A whole list as CSV: every field, UTF-8 with BOM, formulas guarded, one operator where asked; lists with serials only for their owners and regulators',
    params: z.strictObject({ list: idSchema }),
    query: z.strictObject({ operatorId: idSchema.optional() }),
    headers: readHeaders,
    response: csv,
    problems: [401, 403, 404],
  }),
  getNyt4712: read(
    'getNyt4712',
    '/profiles/nyt4712',
    'Inbound and outbound batches by profile NY/T 4712-2025, of one operator where asked; field names unconfirmed',
    noParameters,
    z.strictObject({ operatorId: idSchema.optional() }),
    nyt4712FileSchema.meta({ id: 'Nyt4712File' }),
  ),
  getCodeVolume: read(
    'getCodeVolume',
    '/profiles/code-volume',
    'Codes ordered in a period by product, and what became of them',
    noParameters,
    z.strictObject({
      from: civilDateSchema,
      operatorId: idSchema.optional(),
      to: civilDateSchema,
    }),
    codeVolumeSchema.meta({ id: 'CodeVolume' }),
  ),
  importTemplate: read(
    'importTemplate',
    '/import/{kind}.csv',
    'A file to fill in, with notes and an example',
    kindParameters,
    noParameters,
    csv,
  ),
  planImport: operation({
    id: 'planImport',
    method: 'post',
    path: '/import/{kind}',
    summary: 'Dry run of a CSV file: commands to sign, or faults by cell; nothing is written',
    params: kindParameters,
    query: z.strictObject({ signerKeyId: hashSchema }),
    uploads: ['text/csv'],
    response: importPlanSchema,
    problems: [404, 413, 415, 422],
  }),
} as const;
