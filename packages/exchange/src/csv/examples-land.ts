// SPDX-License-Identifier: Apache-2.0
import type { IMPORT_GROUPS } from './import-kinds.js';

type Kinds = keyof (typeof IMPORT_GROUPS)['inputs'] | keyof (typeof IMPORT_GROUPS)['land'];

const HASH = '0'.repeat(64);

/** Examples of tables about land and inputs. */
export const LAND_EXAMPLES: Readonly<Record<Kinds, Readonly<Record<string, unknown>>>> = {
  parcels: {
    areaCode: '211104101',
    areaM2: 6670,
    boundaryCommitment: HASH,
    originClass: 'panjin',
    parcelId: 'p-0001',
    season: 2026,
    variety: '盐丰47',
  },
  'parcel-revisions': {
    areaM2: 6500,
    boundaryCommitment: HASH,
    boundaryVersion: 2,
    parcelId: 'p-0001',
    reason: '新修田埂',
  },
  'parcel-closings': {
    parcelId: 'p-0001',
    reason: 'split',
    successors: ['p-0003', 'p-0004'],
  },
  attestations: { boundaryVersion: 1, parcelId: 'p-0001' },
  seasons: {
    parcelId: 'p-0001',
    season: 2026,
    seedLot: 'S-2026-1',
    sownOn: '2026-05-20',
    variety: '盐丰47',
  },
  'field-works': {
    doneOn: '2026-06-02',
    note: '插秧机，行距 30 cm',
    parcels: ['p-0001', 'p-0002'],
    work: 'transplant',
  },
  harvests: {
    lotId: 'h-2026-0001',
    moistureMilliPercent: 16_500,
    parcels: ['p-0001', 'p-0002'],
    weighedGrams: 1_000_000,
  },
  mandates: {
    fromOperatorId: 'household-0001',
    mandateId: 'md-0001',
    parcels: ['p-0001'],
    toOperatorId: 'coop-demo',
    validFrom: '2026-04-01',
    validTo: '2026-11-30',
    works: ['field-work', 'input'],
  },
  'mandate-ends': { mandateId: 'md-0001', reason: '改由本户自己种' },
  purchases: {
    labelCodes: ['11500011123456789012345678901234'],
    packageMilli: 100_000,
    purchasedOn: '2026-05-04',
    registration: 'PD20150001',
    stockLotId: 'st-0001',
    unit: 'g',
  },
  issues: {
    contractId: 'ct-0001',
    fromStockLotId: 'st-0001',
    packages: 1,
    quantityMilli: 100_000,
    toOperatorId: 'household-0001',
    toStockLotId: 'st-0002',
  },
  applications: {
    applicationId: 'a-0001',
    doseMilliPerMu: 25_000,
    parcels: ['p-0001'],
    startDate: '2026-07-20',
    stockLotId: 'st-0001',
    stopDate: '2026-07-20',
    target: '稻瘟病',
  },
  empties: { count: 3, stockLotId: 'st-0001' },
  'input-removals': { quantityMilli: 5_000, reason: 'spilled', stockLotId: 'st-0001' },
};
