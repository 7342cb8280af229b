// SPDX-License-Identifier: Apache-2.0
import { FIELD_WORKS } from '@daoji/model';
import { expect } from 'chai';

import type { ShownAdvice } from '../../src/api/trade-things.js';
import { choicesOf, type SprayChoice } from '../../src/field/field-entries.js';
import type { FieldPack, LastUse } from '../../src/field/field-pack.js';

const use = (target: string) => ({
  doseMaxMilli: 30_000,
  doseMinMilli: 20_000,
  parcelMaxMilli: 2,
  parcelMinMilli: 1,
  target,
});
const advice = (fields: Partial<ShownAdvice> = {}): ShownAdvice => ({
  actives: ['tricyclazole'],
  allowed: true,
  content: '75 % WP',
  earliestHarvest: '2026-11-05',
  name: '三环唑',
  needsAgronomist: false,
  phiDays: 21,
  reasons: [],
  registration: 'PD1',
  ruleSetId: 'r-1',
  status: 'confirmed',
  stock: [{ remainingMilli: 1000, stockLotId: 'st-1' }],
  unit: 'g',
  uses: [use('稻瘟病'), use('纹枯病')],
  usesLeft: 1,
  ...fields,
});
const pack = (advised: readonly ShownAdvice[], lastUses: readonly LastUse[] = []): FieldPack => ({
  advice: { 'p-1': advised },
  date: '2026-10-15',
  lastUses,
  operatorId: 'coop-a',
  parcels: [],
});
const sprays = (from: FieldPack, parcelId = 'p-1'): SprayChoice[] =>
  choicesOf(from, parcelId).filter((one) => one.kind === 'spray');
const last = (fields: Partial<LastUse>): LastUse => ({
  doseMilliPerMu: 25_000,
  registration: 'PD1',
  stopDate: '2026-07-01',
  target: '纹枯病',
  ...fields,
});

describe('choicesOf', () => {
  it('offers every work of the field, harvest last, and no spray without advice', () => {
    const choices = choicesOf(pack([]), 'p-9');
    expect(choices.map(({ id }) => id)).to.deep.equal(FIELD_WORKS.map((work) => `work-${work}`));
    expect(choices.at(-1)?.id).to.equal('work-harvest');
  });

  it('starts with the first use of the label and its least dose', () => {
    expect(sprays(pack([advice()]))[0]).to.include({
      doseMilliPerMu: 20_000,
      stockLotId: 'st-1',
      target: '稻瘟病',
    });
  });

  it('takes target and dose of the last use, the newest of several', () => {
    const uses = [last({ stopDate: '2026-06-01', target: '稻瘟病' }), last({})];
    expect(sprays(pack([advice()], uses))[0]).to.include({
      doseMilliPerMu: 25_000,
      target: '纹枯病',
    });
  });

  for (const doseMilliPerMu of [19_999, 30_001]) {
    it(`does not repeat a dose of ${doseMilliPerMu} that the label does not have`, () => {
      const [choice] = sprays(pack([advice()], [last({ doseMilliPerMu })]));
      expect(choice).to.include({ doseMilliPerMu: 20_000, target: '纹枯病' });
    });
  }

  it('does not repeat a target that the label does not have, nor its dose', () => {
    const [choice] = sprays(pack([advice()], [last({ target: '稻飞虱' })]));
    expect(choice).to.include({ doseMilliPerMu: 20_000, target: '稻瘟病' });
  });

  it('takes nothing of the last use of another product', () => {
    const [choice] = sprays(pack([advice()], [last({ registration: 'PD2' })]));
    expect(choice).to.include({ doseMilliPerMu: 20_000, target: '稻瘟病' });
  });

  it('offers no product without stock or without a use', () => {
    expect(sprays(pack([advice({ stock: [] }), advice({ uses: [] })]))).to.deep.equal([]);
  });
});
