// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { REPO_ROOT } from '../../../src/paths.js';
import { runProcess } from '../../../src/run-process.js';
import { lanesOf } from '../../../src/test-run/lanes.js';
import { TEST_PARTS } from '../../../src/test-run/part.js';

const GIB = 1024 ** 3;
const names = (lanes: ReturnType<typeof lanesOf>): string[][] =>
  lanes.map((lane) => lane.map(({ name }) => name));

describe('lanesOf', () => {
  it('has parts with servers beside those without', () => {
    const [without = [], withServers = []] = names(
      lanesOf(TEST_PARTS, { bytes: 16 * GIB, cores: 2 }),
    );
    expect(without).to.include.members(['lint', 'types', 'unit', 'browser']);
    expect(withServers).to.have.members(['network', 'web', 'integration', 'end-to-end']);
  });

  for (const machine of [
    { bytes: 8 * GIB, cores: 4 },
    { bytes: 64 * GIB, cores: 1 },
  ])
    it(`has one lane on ${machine.cores} cores with ${machine.bytes / GIB} GiB, and leaves none out`, () => {
      const lanes = names(lanesOf(TEST_PARTS, machine));
      expect(lanes).to.have.length(1);
      expect(lanes[0]).to.have.members(TEST_PARTS.map(({ name }) => name));
    });

  it('has no empty lane', () => {
    const parts = TEST_PARTS.filter(({ name }) => name === 'unit');
    expect(names(lanesOf(parts, { bytes: 16 * GIB, cores: 2 }))).to.deep.equal([['unit']]);
    expect(lanesOf([], { bytes: 16 * GIB, cores: 2 })).to.deep.equal([]);
  });
});

describe('runProcess', () => {
  const run = (script: string, options: object = {}): ReturnType<typeof runProcess> =>
    runProcess(process.execPath, ['-e', script], { cwd: REPO_ROOT, ...options });

  it('gives what was printed only where that is asked for', async () => {
    expect(await run("console.log('a')", { capture: true })).to.deep.equal({
      code: 0,
      stdout: 'a\n',
    });
    expect(await run("console.log('a')", { label: 'x' })).to.deep.equal({ code: 0, stdout: '' });
  });

  it('gives the exit code, and 128 for a signal', async () => {
    expect((await run('process.exit(3)', { label: 'x' })).code).to.equal(3);
    expect((await run("process.kill(process.pid, 'SIGKILL')", { label: 'x' })).code).to.equal(128);
  });
});
