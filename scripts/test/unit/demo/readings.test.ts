// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { assertPlayable } from '../../../src/demo/readings.js';
import { expectDemoError } from './expect-demo-error.js';

const END = '2026-03-01T00:00:00.000Z';

describe('assertPlayable', () => {
  it('lets a season play to the end of its fast time', () => {
    expect(() => {
      assertPlayable(Date.parse(END), END);
    }).to.not.throw();
  });

  for (const untilMs of [Date.parse(END) + 1, Date.parse('2026-03-11T04:00:00.000Z')])
    it(`refuses readings until ${untilMs}, which would lie ahead of the clock`, () => {
      const error = expectDemoError(() => {
        assertPlayable(untilMs, END);
      }, 'DEMO_STEP');
      expect(error.english).to.include('2026-03-01').and.to.include('this machine is too slow');
      expect(error.chinese).to.include(new Date(untilMs).toISOString().slice(0, 10));
    });
});
