// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '@daoji/proof';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import {
  day,
  issue,
  labelCode,
  newInputWorld,
  purchase,
  type InputWorld,
} from '../fixture/input-fixture.js';
import { bans, makeEffective, product, products, ruleSet } from '../fixture/rule-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { withEvidence } from '../fixture/trace-world.js';

describe('inputs from purchase to empties', () => {
  let made: InputWorld;
  let world: InputWorld;

  before(async () => {
    made = await newInputWorld(
      product(),
      product({ registration: 'PD20150002', crops: ['wheat'] }),
      product({ registration: 'PD20150003', actives: ['Paraquat'] }),
    );
    await makeEffective(made.ledger, made.officers, ruleSet('bans-1', bans()));
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const grower = (fields: CommandFields): Promise<{ result: string }> =>
    made.grower.send(world.ledger, fields);

  it('become stock with one key for each label code, and the event names the rule sets', async () => {
    const { result } = await grower(purchase('st-2', [11, 12]));
    expect(JSON.parse(result)).to.deep.include({
      ruleSets: ['bans-1', 'products-1'],
      flags: ['LATE_RECORD'],
    });
    expect(world.ledger.value('input-stock~st-2')).to.include({
      operatorId: 'coop-a',
      packages: 2,
      remainingMilli: 2_000_000,
      unit: 'g',
    });
    expect(world.ledger.value(`label-code~${labelCode(11)}`)).to.deep.equal({
      stockLotId: 'st-2',
      v: 1,
    });
  });

  it('are counted back when empty, and removed when they may not be used', async () => {
    await grower({
      type: 'removeInput',
      quantityMilli: 3_500_000,
      reason: 'expired',
      stockLotId: 'st-1',
    });
    await grower({ type: 'returnEmpties', count: 3, stockLotId: 'st-1' });
    const stock = world.ledger.value('input-stock~st-1');
    expect(stock).to.include({ emptiesReturned: 3, packages: 5, remainingMilli: 1_500_000 });
  });

  const refused: readonly (readonly [string, ContractErrorCode, CommandFields])[] = [
    ['a taken stock lot', 'STOCK_LOT_EXISTS', purchase('st-1', [11])],
    ['a code that was taken in before', 'LABEL_CODE_USED', purchase('st-2', [11, 3])],
    ['a code named twice', 'LABEL_CODE_USED', purchase('st-2', [11, 11])],
    [
      'a code of another product',
      'LABEL_CODE_MISMATCH',
      purchase('st-2', [], { labelCodes: [labelCode(1, '1150002')] }),
    ],
    [
      'a code of another class',
      'LABEL_CODE_MISMATCH',
      purchase('st-2', [], { labelCodes: [labelCode(1, '2150001')] }),
    ],
    [
      'a code of 31 digits',
      'COMMAND_SHAPE',
      purchase('st-2', [], { labelCodes: ['1'.repeat(31)] }),
    ],
    ['no code', 'COMMAND_SHAPE', purchase('st-2', [])],
    ['another unit', 'INPUT_UNIT', purchase('st-2', [11], { unit: 'ml' })],
    [
      'a product in no table',
      'INPUT_NOT_REGISTERED',
      purchase('st-2', [], { labelCodes: [labelCode(1, '1150009')], registration: 'PD20150009' }),
    ],
    [
      'a product of another crop',
      'INPUT_NOT_REGISTERED',
      purchase('st-2', [], { labelCodes: [labelCode(1, '1150002')], registration: 'PD20150002' }),
    ],
    [
      'a banned active, whatever its spelling',
      'INPUT_BANNED',
      purchase('st-2', [], { labelCodes: [labelCode(1, '1150003')], registration: 'PD20150003' }),
    ],
    [
      'a date before the table',
      'INPUT_NOT_REGISTERED',
      purchase('st-2', [11], { purchasedOn: '2019-12-31' }),
    ],
    ['a purchase of tomorrow', 'INPUT_DATES', purchase('st-2', [11], { purchasedOn: day(1) })],
    ['empties of full containers', 'EMPTIES_EXCEEDED', empties(1)],
    ['empties of unknown stock', 'STOCK_LOT_NOT_FOUND', { ...empties(1), stockLotId: 'st-0' }],
    ['more removed than is left', 'INPUT_STOCK_EXCEEDED', removal(5_000_001)],
    ['removal for another reason', 'COMMAND_SHAPE', { ...removal(1), reason: 'lost' }],
  ];
  for (const [what, code, fields] of refused) {
    it(`refuse ${what}: ${code}`, async () => {
      const keys = world.ledger.keys();
      await expectRefusal(grower(fields), code);
      expect(world.ledger.keys()).to.deep.equal(keys);
    });
  }

  it('name rule, legal basis, rule set and what would be accepted in a refusal', async () => {
    const banned = purchase('st-2', [], {
      labelCodes: [labelCode(1, '1150003')],
      registration: 'PD20150003',
    });
    const text = await grower(banned).then(
      () => '',
      (error: unknown) => String(error),
    );
    for (const part of [
      'rule: banned inputs',
      'legal basis: Example basis, article 1',
      'rule set: bans-1',
      'accepted: ',
    ]) {
      expect(text).to.contain(part);
    }
  });

  it('say when nobody compared a rule set with the law', async () => {
    const draft = ruleSet('bans-2', bans({ registrations: ['PD20150001'], actives: [] }), {
      status: 'unconfirmed',
      validFrom: '2021-01-01',
    });
    await makeEffective(world.ledger, made.officers, draft);
    const text = await grower(purchase('st-2', [11])).then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(text).to.contain('INPUT_BANNED').and.contain('(unconfirmed)').and.contain('bans-2');
  });

  it('give one of two takings of the same stock', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() =>
        world.ledger.simulate('inputs:removeInput', [made.grower.envelope(removal(4_000_000))]),
      ),
    );
    if (!one || !two) throw new Error('two simulations');
    world.ledger.commit(one);
    expect(() => world.ledger.commit(two)).to.throw('MVCC_READ_CONFLICT');
  });

  it('never take one code twice, also in the same block', async () => {
    const [one, two] = await Promise.all(
      ['st-2', 'st-3'].map((id) =>
        world.ledger.simulate('inputs:purchaseInput', [made.grower.envelope(purchase(id, [21]))]),
      ),
    );
    if (!one || !two) throw new Error('two simulations');
    world.ledger.commit(one);
    expect(() => world.ledger.commit(two)).to.throw('MVCC_READ_CONFLICT');
  });

  context('issued', () => {
    const keeper = new TestPerson('input-keeper-a');
    const receiver = new TestPerson('grower-b');
    const behalf = { onBehalfOf: { confirmation: 'signed-paper', operatorId: 'coop-b' } };

    beforeEach(() => {
      keeper.plantIn(world.ledger, 'coop-a', ['input-keeper']);
      receiver.plantIn(world.ledger, 'coop-b', ['grower']);
    });

    const send = (fields: CommandFields): Promise<{ result: string }> =>
      keeper.send(world.ledger, fields);

    const cosigned = (fields: CommandFields, by: TestPerson): Promise<unknown> => {
      const text = keeper.commandText(fields);
      const confirmations = [{ keyId: by.keyId, signature: by.sign(text) }];
      const argument = withEvidence(text, keeper.sign(text), { confirmations });
      return world.ledger.submit('inputs:issueInput', [argument]);
    };

    it('with the receiver’s co-signature', async () => {
      await cosigned(issue('st-1', 'st-9'), receiver);
      expect(world.ledger.value('input-stock~st-9')).to.include({
        fromStockLotId: 'st-1',
        operatorId: 'coop-b',
        packages: 1,
        remainingMilli: 1_000_000,
      });
      expect(world.ledger.value('input-stock~st-9')).to.not.have.property('purchasedOn');
      const left = world.ledger.value('input-stock~st-1');
      expect(left).to.include({ packages: 4, remainingMilli: 4_000_000 });
    });

    it('on behalf of a household, flagged for ever', async () => {
      const { result } = await send(issue('st-1', 'st-9', behalf));
      expect(JSON.parse(result)).to.deep.include({ flags: ['ON_BEHALF'] });
    });

    const denied: readonly (readonly [string, ContractErrorCode, CommandFields])[] = [
      ['without the receiver’s word', 'ACCESS_DENIED', issue('st-1', 'st-9')],
      [
        'on behalf of somebody else',
        'ACCESS_DENIED',
        issue('st-1', 'st-9', { onBehalfOf: { confirmation: 'sms-code', operatorId: 'coop-c' } }),
      ],
      [
        'to nobody',
        'OPERATOR_NOT_FOUND',
        issue('st-1', 'st-9', { ...behalf, toOperatorId: 'coop-0' }),
      ],
      ['into a taken stock lot', 'STOCK_LOT_EXISTS', issue('st-1', 'st-1', behalf)],
      ['from unknown stock', 'STOCK_LOT_NOT_FOUND', issue('st-0', 'st-9', behalf)],
      [
        'beyond the stock',
        'INPUT_STOCK_EXCEEDED',
        issue('st-1', 'st-9', { ...behalf, quantityMilli: 5_000_001 }),
      ],
      [
        'with more containers than there are',
        'INPUT_STOCK_EXCEEDED',
        issue('st-1', 'st-9', { ...behalf, packages: 6 }),
      ],
    ];
    for (const [what, code, fields] of denied) {
      it(`never ${what}: ${code}`, () => expectRefusal(send(fields), code));
    }

    it('never once banned, though it was bought before', async () => {
      const ban = bans({ actives: [], registrations: ['PD20150001'] });
      await makeEffective(
        world.ledger,
        made.officers,
        ruleSet('bans-2', ban, { validFrom: day() }),
      );
      await expectRefusal(send(issue('st-1', 'st-9', behalf)), 'INPUT_BANNED');
      await grower(removal(5_000_000));
    });

    it('never once the table takes rice away, and again when a later one gives it back', async () => {
      const none = ruleSet('products-2', products(product({ crops: [] })), {
        validFrom: '2021-01-01',
      });
      await makeEffective(world.ledger, made.officers, none);
      await expectRefusal(send(issue('st-1', 'st-9', behalf)), 'INPUT_NOT_REGISTERED');
      const back = ruleSet('products-3', products(), { validFrom: '2021-01-01' });
      await makeEffective(world.ledger, made.officers, back);
      await send(issue('st-1', 'st-9', behalf));
    });

    it('never with a stranger’s co-signature', async () => {
      const stranger = new TestPerson('grower-c').plantIn(world.ledger, 'coop-c', ['grower']);
      await expectRefusal(cosigned(issue('st-1', 'st-9'), stranger), 'ACCESS_DENIED');
      expect(canonicalJson(world.ledger.value('input-stock~st-1'))).to.contain('5000000');
    });
  });
});

function empties(count: number): CommandFields {
  return { type: 'returnEmpties', count, stockLotId: 'st-1' };
}

function removal(quantityMilli: number): CommandFields {
  return { type: 'removeInput', quantityMilli, reason: 'destroyed', stockLotId: 'st-1' };
}
