// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { ContractError } from '../../dist/contract-error.js';
import { BUILT_IN_RULES } from '../../dist/rules/built-in-rules.js';
import { newTraceWorld, pack } from '../fixture/trace-world.js';

describe('refusals by built-in rules', () => {
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
