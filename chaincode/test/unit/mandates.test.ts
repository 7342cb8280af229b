// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import {
  CHAIR,
  CONTRACTS,
  MILL,
  newHouseholds,
  PARCELS,
  personOf,
  PILOT,
  sendStated,
  type WorkEvent,
} from '../fixture/household-fixture.js';
import { application, day, purchase } from '../fixture/input-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { mandate } from '../fixture/trade-cases.js';
import { COMMITMENT, harvest, type TraceWorld } from '../fixture/trace-world.js';

describe('work on others’ land by mandate', () => {
  let made: TraceWorld;
  let world: TraceWorld;

  before(async () => {
    made = await newHouseholds();
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const send = (who: TestPerson, fields: CommandFields): Promise<WorkEvent> =>
    sendStated(world, who, fields);
  const flight = (fields: object = {}): CommandFields =>
    application('a-1', PARCELS, { contractIds: CONTRACTS, stockLotId: 'st-m', ...fields });
  const lot = (lotId: string): Record<string, unknown> =>
    world.ledger.value(`lot~${lotId}`) ?? expect.fail(lotId);
  const onBehalfOf = { confirmation: 'sms-code', operatorId: 'hh-1' };
  const forHousehold = (fields: object = {}): CommandFields =>
    harvest('h-9', { onBehalfOf, parcels: ['p-hh-1'], ...fields });
  const give = (fields: object = {}): CommandFields =>
    mandate('md-1', 'hh-1', 'coop-b', { onBehalfOf, ...fields });

  describe('by a mandate', () => {
    const byMandate = { mandateIds: ['md-1'] };

    it('that the household signs, a cooperative enters harvest, field work and spray', async () => {
      await send(personOf('hh-1'), mandate('md-1', 'hh-1', 'coop-b'));
      expect(world.ledger.value('mandate~md-1')).to.include({ confirmation: 'own-signature' });
      await send(CHAIR, forHousehold(byMandate));
      expect(lot('h-9')).to.include({ operatorId: 'hh-1' });
      const work = {
        type: 'recordFieldWork',
        doneOn: day(),
        parcels: ['p-hh-1'],
        work: 'irrigate',
      };
      expect((await send(CHAIR, { ...work, ...byMandate })).flags).to.deep.equal([]);
      await send(personOf('hh-1'), purchase('st-h', [41, 42]));
      await send(CHAIR, application('a-2', ['p-hh-1'], { ...byMandate, stockLotId: 'st-h' }));
    });

    it('on paper is kept with the hash of its photo', async () => {
      const paper = { confirmation: 'signed-paper', operatorId: 'hh-1', photoHash: COMMITMENT };
      expect((await send(CHAIR, give({ onBehalfOf: paper }))).flags).to.deep.equal(['ON_BEHALF']);
      expect(world.ledger.value('mandate~md-1')).to.include({
        confirmation: 'signed-paper',
        photoHash: COMMITMENT,
      });
    });

    it('by co-signature on the cooperative’s phone is the household’s own', async () => {
      const own = { confirmation: 'own-signature', operatorId: 'hh-1' };
      await expectRefusal(send(CHAIR, give({ onBehalfOf: own })), 'CONFIRMATION_MISSING');
      await world.ledger.submit('trade:giveMandate', [
        CHAIR.envelope(give({ onBehalfOf: own }), [personOf('hh-1')]),
      ]);
      expect(world.ledger.value('mandate~md-1')).to.include({ confirmation: 'own-signature' });
    });

    for (const word of [{ confirmation: 'none' }, { confirmation: 'signed-paper' }]) {
      it(`told as ${JSON.stringify(word)} alone marks itself and all that rests on it`, async () => {
        const told = { ...word, operatorId: 'hh-1' };
        expect((await send(CHAIR, give({ onBehalfOf: told }))).flags).to.include('UNCONFIRMED');
        expect(world.ledger.value('mandate~md-1')).to.include({ confirmation: 'none' });
        expect((await send(CHAIR, forHousehold(byMandate))).flags).to.include('UNCONFIRMED');
        expect(lot('h-9')['flags']).to.include('UNCONFIRMED');
      });
    }

    it('that nobody can show puts no harvest on hold, and opens no stock', async () => {
      await send(CHAIR, give({ onBehalfOf: { confirmation: 'none', operatorId: 'hh-1' } }));
      await send(personOf('hh-1'), purchase('st-h', [51, 52]));
      const own = { ...byMandate, stockLotId: 'st-h' };
      await expectRefusal(send(CHAIR, application('a-2', ['p-hh-1'], own)), 'ACCESS_DENIED');
      await send(personOf('hh-1'), harvest('h-8', { parcels: ['p-hh-1'] }));
      const buyer = new TestPerson('grower-b').plantIn(world.ledger, 'coop-b', ['grower']);
      await send(buyer, purchase('st-b', [41, 42]));
      const late = { ...byMandate, startDate: day(-1), stopDate: day(-1), stockLotId: 'st-b' };
      const spray = application('a-3', ['p-hh-1'], late);
      await expectRefusal(send(CHAIR, spray), 'MANDATE_UNCONFIRMED');
      expect(lot('h-8')['flags']).to.not.include('INTERVAL_BREACH');
    });

    it('of the mill lets its drone firm fly over the contracted parcels', async () => {
      await send(MILL, mandate('md-2', 'mill-o', 'air-1', { works: ['input'] }));
      const fields = { mandateIds: ['md-2'], stockLotId: 'st-p' };
      expect((await send(PILOT, flight(fields))).refusals).to.equal(undefined);
      await expectRefusal(
        send(PILOT, flight({ ...fields, applicationId: 'a-2', contractIds: undefined })),
        'NO_MANDATE',
      );
    });

    const gaps: readonly (readonly [string, object])[] = [
      ['other work', { works: ['field-work', 'input'] }],
      ['other parcels', { parcels: ['p-hh-2'] }],
      ['days to come', { validFrom: '2090-01-01' }],
      ['days gone by', { validTo: '2021-01-01' }],
    ];
    for (const [what, fields] of gaps)
      it(`for ${what} gives no harvest: NO_MANDATE`, async () => {
        await send(personOf('hh-1'), mandate('md-1', 'hh-1', 'coop-b', fields));
        await expectRefusal(send(CHAIR, forHousehold(byMandate)), 'NO_MANDATE');
      });

    it('gives nothing once either ended it', async () => {
      await send(personOf('hh-1'), mandate('md-1', 'hh-1', 'coop-b'));
      const end = { type: 'endMandate', mandateId: 'md-1', reason: 'moved away' };
      await expectRefusal(send(MILL, end), 'ACCESS_DENIED');
      await send(CHAIR, end);
      await expectRefusal(send(personOf('hh-1'), end), 'MANDATE_STATE');
      await expectRefusal(send(CHAIR, forHousehold(byMandate)), 'NO_MANDATE');
    });

    it('gives nothing over the land of another household', async () => {
      await send(personOf('hh-1'), mandate('md-1', 'hh-1', 'coop-b'));
      const other = { ...byMandate, onBehalfOf: { ...onBehalfOf, operatorId: 'hh-2' } };
      await expectRefusal(
        send(CHAIR, forHousehold({ ...other, parcels: ['p-hh-2'] })),
        'NO_MANDATE',
      );
    });

    const refused: readonly (readonly [string, ContractErrorCode, TestPerson, CommandFields])[] = [
      ['used by another', 'MANDATE_PARTY', MILL, forHousehold({ mandateIds: ['md-0'] })],
      ['that nobody recorded', 'MANDATE_NOT_FOUND', CHAIR, forHousehold({ mandateIds: ['md-x'] })],
      ['taken in nobody’s name', 'MANDATE_UNCONFIRMED', CHAIR, give({ onBehalfOf: undefined })],
      [
        'of a firm that did not sign',
        'MANDATE_UNCONFIRMED',
        CHAIR,
        mandate('md-1', 'mill-o', 'coop-b', {
          onBehalfOf: { ...onBehalfOf, operatorId: 'mill-o' },
        }),
      ],
      ['of one to itself', 'MANDATE_PARTY', CHAIR, mandate('md-1', 'coop-b', 'coop-b')],
      ['between two others', 'ACCESS_DENIED', MILL, give()],
      ['that ends before it starts', 'MANDATE_DATES', CHAIR, give({ validTo: '2019-01-01' })],
      ['to an unknown operator', 'OPERATOR_NOT_FOUND', CHAIR, give({ toOperatorId: 'nobody' })],
      ['under a taken id', 'MANDATE_EXISTS', CHAIR, give({ mandateId: 'md-0' })],
    ];
    for (const [what, code, who, fields] of refused)
      it(`is refused ${what}: ${code}`, async () => {
        await send(personOf('hh-1'), mandate('md-0', 'hh-1', 'coop-b'));
        await expectRefusal(send(who, fields), code);
      });
  });
});
