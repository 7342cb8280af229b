// SPDX-License-Identifier: Apache-2.0
import type { IMPORT_GROUPS } from './import-kinds.js';

type Kinds = keyof (typeof IMPORT_GROUPS)['authority'] | keyof (typeof IMPORT_GROUPS)['office'];

const HASH = '0'.repeat(64);
const GTIN = '09520001000010';
/** A P-256 public key for the example alone: the generator point, whose private key 1 everybody knows. */
const EXAMPLE_SPKI =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==';

/** Examples of tables about who, where and what, and of an authority's. */
export const OFFICE_EXAMPLES: Readonly<Record<Kinds, Readonly<Record<string, unknown>>>> = {
  documents: {
    documentHash: HASH,
    documentId: 'doc-0001',
    documentNumber: 'T-2026-17',
    issuedOn: '2026-04-12',
    kind: 'soil-test',
    result: 'pass',
    subject: { id: 'p-0001', kind: 'parcel' },
  },
  products: {
    claims: ['gi'],
    grade: '一级',
    gtin: GTIN,
    name: { en: 'Example Panjin rice', zh: '示例盘锦大米' },
    netMassGrams: 5_000,
    shelfLifeDays: 365,
    standardNumber: 'GB/T 18824',
    storageWords: { en: 'Keep cool and dry', zh: '阴凉干燥处存放' },
  },
  packers: {
    gtin: GTIN,
    packerOperatorId: 'mill-demo',
    validFrom: '2026-10-01',
    validTo: '2027-09-30',
  },
  'packer-withdrawals': { gtin: GTIN, packerOperatorId: 'mill-demo', reason: '合同到期' },
  sites: { address: '示范镇示范村（虚构）', areaCode: '211104', siteId: 'site-1' },
  bins: { binId: 'bin-1', capacityGrams: 500_000_000, siteId: 'site-1' },
  'mill-lines': { millLineId: 'line-1', siteId: 'site-1' },
  identities: {
    areaCode: '211104101',
    operatorId: 'household-0001',
    personId: 'person-0001',
    roles: ['registrar', 'household'],
    spki: EXAMPLE_SPKI,
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2026-12-31T00:00:00.000Z',
  },
  revocations: { keyId: HASH, reason: 'replaced' },
  operators: {
    areaCode: '211104101',
    kind: 'household',
    mspId: 'ProducerMSP',
    operatorId: 'household-0001',
    publicName: '示范农户（虚构）',
  },
  'operator-states': { operatorId: 'household-0001', reason: '资料已核对', state: 'verified' },
  'sample-checks': { parcelId: 'p-0001', result: 'pass', sampleId: 'ps-0001' },
  'overlap-claims': { areaM2: 120, otherParcelId: 'p-0002', parcelId: 'p-0001' },
  'overlap-findings': {
    documentHash: HASH,
    finding: 'boundaries-corrected',
    otherParcelId: 'p-0002',
    parcelId: 'p-0001',
  },
};
