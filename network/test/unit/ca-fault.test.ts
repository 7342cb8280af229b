// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { caFault } from '../../src/ca-fault.js';

describe('what a failed call to a CA says', () => {
  for (const [said, chinese, english] of [
    ['Calling enrollment endpoint failed, CONNECTION Timeout', '没有在时限内应答', 'in time'],
    ['connect ETIMEDOUT 127.0.0.1:7054', '没有在时限内应答', 'in time'],
    ['connect ECONNREFUSED 127.0.0.1:7054', '连不上', 'cannot be reached'],
    ['socket hang up', '连不上', 'cannot be reached'],
    ['fabric-ca request register failed with errors [[{"code":71}]]', '拒绝', 'refused'],
  ] as const)
    it(`${said}: ${english}`, () => {
      const fault = caFault('ca-producer', new Error(said));
      expect(fault.code).to.equal('CA');
      expect(fault.chinese).to.include('ca-producer').and.include(chinese).and.include(said);
      expect(fault.english).to.include('ca-producer').and.include(english).and.include(said);
    });

  it('is called a refusal where the CA refused, and nowhere else', () => {
    const words = ['CONNECTION Timeout', 'ECONNREFUSED'].map((said) => caFault('ca', said));
    for (const { chinese, english } of words) {
      expect(chinese).to.not.include('拒绝：');
      expect(english).to.not.match(/ca refused/);
    }
  });
});
