// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import type { ShownSlip } from '../../src/api/intake-queries.js';
import type { ShownParcel } from '../../src/api/things.js';
import { filtered } from '../../src/parcels/parcel-filter.js';
import { identityState } from '../../src/registry/identity-state.js';
import { squareMetresOf } from '../../src/trade/contract-forms.js';
import { formsOf } from '../../src/trade/contract-page.js';
import { isToSettle, settleDraft } from '../../src/trade/settle-draft.js';

const KEY = 'a'.repeat(64);

describe('squareMetresOf', () => {
  it('is 2000/3 m² a mu, rounded to whole square metres', () => {
    expect(['1', '10.005', '0.001'].map(squareMetresOf)).to.deep.equal([667, 6_670, 1]);
  });

  for (const typed of ['', '-1', '0', '1.0005', 'x', '1,5']) {
    it(`is no area for ${JSON.stringify(typed)}`, () => {
      expect(squareMetresOf(typed)).to.equal(0);
    });
  }
});

describe('formsOf', () => {
  const contract = (state: Contract['state']): Contract =>
    ({
      buyerOperatorId: 'mill',
      contractId: 'ct-1',
      growerOperatorId: 'household',
      state,
    }) as unknown as Contract;
  const titles = (state: Contract['state'], own?: string): string[] =>
    formsOf(contract(state), own).map(({ title }) => title);

  it('lets the grower answer an offer, and either party end it', () => {
    expect(titles('offered', 'household')).to.deep.equal(['contract.accept', 'contract.end']);
    expect(titles('offered', 'mill')).to.deep.equal(['contract.end']);
    expect(titles('accepted', 'household')).to.deep.equal(['contract.end']);
  });

  it('lets nobody else do anything, and nobody after the end', () => {
    expect(titles('offered', 'shop')).to.deep.equal([]);
    expect(titles('accepted', 'shop')).to.deep.equal([]);
    expect(titles('ended', 'household')).to.deep.equal([]);
    expect(titles('ended')).to.deep.equal([]);
  });
});

describe('settleDraft', () => {
  const SHEET = utf8('slipId\r\nsl-1\r\n');
  const slip = (more: object, sheetHash = toHex(sha256(SHEET))): ShownSlip =>
    ({
      sheetHash,
      slip: { settledGrams: 974_000, slipId: 'sl-1', state: 'weighed', ...more },
    }) as unknown as ShownSlip;

  it('is nothing to sign for bytes that are not the slip’s sheet', () => {
    const draft = settleDraft(slip({}), utf8('another'), KEY);
    expect(draft).to.include({ isReady: false });
    expect(draft.isReady || draft.why).to.include('sl-1: expected the sheet');
  });

  it('is due for weighed slips with a settled mass alone', () => {
    expect(isToSettle(slip({}))).to.equal(true);
    expect(isToSettle(slip({ state: 'settled' }))).to.equal(false);
    expect(isToSettle(slip({ settledGrams: undefined }))).to.equal(false);
  });
});

describe('parcels that are listed', () => {
  const parcel = (parcelId: string, areaCode: string, operatorId: string, state: string) =>
    ({ areaCode, operatorId, parcelId, state }) as unknown as ShownParcel;
  const ALL = [
    parcel('p-1', '211104101', 'a', 'draft'),
    parcel('p-2', '211103101', 'a', 'draft'),
    parcel('p-3', '211104101', 'b', 'attested'),
  ];
  const ids = (by: Partial<Parameters<typeof filtered>[1]>): string[] =>
    filtered(ALL, { areaCode: '', operatorId: '', state: '', ...by }).map((one) => one.parcelId);

  it('are all of them while nothing is typed', () => {
    expect(ids({})).to.deep.equal(['p-1', 'p-2', 'p-3']);
  });

  it('are of the division, the operator and the state', () => {
    expect(ids({ areaCode: ' 211104 ' })).to.deep.equal(['p-1', 'p-3']);
    expect(ids({ areaCode: '211104', state: 'draft' })).to.deep.equal(['p-1']);
    expect(ids({ areaCode: '04' })).to.deep.equal([]);
    expect(ids({ operatorId: 'c' })).to.deep.equal([]);
  });
});

describe('identityState', () => {
  const key = {
    status: 'active',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2026-12-31T00:00:00.000Z',
  } as const;
  for (const [at, state] of [
    ['2025-12-31T23:59:59.999Z', 'not-yet'],
    ['2026-01-01T00:00:00.000Z', 'active'],
    ['2026-12-31T00:00:00.000Z', 'active'],
    ['2026-12-31T00:00:00.001Z', 'expired'],
  ] as const) {
    it(`is ${state} at ${at}`, () => {
      expect(identityState(key, new Date(at))).to.equal(state);
    });
  }

  it('stays revoked, whatever its dates say', () => {
    expect(
      identityState({ ...key, status: 'revoked' }, new Date('2026-06-01T00:00:00.000Z')),
    ).to.equal('revoked');
  });
});
