// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

import { expect } from 'chai';

import { REPO_ROOT } from '../../../src/paths.js';

const MODULE = pathToFileURL(join(REPO_ROOT, 'scripts/src/demo/interrupt.ts')).href;

/** A program that does nothing but wait for Ctrl-C, as a demo does that is being served. */
const WAITING = `
  const { listenForInterrupt } = await import(${JSON.stringify(MODULE)});
  const interrupt = listenForInterrupt();
  process.on('beforeExit', () => console.log('ran dry'));
  setImmediate(() => console.log('waiting'));
  await interrupt.requested;
  interrupt.release();
  console.log('asked to end');
`;

describe('the demo that waits for Ctrl-C', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`stays until ${signal}, and then ends by itself`, async () => {
      const child = spawn(
        process.execPath,
        ['--import=tsx', '--input-type=module', '--eval', WAITING],
        { cwd: REPO_ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said === 'waiting\n') child.kill(signal);
      });
      const [code] = (await once(child, 'close')) as [number | null];
      expect(said).to.equal('waiting\nasked to end\nran dry\n');
      expect(code).to.equal(0);
    });
  }
});
