// SPDX-License-Identifier: Apache-2.0
import { runDemo } from './demo/run-demo.js';
import { print } from './print.js';
import { runTests } from './test-run/run-tests.js';

const [command = '', ...args] = process.argv.slice(2);

process.exitCode = await run(command, args);

async function run(name: string, rest: readonly string[]): Promise<number> {
  if (name === 'test') return runTests(rest);
  if (name === 'demo') return runDemo(rest.includes('--once'));
  print(`expected "demo [--once]" or "test [PART…]", got "${name}"`);
  return 2;
}
