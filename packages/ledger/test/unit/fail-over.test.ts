// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { FailOver } from '../../src/fail-over.js';

const none = (): Error => new Error('none');
const judge = (cause: unknown): { error: Error; isTransient: boolean } => {
  const error = cause instanceof Error ? cause : new Error('odd');
  return { error, isTransient: error.message !== 'final' };
};

async function outcome(work: Promise<string>): Promise<string> {
  try {
    return await work;
  } catch (error) {
    return error instanceof Error ? `error ${error.message}` : 'odd';
  }
}

describe('FailOver', () => {
  it('goes on to the next node, and asks the one that answered first from then on', async () => {
    const nodes = new FailOver(['a', 'b', 'c']);
    const asked: string[] = [];
    const step = (node: string): Promise<string> => {
      asked.push(node);
      return node === 'a' ? Promise.reject(new Error('down')) : Promise.resolve(node);
    };
    expect(await nodes.run(step, judge, none)).to.equal('b');
    expect(await nodes.run(step, judge, none)).to.equal('b');
    expect(asked).to.deep.equal(['a', 'b', 'b']);
  });

  it('stops at a final error', async () => {
    const asked: string[] = [];
    const step = (node: string): Promise<string> => {
      asked.push(node);
      return Promise.reject(new Error('final'));
    };
    expect(await outcome(new FailOver(['a', 'b']).run(step, judge, none))).to.equal('error final');
    expect(asked).to.deep.equal(['a']);
  });

  it('gives the last error when every node fails', async () => {
    const step = (node: string): Promise<string> => Promise.reject(new Error(node));
    expect(await outcome(new FailOver(['a', 'b']).run(step, judge, none))).to.equal('error b');
  });

  it('asks only nodes that fit, and says so when none does', async () => {
    const nodes = new FailOver(['a', 'b']);
    const step = (node: string): Promise<string> => Promise.resolve(node);
    expect(await nodes.run(step, judge, none, (node) => node === 'b')).to.equal('b');
    expect(await nodes.run(step, judge, none)).to.equal('a');
    expect(await outcome(nodes.run(step, judge, none, () => false))).to.equal('error none');
    expect(await outcome(new FailOver<string>([]).run(step, judge, none))).to.equal('error none');
  });
});
