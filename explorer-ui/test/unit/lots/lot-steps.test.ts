// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { originWords } from '../../../src/lots/lot-origin.js';
import { stepsFor } from '../../../src/lots/lot-steps.js';
import { lotOf, PACKAGES, TRANSFER } from './things.js';

const MINE = { operatorId: 'mill-1' };
const OTHER = { operatorId: 'shop-1' };
const milled = lotOf({ kind: 'milled', product: 'milled-rice' });

describe('stepsFor', () => {
  it('offers paddy to be stored, dried, cleaned and milled, never packed', () => {
    const steps = stepsFor(lotOf({}), MINE, undefined);
    expect(steps).to.include.members(['store', 'dry', 'clean', 'mill', 'pledge', 'offer']);
    expect(steps).to.not.include.members(['pack', 'rework']);
  });

  it('offers milled rice to be packed, and no pledge', () => {
    const steps = stepsFor(milled, MINE, undefined);
    expect(steps).to.include('pack');
    expect(steps).to.not.include('pledge');
    expect(steps).to.not.include('mill');
  });

  it('offers packages to be opened and split, and by-products neither', () => {
    expect(stepsFor(PACKAGES, MINE, undefined)).to.include.members(['rework', 'split']);
    const bran = stepsFor(lotOf({ kind: 'by-product', product: 'bran' }), MINE, undefined);
    expect(bran).to.not.include('pack');
    expect(bran).to.not.include('rework');
  });

  it('offers no pledge for bought-in paddy', () => {
    expect(stepsFor(lotOf({ kind: 'bought' }), MINE, undefined)).to.not.include('pledge');
  });

  it('offers a lot of somebody else to be worked on alone', () => {
    const steps = stepsFor(lotOf({}), OTHER, undefined);
    expect(steps).to.deep.equal(['store', 'dry', 'clean', 'mill', 'merge']);
  });

  it('lets laboratories and authorities sample what others hold', () => {
    const laboratory = { ...OTHER, roles: ['laboratory' as const] };
    expect(stepsFor(lotOf({}), laboratory, undefined)).to.include('sample');
    expect(stepsFor(lotOf({}), OTHER, undefined)).to.not.include('sample');
  });

  it('offers nothing of a lot that was taken back', () => {
    const voided = lotOf({ closed: true, voidedBy: '01M42ZHFDG7Q2V9MZ4KX0RTB5C' });
    expect(stepsFor(voided, MINE, undefined)).to.deep.equal([]);
  });

  it('makes nothing of a closed lot, but sells, tests, loses, destroys and counts it', () => {
    const closed = lotOf({ closed: true });
    const steps = ['offer', 'sample', 'lose', 'destroy', 'stocktake'];
    expect(stepsFor(closed, MINE, undefined)).to.deep.equal(steps);
    expect(stepsFor(closed, OTHER, undefined)).to.deep.equal([]);
  });

  it('offers an empty lot to be counted and closed alone', () => {
    const steps = stepsFor(lotOf({ kind: 'milled', remainingGrams: 0 }), MINE, undefined);
    expect(steps).to.deep.equal(['stocktake', 'close']);
  });

  it('lets the receiver accept, the sender call off, and nobody else either', () => {
    const moving = lotOf({ operatorId: 'coop-1', transferId: 'tr-1' });
    expect(stepsFor(moving, MINE, TRANSFER)).to.deep.equal(['accept']);
    expect(stepsFor(moving, { operatorId: 'coop-1' }, TRANSFER)).to.deep.equal(['cancel']);
    expect(stepsFor(moving, OTHER, TRANSFER)).to.deep.equal([]);
    expect(stepsFor(moving, MINE, { ...TRANSFER, state: 'accepted' })).to.deep.equal([]);
    expect(stepsFor(moving, MINE, undefined)).to.deep.equal([]);
  });

  it('lets the agriculture authority alone release holds, of harvest lots', () => {
    const harvest = lotOf({ kind: 'harvest' });
    expect(stepsFor(harvest, { ...OTHER, authority: 'agri' }, undefined)).to.include('release');
    expect(stepsFor(harvest, { ...OTHER, authority: 'grain' }, undefined)).to.not.include(
      'release',
    );
    expect(stepsFor(milled, { ...OTHER, authority: 'agri' }, undefined)).to.not.include('release');
    expect(stepsFor(harvest, MINE, undefined)).to.not.include('release');
  });
});

describe('originWords', () => {
  it('states one parcel only where every grain is of it', () => {
    expect(originWords({ isKnown: true, isSingleParcel: true, parcels: ['p-1'] })).to.deep.equal({
      kind: 'one',
      note: 'lots.originOne',
      parcelId: 'p-1',
    });
  });

  it('names several as possible, none as the origin', () => {
    const words = originWords({ isKnown: true, isSingleParcel: false, parcels: ['p-1', 'p-2'] });
    expect(words).to.deep.include({ kind: 'many', note: 'lots.originMany' });
  });

  it('does not state the one parcel that is named where there may be more', () => {
    const words = originWords({ isKnown: false, isSingleParcel: false, parcels: ['p-1'] });
    expect(words).to.deep.include({ kind: 'many', note: 'lots.originMore' });
  });

  it('believes no claim of a single parcel that its own list or doubt contradicts', () => {
    for (const claim of [
      { isKnown: true, parcels: ['p-1', 'p-2'] },
      { isKnown: false, parcels: ['p-1'] },
    ]) {
      expect(originWords({ ...claim, isSingleParcel: true }).kind).to.equal('many');
    }
  });

  it('says that nothing is known where no parcel is named', () => {
    expect(originWords({ isKnown: false, isSingleParcel: false, parcels: [] })).to.deep.equal({
      kind: 'none',
      note: 'lots.originUnknown',
    });
  });
});
