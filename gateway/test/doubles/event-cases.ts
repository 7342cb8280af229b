// SPDX-License-Identifier: Apache-2.0
import { GTIN } from './season.js';

export const HASH = 'c'.repeat(64);
export const SSCC = '095212340000000013';

/** A command, the subjects of its event, and the words of what it is in EPCIS: type, action, bizStep, disposition. */
export interface EventCase {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly subjects: readonly string[];
  readonly expected: readonly string[];
}

const parts = [{ grams: 5_000, lotId: 'm-1' }];
const weighed = { moistureMilliPercent: 14_500, weighedGrams: 4_000 };
const recall = {
  class: 1,
  discoveredAt: '2026-10-01T00:00:00.000Z',
  lots: [{ lotId: 'k-1' }],
  mock: false,
  reason: 'residue above the limit',
  recallId: 'r-1',
};
const load = {
  grossGrams: 20_000_000,
  impurityMilliPercent: 1_000,
  moistureMilliPercent: 14_500,
  plateCommitment: HASH,
  slipId: 'slip-1',
  tareGrams: 8_000_000,
};
const ranges = [{ from: 4, to: 8 }];
const HOLD = 'ObjectEvent OBSERVE holding recalled';
const MADE = 'TransformationEvent - creating_class_instance active';

