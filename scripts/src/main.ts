// SPDX-License-Identifier: Apache-2.0
import { runAgronomyBench } from './bench/agronomy/run-agronomy-bench.js';
import { runBinsBench } from './bench/bins/run-bins-bench.js';
import { runCodesBench } from './bench/codes/run-codes-bench.js';
import { runParcelsBench } from './bench/parcels/run-parcels-bench.js';
import { runPathBench } from './bench/path/run-path-bench.js';
import { runScansBench } from './bench/scans/run-scans-bench.js';
import { runTraceBench } from './bench/trace/run-trace-bench.js';
import { runDemo } from './demo/run-demo.js';
import { runPictures } from './pictures/run-pictures.js';
import { print } from './print.js';
import { runTests } from './test-run/run-tests.js';

/** The benchmarks by name. */
const BENCHES: Readonly<Record<string, (args: readonly string[]) => number | Promise<number>>> = {
  agronomy: runAgronomyBench,
  bins: runBinsBench,
  codes: runCodesBench,
  parcels: runParcelsBench,
  path: runPathBench,
  scans: runScansBench,
  trace: runTraceBench,
};

const [command = '', ...args] = process.argv.slice(2);

process.exitCode = await run(command, args);
// Ctrl-C in the middle of a demo leaves devices behind that would try for ever to reach their broker.
if (process.exitCode === 130) process.exit();

async function run(name: string, rest: readonly string[]): Promise<number> {
  if (name === 'test') return runTests(rest);
  if (name === 'demo') return runDemo(rest);
  if (name === 'pictures') return runPictures(rest);
  const bench = name === 'bench' ? BENCHES[rest[0] ?? ''] : undefined;
  if (bench) return bench(rest.slice(1));
  print(
    `expected "demo [--once] [--lan [ADDRESS]]", "pictures [--running]", "test [PART…]" "bench agronomy [PARCELS]", "bench bins [DAYS]", "bench parcels [COUNT]", "bench codes [COUNT]", "bench scans [COUNT [SEED]]", "bench trace [NODES] [--only index|trace|pages]" or "bench path [OPTION…]", got "${name}"`,
  );
  return 2;
}
