// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import type { MemoryLedger } from '../fixture/memory-ledger.js';
import {
  bans,
  CAPS,
  confirmation,
  makeEffective,
  plantOfficers,
  product,
  products,
  RECOVERY,
  ruleSet,
  type Officers,
} from '../fixture/rule-fixture.js';
import { TestPerson } from '../fixture/test-person.js';
import { newLedger } from '../fixture/trace-world.js';

const caps = ruleSet('caps-2026', CAPS);

describe('rule sets', () => {
  let ledger: MemoryLedger;
  let officers: Officers;

  beforeEach(async () => {
    ledger = await newLedger('trace');
    officers = plantOfficers(ledger);
  });

  const propose = (content: object, by = officers.first): Promise<{ result: string }> =>
    by.send(ledger, { type: 'proposeRuleSet', ...content });

  it('count from the second signature on, with both persons in the state', async () => {
    await propose(caps);
    expect(ledger.value('rule-set~caps-2026')).to.include({ state: 'proposed', authority: 'agri' });
    expect(ledger.value('rule-index~yield-caps')).to.equal(undefined);
    const { result } = await officers.second.send(ledger, confirmation(caps));
    const event = JSON.parse(result) as object;
    expect(event).to.deep.include({ ruleSets: ['caps-2026'], flags: ['RULE_BACKDATED'] });
    const value = ledger.value('rule-set~caps-2026');
    expect(value).to.include({ state: 'effective', kind: 'yield-caps', operatorId: 'agri-r' });
    expect(value?.['proposed']).to.include({ personId: 'officer-1' });
    expect(value?.['confirmed']).to.include({ personId: 'officer-2' });
    expect(ledger.value('rule-index~yield-caps')).to.deep.equal({
      entries: [{ areaCode: '2111', ruleSetId: 'caps-2026', validFrom: '2020-01-01' }],
      v: 1,
    });
  });

  it('index products one by one, since their table outgrows a command', async () => {
    const table = products(product(), product({ registration: 'PD20150002', name: 'other' }));
    await makeEffective(ledger, officers, ruleSet('products-1', table));
    const keys = ledger.keys().filter((key) => key.startsWith('rule-index~'));
    expect(keys).to.deep.equal([
      'rule-index~input-products/PD20150001',
      'rule-index~input-products/PD20150002',
    ]);
  });

  it('are not flagged backdated when they start in the future', async () => {
    const later = ruleSet('caps-2099', CAPS, { validFrom: '2099-01-01' });
    await propose(later);
    const { result } = await officers.second.send(ledger, confirmation(later));
    expect(JSON.parse(result)).to.deep.include({ flags: [] });
  });

  it('of milling belong to the market authority', async () => {
    await propose(ruleSet('milling-1', RECOVERY), officers.market);
    expect(ledger.value('rule-set~milling-1')).to.include({ authority: 'market' });
    await expectRefusal(propose(ruleSet('milling-2', RECOVERY)), 'AUTHORITY_REFUSED');
  });

  const bad: readonly (readonly [string, ContractErrorCode, object])[] = [
    ['an end before the start', 'RULE_SET_VALUES', ruleSet('x-1', CAPS, { validTo: '2019-01-01' })],
    ['one product twice', 'RULE_SET_VALUES', ruleSet('x-1', products(product(), product()))],
    [
      'a least dose above the greatest',
      'RULE_SET_VALUES',
      ruleSet(
        'x-1',
        products(product({ uses: [{ doseMaxMilli: 1, doseMinMilli: 2, target: 'blast' }] })),
      ),
    ],
    ['a ban of nothing', 'RULE_SET_VALUES', ruleSet('x-1', bans({ actives: [] }))],
    [
      'one variety twice',
      'RULE_SET_VALUES',
      ruleSet('x-1', { kind: 'yield-caps', caps: [CAPS.caps[0], CAPS.caps[0]] }),
    ],
    [
      'a recovery upside down',
      'AUTHORITY_REFUSED',
      ruleSet('x-1', {
        kind: 'milling-recovery',
        maxMilliPercent: 1,
        minMilliPercent: 2,
        toleranceMilliPercent: 0,
      }),
    ],
    ['an unknown kind', 'COMMAND_SHAPE', ruleSet('x-1', { kind: 'prices', values: [] })],
    ['a field of another kind', 'COMMAND_SHAPE', ruleSet('x-1', { ...CAPS, actives: [] })],
    ['no caps', 'COMMAND_SHAPE', ruleSet('x-1', { kind: 'yield-caps', caps: [] })],
    ['an http source', 'COMMAND_SHAPE', ruleSet('x-1', CAPS, { sourceUrl: 'http://a.example' })],
    ['no legal basis', 'COMMAND_SHAPE', ruleSet('x-1', CAPS, { legalBasis: '' })],
    [
      'a text that turns direction',
      'COMMAND_SHAPE',
      ruleSet('x-1', CAPS, { legalBasis: 'a\u202eb' }),
    ],
    ['a line break in a name', 'COMMAND_SHAPE', ruleSet('x-1', bans({ actives: ['a\nb'] }))],
    ['another status', 'COMMAND_SHAPE', ruleSet('x-1', CAPS, { status: 'draft' })],
    ['a cap of nothing', 'COMMAND_SHAPE', capsOf(0)],
    [
      'a date that does not exist',
      'COMMAND_SHAPE',
      ruleSet('x-1', CAPS, { validFrom: '2026-02-30' }),
    ],
    ['a division outside the area', 'ACCESS_DENIED', ruleSet('x-1', CAPS, { areaCode: '2112' })],
    ['a division above the area', 'ACCESS_DENIED', ruleSet('x-1', CAPS, { areaCode: '21' })],
  ];
  for (const [what, code, content] of bad) {
    it(`are not proposed with ${what}: ${code}`, async () => {
      await expectRefusal(propose(content), code);
      expect(ledger.value('rule-set~x-1')).to.equal(undefined);
    });
  }

  it('are never edited: an id is taken once', async () => {
    await propose(caps);
    await expectRefusal(propose(ruleSet('caps-2026', bans())), 'RULE_SET_EXISTS');
  });

  it('of agri are not proposed by the market authority', () =>
    expectRefusal(propose(caps, officers.market), 'AUTHORITY_REFUSED'));

  it('are not proposed by a regulator without authority', () => {
    const plain = new TestPerson('plain').plantIn(ledger, 'agri-r', ['regulator'], '2111');
    return expectRefusal(propose(caps, plain), 'AUTHORITY_REFUSED');
  });

  it('are not confirmed by who proposed them', async () => {
    await propose(caps);
    await expectRefusal(officers.first.send(ledger, confirmation(caps)), 'RULE_SECOND_PERSON');
  });

  it('are not confirmed by a second key of the same person', async () => {
    await propose(caps);
    const twin = new TestPerson('officer-1b').plantIn(ledger, 'agri-r', ['regulator'], '2111', {
      authority: 'agri',
      personId: 'officer-1',
    });
    await expectRefusal(twin.send(ledger, confirmation(caps)), 'RULE_SECOND_PERSON');
  });

  it('are not confirmed by an officer of another body', async () => {
    await propose(caps);
    const stranger = new TestPerson('officer-9').plantIn(ledger, 'agri-x', ['regulator'], '2111', {
      authority: 'agri',
    });
    await expectRefusal(stranger.send(ledger, confirmation(caps)), 'ACCESS_DENIED');
    await expectRefusal(officers.market.send(ledger, confirmation(caps)), 'AUTHORITY_REFUSED');
  });

  it('are not confirmed for other values than were proposed', async () => {
    await propose(caps);
    const other = confirmation({ ...caps, values: capsOf(999).values });
    await expectRefusal(officers.second.send(ledger, other), 'RULE_SET_HASH');
  });

  it('are not confirmed twice, nor when nobody proposed them', async () => {
    await expectRefusal(officers.second.send(ledger, confirmation(caps)), 'RULE_SET_NOT_FOUND');
    await makeEffective(ledger, officers, caps);
    await expectRefusal(officers.second.send(ledger, confirmation(caps)), 'RULE_SET_STATE');
  });

  it('of one kind cannot be confirmed past each other', async () => {
    const other = ruleSet('caps-other', CAPS);
    for (const content of [caps, other]) await propose(content);
    const [one, two] = await Promise.all(
      [caps, other].map((content) =>
        ledger.simulate('rules:confirmRuleSet', [officers.second.envelope(confirmation(content))]),
      ),
    );
    if (!one || !two) throw new Error('two simulations');
    ledger.commit(one);
    expect(() => ledger.commit(two)).to.throw('MVCC_READ_CONFLICT');
  });
});

function capsOf(kgPerMu: number): ReturnType<typeof ruleSet> {
  const values = { kind: 'yield-caps', caps: [{ kgPerMu, variety: '*', year: 2026 }] };
  return ruleSet('x-1', values);
}
