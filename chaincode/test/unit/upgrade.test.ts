// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { canonicalJson } from '@daoji/proof';
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { application, day, purchase } from '../fixture/input-fixture.js';
import { MemoryLedger } from '../fixture/memory-ledger.js';
import {
  CAPS,
  confirmation,
  makeEffective,
  plantOfficers,
  products,
  ruleSet,
} from '../fixture/rule-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { activation, harvest, mill, pack, ricePackage } from '../fixture/trace-world.js';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
/** Every key of channel trace after a season under version 0.1.0 (commit 7d676c8), made by commands alone. */
const OLD = read('testdata/state-0.1.0.json') as Readonly<Record<string, object>>;

describe('state of version 0.1.0 under the code of today', () => {
  let ledger: MemoryLedger;
  const person = (name: string): TestPerson => new TestPerson(name);
  const send = (name: string, fields: CommandFields): Promise<{ result: string }> =>
    person(name).send(ledger, fields);
  const split = (from: string, to: string): CommandFields => ({
    type: 'splitLot',
    lotId: from,
    outputs: [{ grams: 1000, lotId: to }],
  });

  beforeEach(() => {
    ledger = new MemoryLedger('trace');
    for (const [key, value] of Object.entries(OLD)) ledger.plant(key, canonicalJson(value));
  });

  for (const channel of ['trace', 'anchor'] as const) {
    it(`${channel} answers the version of its package`, async () => {
      const { version } = read(`packages/${channel}/package.json`) as { version: string };
      const { result } = await new MemoryLedger(channel).submit('meta:ping', []);
      expect(JSON.parse(result)).to.include({ version });
    });
  }

  it('carries a season on: harvest, store, split, merge, mill, pack, close', async () => {
    await send('grower-a', harvest('h-2'));
    await send('keeper-a', {
      type: 'storeLot',
      binId: 'b-2',
      inputs: [
        { grams: 76_608, lotId: 'h-1' },
        { grams: 500_000, lotId: 'h-2' },
      ],
      lotId: 's-3',
    });
    await send('keeper-a', split('s-1', 's-4'));
    await send('keeper-a', {
      type: 'mergeLots',
      inputs: [
        { grams: 1000, lotId: 's-3' },
        { grams: 1000, lotId: 's-4' },
      ],
      lotId: 's-5',
    });
    await send('miller-a', {
      ...mill(1000, [{ grams: 2000, lotId: 's-5' }]),
      outputs: [{ grams: 1500, lotId: 'r-2', product: 'milled-rice' }],
    });
    const manager = person('manager-a');
    await send('registrar-a', activation(manager, 'coop-a', ['trace-manager']));
    await send('manager-a', ricePackage({ netMassGrams: 1000 }));
    await send(
      'packer-a',
      pack({
        count: 1,
        netMassGrams: 1000,
        lotId: 'pk-2',
        inputs: [{ grams: 1000, lotId: 'r-2' }],
      }),
    );
    await send('packer-a', { type: 'closeLot', devices: [], heads: [], lotId: 'pk-2' });
    expect(ledger.value('lot~s-3')?.['origins']).to.deep.equal(['h-1', 'h-2']);
    expect(ledger.value('lot~pk-2')).to.include({ closed: true }).and.not.have.property('origins');
  });

  it('refuses as it did: closed lots, taken ids, masses that are gone', async () => {
    await expectRefusal(send('packer-a', split('pk-1', 'x-1')), 'LOT_CLOSED');
    await expectRefusal(send('grower-a', harvest('h-1')), 'LOT_EXISTS');
    const gone = { ...split('h-1', 'x-1'), outputs: [{ grams: 76_609, lotId: 'x-1' }] };
    await expectRefusal(send('grower-a', gone), 'LOT_MASS_EXCEEDED');
  });

  it('reads old events: their commandId stays taken', async () => {
    const key = Object.keys(OLD).find((name) => name.startsWith('event~')) ?? expect.fail('none');
    const commandId = key.slice('event~'.length);
    await expectRefusal(send('grower-a', harvest('h-2', { commandId })), 'COMMAND_ID_TAKEN');
  });

  it('holds what a hold reaches through its parcels', async () => {
    await makeEffective(ledger, plantOfficers(ledger), ruleSet('products-1', products()));
    await send('grower-a', purchase('st-1'));
    await send('grower-a', harvest('h-2'));
    await send('grower-a', application('a-1', ['p-1'], { startDate: day(), stopDate: day() }));
    for (const [name, from] of [
      ['grower-a', 'h-2'],
      ['keeper-a', 's-1'],
      ['miller-a', 'r-1'],
    ] as const) {
      await expectRefusal(send(name, split(from, 'x-1')), 'LOT_ON_HOLD');
    }
    await send('grower-a', split('h-1', 'x-1'));
  });

  it('takes caps from the first harvest under this version on', async () => {
    await makeEffective(ledger, plantOfficers(ledger), ruleSet('caps-2026', CAPS));
    await expectRefusal(
      send('grower-a', harvest('h-2', { weighedGrams: 15_000_000 })),
      'YIELD_CAP_EXCEEDED',
    );
    const { result } = await send('grower-a', harvest('h-2'));
    expect(JSON.parse(result)).to.deep.include({
      flags: ['NO_SOWING_RECORD'],
      ruleSets: ['caps-2026'],
    });
  });

  it('keeps an old regulator from rules until a key carries an authority', async () => {
    const content = ruleSet('caps-2026', CAPS, { areaCode: '211104' });
    const propose = { type: 'proposeRuleSet', ...content };
    await expectRefusal(send('regulator-r', propose), 'AUTHORITY_REFUSED');
    for (const name of ['agri-1', 'agri-2']) {
      await send('registrar-r', {
        ...activation(person(name), 'office-r', ['regulator']),
        authority: 'agri',
      });
    }
    await send('agri-1', propose);
    await send('agri-2', confirmation(content));
    expect(ledger.value('rule-set~caps-2026')).to.include({ state: 'effective' });
  });
});

