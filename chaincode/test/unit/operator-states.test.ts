// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '@daoji/proof';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { acknowledge, notify, recall } from '../fixture/recall-cases.js';
import { offer } from '../fixture/step-cases.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import {
  COMMITMENT,
  harvest,
  newTraceWorld,
  parcel,
  registerOperator,
  type TraceWorld,
} from '../fixture/trace-world.js';

const set = (operatorId: string, state: string): CommandFields => ({
  type: 'setOperatorState',
  operatorId,
  reason: 'licence expired',
  state,
});

/** coop-a, whose people hold lots; mill-o buys of it. */
describe('states of operators', () => {
  let made: TraceWorld;
  let world: TraceWorld;
  const official = new TestPerson('official');
  const director = new TestPerson('director-a');
  const buyer = new TestPerson('keeper-o');

  before(async () => {
    made = await newTraceWorld();
    const { ledger } = made;
    await registerOperator(ledger, 'office-r', 'RegulatorMSP', 'authority');
    await registerOperator(ledger, 'mill-o', 'ProducerMSP', 'mill');
    official.plantIn(ledger, 'office-r', ['regulator'], '2111', { authority: 'market' });
    director.plantIn(ledger, 'coop-a', ['safety-director', 'keeper']);
    buyer.plantIn(ledger, 'mill-o', ['keeper']);
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const send = (who: TestPerson, fields: CommandFields): Promise<unknown> =>
    who.send(world.ledger, fields);
  const stateOf = (operatorId: string): unknown =>
    (world.ledger.value(`operator~${operatorId}`) ?? expect.fail(operatorId))['state'];

  it('of before, without a word of it, reads as verified', async () => {
    expect(stateOf('coop-a')).to.equal(undefined);
    await send(world.grower, parcel('p-5'));
    await expectRefusal(send(official, set('coop-a', 'verified')), 'OPERATOR_STATE');
  });

  it('draft acts, and is verified by an authority', async () => {
    await registerOperator(world.ledger, 'mill-d', 'ProducerMSP', 'mill', { state: 'draft' });
    expect(stateOf('mill-d')).to.equal('draft');
    const grower = new TestPerson('grower-d').plantIn(world.ledger, 'mill-d', ['grower']);
    await send(grower, parcel('p-5'));
    await send(official, set('mill-d', 'verified'));
    expect(stateOf('mill-d')).to.equal('verified');
  });

  for (const [state, code] of [
    ['suspended', 'OPERATOR_SUSPENDED'],
    ['closed', 'OPERATOR_CLOSED'],
  ] as const) {
    it(`${state}: its people record nothing, its objects stay as they are`, async () => {
      await send(official, set('coop-a', state));
      for (const [who, fields] of [
        [world.grower, parcel('p-5')],
        [world.grower, harvest('h-2')],
        [world.keeper, { type: 'cleanOutBin', binId: 'b-1', lotIds: ['h-1'], note: 'swept' }],
        [world.grower, offer('tr-1', ['h-1'], 'mill-o')],
        [world.registrar, set('coop-a', 'closed')],
      ] as const)
        await expectRefusal(send(who, fields), code);
      expect(world.ledger.value('lot~h-1')).to.include({ closed: false });
    });

    it(`${state}: its people co-sign nothing either`, async () => {
      await send(official, set('coop-a', state));
      const store = {
        type: 'storeLot',
        binId: 'b-o',
        inputs: [{ grams: 1, lotId: 'h-1' }],
        lotId: 's-o',
      };
      const envelope = buyer.envelope(store, [world.grower]);
      await expectRefusal(world.ledger.submit('lots:storeLot', [envelope]), code);
    });

    it(`${state}: the recall goes on, and what is recalled comes back`, async () => {
      await send(world.grower, offer('tr-0', ['h-1'], 'mill-o'));
      await send(buyer, {
        type: 'acceptTransfer',
        received: [{ grams: 976_608, lotId: 'h-1' }],
        transferId: 'tr-0',
      });
      const sent = [{ lotId: 'h-1', transferId: 'tr-0' }];
      await send(official, set('coop-a', state));
      await send(director, recall('rc-1', { lots: sent }));
      await send(director, notify('mill-o', 976_608));
      await send(official, set('mill-o', state));
      await send(buyer, acknowledge('mill-o'));
      await expectRefusal(send(buyer, offer('tr-1', ['h-1'], 'coop-b')), code);
      await send(buyer, offer('tr-2', ['h-1'], 'coop-a', { purpose: 'return' }));
      await send(director, {
        type: 'acceptTransfer',
        received: [{ grams: 976_608, lotId: 'h-1' }],
        transferId: 'tr-2',
      });
      const witness = new TestPerson('witness-a').plantIn(world.ledger, 'coop-a', ['keeper']);
      const destroy = {
        type: 'destroyLot',
        documentHash: COMMITMENT,
        grams: 1,
        lotId: 'h-1',
        method: 'landfill',
      };
      await world.ledger.submit('steps:destroyLot', [director.envelope(destroy, [witness])]);
      expect(world.ledger.value('lot~h-1')).to.include({ remainingGrams: 976_607 });
    });

    it(`${state}: rice that nobody recalled is neither sent back nor destroyed`, async () => {
      await send(official, set('coop-a', state));
      const back = offer('tr-1', ['h-1'], 'mill-o', { purpose: 'return' });
      await expectRefusal(send(world.grower, back), code);
      const destroy = { documentHash: COMMITMENT, grams: 1, lotId: 'h-1', method: 'landfill' };
      await expectRefusal(send(director, { type: 'destroyLot', ...destroy }), code);
    });
  }

  it('suspended ends with an authority’s word, closed never', async () => {
    await send(official, set('coop-a', 'suspended'));
    await send(official, set('coop-a', 'verified'));
    await send(world.grower, parcel('p-5'));
    await send(official, set('coop-a', 'closed'));
    for (const state of ['verified', 'suspended', 'closed'])
      await expectRefusal(send(official, set('coop-a', state)), 'OPERATOR_STATE');
  });

  it('suspended: a lost key is still revoked', async () => {
    await send(world.registrar, set('coop-a', 'suspended'));
    const { keyId } = world.grower;
    await send(world.registrar, { type: 'revokeIdentity', keyId, reason: 'lost' });
  });

  it('does not touch others', async () => {
    await send(official, set('coop-a', 'suspended'));
    const grower = new TestPerson('grower-o').plantIn(world.ledger, 'mill-o', ['grower']);
    await send(grower, parcel('p-5'));
  });

  const far = new TestPerson('far');
  const refused: readonly (readonly [string, ContractErrorCode, () => Promise<unknown>])[] = [
    [
      'to verified by its own registrar',
      'AUTHORITY_REFUSED',
      async () => {
        const draft = { ...world.ledger.value('operator~coop-a'), state: 'draft' };
        world.ledger.plant('operator~coop-a', canonicalJson(draft));
        await send(world.registrar, set('coop-a', 'verified'));
      },
    ],
    [
      'by another’s registrar',
      'ACCESS_DENIED',
      () => send(world.registrar, set('mill-o', 'closed')),
    ],
    ['by its grower', 'ACCESS_DENIED', () => send(world.grower, set('coop-a', 'closed'))],
    [
      'of an office by its own people',
      'ACCESS_DENIED',
      () => send(official, set('office-r', 'closed')),
    ],
    ['of nobody', 'OPERATOR_NOT_FOUND', () => send(official, set('nobody', 'closed'))],
    ['to a draft', 'COMMAND_SHAPE', () => send(official, set('coop-a', 'draft'))],
    [
      'by an authority of another area',
      'ACCESS_DENIED',
      () => {
        far.plantIn(world.ledger, 'office-x', ['regulator'], '2112', { authority: 'market' });
        return send(far, set('coop-a', 'closed'));
      },
    ],
  ];
  for (const [what, code, attempt] of refused)
    it(`is not set ${what}: ${code}`, () => expectRefusal(attempt(), code));
});
