// SPDX-License-Identifier: Apache-2.0
import type { Mandate } from '@daoji/model';
import { expect } from 'chai';

import type { ShownMandate } from '../../src/api/mandate-queries.js';
import {
  grantFields,
  grantPlan,
  type GrantContract,
  type GrantPlan,
  type GrantSource,
} from '../../src/grants/grant-plan.js';

const contract = (contractId: string, more: Partial<GrantContract> = {}): GrantContract => ({
  buyerOperatorId: 'mill-1',
  contractId,
  growerOperatorId: 'panjin-li',
  parcels: ['p-1', 'p-2'],
  season: 2026,
  state: 'accepted',
  ...more,
});
const mandate = (mandateId: string, more: Partial<Mandate> = {}): ShownMandate => ({
  mandate: {
    commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
    confirmation: 'own-signature',
    fromOperatorId: 'panjin-li',
    givenAt: '2026-04-01T00:00:00.000Z',
    mandateId,
    state: 'given',
    toOperatorId: 'mill-1',
    v: 1,
    validFrom: '2026-05-01',
    validTo: '2026-09-30',
    works: ['input'],
    ...more,
  },
});
const land = (parcelId: string, operatorId = 'panjin-li', season = 2026) => ({
  operatorId,
  parcelId,
  season,
});
const asked = {
  date: '2026-06-01',
  operatorId: 'mill-1',
  parcelIds: ['p-1', 'p-2'],
  parcels: [land('p-1'), land('p-2'), land('p-own', 'mill-1')],
  work: 'input' as const,
};
const plan = (source: Partial<GrantSource>, more: Partial<typeof asked> = {}): GrantPlan =>
  grantPlan({ ...asked, ...more }, { contracts: [], mandates: [], ...source });

describe('grantPlan', () => {
  it('names the accepted contract that covers the parcels, once', () => {
    const found = plan({ contracts: [contract('ct-1')] });
    expect(found).to.deep.include({ contractIds: ['ct-1'], isUnconfirmed: false, mandateIds: [] });
    expect(found.lines.map(({ parcelIds }) => parcelIds)).to.deep.equal([['p-1', 'p-2']]);
    expect(grantFields(found)).to.deep.equal({ contractIds: ['ct-1'] });
  });

  it('asks nothing for own parcels, and names nothing then', () => {
    const found = plan({ contracts: [contract('ct-1')] }, { parcelIds: ['p-own'] });
    expect(found.lines).to.deep.equal([]);
    expect(found.uncovered).to.deep.equal([]);
    expect(grantFields(found)).to.deep.equal({});
  });

  for (const [what, more] of [
    ['is only offered', { state: 'offered' }],
    ['ended', { state: 'ended' }],
    ['is of another season', { season: 2025 }],
    ['is of another buyer', { buyerOperatorId: 'mill-2' }],
    ['is of another grower', { growerOperatorId: 'panjin-wang' }],
    ['is of other parcels', { parcels: ['p-3'] }],
  ] as const) {
    it(`leaves parcels uncovered by a contract that ${what}`, () => {
      const found = plan({ contracts: [contract('ct-1', more as Partial<GrantContract>)] });
      expect(found).to.deep.include({ contractIds: [], uncovered: ['p-1', 'p-2'] });
    });
  }

  for (const [what, more] of [
    ['ended', { state: 'ended' }],
    ['is for other work', { works: ['harvest', 'field-work'] }],
    ['begins tomorrow', { validFrom: '2026-06-02' }],
    ['ended yesterday', { validTo: '2026-05-31' }],
    ['is given to another', { toOperatorId: 'mill-2' }],
    ['is given by another', { fromOperatorId: 'panjin-wang' }],
    ['is for other parcels', { parcels: ['p-3'] }],
  ] as const) {
    it(`leaves parcels uncovered by a mandate that ${what}`, () => {
      const found = plan({ mandates: [mandate('m-1', more as Partial<Mandate>)] });
      expect(found).to.deep.include({ mandateIds: [], uncovered: ['p-1', 'p-2'] });
    });
  }

  it('takes a mandate on its first and last day', () => {
    for (const date of ['2026-05-01', '2026-09-30'])
      expect(plan({ mandates: [mandate('m-1')] }, { date }).mandateIds).to.deep.equal(['m-1']);
  });

  it('takes a contract before a mandate, and a confirmed mandate before another', () => {
    const mandates = [mandate('m-0', { confirmation: 'none' }), mandate('m-1')];
    expect(plan({ mandates })).to.deep.include({ isUnconfirmed: false, mandateIds: ['m-1'] });
    const found = plan({ contracts: [contract('ct-1', { parcels: ['p-1'] })], mandates });
    expect(found).to.deep.include({ contractIds: ['ct-1'], mandateIds: ['m-1'], uncovered: [] });
  });

  it('says that a record is marked where a parcel rests on an unconfirmed mandate alone', () => {
    const mandates = [
      mandate('m-0', { confirmation: 'none' }),
      mandate('m-1', { parcels: ['p-1'] }),
    ];
    expect(plan({ mandates })).to.deep.include({
      isUnconfirmed: true,
      mandateIds: ['m-0', 'm-1'],
    });
  });

  it('reaches parcels of the giver’s contracts, and names these too', () => {
    const mandates = [mandate('m-1', { fromOperatorId: 'mill-1', toOperatorId: 'drone-1' })];
    const found = plan({ contracts: [contract('ct-1')], mandates }, { operatorId: 'drone-1' });
    expect(found).to.deep.include({ contractIds: ['ct-1'], mandateIds: ['m-1'], uncovered: [] });
    // Without the mandate the contract is the mill's alone.
    const alone = plan({ contracts: [contract('ct-1')] }, { operatorId: 'drone-1' });
    expect(alone).to.deep.include({ contractIds: [], uncovered: ['p-1', 'p-2'] });
  });

  it('leaves a parcel uncovered that nobody registered, and counts one that is named twice once', () => {
    const parcelIds = ['p-1', 'p-none', 'p-1'];
    const found = plan({ contracts: [contract('ct-1')] }, { parcelIds });
    expect(found.uncovered).to.deep.equal(['p-none']);
    expect(found.lines.map((line) => line.parcelIds)).to.deep.equal([['p-1']]);
  });

  it('says whose signatures open what nothing else does: each known holder once, and nobody of covered land', () => {
    const parcels = [land('p-1'), land('p-2'), land('p-3', 'panjin-wang'), land('p-4')];
    const found = plan(
      { contracts: [contract('ct-1', { parcels: ['p-4'] })] },
      { parcelIds: ['p-3', 'p-1', 'p-2', 'p-4', 'p-none'], parcels },
    );
    expect(found.uncoveredHolders).to.deep.equal(['panjin-li', 'panjin-wang']);
    expect(plan({ contracts: [contract('ct-1')] }).uncoveredHolders).to.deep.equal([]);
  });
});