/** Every key of channel trace after a season with inputs, rules and a hold under version 0.2.0 (commit fd7ee00). */
describe('state of version 0.2.0 under the code of today', () => {
  let ledger: MemoryLedger;
  const send = (name: string, fields: CommandFields): Promise<{ result: string }> =>
    new TestPerson(name).send(ledger, fields);
  const millOf = (lotId: string, riceId: string): CommandFields => ({
    ...mill(5_000, [{ grams: 10_000, lotId }]),
    outputs: [{ grams: 6_500, lotId: riceId, product: 'milled-rice' }],
  });

  beforeEach(() => {
    ledger = new MemoryLedger('trace');
    const old = read('testdata/state-0.2.0.json') as Readonly<Record<string, object>>;
    for (const [key, value] of Object.entries(old)) ledger.plant(key, canonicalJson(value));
  });

  it('mills from a bin whose contents nobody kept: bounds are unknown, nothing is lost', async () => {
    await send('miller-a', millOf('s-3', 'r-9'));
    expect(ledger.value('lot~r-9')).to.deep.include({ origins: ['h-1', 'h-2'] });
    expect(ledger.value('lot~r-9')).not.to.have.property('shares');
    expect(ledger.value('bin-fill~b-1')).to.include({ grams: 490_000, v: 2 });
    expect(ledger.value('bin-fill~b-1')).not.to.have.property('contents');
  });

  it('knows the bounds again once the bin was emptied', async () => {
    for (const [from, to] of [
      ['s-1', 300_000],
      ['s-2', 100_000],
      ['s-3', 100_000],
    ] as const) {
      const inputs = [{ grams: to, lotId: from }];
      await send('keeper-a', { type: 'storeLot', binId: 'b-2', inputs, lotId: `t-${from}` });
    }
    expect(ledger.value('bin-fill~b-1')).to.deep.include({ contents: [], grams: 0 });
    await send('grower-a', harvest('h-9', { weighedGrams: 10_000 }));
    const inputs = [{ grams: 9_000, lotId: 'h-9' }];
    await send('keeper-a', { type: 'storeLot', binId: 'b-1', inputs, lotId: 's-9' });
    await send('miller-a', { ...millOf('s-9', 'r-9'), inputs: [{ grams: 9_000, lotId: 's-9' }] });
    expect(ledger.value('lot~r-9')?.['shares']).to.deep.equal([
      { lotId: 'h-9', maxPpm: 1_000_000, minPpm: 1_000_000 },
    ]);
  });

  it('keeps the hold of 0.2.0 and the cap with its uplift', async () => {
    await expectRefusal(
      send('grower-a', { type: 'splitLot', lotId: 'h-8', outputs: [{ grams: 1, lotId: 'x-1' }] }),
      'LOT_ON_HOLD',
    );
    await expectRefusal(
      send('grower-a', harvest('h-9', { parcels: ['p-1'], weighedGrams: 9_000_000 })),
      'YIELD_CAP_EXCEEDED',
    );
  });
});
