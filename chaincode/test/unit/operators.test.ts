// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { newTraceWorld, registerOperator, type TraceWorld } from '../fixture/trace-world.js';

describe('registerOperator', () => {
  let world: TraceWorld;
  const value = (key: string): Record<string, unknown> =>
    world.ledger.value(key) ?? expect.fail(key);

  beforeEach(async () => {
    world = await newTraceWorld();
  });

  const CODE = '91350100M000100Y43';
  const named = (id: string, more: object): Promise<unknown> =>
    registerOperator(world.ledger, id, 'ProducerMSP', 'mill', more);

  it('keeps code and GLN', async () => {
    await named('mill-1', { creditCode: CODE, gln: '6901234567892' });
    expect(value('operator~mill-1')).to.include({ creditCode: CODE, gln: '6901234567892' });
  });

  it('refuses a code that another operator has', async () => {
    await named('mill-1', { creditCode: CODE });
    await expectRefusal(named('mill-2', { creditCode: CODE }), 'CREDIT_CODE_TAKEN');
  });

  for (const more of [
    { creditCode: '91350100M000100Y44' },
    { creditCode: '91350100M000100Y4' },
    { gln: '6901234567893' },
    { gln: '690123456789' },
  ]) {
    it(`refuses ${JSON.stringify(more)}`, () =>
      expectRefusal(named('mill-1', more), 'COMMAND_SHAPE'));
  }

  it('flags a firm without a code, and no household', async () => {
    const flags = async (id: string, kind: string): Promise<unknown> => {
      const { result } = (await registerOperator(world.ledger, id, 'ProducerMSP', kind)) as {
        result: string;
      };
      return (JSON.parse(result) as { flags: unknown }).flags;
    };
    expect(await flags('mill-1', 'mill')).to.deep.equal(['NO_CREDIT_CODE']);
    expect(await flags('household-1', 'household')).to.deep.equal([]);
  });
});