/** One case for each command type that is an event. */
export const EVENT_CASES: Readonly<Record<string, EventCase>> = {
  acceptTransfer: of(
    { received: [{ grams: 699_000, lotId: 'm-1' }], transferId: 't-1' },
    'ObjectEvent OBSERVE receiving in_progress',
  ),
  activateCodes: of(
    { lotId: 'k-1', orderId: 'o-1', ranges },
    'ObjectEvent OBSERVE commissioning active',
  ),
  aggregatePackages: of(
    {
      children: [{ orderId: 'o-1', range: { from: 4, to: 12 } }, { sscc: '095212340000000020' }],
      sscc: SSCC,
    },
    'AggregationEvent ADD packing in_progress',
  ),
  applyInput: of(
    {
      applicationId: 'a-1',
      doseMilliPerMu: 50,
      parcels: ['p-1'],
      startDate: '2026-07-01',
      stockLotId: 'i-2',
      stopDate: '2026-07-02',
      target: '稻瘟病',
    },
    'TransformationEvent - other in_progress',
  ),
  attachDocument: of(
    {
      documentHash: HASH,
      documentId: 'd-1',
      issuedOn: '2026-10-01',
      kind: 'test-report',
      result: 'fail',
      subject: { id: 'k-1', kind: 'lot' },
    },
    'ObjectEvent OBSERVE inspecting non_conformant',
  ),
  cancelTransfer: of(
    { reason: 'lorry broke down', transferId: 't-1' },
    'ObjectEvent OBSERVE void_shipping in_progress',
  ),
  cleanLot: of({ impurityGrams: 100, inputs: parts, lotId: 's-3', ...weighed }, MADE),
  closeLot: of(
    { devices: [], heads: [], lotId: 'm-1' },
    'ObjectEvent OBSERVE sensor_reporting in_progress',
  ),
  destroyLot: of(
    { documentHash: HASH, grams: 5_000, lotId: 'm-1', method: 'landfill' },
    'ObjectEvent DELETE destroying destroyed',
  ),
  disaggregatePackages: of({ sscc: SSCC }, 'AggregationEvent DELETE unpacking in_progress'),
  dryLot: of({ inputs: parts, lotId: 's-3', ...weighed }, MADE),
  extendRecallScope: of({ lots: [{ lotId: 'k-2' }], recallId: 'r-2' }, HOLD),
  issueInput: of(
    {
      fromStockLotId: 'i-1',
      packages: 2,
      quantityMilli: 1_000_000,
      toOperatorId: 'coop-1',
      toStockLotId: 'i-2',
    },
    'TransformationEvent - other in_progress',
  ),
  loseLot: of({ grams: 5_000, lotId: 'm-1', reason: 'theft' }, 'ObjectEvent DELETE other stolen'),
  mergeLots: of({ inputs: parts, lotId: 's-3' }, MADE),
  millLot: of(
    {
      inputs: [{ grams: 5_000, lotId: 's-1' }],
      millLineId: 'line-1',
      millingDate: '2026-10-08',
      outputs: [{ grams: 3_250, lotId: 'm-1', product: 'milled-rice' }],
    },
    MADE,
  ),
  offerTransfer: of(
    { lotIds: ['m-1'], purpose: 'sale', toOperatorId: 'mill-1', transferId: 't-1' },
    'ObjectEvent OBSERVE shipping in_transit',
  ),
  orderRecall: of({ ...recall, firmId: 'mill-1' }, HOLD),
  packLot: of(
    {
      count: 1,
      gtin: GTIN,
      inputs: parts,
      lotId: 'k-1',
      netMassGrams: 5_000,
      productionDate: '2026-10-08',
    },
    'TransformationEvent - commissioning active',
  ),
  purchaseInput: of(
    {
      labelCodes: [`1260001${'1'.repeat(25)}`],
      packageMilli: 500_000,
      purchasedOn: '2026-06-01',
      registration: 'PD20260001',
      stockLotId: 'i-1',
      unit: 'ml',
    },
    'ObjectEvent OBSERVE receiving in_progress',
  ),
  recordBoughtIn: of(
    { ...load, harvestYear: 2026, lotId: 'b-1', supplierCommitment: HASH, variety: '盐丰47' },
    'ObjectEvent ADD receiving active',
  ),
  recordDelivery: of(
    { ...load, intakeLotId: 'i-1', lotId: 'h-1' },
    'TransformationEvent - receiving active',
  ),
  recordDisposal: of(
    { documentHash: HASH, grams: 5_000, method: 'incineration', recallId: 'r-1' },
    'ObjectEvent DELETE destroying destroyed',
  ),
  recordHarvest: of({ lotId: 'h-1', parcels: ['p-1'], ...weighed }, MADE),
  recordRetrieval: of(
    {
      destroyedGrams: 0,
      holderId: 'shop-1',
      recallId: 'r-1',
      returnedGrams: 5_000,
      stillOutGrams: 0,
    },
    'ObjectEvent OBSERVE collecting returned',
  ),
  releaseHold: of(
    { documentHash: HASH, lotId: 'm-1', reason: 'residue test passed' },
    'ObjectEvent OBSERVE inspecting available',
  ),
  removeInput: of(
    { quantityMilli: 1_000, reason: 'expired', stockLotId: 'i-1' },
    'ObjectEvent DELETE decommissioning expired',
  ),
  reportPackage: of(
    {
      exception: 'returned',
      index: 4,
      orderId: 'o-1',
      path: [],
      reason: 'bag was open',
      serial: '0123456789abcdef',
    },
    'ObjectEvent OBSERVE receiving returned',
  ),
  returnEmpties: of({ count: 2, stockLotId: 'i-1' }, 'ObjectEvent OBSERVE collecting returned'),
  reworkLot: of({ inputs: parts, lotId: 'm-3', reason: 'torn bags' }, MADE),
  sampleLot: of(
    { grams: 500, lotId: 'm-1', sampleId: 'sample-1' },
    'ObjectEvent OBSERVE sampling in_progress',
  ),
  splitLot: of({ lotId: 'm-1', outputs: [{ grams: 5, lotId: 'm-4' }] }, MADE),
  startRecall: of(recall, HOLD),
  stocktake: of(
    { countedGrams: 4_000, lotId: 'm-1', reason: 'yearly count' },
    'ObjectEvent OBSERVE stock_taking in_progress',
  ),
  storeLot: of(
    { binId: 'bin-1', inputs: [{ grams: 5_000, lotId: 'h-1' }], lotId: 's-1' },
    'TransformationEvent - storing active',
  ),
  voidCodes: of(
    { orderId: 'o-1', ranges, reason: 'damaged' },
    'ObjectEvent OBSERVE decommissioning inactive',
  ),
};

function of(fields: Readonly<Record<string, unknown>>, ...expected: readonly string[]): EventCase {
  const { lotId, parcels = [] } = fields as { lotId?: string; parcels?: readonly string[] };
  return {
    expected,
    fields,
    subjects: [`lot~${lotId ?? 'k-1'}`, ...parcels.map((id) => `parcel~${id}`)],
  };
}
