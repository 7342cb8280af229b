// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { found } from '../../../src/doctor/finding.js';

describe('a finding of the doctor', () => {
  it('says what failed in Chinese first, with what is to be done', async () => {
    const fails = (error: Error): Promise<string> => Promise.reject(error);
    const said = new CliError('NETWORK_COMMAND', 'status ended with 3');
    expect(await found('processes', 'up', () => fails(said))).to.deep.equal({
      detail: '网络自身的命令失败 · status ended with 3',
      fix: 'up',
      name: 'processes',
      state: 'down',
    });
    const { detail } = await found('broker', 'up', () => fails(new Error('closed')));
    expect(detail).to.equal('closed');
  });
});
