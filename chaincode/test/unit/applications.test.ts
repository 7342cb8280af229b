// SPDX-License-Identifier: Apache-2.0
import { addDays } from '@daoji/model';
import { canonicalJson } from '@daoji/proof';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { application, day, newInputWorld, type InputWorld } from '../fixture/input-fixture.js';
import { bans, makeEffective, product, products, ruleSet } from '../fixture/rule-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { parcel, withEvidence } from '../fixture/trace-world.js';

interface Answer {
  readonly flags: readonly string[];
  readonly refusals?: readonly { code: string; message: string; subject: string }[];
  readonly ruleSets: readonly string[];
  readonly subjects: readonly string[];
}

describe('applications', () => {
  let made: InputWorld;
  let world: InputWorld;

  before(async () => {
    made = await newInputWorld();
    const { grower, ledger } = made;
    await grower.send(ledger, parcel('p-5', { farming: 'crab-rice' }));
    await grower.send(ledger, parcel('p-6', { areaM2: 100_000 }));
    await grower.send(ledger, parcel('p-7', { areaCode: '211104102' }));
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const apply = async (fields: CommandFields, by = made.grower): Promise<Answer> =>
    JSON.parse((await by.send(world.ledger, fields)).result) as Answer;

  it('give each parcel its interval and take each parcel’s amount from the stock', async () => {
    const event = await apply(
      application('a-1', ['p-3', 'p-7'], { stopDate: day(-2), startDate: day(-3) }),
    );
    expect(event.subjects).to.deep.equal([
      'application~a-1',
      'input-stock~st-1',
      'parcel~p-3',
      'parcel~p-7',
    ]);
    expect(event).to.deep.include({ flags: [], ruleSets: ['products-1'] });
    expect(event).to.not.have.property('refusals');
    expect(world.ledger.value('input-stock~st-1')).to.include({ remainingMilli: 4_499_750 });
    expect(world.ledger.value('parcel-season~p-3/2026')?.['intervals']).to.deep.equal([
      {
        applicationId: 'a-1',
        freeFrom: addDays(day(-2), 21),
        registration: 'PD20150001',
        ruleSetId: 'products-1',
        startDate: day(-3),
        stopDate: day(-2),
      },
    ]);
    expect(world.ledger.value('application~a-1')?.['parcels']).to.have.length(2);
  });

  it('list the refused parcels and write nothing for them', async () => {
    const event = await apply(application('a-1', ['p-3', 'p-5', 'p-7']));
    expect(event.flags).to.deep.equal(['PARTLY_REFUSED']);
    expect(event.subjects).to.not.include('parcel~p-5');
    expect(event.refusals?.map(({ code, subject }) => [code, subject])).to.deep.equal([
      ['INPUT_CRAB_RICE', 'parcel~p-5'],
    ]);
    expect(event.refusals?.[0]?.message)
      .to.contain('rule set: products-1')
      .and.contain('accepted:');
    expect(world.ledger.value('parcel-season~p-5/2026')).to.equal(undefined);
    expect(world.ledger.value('input-stock~st-1')).to.include({ remainingMilli: 4_499_750 });
  });

  it('leave out a parcel for which the stock is too small, and go on', async () => {
    await made.grower.send(world.ledger, {
      type: 'removeInput',
      quantityMilli: 2_000_000,
      reason: 'spilled',
      stockLotId: 'st-1',
    });
    const event = await apply(application('a-1', ['p-6', 'p-3']));
    expect(event.refusals?.map((one) => one.code)).to.deep.equal(['INPUT_STOCK_EXCEEDED']);
    expect(world.ledger.value('input-stock~st-1')).to.include({ remainingMilli: 2_749_875 });
  });

  it('take 200 parcels in one record, each with its own refusal where there is one', async () => {
    const parcels = Array.from({ length: 200 }, (_, index) => `p-block-${index}`);
    for (const [index, parcelId] of parcels.entries()) {
      const farming = index % 2 === 0 ? 'rice' : 'crab-rice';
      const value = { ...world.ledger.value('parcel~p-3'), areaM2: 667, farming, parcelId };
      world.ledger.plant(`parcel~${parcelId}`, canonicalJson(value));
    }
    const event = await apply(application('a-1', parcels));
    expect(event.refusals).to.have.length(100);
    for (const { message } of event.refusals ?? []) expect(message.length).to.be.below(1000);
    expect(world.ledger.value('input-stock~st-1')).to.include({
      remainingMilli: 5_000_000 - 100 * 25_013,
    });
  });

  it('are refused whole when every parcel is', async () => {
    await expectRefusal(apply(application('a-1', ['p-5'])), 'INPUT_CRAB_RICE');
    expect(world.ledger.value('application~a-1')).to.equal(undefined);
  });

  it('answer a repeat with the first list of refusals', async () => {
    const envelope = made.grower.envelope(application('a-1', ['p-3', 'p-5']));
    const first = await world.ledger.submit('inputs:applyInput', [envelope]);
    const again = await world.ledger.submit('inputs:applyInput', [envelope]);
    expect(again.result).to.equal(first.result);
    expect(again.writes.size).to.equal(0);
  });

  const refused: readonly (readonly [string, ContractErrorCode, object])[] = [
    ['an unknown parcel', 'PARCEL_NOT_FOUND', { parcels: ['p-3', 'p-0'] }],
    ['one parcel twice', 'PARCEL_DUPLICATE', { parcels: ['p-3', 'p-3'] }],
    ['unknown stock', 'STOCK_LOT_NOT_FOUND', { stockLotId: 'st-0' }],
    ['a stop before the start', 'INPUT_DATES', { stopDate: day(-1) }],
    ['a day to come', 'INPUT_DATES', { stopDate: day(1) }],
    ['another target', 'INPUT_NOT_REGISTERED', { target: 'plant hopper' }],
    ['a dose above the label', 'INPUT_DOSE', { doseMilliPerMu: 30_001 }],
    ['a dose below the label', 'INPUT_DOSE', { doseMilliPerMu: 19_999 }],
    ['no dose', 'COMMAND_SHAPE', { doseMilliPerMu: 0 }],
    ['a date that does not exist', 'COMMAND_SHAPE', { stopDate: '2026-02-30' }],
    ['201 parcels', 'COMMAND_SHAPE', { parcels: Array.from({ length: 201 }, (_, n) => `p-${n}`) }],
    [
      'a day before the table',
      'INPUT_NOT_REGISTERED',
      { startDate: '2019-01-01', stopDate: '2019-01-01' },
    ],
  ];
  for (const [what, code, fields] of refused) {
    it(`refuse ${what}: ${code}`, async () => {
      await expectRefusal(apply(application('a-1', ['p-3'], fields)), code);
      expect(world.ledger.value('application~a-1')).to.equal(undefined);
    });
  }

  it('refuse one id twice', async () => {
    await apply(application('a-1', ['p-3']));
    await expectRefusal(apply(application('a-1', ['p-7'])), 'APPLICATION_EXISTS');
  });

  it('count uses by parcel and season', async () => {
    await apply(application('a-1', ['p-3']));
    await apply(application('a-2', ['p-3']));
    await expectRefusal(apply(application('a-3', ['p-3'])), 'INPUT_USES_EXCEEDED');
    await apply(application('a-3', ['p-7']));
  });

  it('cannot pass each other on one parcel: the third use of two', async () => {
    await apply(application('a-1', ['p-3']));
    const [one, two] = await Promise.all(
      ['a-2', 'a-3'].map((id) =>
        world.ledger.simulate('inputs:applyInput', [
          made.grower.envelope(application(id, ['p-3'])),
        ]),
      ),
    );
    if (!one || !two) throw new Error('two simulations');
    world.ledger.commit(one);
    expect(() => world.ledger.commit(two)).to.throw('MVCC_READ_CONFLICT');
  });

  it('refuse what is banned where the parcel lies, and only there', async () => {
    const ban = ruleSet('bans-1', bans({ actives: ['tricyclazole'] }), { areaCode: '211104102' });
    await makeEffective(world.ledger, made.officers, ban);
    const event = await apply(application('a-1', ['p-3', 'p-7']));
    expect(event.refusals?.map(({ code, subject }) => [code, subject])).to.deep.equal([
      ['INPUT_BANNED', 'parcel~p-7'],
    ]);
  });

  it('do not let a county lift a ban of its city', async () => {
    const city = ruleSet('bans-1', bans({ actives: ['tricyclazole'] }));
    const county = ruleSet('bans-2', bans(), { areaCode: '211104102' });
    await makeEffective(world.ledger, made.officers, city);
    await makeEffective(world.ledger, made.officers, county);
    await expectRefusal(apply(application('a-1', ['p-7'])), 'INPUT_BANNED');
  });

  it('keep the rule of their own day', async () => {
    const longer = ruleSet('products-2', products(product({ phiDays: 35 })), {
      validFrom: day(-1),
    });
    await makeEffective(world.ledger, made.officers, longer);
    await apply(application('a-1', ['p-3'], { startDate: day(-2), stopDate: day(-2) }));
    await apply(application('a-2', ['p-7']));
    const freeFrom = (id: string): unknown =>
      (world.ledger.value(`application~${id}`)?.['parcels'] as { freeFrom: string }[])[0]?.freeFrom;
    expect([freeFrom('a-1'), freeFrom('a-2')]).to.deep.equal([day(19), day(35)]);
  });

  context('of other operators’ parcels', () => {
    const pilot = new TestPerson('pilot-b');
    const fields = application('a-1', ['p-3'], { stockLotId: 'st-b' });

    beforeEach(() => {
      pilot.plantIn(world.ledger, 'coop-b', ['drone-operator']);
      const stock = world.ledger.value('input-stock~st-1');
      world.ledger.plant('input-stock~st-b', {
        ...stock,
        operatorId: 'coop-b',
        stockLotId: 'st-b',
      });
    });

    it('are refused: a rival could block a harvest', () =>
      expectRefusal(apply(fields, pilot), 'ACCESS_DENIED'));

    it('are refused also as an entry on behalf', () =>
      expectRefusal(
        apply({ ...fields, onBehalfOf: { confirmation: 'none', operatorId: 'coop-a' } }, pilot),
        'ACCESS_DENIED',
      ));

    it('are recorded with the holder’s co-signature', async () => {
      const text = pilot.commandText(fields);
      const confirmations = [{ keyId: made.grower.keyId, signature: made.grower.sign(text) }];
      const argument = withEvidence(text, pilot.sign(text), { confirmations });
      await world.ledger.submit('inputs:applyInput', [argument]);
      expect(world.ledger.value('application~a-1')).to.include({ operatorId: 'coop-b' });
    });
  });

  context('of restricted products', () => {
    const advisers = {
      agronomist: new TestPerson('agronomist-a'),
      elsewhere: new TestPerson('agronomist-x'),
    };

    beforeEach(async () => {
      advisers.agronomist.plantIn(world.ledger, 'agri-r', ['agronomist'], '2111');
      advisers.elsewhere.plantIn(world.ledger, 'agri-x', ['agronomist'], '2112');
      const table = products(product({ restricted: true }));
      await makeEffective(
        world.ledger,
        made.officers,
        ruleSet('products-2', table, { validFrom: '2021-01-01' }),
      );
    });

    const advised = (by: TestPerson, signer = made.grower): Promise<unknown> => {
      const text = signer.commandText(application('a-1', ['p-3']));
      const confirmations = [{ keyId: by.keyId, signature: by.sign(text) }];
      const argument = withEvidence(text, signer.sign(text), { confirmations });
      return world.ledger.submit('inputs:applyInput', [argument]);
    };

    it('are recorded with an agronomist’s co-signature', () => advised(advisers.agronomist));

    it('are refused without one', () =>
      expectRefusal(apply(application('a-1', ['p-3'])), 'INPUT_RESTRICTED'));

    it('are refused with an agronomist of another area', () =>
      expectRefusal(advised(advisers.elsewhere), 'INPUT_RESTRICTED'));

    it('are refused with a co-signer who is none', () =>
      expectRefusal(advised(made.keeper), 'INPUT_RESTRICTED'));

    it('are refused when the agronomist advises himself', () => {
      const both = new TestPerson('both').plantIn(world.ledger, 'coop-a', ['grower', 'agronomist']);
      return expectRefusal(advised(both, both), 'INPUT_RESTRICTED');
    });

    it('leave an agronomist’s co-signature without meaning for lots', async () => {
      const text = made.miller.commandText({
        type: 'splitLot',
        lotId: 'h-1',
        outputs: [{ grams: 1, lotId: 'x-1' }],
      });
      const stranger = new TestPerson('miller-b').plantIn(world.ledger, 'coop-b', ['miller']);
      const helper = new TestPerson('agro-a').plantIn(world.ledger, 'coop-a', ['agronomist']);
      const forged = text.replace(made.miller.keyId, stranger.keyId);
      const confirmations = [{ keyId: helper.keyId, signature: helper.sign(forged) }];
      const argument = withEvidence(forged, stranger.sign(forged), { confirmations });
      await expectRefusal(world.ledger.submit('lots:splitLot', [argument]), 'ACCESS_DENIED');
    });
  });
});
