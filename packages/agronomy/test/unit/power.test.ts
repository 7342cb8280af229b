// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import { power } from '../../src/power.js';

const SOURCES = join(import.meta.dirname, '../../src');

describe('power', () => {
  for (const [base, exponent, expected] of [
    // Node.js 20 gives this for 0.9 ** 4, Node.js 24 gives 0.6561.
    [0.9, 4, 0.9 * 0.9 * 0.9 * 0.9],
    [2, 10, 1024],
    [2, -2, 0.25],
    [0, 0, 1],
    [0, 3, 0],
    [0, 0.5, 0],
    [1, 0.3, 1],
    [1, 5_000, 1],
  ] as const)
    it(`gives ${expected} for ${base} to the ${exponent}`, () => {
      expect(power(base, exponent)).to.equal(expected);
    });

  it('is within 1e-13 of what the engine says of other powers', () => {
    for (let step = 1; step < 400; step += 1) {
      const [base, exponent] = [step / 37, (step % 19) / 3 - 3];
      const close = base ** exponent;
      expect(Math.abs(power(base, exponent) / close - 1)).to.be.lessThan(1e-13);
    }
  });

  it('is no number for the root of a negative one', () => {
    expect(power(-2, 0.5)).to.satisfy(Number.isNaN);
  });

  it('is the only one that a model takes', () => {
    const files = readdirSync(SOURCES, { encoding: 'utf8', recursive: true });
    const found = files
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => {
        const code = readFileSync(join(SOURCES, name), 'utf8').replace(
          /\/\*\*[^]*?\*\/|\/\/.*/g,
          '',
        );
        return /\*\*|Math\.pow/.test(code);
      });
    expect(found).to.deep.equal([]);
  });
});
