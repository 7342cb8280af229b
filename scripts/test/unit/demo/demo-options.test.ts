// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { parseDemoOptions } from '../../../src/demo/demo-options.js';
import { expectDemoError } from './expect-demo-error.js';

describe('parseDemoOptions', () => {
  for (const [args, expected] of [
    [[], { isOnce: false }],
    [['--once'], { isOnce: true }],
    [['--lan'], { isOnce: false, lan: {} }],
    [['--lan', '192.0.2.7'], { isOnce: false, lan: { address: '192.0.2.7' } }],
    [['--lan=192.0.2.7', '--once'], { isOnce: true, lan: { address: '192.0.2.7' } }],
    [['--lan', '--once'], { isOnce: true, lan: {} }],
  ] as const) {
    it(`reads "${args.join(' ')}"`, () => {
      expect(parseDemoOptions(args)).to.deep.equal(expected);
    });
  }

  for (const args of [['--onec'], ['192.0.2.7'], ['--once', '192.0.2.7'], ['--once=yes']]) {
    it(`refuses "${args.join(' ')}" with DEMO_USAGE`, () => {
      expectDemoError(() => parseDemoOptions(args), 'DEMO_USAGE');
    });
  }
});
