// SPDX-License-Identifier: Apache-2.0
import { addDays } from '@daoji/model';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { treat } from '../fixture/alarm-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { makeEffective, ruleSet } from '../fixture/rule-fixture.js';
import { offer } from '../fixture/step-cases.js';
import { TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import {
  mill,
  newTraceWorld,
  pack,
  registerOperator,
  today,
  type TraceWorld,
} from '../fixture/trace-world.js';

const BIN = { id: 'b-1', kind: 'bin' };
const RULES = ruleSet('treatments-1', {
  kind: 'grain-treatments',
  treatments: [{ agent: 'phosphine', withdrawalDays: 7 }],
});
const inDays = (days: number): string => addDays(today(), days);
const milled = (riceId: string, from = 's-1'): CommandFields => ({
  ...mill(66_000, [{ grams: 100_000, lotId: from }]),
  outputs: [{ grams: 65_000, lotId: riceId, product: 'milled-rice' }],
});
const packed = (from: string, fields: object = {}): CommandFields =>
  pack({ count: 2, inputs: [{ grams: 10_000, lotId: from }], lotId: 'pk-9', ...fields });

/** h-1 → s-1 in bin b-1, of which r-0 was milled before anything was treated. */
describe('a treatment of grain', () => {
  let world: TraceWorld;

  beforeEach(async () => {
    world = await newTraceWorld();
    const { keeper, ledger, miller } = world;
    await registerOperator(ledger, 'mill-o', 'ProducerMSP', 'mill');
    await keeper.send(ledger, {
      type: 'storeLot',
      binId: 'b-1',
      inputs: [{ grams: 400_000, lotId: 'h-1' }],
      lotId: 's-1',
    });
    await miller.send(ledger, milled('r-0'));
  });

  const keeper = (fields: CommandFields): Promise<{ result: string }> =>
    world.keeper.send(world.ledger, fields);
  const rules = async (): Promise<void> => {
    const officer = (name: string): TestPerson =>
      new TestPerson(name).plantIn(world.ledger, 'grain-r', ['regulator'], '2111', {
        authority: 'grain',
      });
    const two = { first: officer('grain-1'), second: officer('grain-2') };
    await makeEffective(world.ledger, two, RULES);
  };
  const treated = async (freeFrom = inDays(7)): Promise<void> => {
    await keeper(treat('t-1', BIN, { freeFrom }));
    await world.miller.send(world.ledger, milled('r-1'));
  };

  it('stops packing and sending inside its withdrawal time, through the mill', async () => {
    await treated();
    await expectRefusal(world.packer.send(world.ledger, packed('r-1')), 'WITHDRAWAL_RUNNING');
    await expectRefusal(keeper(offer('tr-1', ['s-1'], 'mill-o')), 'WITHDRAWAL_RUNNING');
    await expectRefusal(
      world.miller.send(world.ledger, offer('tr-1', ['r-1'], 'mill-o')),
      'WITHDRAWAL_RUNNING',
    );
    await world.packer.send(world.ledger, packed('r-0'));
  });

  it('names the rule set and the earliest day', async () => {
    await rules();
    await treated(inDays(9));
    const text = await world.packer.send(world.ledger, packed('r-1')).then(() => '', String);
    for (const part of [
      'treatment t-1 with phosphine (磷化铝 56 %) of bin b-1',
      '; rule: treated grain is not packed',
      '; legal basis: Example basis, article 1; rule set: treatments-1; ',
      `accepted: release on or after ${inDays(9)}`,
    ])
      expect(text).to.contain(part);
  });

  it('lets grain go from its day on, and not by an event that is said to lie before', async () => {
    await keeper(
      treat('t-1', BIN, { endDate: inDays(-1), freeFrom: today(), startDate: inDays(-9) }),
    );
    await world.miller.send(world.ledger, milled('r-1'));
    const yesterday = { eventTime: utc(-24 * 3_600_000), productionDate: inDays(-1) };
    const early = { ...milled('r-2'), eventTime: yesterday.eventTime, millingDate: inDays(-1) };
    await world.miller.send(world.ledger, early);
    await expectRefusal(
      world.packer.send(world.ledger, packed('r-2', yesterday)),
      'WITHDRAWAL_RUNNING',
    );
    await world.packer.send(world.ledger, packed('r-1'));
  });

  it('follows grain into another bin, and what lies there', async () => {
    await keeper(treat('t-1', BIN, { freeFrom: inDays(7) }));
    const inputs = [{ grams: 100_000, lotId: 's-1' }];
    await keeper({ type: 'storeLot', binId: 'b-2', inputs, lotId: 's-2' });
    const more = [{ grams: 100_000, lotId: 'h-1' }];
    await keeper({ type: 'storeLot', binId: 'b-2', inputs: more, lotId: 's-3' });
    await world.miller.send(world.ledger, milled('r-3', 's-3'));
    await expectRefusal(world.packer.send(world.ledger, packed('r-3')), 'WITHDRAWAL_RUNNING');
  });

  it('of a lot outside a bin marks the lot alone', async () => {
    await keeper(treat('t-1', { id: 'r-0', kind: 'lot' }, { freeFrom: inDays(7) }));
    await expectRefusal(world.packer.send(world.ledger, packed('r-0')), 'WITHDRAWAL_RUNNING');
    await world.miller.send(world.ledger, milled('r-1'));
    await world.packer.send(world.ledger, packed('r-1'));
  });

  it('flags a record where no rule set says how long grain stays', async () => {
    const { result } = await keeper(treat('t-1', BIN));
    expect(JSON.parse(result)).to.deep.include({ flags: ['NO_TREATMENT_RULES'], ruleSets: [] });
    await rules();
    const nitrogen = await keeper(treat('t-2', BIN, { agent: 'nitrogen' }));
    expect(JSON.parse(nitrogen.result)).to.deep.include({ flags: ['NO_TREATMENT_RULES'] });
  });

  const refused: readonly (readonly [string, ContractErrorCode, CommandFields])[] = [
    [
      'a release before the time in force',
      'TREATMENT_INTERVAL',
      treat('t-9', BIN, { freeFrom: inDays(6) }),
    ],
    [
      'a start ahead',
      'TREATMENT_DATES',
      treat('t-9', BIN, { startDate: inDays(1), endDate: inDays(1), freeFrom: inDays(9) }),
    ],
    [
      'an end before the start',
      'TREATMENT_DATES',
      treat('t-9', BIN, { endDate: inDays(-1), freeFrom: inDays(9) }),
    ],
    ['a release before the end', 'TREATMENT_DATES', treat('t-9', BIN, { freeFrom: inDays(-1) })],
    ['an id that is taken', 'TREATMENT_EXISTS', treat('t-1', BIN, { freeFrom: inDays(7) })],
    [
      'a bin that is not there',
      'BIN_NOT_FOUND',
      treat('t-9', { id: 'b-0', kind: 'bin' }, { freeFrom: inDays(7) }),
    ],
    [
      'a lot that is not there',
      'LOT_NOT_FOUND',
      treat('t-9', { id: 'x-0', kind: 'lot' }, { freeFrom: inDays(7) }),
    ],
  ];
  for (const [what, code, fields] of refused) {
    it(`refuses ${what}: ${code}`, async () => {
      await rules();
      await treated();
      await expectRefusal(keeper(fields), code);
    });
  }

  it('refuses a table that names an agent twice: RULE_SET_VALUES', async () => {
    const officer = new TestPerson('grain-1').plantIn(
      world.ledger,
      'grain-r',
      ['regulator'],
      '2111',
      {
        authority: 'grain',
      },
    );
    const row = { agent: 'phosphine', withdrawalDays: 7 };
    const values = { kind: 'grain-treatments', treatments: [row, row] };
    await expectRefusal(
      officer.send(world.ledger, { type: 'proposeRuleSet', ...ruleSet('treatments-2', values) }),
      'RULE_SET_VALUES',
    );
  });
});
