// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { SharedCalls } from '../../src/shared-calls.js';

interface Held {
  readonly work: () => Promise<string>;
  readonly finish: () => void;
  readonly fail: (cause: Error) => void;
  starts: number;
}

function held(result: string): Held {
  let resolve: (value: string) => void = () => undefined;
  let reject: (cause: Error) => void = () => undefined;
  const done = new Promise<string>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  const each: Held = {
    starts: 0,
    finish: () => resolve(result),
    fail: (cause) => reject(cause),
    work: () => {
      each.starts += 1;
      return done;
    },
  };
  return each;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('shared calls', () => {
  it('runs once what many ask for at once, and anew what is asked for later', async () => {
    const calls = new SharedCalls<string>(2);
    const one = held('a');
    const both = [calls.run('k', one.work), calls.run('k', one.work)];
    one.finish();
    expect(await Promise.all(both)).to.deep.equal(['a', 'a']);
    expect(one.starts).to.equal(1);
    await calls.run('k', one.work);
    expect(one.starts).to.equal(2);
  });

  it('runs no more than its limit, in the order of asking', async () => {
    const calls = new SharedCalls<string>(1);
    const [one, two, three] = [held('1'), held('2'), held('3')];
    const all = [calls.run('1', one.work), calls.run('2', two.work), calls.run('3', three.work)];
    await settle();
    expect([one.starts, two.starts, three.starts]).to.deep.equal([1, 0, 0]);
    one.finish();
    await settle();
    expect([one.starts, two.starts, three.starts]).to.deep.equal([1, 1, 0]);
    two.finish();
    three.finish();
    expect(await Promise.all(all)).to.deep.equal(['1', '2', '3']);
  });

  it('passes a failure to all who joined, and goes on', async () => {
    const calls = new SharedCalls<string>(1);
    const one = held('a');
    const joined = [calls.run('k', one.work), calls.run('k', one.work)];
    one.fail(new Error('away'));
    const ends = await Promise.allSettled(joined);
    expect(ends.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
    const two = held('b');
    two.finish();
    expect(await calls.run('k', two.work)).to.equal('b');
  });
});
