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

interface ModelValues {
  readonly numbers: object;
}

const watchWith = (change: object): RuleFields =>
  ruleSet('x-1', { ...example('storage-watch'), ...change });
const modelWith = (name: string, change: object): RuleFields => {
  const { numbers } = example(`model-${name}`) as ModelValues;
  return ruleSet('x-1', { kind: 'model-parameters', numbers: { ...numbers, ...change } });
};

describe('rule sets of models and of the watch', () => {
  let ledger: MemoryLedger;
  let officers: Officers;
  let grain: Pick<Officers, 'first' | 'second'>;

  beforeEach(async () => {
    ledger = await newLedger('trace');
    officers = plantOfficers(ledger);
    const [first, second] = ['grain-1', 'grain-2'].map((name) =>
      new TestPerson(name).plantIn(ledger, 'grain-r', ['regulator'], '2111', {
        authority: 'grain',
      }),
    );
    if (!first || !second) throw new Error('two officers');
    grain = { first, second };
  });

  const indexes = (): string[] => ledger.keys().filter((key) => key.startsWith('rule-index~'));

  it('have an index for each model: a newer set of one hides no other', async () => {
    for (const [id, name] of [
      ['blast-1', 'model-blastam'],
      ['borer-1', 'model-stem-borer'],
      ['blast-2', 'model-blastam'],
    ] as const) {
      await makeEffective(ledger, officers, ruleSet(id, example(name)));
    }
    expect(indexes()).to.deep.equal([
      'rule-index~model-parameters/blastam',
      'rule-index~model-parameters/stem-borer',
    ]);
    const of = (key: string): unknown[] => ledger.value(key)?.['entries'] as unknown[];
    expect(of('rule-index~model-parameters/blastam')).to.have.length(2);
    expect(of('rule-index~model-parameters/stem-borer')).to.have.length(1);
  });

  it('of the watch and of grain belong to the grain authority', async () => {
    for (const name of ['storage-watch', 'grain-isotherms']) {
      await makeEffective(ledger, grain, ruleSet(name, example(name)));
      expect(ledger.value(`rule-set~${name}`)).to.include({ authority: 'grain', kind: name });
    }
    expect(indexes()).to.deep.equal(['rule-index~grain-isotherms', 'rule-index~storage-watch']);
  });

  it('are proposed by their owner alone', async () => {
    for (const [name, stranger] of [
      ['storage-watch', 'first'],
      ['grain-isotherms', 'market'],
      ['model-blastam', 'market'],
    ] as const) {
      const attempt = officers[stranger].send(ledger, {
        type: 'proposeRuleSet',
        ...ruleSet('x-1', example(name)),
      });
      await expectRefusal(attempt, 'AUTHORITY_REFUSED');
    }
    const numbers = ruleSet('x-1', example('model-blastam'));
    const attempt = grain.first.send(ledger, { type: 'proposeRuleSet', ...numbers });
    await expectRefusal(attempt, 'AUTHORITY_REFUSED');
    expect(ledger.value('rule-set~x-1')).to.equal(undefined);
  });

  const bad: readonly (readonly [string, ContractErrorCode, RuleFields])[] = [
    ['cold above hot', 'RULE_SET_VALUES', modelWith('blastam', { coldMeanC: '25.5' })],
    ['stages out of order', 'RULE_SET_VALUES', modelWith('stem-borer', { stages: stages('400') })],
    ['a number that is no text', 'COMMAND_SHAPE', modelWith('growing-degree-days', { baseC: 8 })],
    ['another spelling', 'COMMAND_SHAPE', modelWith('growing-degree-days', { baseC: '8.0' })],
    [
      'a number that no model has',
      'COMMAND_SHAPE',
      modelWith('growing-degree-days', { topC: '9' }),
    ],
    ['the numbers of two models', 'COMMAND_SHAPE', modelWith('stem-borer', { upperC: '30' })],
    ['an unknown model', 'COMMAND_SHAPE', modelWith('stem-borer', { model: 'rust' })],
  ];
  for (const [what, code, content] of bad) {
    it(`of models are not proposed with ${what}: ${code}`, () =>
      expectRefusal(officers.first.send(ledger, { type: 'proposeRuleSet', ...content }), code));
  }

  const badWatches: readonly (readonly [string, ContractErrorCode, RuleFields])[] = [
    [
      'a hot spot that clears above its raising',
      'RULE_SET_VALUES',
      watchWith({
        hotSpot: {
          clearBelowMilliK: 6_000,
          noteAtMilliK: 3_000,
          raiseAboveMilliK: 5_000,
          scans: 2,
        },
      }),
    ],
    ['a scan of no time', 'COMMAND_SHAPE', watchWith({ scanSeconds: 0 })],
    ['a limit that nothing reads', 'COMMAND_SHAPE', watchWith({ humidityPercent: 70 })],
  ];
  for (const [what, code, content] of badWatches) {
    it(`of the watch are not proposed with ${what}: ${code}`, () =>
      expectRefusal(grain.first.send(ledger, { type: 'proposeRuleSet', ...content }), code));
  }

  it('are never called as the numbers of the program are', () =>
    expectRefusal(
      grain.first.send(ledger, {
        type: 'proposeRuleSet',
        ...ruleSet('built-in', example('storage-watch')),
      }),
      'RULE_SET_VALUES',
    ));
});

function stages(first: string): object {
  return {
    'first-moths': first,
    'moths-10': '238.323',
    'moths-50': '339.418',
    'moths-90': '483.398',
  };
}
