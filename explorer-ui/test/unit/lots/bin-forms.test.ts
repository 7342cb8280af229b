// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ShownBin } from '../../../src/api/bin-queries.js';
import type { ShownEvent } from '../../../src/api/things.js';
import { cleanOutForm, moveForm, storeHereForm, treatForm } from '../../../src/bins/bin-forms.js';
import { REGISTER_BIN, REGISTER_LINE, REGISTER_SITE } from '../../../src/bins/place-forms.js';
import { correctForm } from '../../../src/lots/correct-form.js';
import {
  COMMAND_ID,
  commandFrom,
  contextOf,
  lotOf,
  saidOf,
  stopsOf,
  typedIn,
  KEY,
} from './things.js';

const bin: ShownBin = {
  alerts: { alarms: [], date: '2026-11-24', treatments: [] },
  bin: {
    capacityGrams: 2_000_000,
    id: 'bin-1',
    kind: 'bin',
    operatorId: 'mill-1',
    siteId: 'pj01',
    v: 1,
  },
  clearedAlarms: [],
  events: [],
  grams: 1_500_000,
  lots: [
    { kind: 'storage', lotId: 's-1', operatorId: 'mill-1', remainingGrams: 1_000_000 },
    { kind: 'storage', lotId: 's-2', operatorId: 'mill-1', remainingGrams: 500_000 },
  ],
};

describe('forms of bins', () => {
  it('stores into this bin and says how full it gets', () => {
    const spec = storeHereForm(bin, contextOf());
    const typed = { 'in0.lotId': 'h-1', 'in0.mass': '500' };
    expect(commandFrom(spec, typed)).to.deep.include({
      binId: 'bin-1',
      inputs: [{ grams: 500_000, lotId: 'h-1' }],
      type: 'storeLot',
    });
    expect(saidOf(spec, typed, 'note')).to.deep.equal(['lots.roomLeft 2,000 kg 2,000 kg']);
    expect(saidOf(spec, { ...typed, 'in0.mass': '500.001' }, 'warn')).to.deep.equal([
      'lots.overCapacity 2,000.001 kg 2,000 kg',
    ]);
  });

  it('moves grain to another bin', () => {
    expect(commandFrom(moveForm(lotOf({}), contextOf()), { 'in0.mass': '10' })).to.deep.include({
      inputs: [{ grams: 10_000, lotId: 's-1' }],
      type: 'storeLot',
    });
  });

  it('cleans out with every lot that lies there, before two persons', () => {
    const spec = cleanOutForm(bin);
    expect(spec.isCosigned).to.equal(true);
    expect(commandFrom(spec, { note: '已扫空' + '，无余粮' })).to.deep.include({
      binId: 'bin-1',
      lotIds: ['s-1', 's-2'],
    });
    expect(saidOf(spec, {}, 'warn')).to.deep.equal(['lots.cleanOutLoss 2 1,500 kg']);
  });

  it('records a treatment whose days are in order', () => {
    const spec = treatForm({ id: 'bin-1', kind: 'bin' });
    const typed = {
      endDate: '2026-01-09',
      freeFrom: '2026-01-20',
      productName: '磷化铝 56 %',
      startDate: '2026-01-02',
    };
    expect(commandFrom(spec, typed)).to.deep.include({
      agent: 'phosphine',
      freeFrom: '2026-01-20',
      subject: { id: 'bin-1', kind: 'bin' },
    });
    expect(stopsOf(spec, typed)).to.deep.equal([]);
    for (const wrong of [
      { endDate: '2026-01-01' },
      { freeFrom: '2026-01-08' },
      { startDate: '2999-01-01' },
    ]) {
      expect(stopsOf(spec, { ...typed, ...wrong })).to.deep.equal(['lots.treatDates']);
    }
  });

  it('registers a site, a bin and a mill line', () => {
    expect(commandFrom(REGISTER_SITE, { areaCode: '211104', siteId: 'PJ01' })).to.deep.include({
      siteId: 'pj01',
      type: 'registerSite',
    });
    expect(
      commandFrom(REGISTER_BIN, { binId: 'bin-2', capacity: '200000', siteId: 'pj01' }),
    ).to.deep.include({ capacityGrams: 200_000_000, type: 'registerBin' });
    expect(commandFrom(REGISTER_LINE, { millLineId: 'line-2', siteId: 'pj01' })).to.deep.include({
      millLineId: 'line-2',
      type: 'registerMillLine',
    });
  });

  for (const [what, typed] of [
    [
      'a GLN with a wrong check digit',
      { areaCode: '211104', gln: '6901234567890', siteId: 'pj01' },
    ],
    ['a division of three digits', { areaCode: '211', siteId: 'pj01' }],
  ] as const) {
    it(`registers no site with ${what}`, () => {
      expect(REGISTER_SITE.draftOf(typedIn(REGISTER_SITE, typed), KEY).isReady).to.equal(false);
    });
  }
});

const event = (type: string, commandId: string): ShownEvent =>
  ({ commandId, eventTime: '2026-10-10T02:00:00.000Z', type }) as unknown as ShownEvent;
const RIGHT = '01M42ZHFDG7Q2V9MZ4KX0RTB5D';

describe('correctForm', () => {
  it('declares an event to be in error and names the right one', () => {
    const wrong = event('millLot', COMMAND_ID);
    const spec = correctForm(wrong, [wrong, event('millLot', RIGHT)]);
    if (!spec) return expect.fail('a milling can be corrected');
    expect(commandFrom(spec, { effect: 'undo', note: '重量写错', right: RIGHT })).to.deep.include({
      correctedCommandId: COMMAND_ID,
      correctiveCommandIds: [RIGHT],
      effect: 'undo',
      reason: 'incorrect_data',
    });
    return undefined;
  });

  it('never offers the event itself as its correction, and takes back only what made lots', () => {
    const wrong = event('storeLot', COMMAND_ID);
    const spec = correctForm(wrong, [wrong]);
    const optionsOf = (name: string): string[] =>
      spec?.fields
        .find((field) => field.name === name)
        ?.options?.({ text: String, word: String, language: 'en' } as never)
        .map(([value]) => value) ?? [];
    expect(optionsOf('right')).to.deep.equal(['']);
    expect(optionsOf('effect')).to.deep.equal(['declare']);
  });

  it('corrects no correction', () => {
    expect(correctForm(event('correctEvent', COMMAND_ID), [])).to.equal(undefined);
  });
});
