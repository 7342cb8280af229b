// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { REPO_ROOT } from '../paths.js';

/** One part of the test run: a program of its own, either Mocha over files or a check that passes or fails. */
export interface TestPart {
  readonly name: string;
  /** Folders of test files relative to the repository; absent for a check. */
  readonly folders?: readonly string[];
  /** Program and arguments of a check; counts as one test. */
  readonly check?: readonly string[];
  /** Servers that must run: `none`, a network that its tests bring `up` themselves, or the shared test network with its services. */
  readonly needs: 'none' | 'own-network' | 'network';
  /** Environment of its tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** Extra Mocha arguments. */
  readonly mocha?: readonly string[];
  /** Npm package, with version, that brings the Node.js to run on; absent: the Node.js that runs this. */
  readonly node?: string;
}

/** What a part counted. */
export interface PartResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Every failed test, to be named once more at the end of the run. */
  readonly failures: readonly FailedTest[];
  readonly elapsedMs: number;
}

/** Full title of a failed test, and the start of what it said. */
export interface FailedTest {
  readonly title: string;
  readonly error: string;
}

/** Unit tests share nothing, so their files run beside each other; Mocha alone would leave one core idle. */
const UNIT_MOCHA = [
  '--timeout',
  '60000',
  '--parallel',
  '--jobs',
  String(Math.max(2, availableParallelism())),
];
const REAL_TIMEOUT = ['--timeout', '300000'];
/** Each file has a browser and a server of its own and mostly waits for them: one file more than there are cores. */
const BROWSER_MOCHA = [
  ...REAL_TIMEOUT,
  '--parallel',
  '--jobs',
  String(Math.max(2, availableParallelism()) + 1),
];

/** The next long-term Node.js; npm has it as a package for one platform each. */
const NODE_24 = `node-${process.platform}-${process.arch}@24.21.0`;

const PACKAGES = ['proof', 'model', 'agronomy', 'exchange', 'archive', 'ledger', 'cli'].map(
  (name) => `packages/${name}`,
);
const SERVICES = ['chaincode', 'iot-bridge', 'gateway'];
const ALL = [...PACKAGES, ...SERVICES, 'explorer-ui', 'network', 'scripts'];
const UNIT = ALL.map((folder) => `${folder}/test/unit`);

const SERVERS = ['gateway', 'iot-bridge', 'network', 'scripts'];
const PAGES = 'explorer-ui';
/** Files of one ESLint each: it holds the types of all that it looks at, and of the whole tree that is over 4 GiB. */
const LINTED: readonly (readonly string[])[] = [
  [PAGES],
  SERVERS,
  ['.', ...[PAGES, ...SERVERS].flatMap((folder) => ['--ignore-pattern', `${folder}/**`])],
];

/** Every part, in the order of running: cheap checks first. */
export const TEST_PARTS: readonly TestPart[] = [
  {
    name: 'format',
    check: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'],
    needs: 'none',
  },
  ...LINTED.map((which): TestPart => ({
    name: 'lint',
    check: ['npx', 'eslint', ...which, '--max-warnings', '0'],
    needs: 'none',
  })),
  // The build compiles no tests, and tsx runs them without a look at their types.
  {
    name: 'types',
    check: ['npx', 'tsc', '--build', ...ALL.map((folder) => `${folder}/tsconfig.test.json`)],
    needs: 'none',
  },
  { name: 'unit', folders: UNIT, needs: 'none', mocha: UNIT_MOCHA },
  { name: 'unit-node24', folders: UNIT, needs: 'none', mocha: UNIT_MOCHA, node: NODE_24 },
  {
    name: 'network',
    folders: ['network/test/integration'],
    needs: 'own-network',
    mocha: REAL_TIMEOUT,
  },
  {
    name: 'integration',
    folders: [...PACKAGES, ...SERVICES].map((folder) => `${folder}/test/integration`),
    needs: 'network',
    mocha: REAL_TIMEOUT,
  },
  { name: 'end-to-end', folders: ['scripts/test/e2e'], needs: 'network', mocha: REAL_TIMEOUT },
  {
    name: 'browser',
    folders: ['explorer-ui/test/browser'],
    needs: 'none',
    mocha: BROWSER_MOCHA,
    env: { DAOJI_PAGES: join(REPO_ROOT, 'explorer-ui', 'dist') },
  },
  // Brings a scenario network of its own up, since only there demo keys sign.
  { name: 'web', folders: ['explorer-ui/test/e2e'], needs: 'own-network', mocha: REAL_TIMEOUT },
];

/** Mocha globs of the folders of a part that hold at least one test file. */
export function testGlobs(part: TestPart): string[] {
  return (part.folders ?? [])
    .filter((folder) => existsSync(join(REPO_ROOT, folder)))
    .filter((folder) =>
      readdirSync(join(REPO_ROOT, folder), { recursive: true, encoding: 'utf8' }).some((file) =>
        file.endsWith('.test.ts'),
      ),
    )
    .map((folder) => `${folder}/**/*.test.ts`);
}
