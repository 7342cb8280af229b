// SPDX-License-Identifier: Apache-2.0
import { physicalGrams } from '@daoji/model';
import { expect } from 'chai';

import { closeForm, pledgeForm, releaseForm } from '../../../src/lots/end-forms.js';
import { mergeForm, packForm, reworkForm, splitForm } from '../../../src/lots/pack-forms.js';
import { destroyForm, loseForm, sampleForm, stocktakeForm } from '../../../src/lots/take-forms.js';
import { acceptForm, cancelForm, offerForm } from '../../../src/lots/transfer-forms.js';
import { cleanForm, dryForm, millForm, storeForm } from '../../../src/lots/work-forms.js';
import {
  commandFrom,
  contextOf,
  lotOf,
  PACKAGES,
  saidOf,
  stopsOf,
  TRANSFER,
  typedIn,
} from './things.js';

const HASH = 'cd'.repeat(32);
const paddy = lotOf({});
const milled = lotOf({ kind: 'milled', lotId: 'm-1', product: 'milled-rice' });

describe('forms of lots', () => {
  it('stores all that is left in the first bin, with a free id of its own', () => {
    const command = commandFrom(storeForm(paddy, contextOf()));
    expect(command).to.deep.include({
      binId: 'bin-1',
      inputs: [{ grams: 1_000_000, lotId: 's-1' }],
      type: 'storeLot',
    });
    expect(command)
      .to.have.property('lotId')
      .that.matches(/^s-\d{6}-[a-z2-9]{4}$/);
  });

  it('turns what was weighed wet into grams at 14.5 %, and says both', () => {
    const spec = storeForm(paddy, contextOf());
    const typed = { 'in0.mass': '1000', moisture: '16.5' };
    expect(commandFrom(spec, typed)).to.deep.include({
      inputs: [{ grams: 976_608, lotId: 's-1' }],
    });
    expect(saidOf(spec, typed, 'note')).to.include('lots.physical s-1 976.608 kg');
  });

  it('dries: weighed mass and moisture as typed, never more at 14.5 % than went in', () => {
    const spec = dryForm(paddy, contextOf());
    const typed = { lotId: 'd-1', moistureAfter: '13.8', weighed: '985.5' };
    expect(commandFrom(spec, typed)).to.deep.include({
      moistureMilliPercent: 13_800,
      type: 'dryLot',
      weighedGrams: 985_500,
    });
    expect(stopsOf(spec, typed)).to.deep.equal([]);
    expect(stopsOf(spec, { ...typed, weighed: '1000' })[0]).to.match(/^lots.tooMuchOut/);
    expect(physicalGrams(1_000_000, 13_800)).to.be.above(1_000_000);
  });

  it('cleans with no impurities at all', () => {
    const typed = { impurity: '0', lotId: 'c-1', moistureAfter: '14.5', weighed: '990' };
    expect(commandFrom(cleanForm(paddy, contextOf()), typed)).to.deep.include({
      impurityGrams: 0,
      type: 'cleanLot',
      weighedGrams: 990_000,
    });
  });

  it('mills to the products that came out and leaves out those that did not', () => {
    const spec = millForm(paddy, contextOf());
    const typed = {
      'out0.lotId': 'm-1',
      'out0.mass': '650.25',
      'out1.lotId': 'b-1',
      'out1.mass': '80',
      millingDate: '2026-11-20',
    };
    expect(commandFrom(spec, typed)).to.deep.include({
      inputs: [{ grams: 1_000_000, lotId: 's-1' }],
      millingDate: '2026-11-20',
      millLineId: 'line-1',
      outputs: [
        { grams: 650_250, lotId: 'm-1', product: 'milled-rice' },
        { grams: 80_000, lotId: 'b-1', product: 'bran' },
      ],
    });
    expect(saidOf(spec, typed, 'note')).to.deep.equal([
      'lots.balance 1,000 kg 269.75 kg 730.25 kg',
      'lots.recovery 65',
    ]);
  });

  it('mills nothing without a product, and not one gram more than went in', () => {
    const spec = millForm(paddy, contextOf());
    expect(stopsOf(spec)).to.deep.equal(['lots.nothingOut']);
    expect(stopsOf(spec, { 'out0.mass': '1000.001' })).to.deep.equal([
      'lots.tooMuchOut 1,000 kg 1,000.001 kg 0.001 kg',
    ]);
    expect(stopsOf(spec, { 'out0.mass': '1000' })).to.deep.equal([]);
  });

  it('packs by the product’s own net content, as many as there is rice for', () => {
    const spec = packForm(milled, contextOf([milled]));
    expect(commandFrom(spec, { productionDate: '2026-11-21' })).to.deep.include({
      count: 200,
      gtin: '09521234567899',
      inputs: [{ grams: 1_000_000, lotId: 'm-1' }],
      netMassGrams: 5_000,
      productionDate: '2026-11-21',
    });
    expect(stopsOf(spec, { count: '201' })[0]).to.match(/^lots.tooMuchOut/);
  });

  it('packs an unregistered product by what is typed, and no half packages', () => {
    const spec = packForm(milled, { ...contextOf([milled]), products: [] });
    const typed = { count: '10', gtin: '9521234567899', net: '2.5' };
    expect(commandFrom(spec, typed)).to.deep.include({
      gtin: '09521234567899',
      netMassGrams: 2_500,
    });
    expect(stopsOf(spec, { ...typed, count: '9.5' })).to.include('lots.noCount');
  });

  it('opens and splits whole packages only', () => {
    expect(
      commandFrom(reworkForm(PACKAGES, contextOf()), { count: '3', reason: '破袋返工' }),
    ).to.deep.include({ inputs: [{ grams: 15_000, lotId: 'k-1' }], type: 'reworkLot' });
    const split = splitForm(PACKAGES);
    expect(commandFrom(split, { 'out0.lotId': 'k-2', 'out0.mass': '50' })).to.deep.include({
      lotId: 'k-1',
      outputs: [{ grams: 50_000, lotId: 'k-2' }],
    });
    expect(stopsOf(split, { 'out0.mass': '51' })).to.deep.equal(['lots.notWhole 5']);
    expect(stopsOf(split, { 'out0.mass': '205' })[0]).to.match(/^lots.tooMuchOut/);
  });

  it('merges two lots or more', () => {
    const spec = mergeForm(paddy, contextOf([paddy, lotOf({ lotId: 's-2' })]));
    const typed = { 'in1.lotId': 'S-2', 'in1.mass': '1000' };
    expect(commandFrom(spec, typed)).to.deep.include({
      inputs: [
        { grams: 1_000_000, lotId: 's-1' },
        { grams: 1_000_000, lotId: 's-2' },
      ],
    });
    expect(stopsOf(spec)).to.deep.equal(['lots.mergeTwo']);
    expect(saidOf(spec, { ...typed, 'in1.mass': '1000.5' }, 'warn')).to.deep.equal([
      'lots.overdrawn s-2 1,000 kg',
    ]);
  });

  it('sends lots to another operator, and not to their holder', () => {
    const spec = offerForm(paddy, contextOf());
    const field = spec.fields.find(({ name }) => name === 'toOperatorId');
    const offered = field?.options?.({ language: 'en' } as never).map(([id]) => id);
    expect(offered).to.deep.equal(['', 'shop-1']);
    expect(commandFrom(spec, { lotIds: 's-1, S-2', toOperatorId: 'shop-1' })).to.deep.include({
      lotIds: ['s-1', 's-2'],
      purpose: 'sale',
      toOperatorId: 'shop-1',
    });
  });

  it('accepts every lot of a transfer as sent, and says what is missing', () => {
    const spec = acceptForm(TRANSFER);
    expect(commandFrom(spec)).to.deep.include({
      received: [
        { grams: 600_000, lotId: 's-1' },
        { grams: 400_000, lotId: 's-2' },
      ],
      transferId: 'tr-1',
    });
    expect(saidOf(spec, { 'in1.mass': '395' }, 'warn')).to.deep.equal([
      'lots.lessArrived 995 kg 1,000 kg 5 kg',
    ]);
    expect(commandFrom(cancelForm('tr-1'), { reason: '车坏在路上' })).to.deep.include({
      transferId: 'tr-1',
      type: 'cancelTransfer',
    });
  });

  it('takes samples, losses and what is destroyed off a lot', () => {
    expect(commandFrom(sampleForm(paddy), { mass: '0.5' })).to.deep.include({ grams: 500 });
    expect(commandFrom(loseForm(paddy), { mass: '10', moisture: '16.5' })).to.deep.include({
      grams: 9_766,
      reason: 'spilled',
    });
    const destroy = destroyForm(paddy);
    expect(destroy.isCosigned).to.equal(true);
    expect(commandFrom(destroy, { documentHash: HASH, mass: '10' })).to.deep.include({
      documentHash: HASH,
      method: 'incineration',
    });
    expect(saidOf(sampleForm(paddy), { mass: '1000.001' }, 'warn')).to.deep.equal([
      'lots.overdrawn s-1 1000 kg',
    ]);
  });

  it('counts a lot before two persons, down to nothing, and no lot that is as recorded', () => {
    const spec = stocktakeForm([paddy]);
    expect(spec.isCosigned).to.equal(true);
    const typed = { mass: '0', reason: '年末盘点' };
    expect(commandFrom(spec, typed)).to.deep.include({ countedGrams: 0, lotId: 's-1' });
    expect(saidOf(spec, typed, 'note')).to.deep.equal(['lots.countLess 0 kg 1,000 kg 1,000 kg']);
    expect(stopsOf(spec, { ...typed, mass: '1000' })[0]).to.match(/^lots.countEqual/);
  });

  it('pledges for no more than the lot was, on at least one basis', () => {
    const spec = pledgeForm(paddy, contextOf());
    expect(commandFrom(spec, { bases: 'own-test self-pledge', mass: '500' })).to.deep.include({
      bases: ['own-test', 'self-pledge'],
      grams: 500_000,
      type: 'issuePledge',
    });
    expect(stopsOf(spec, { mass: '1000.001' })[0]).to.match(/^lots.pledgeOver/);
    expect(spec.draftOf(typedIn(spec, { bases: '' }), HASH).isReady).to.equal(false);
  });

  it('closes a lot, and releases a hold on a document', () => {
    expect(commandFrom(closeForm(paddy, contextOf()))).to.deep.include({
      devices: [],
      heads: [],
      lotId: 's-1',
    });
    expect(saidOf(closeForm(paddy, contextOf()), {}, 'warn')).to.deep.equal([
      'lots.closeLeft 1,000 kg',
      'lots.closeUnread',
      'lots.closeUnbound',
    ]);
    expect(
      commandFrom(releaseForm(paddy), { documentHash: HASH, reason: '检测合格' }),
    ).to.deep.include({ documentHash: HASH, lotId: 's-1', type: 'releaseHold' });
  });

  it('has the holder co-sign where the signer is of another operator', () => {
    const foreign = { ...contextOf(), isForeign: true };
    const forms = [storeForm, dryForm, cleanForm, millForm, mergeForm];
    expect(forms.map((form) => form(paddy, foreign).isCosigned)).to.deep.equal([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(millForm(paddy, contextOf()).isCosigned).to.equal(false);
  });

  for (const mass of ['', '-5', '1,5', '0', '1e3', '0.0001', 'zehn']) {
    it(`shows nothing to sign for a mass of “${mass}”`, () => {
      expect(stopsOf(storeForm(paddy, contextOf()), { 'in0.mass': mass })).to.include(
        'lots.rowFault',
      );
    });
  }

  for (const moisture of ['4.9', '40.1', 'feucht', '-14']) {
    it(`converts nothing at a moisture of “${moisture}”`, () => {
      expect(stopsOf(millForm(paddy, contextOf()), { moisture })).to.include('lots.rowFault');
    });
  }
});
