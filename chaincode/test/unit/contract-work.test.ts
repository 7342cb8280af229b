// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import {
  CLERK,
  CONTRACTS,
  HOUSEHOLDS,
  MILL,
  newHouseholds,
  PARCELS,
  personOf,
  PILOT,
  sendStated,
  type WorkEvent,
} from '../fixture/household-fixture.js';
import { application, day, issue, purchase } from '../fixture/input-fixture.js';
import { season } from '../fixture/parcel-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { contract, delivery } from '../fixture/trade-cases.js';
import { harvest, type TraceWorld } from '../fixture/trace-world.js';

describe('work on others’ land by contract', () => {
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

  describe('by an accepted contract', () => {
    it('one flight goes over twelve households, each parcel with its own interval', async () => {
      const event = await send(MILL, flight());
      expect(event.refusals).to.equal(undefined);
      expect(event.subjects).to.include.members(PARCELS.map((id) => `parcel~${id}`));
      for (const id of HOUSEHOLDS)
        await expectRefusal(
          send(personOf(id), harvest('h-x', { parcels: [`p-${id}`] })),
          'HARVEST_INTERVAL',
        );
    });

    it('lists the parcels that no contract covers, and treats the others', async () => {
      const event = await send(MILL, flight({ contractIds: CONTRACTS.slice(0, 10) }));
      expect(event.refusals?.map(({ code, subject }) => [code, subject])).to.deep.equal([
        ['NO_MANDATE', 'parcel~p-hh-11'],
        ['NO_MANDATE', 'parcel~p-hh-12'],
      ]);
      expect(event.flags).to.include('PARTLY_REFUSED');
      await send(personOf('hh-11'), harvest('h-x', { parcels: ['p-hh-11'] }));
    });

    it('lists the parcels of a contract that was ended', async () => {
      const end = { type: 'endContract', contractId: 'ct-hh-3', reason: 'not agreed' };
      await send(personOf('hh-3'), end);
      const { refusals = [] } = await send(MILL, flight());
      expect(refusals.map(({ subject }) => subject)).to.deep.equal(['parcel~p-hh-3']);
    });

    it('gives nothing for another season', async () => {
      await send(personOf('hh-2'), season('p-hh-2', { season: 2026 }));
      await send(MILL, contract('ct-old', 'hh-2', { parcels: ['p-hh-2'] }));
      const { value } = { value: world.ledger.value('contract~ct-hh-2') ?? {} };
      world.ledger.plant('contract~ct-hh-2', { ...value, season: 2025 });
      const { refusals = [] } = await send(MILL, flight());
      expect(refusals.map(({ subject }) => subject)).to.deep.equal(['parcel~p-hh-2']);
    });

    it('gives field work and a declared season', async () => {
      const work = { type: 'recordFieldWork', doneOn: day(), parcels: PARCELS, work: 'irrigate' };
      expect((await send(MILL, { ...work, contractIds: CONTRACTS })).subjects).to.have.length(12);
      await send(MILL, { ...season('p-hh-1'), contractIds: ['ct-hh-1'] });
      await expectRefusal(send(MILL, season('p-hh-2')), 'ACCESS_DENIED');
    });

    it('opens the season that it is for, though the parcel stands in the one before', async () => {
      const known = world.ledger.value('parcel~p-hh-1') ?? {};
      world.ledger.plant('parcel~p-hh-1', { ...known, season: 2025 });
      await send(MILL, { ...season('p-hh-1'), contractIds: ['ct-hh-1'] });
      expect(world.ledger.value('parcel~p-hh-1')).to.include({ season: 2026 });
    });

    it('opens no season after its own', async () => {
      const known = world.ledger.value('contract~ct-hh-1') ?? {};
      world.ledger.plant('contract~ct-hh-1', { ...known, season: 2025 });
      const declared = { ...season('p-hh-1'), contractIds: ['ct-hh-1'] };
      await expectRefusal(send(MILL, declared), 'NO_MANDATE');
    });

    const refused: readonly (readonly [string, ContractErrorCode, () => Promise<unknown>])[] = [
      ['without naming it', 'ACCESS_DENIED', () => send(MILL, flight({ contractIds: undefined }))],
      [
        'by another than its buyer',
        'CONTRACT_PARTY',
        () => send(PILOT, flight({ stockLotId: 'st-p' })),
      ],
      [
        'by one that is not recorded',
        'CONTRACT_NOT_FOUND',
        () => send(MILL, flight({ contractIds: ['ct-0'] })),
      ],
      [
        'when it covers no named parcel',
        'NO_MANDATE',
        () =>
          send(MILL, application('a-2', ['p-1'], { contractIds: CONTRACTS, stockLotId: 'st-m' })),
      ],
    ];
    for (const [what, code, attempt] of refused)
      it(`is refused ${what}: ${code}`, () => expectRefusal(attempt(), code));

    it('is refused while it is only offered', async () => {
      await send(MILL, contract('ct-new', 'coop-a'));
      const fields = { contractIds: ['ct-new'], stockLotId: 'st-m' };
      await expectRefusal(send(MILL, application('a-2', ['p-1'], fields)), 'NO_MANDATE');
    });

    it('lets a harvest be entered for its holder, whose lot it is', async () => {
      const { flags } = await send(MILL, forHousehold({ contractIds: CONTRACTS }));
      expect(flags).to.include('ON_BEHALF').and.not.include('UNCONFIRMED');
      expect(lot('h-9')).to.include({ operatorId: 'hh-1' });
      const load = delivery('sl-1', 'h-9', { contractId: 'ct-hh-1', onBehalfOf });
      await send(CLERK, load);
      expect(lot('i-sl-1')).to.include({ operatorId: 'mill-o' });
    });

    it('marks a harvest UNCONFIRMED that the holder did not confirm', async () => {
      const word = { confirmation: 'none', operatorId: 'hh-1' };
      const { flags } = await send(
        MILL,
        forHousehold({ contractIds: CONTRACTS, onBehalfOf: word }),
      );
      expect(flags).to.include('UNCONFIRMED');
      expect(lot('h-9')['flags']).to.include('UNCONFIRMED');
    });

    for (const [what, fields] of [
      ['in nobody’s name', { onBehalfOf: undefined }],
      ['in another’s name', { onBehalfOf: { ...onBehalfOf, operatorId: 'hh-2' } }],
      ['of two holders', { parcels: ['p-hh-1', 'p-hh-2'] }],
    ] as const)
      it(`is refused for a harvest ${what}: NO_MANDATE`, () =>
        expectRefusal(
          send(MILL, forHousehold({ contractIds: CONTRACTS, ...fields })),
          'NO_MANDATE',
        ));
  });

  describe('stock against a contract', () => {
    const out = (fields: object = {}): CommandFields =>
      issue('st-m', 'st-new', { contractId: 'ct-hh-1', toOperatorId: 'hh-1', ...fields });

    it('needs no further word of the receiver, who applies it', async () => {
      await send(MILL, out());
      expect(world.ledger.value('input-stock~st-new')).to.include({
        contractId: 'ct-hh-1',
        operatorId: 'hh-1',
      });
      await send(personOf('hh-1'), application('a-2', ['p-hh-1'], { stockLotId: 'st-new' }));
    });

    it('of the household is used for it by the mill', async () => {
      await send(MILL, out());
      const fields = { contractIds: ['ct-hh-1'], onBehalfOf, stockLotId: 'st-new' };
      await send(MILL, application('a-2', ['p-hh-1'], fields));
      await expectRefusal(
        send(
          MILL,
          application('a-3', ['p-hh-2'], { contractIds: ['ct-hh-2'], stockLotId: 'st-new' }),
        ),
        'ACCESS_DENIED',
      );
    });

    for (const [what, code, fields] of [
      ['of another receiver', 'CONTRACT_PARTY', { contractId: 'ct-hh-2' }],
      ['that nobody recorded', 'CONTRACT_NOT_FOUND', { contractId: 'ct-0' }],
    ] as const)
      it(`is refused for a contract ${what}: ${code}`, () =>
        expectRefusal(send(MILL, out(fields)), code));

    it('is refused after the contract was ended, and by another buyer', async () => {
      const from = issue('st-p', 'st-new', { contractId: 'ct-hh-1', toOperatorId: 'hh-1' });
      const keeper = new TestPerson('keeper-p').plantIn(world.ledger, 'air-1', ['input-keeper']);
      await expectRefusal(send(keeper, from), 'CONTRACT_PARTY');
      await send(MILL, { type: 'endContract', contractId: 'ct-hh-1', reason: 'season over' });
      await expectRefusal(send(MILL, out()), 'CONTRACT_STATE');
    });
  });

  it('a household buys and applies inputs for its own parcels, and for nobody else’s', async () => {
    await send(personOf('hh-1'), purchase('st-h', [61, 62]));
    await expectRefusal(
      send(personOf('hh-1'), application('a-2', ['p-hh-2'], { stockLotId: 'st-h' })),
      'ACCESS_DENIED',
    );
    await send(personOf('hh-1'), application('a-3', ['p-hh-1'], { stockLotId: 'st-h' }));
    expect(world.ledger.value('application~a-3')).to.include({ operatorId: 'hh-1' });
  });
});
