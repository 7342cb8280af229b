// SPDX-License-Identifier: Apache-2.0
import { addDays, ruleIndexKeys, type RuleSet, type RuleValues } from '@daoji/model';

import type { ReadIndex } from '../../src/index/read-index.js';
import type { MemoryStore } from './memory-store.js';
import { commandIdOf, eventOf, GTIN, KEY_ID } from './season.js';

/** Civil date of the test services' clock. */
export const TODAY = '2026-11-24';

/** Puts a ledger value into store and index, as the projector would. */
export async function record(
  { index, store }: { readonly index: ReadIndex; readonly store: MemoryStore },
  key: string,
  value: object,
): Promise<void> {
  const document = {
    _id: `trace~${key}`,
    blockNumber: 9,
    channel: 'trace' as const,
    transactionId: 'tx-9',
    txIndex: 0,
    value: { ...value, v: 1 },
  };
  await store.put('objects', document);
  index.apply({ collection: 'objects', document, id: document._id });
}

/** Puts a command and its event into store and index, as the projector would; `blockNumber` is its place in the ledger. */
export async function recordEvent(
  { index, store }: { readonly index: ReadIndex; readonly store: MemoryStore },
  command: string,
  subjects: readonly string[],
  blockNumber: number,
): Promise<void> {
  const { commandId, signerKeyId = 'msp:ProducerMSP' } = JSON.parse(command) as {
    commandId: string;
    signerKeyId?: string;
  };
  const document = {
    _id: `trace~${commandId}`,
    blockNumber,
    channel: 'trace' as const,
    command,
    transactionId: `tx-${blockNumber}`,
    txIndex: 0,
    value: { ...eventOf(command, subjects), signer: signerKeyId },
  };
  await store.put('events', document);
  index.apply({ collection: 'events', document, id: document._id });
}

/** An effective rule set of division 2111 with its indexes. */
export async function rule(
  target: Parameters<typeof record>[0],
  ruleSetId: string,
  values: RuleValues,
): Promise<void> {
  const validFrom = '2026-01-01';
  const signed = { at: '2026-01-01T00:00:00.000Z', keyId: KEY_ID, personId: 'person-1' };
  const ruleSet: Omit<RuleSet, 'v'> = {
    areaCode: '2111',
    authority: 'agri',
    confirmed: signed,
    contentHash: '0'.repeat(64),
    kind: values.kind,
    legalBasis: 'Example basis',
    operatorId: 'agri-r',
    proposed: signed,
    ruleSetId,
    state: 'effective',
    status: 'unconfirmed',
    validFrom,
    values,
  };
  await record(target, `rule-set~${ruleSetId}`, ruleSet);
  for (const key of ruleIndexKeys(values))
    await record(target, key, { entries: [{ areaCode: '2111', ruleSetId, validFrom }] });
}

/** Registered products: one allowed, one banned by its active, one that is not for rice, one used up, one for no crabs. */
export async function inputTable(target: Parameters<typeof record>[0]): Promise<void> {
  const product = (registration: string, fields: object = {}) => ({
    actives: ['tricyclazole'],
    content: '75 % WP',
    crabRice: 'allowed' as const,
    crops: ['rice'],
    maxUses: 2,
    name: `农药 ${registration}`,
    phiDays: 21,
    registration,
    restricted: false,
    unit: 'g' as const,
    uses: [{ doseMaxMilli: 30_000, doseMinMilli: 20_000, target: 'rice blast' }],
    ...fields,
  });
  await rule(target, 'products-1', {
    kind: 'input-products',
    products: [
      product('PD20150001'),
      product('PD20150002', { actives: ['Paraquat'] }),
      product('PD20150003', { crops: ['wheat'] }),
      product('PD20150004', { maxUses: 1 }),
      product('PD20150005', { restricted: true }),
    ],
  });
  await rule(target, 'bans-1', { actives: ['paraquat'], kind: 'banned-inputs', registrations: [] });
}

/** Parcel p-0017's season: 10 t harvested under a cap of 622 kg per mu, and a spray of today that runs 21 days. */
export async function sprayed(target: Parameters<typeof record>[0]): Promise<void> {
  await rule(target, 'caps-1', {
    caps: [{ kgPerMu: 622, variety: '*', year: 2026 }],
    kind: 'yield-caps',
  });
  await record(target, 'parcel-season~p-0017/2026', {
    harvestedGrams: 10_000_000,
    harvests: [{ harvestDate: '2026-10-04', lotId: 'h-1' }],
    intervals: [
      {
        applicationId: 'a-1',
        freeFrom: addDays(TODAY, 21),
        registration: 'PD20150004',
        ruleSetId: 'products-1',
        startDate: TODAY,
        stopDate: TODAY,
      },
    ],
    parcelId: 'p-0017',
    season: 2026,
  });
}

/** Stock st-1 of coop-1: five packs of 1 kg, two of them used up. */
export function stock(target: Parameters<typeof record>[0], fields: object = {}): Promise<void> {
  return record(target, 'input-stock~st-1', {
    commandId: commandIdOf(1),
    emptiesReturned: 0,
    operatorId: 'coop-1',
    packageMilli: 1_000_000,
    packages: 5,
    receivedMilli: 5_000_000,
    registration: 'PD20150001',
    remainingMilli: 3_000_000,
    stockLotId: 'st-1',
    unit: 'g',
    ...fields,
  });
}

/** The product of package lot k-1, owned by another operator than its packer unless `fields` says so. */
export function bag(target: Parameters<typeof record>[0], fields: object = {}): Promise<void> {
  return record(target, `product~${GTIN}`, {
    brandOwnerId: 'coop-1',
    claims: [],
    commandId: commandIdOf(1),
    grade: '一级',
    gtin: GTIN,
    name: { en: 'Example rice', zh: '示例大米' },
    netMassGrams: 5000,
    packers: [],
    shelfLifeDays: 365,
    standardNumber: 'GB/T 1354-2018',
    storageWords: { en: 'dry', zh: '干燥' },
    ...fields,
  });
}

/** A document of operator coop-1. */
export function paper(documentId: string, fields: object = {}): object {
  return {
    byOperatorId: 'coop-1',
    documentHash: 'e'.repeat(64),
    documentId,
    documentNumber: 'SC10121110000001',
    issuedOn: '2026-01-01',
    kind: 'sc-licence',
    result: 'none',
    subject: 'operator~coop-1',
    ...fields,
  };
}
