// SPDX-License-Identifier: Apache-2.0
import { runParcelsBench } from './bench/parcels/run-parcels-bench.js';
import { runPathBench } from './bench/path/run-path-bench.js';
import { runTraceBench } from './bench/trace/run-trace-bench.js';
import { runDemo } from './demo/run-demo.js';
import { runPictures } from './pictures/run-pictures.js';
import { print } from './print.js';
import { runTests } from './test-run/run-tests.js';

const [command = '', ...args] = process.argv.slice(2);

process.exitCode = await run(command, args);
// Ctrl-C in the middle of a demo leaves devices behind that would try for ever to reach their broker.
if (process.exitCode === 130) process.exit();

async function run(name: string, rest: readonly string[]): Promise<number> {
  if (name === 'test') return runTests(rest);
  if (name === 'demo') return runDemo(rest);
  if (name === 'pictures') return runPictures(rest);
  if (name === 'bench' && rest[0] === 'parcels') return runParcelsBench(rest.slice(1));
  if (name === 'bench' && rest[0] === 'trace') return runTraceBench(rest.slice(1));
  if (name === 'bench' && rest[0] === 'path') return runPathBench(rest.slice(1));
  print(
    `expected "demo [--once] [--lan [ADDRESS]]", "pictures [--running]", "test [PART…]" "bench parcels [COUNT]", "bench trace [NODES]" or "bench path [OPTION…]", got "${name}"`,
  );
  return 2;
}
