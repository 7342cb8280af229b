// SPDX-License-Identifier: Apache-2.0
import type { IMPORT_GROUPS } from './import-kinds.js';

type Groups = typeof IMPORT_GROUPS;
type Kinds = keyof Groups['intake'] | keyof Groups['mill'] | keyof Groups['store'];

const HASH = '0'.repeat(64);
const GTIN = '09520001000010';
const INPUTS = [
  { grams: 600_000, lotId: 'h-2026-0001' },
  { grams: 400_000, lotId: 'h-2026-0002' },
];
const RANGES = [{ from: 0, to: 1_000 }];
const WEIGHING = {
  grossGrams: 4_000_000,
  impurityMilliPercent: 1_000,
  moistureMilliPercent: 16_500,
  plateCommitment: HASH,
  slipId: 'sl-0001',
  tareGrams: 3_000_000,
};

/** Examples of tables about rice, from the gate to the truck that takes it away. */
export const RICE_EXAMPLES: Readonly<Record<Kinds, Readonly<Record<string, unknown>>>> = {
  contracts: {
    contractAreaM2: 6670,
    contractId: 'ct-0001',
    deliveryCapGrams: 6_000_000,
    growerOperatorId: 'household-0001',
    parcels: ['p-0001'],
    season: 2026,
    variety: '盐丰47',
  },
  'contract-acceptances': { contractId: 'ct-0001' },
  'contract-ends': { contractId: 'ct-0001', reason: '双方协商结束' },
  deliveries: { ...WEIGHING, contractId: 'ct-0001', intakeLotId: 'i-0001', lotId: 'h-2026-0001' },
  'bought-in': {
    ...WEIGHING,
    harvestYear: 2026,
    lotId: 'b-2026-0001',
    supplierCommitment: HASH,
    variety: '盐丰47',
  },
  settlements: { settledGrams: 974_000, settlementHash: HASH, slipId: 'sl-0001' },
  pledges: {
    bases: ['own-test', 'self-pledge'],
    grams: 1_000_000,
    lotId: 'h-2026-0001',
    pledgeId: 'pl-0001',
    toOperatorId: 'mill-demo',
  },
  dryings: {
    inputs: INPUTS,
    lotId: 'd-2026-0001',
    moistureMilliPercent: 14_500,
    weighedGrams: 975_000,
  },
  cleanings: {
    impurityGrams: 8_000,
    inputs: [{ grams: 975_000, lotId: 'd-2026-0001' }],
    lotId: 'c-2026-0001',
    moistureMilliPercent: 14_500,
    weighedGrams: 966_000,
  },
  storings: { binId: 'bin-1', inputs: INPUTS, lotId: 's-2026-0001' },
  splits: {
    lotId: 'h-2026-0001',
    outputs: [
      { grams: 300_000, lotId: 'h-2026-0001-a' },
      { grams: 300_000, lotId: 'h-2026-0001-b' },
    ],
  },
  merges: { inputs: INPUTS, lotId: 'm-2026-0001' },
  treatments: {
    agent: 'phosphine',
    endDate: '2026-11-12',
    freeFrom: '2026-11-20',
    productName: '磷化铝片剂',
    startDate: '2026-11-02',
    subject: { id: 'bin-1', kind: 'bin' },
    treatmentId: 't-0001',
  },
  samples: { grams: 2_000, lotId: 'h-2026-0001', sampleId: 'sa-0001' },
  losses: { grams: 1_500, lotId: 'h-2026-0001', reason: 'spilled' },
  stocktakes: { countedGrams: 990_000, lotId: 's-2026-0001', reason: '月末盘点' },
  destructions: {
    documentHash: HASH,
    grams: 12_000,
    lotId: 'h-2026-0001',
    method: 'industrial',
  },
  'clean-outs': { binId: 'bin-1', lotIds: ['s-2026-0001'], note: '清仓后空仓检查' },
  millings: {
    inputs: [{ grams: 1_000_000, lotId: 's-2026-0001' }],
    millLineId: 'line-1',
    millingDate: '2026-11-24',
    outputs: [
      { grams: 640_000, lotId: 'r-2026-0001', product: 'milled-rice' },
      { grams: 90_000, lotId: 'r-2026-0001-b', product: 'bran' },
    ],
  },
  packings: {
    count: 120,
    gtin: GTIN,
    inputs: [{ grams: 600_000, lotId: 'r-2026-0001' }],
    lotId: 'k-2026-0001',
    netMassGrams: 5_000,
    productionDate: '2026-11-25',
  },
  reworks: {
    inputs: [{ grams: 50_000, lotId: 'k-2026-0001' }],
    lotId: 'w-2026-0001',
    reason: '包装破损，重新装袋',
  },
  'code-prints': { orderId: 'co-0001', ranges: RANGES },
  'code-activations': { lotId: 'k-2026-0001', orderId: 'co-0001', ranges: RANGES },
  'code-voids': { orderId: 'co-0001', ranges: [{ from: 990, to: 1_000 }], reason: 'misprinted' },
  'packed-units': {
    children: [{ orderId: 'co-0001', range: { from: 0, to: 10 } }],
    sscc: '095200010000000010',
  },
  transfers: {
    lotIds: ['k-2026-0001'],
    purpose: 'sale',
    toOperatorId: 'shop-demo',
    transferId: 'tr-0001',
  },
  receipts: { received: [{ grams: 600_000, lotId: 'k-2026-0001' }], transferId: 'tr-0001' },
  'transfer-cancellations': { reason: '买方改期', transferId: 'tr-0001' },
};
