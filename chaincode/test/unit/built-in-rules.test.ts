// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect } from 'chai';

import { ContractError } from '../../dist/contract-error.js';
import { BUILT_IN_RULES } from '../../dist/rules/built-in-rules.js';
import { built } from '../fixture/built.js';
import { newTraceWorld, pack } from '../fixture/trace-world.js';

/** Refusals of signatures, shapes and channels, which no rule of the trade explains. */
const TECHNICAL = /^(ALREADY|ARGUMENT|BRIDGE|CLOCK|COMMAND|DEVICE|EVIDENCE|FUNCTION|HEAD|KEY)_/;
const TECHNICAL_CODES = [
  'DEMO_KEY_ORDINARY_NETWORK',
  'EVENT_TIME_FUTURE',
  'IDENTITY_NOT_ACTIVE',
  'IDENTITY_REVOKED',
  'IDENTITY_UNKNOWN',
  'NOT_INITIALISED',
  'STATE_CORRUPT',
  'WRONG_CHANNEL',
];
const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));

/** Places in the sources that throw a code without saying a rule of their own. */
function bareThrows(code: string): string[] {
  const found: string[] = [];
  for (const file of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file === 'contract-error.ts') continue;
    const text = readFileSync(join(SOURCE, file), 'utf8');
    for (const { index } of text.matchAll(new RegExp(`'${code}'`, 'g'))) {
      const before = text.slice(Math.max(0, index - 160), index);
      if (!/(demandRule|RuleError)\([^;]*$/.test(before)) found.push(file);
    }
  }
  return found;
}

describe('refusals by built-in rules', () => {
  it('or by a rule of their own are all refusals of the trade', () => {
    const codes = Object.keys(built.contractError.CONTRACT_ERRORS);
    const bare = codes.filter(
      (code) =>
        !TECHNICAL.test(code) &&
        !TECHNICAL_CODES.includes(code) &&
        !Object.hasOwn(BUILT_IN_RULES, code) &&
        bareThrows(code).length > 0,
    );
    expect(bare).to.deep.equal([]);
    // The search finds what it is for.
    expect(bareThrows('LOT_CLOSED')).not.to.deep.equal([]);
    expect(bareThrows('HARVEST_INTERVAL')).to.deep.equal([]);
  });

  it('name rule, legal basis, rule set and what would be accepted', () => {
    const error = new ContractError('LOT_MASS_EXCEEDED', 'expected at most 5 g of h-1, got 6 g');
    expect(error.message).to.equal(
      'LOT_MASS_EXCEEDED: expected at most 5 g of h-1, got 6 g; rule: no step takes or makes more than is there, ' +
        'at 14.5 % moisture; legal basis: conservation of mass, 食品安全法 art. 42 (unconfirmed); rule set: built-in; ' +
        'accepted: at most the mass that is left',
    );
  });

  it('leave a refusal that names a rule set as it is', () => {
    const text = 'found; rule: r; legal basis: l; rule set: s; accepted: a';
    expect(new ContractError('LOT_KIND', text).message).to.equal(`LOT_KIND: ${text}`);
  });

  it('leave technical refusals as they are', () => {
    expect(new ContractError('COMMAND_SHAPE', 'expected x').message).to.equal(
      'COMMAND_SHAPE: expected x',
    );
  });

  it('reach the one who submits', async () => {
    const world = await newTraceWorld();
    const error = await world.packer
      .send(
        world.ledger,
        pack({ count: 1, inputs: [{ grams: 5000, lotId: 'none-1' }], lotId: 'pk-1' }),
      )
      .then(
        () => expect.fail('expected a refusal'),
        (cause: unknown) => cause,
      );
    expect(String(error)).to.match(
      /LOT_NOT_FOUND: .*; rule: .*; legal basis: .*; rule set: built-in; accepted: /,
    );
  });

  it('are whole sentences without a semicolon, which parts them', () => {
    for (const [code, { rule, accepted }] of Object.entries(BUILT_IN_RULES)) {
      for (const part of [rule, accepted]) expect(part, code).to.match(/^[^;]{8,}$/);
    }
  });
});
