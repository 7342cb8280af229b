// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { networkLine, programLine } from '../../../src/network/command-lines.js';

const HOME = { dir: '/src/daoji/.daoji/default', repo: '/src/daoji' };
const DEMO = { ...HOME, dir: '/src/daoji/.daoji/demo' };

describe('what a person types', () => {
  it('is relative to the folder in which they stand', () => {
    expect(networkLine(HOME, 'up', '/src/daoji')).to.equal(
      'node scripts/bootstrap.mjs up --services',
    );
    expect(networkLine(HOME, 'down', '/src/daoji')).to.equal('node scripts/bootstrap.mjs down');
    expect(programLine(HOME, 'doctor', '/src/daoji')).to.equal(
      'node packages/cli/bin/daoji.mjs doctor',
    );
  });

  it('is whole from elsewhere, and names a home that is not the default', () => {
    expect(networkLine(DEMO, 'up', '/src/daoji')).to.equal(
      'node scripts/bootstrap.mjs up --services --home .daoji/demo',
    );
    expect(programLine(DEMO, 'doctor', '/home/wang')).to.equal(
      'node /src/daoji/packages/cli/bin/daoji.mjs doctor --home /src/daoji/.daoji/demo',
    );
  });

  it('can be pasted where a folder has a space', () => {
    const home = { dir: '/my rice/.daoji/default', repo: '/my rice' };
    expect(networkLine(home, 'up', '/')).to.equal(
      'node "my rice/scripts/bootstrap.mjs" up --services',
    );
  });
});
