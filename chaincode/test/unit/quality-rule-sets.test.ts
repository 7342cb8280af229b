// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import type { MemoryLedger } from '../fixture/memory-ledger.js';
import { exampleValues as example } from '../fixture/rule-examples.js';
import {
  makeEffective,
  plantOfficers,
  ruleSet,
  type Officers,
  type RuleFields,
} from '../fixture/rule-fixture.js';
import { TestPerson } from '../fixture/test-person.js';
import { newLedger } from '../fixture/trace-world.js';

const KIND = 'operator-quality';
const changed = (change: object): RuleFields => ruleSet('x-1', { ...example(KIND), ...change });

describe('rule sets of operator quality', () => {
  let ledger: MemoryLedger;
  let officers: Officers;
  let market: Pick<Officers, 'first' | 'second'>;

  beforeEach(async () => {
    ledger = await newLedger('trace');
    officers = plantOfficers(ledger);
    const [first, second] = ['market-1', 'market-2'].map((name) =>
      new TestPerson(name).plantIn(ledger, 'market-r', ['regulator'], '2111', {
        authority: 'market',
      }),
    );
    if (!first || !second) throw new Error('two officers');
    market = { first, second };
  });

  it('belong to the market authority and take effect with its second person', async () => {
    await makeEffective(ledger, market, ruleSet('q-1', example(KIND)));
    expect(ledger.value('rule-set~q-1')).to.include({ authority: 'market', state: 'effective' });
    expect(ledger.value(`rule-index~${KIND}`))
      .to.have.property('entries')
      .with.length(1);
  });

  it('are not proposed by another authority', () =>
    expectRefusal(
      officers.first.send(ledger, { type: 'proposeRuleSet', ...changed({}) }),
      'AUTHORITY_REFUSED',
    ));

  const same = { innerMilliPercent: 95_000, outerMilliPercent: 95_000 };
  const bad: readonly (readonly [string, ContractErrorCode, RuleFields])[] = [
    ['inner limits as wide as the outer ones', 'RULE_SET_VALUES', changed({ funnel: same })],
    ['no least n', 'COMMAND_SHAPE', changed({ leastN: 0 })],
    [
      'a weight above one',
      'COMMAND_SHAPE',
      changed({ ewma: { lambdaMilli: 1_001, widthMilli: 2_700 } }),
    ],
    ['no decision interval', 'COMMAND_SHAPE', changed({ cusum: { hMilli: 0, kMilli: 500 } })],
    ['a ranking', 'COMMAND_SHAPE', changed({ ranking: true })],
  ];
  for (const [what, code, content] of bad) {
    it(`are not proposed with ${what}: ${code}`, () =>
      expectRefusal(market.first.send(ledger, { type: 'proposeRuleSet', ...content }), code));
  }
});
