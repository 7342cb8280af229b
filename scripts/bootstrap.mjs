// SPDX-License-Identifier: Apache-2.0
// From a fresh clone to a running command: installs, compiles, builds the Go tools, goes on.
// Plain JavaScript without dependencies, since it runs before there are any.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './bootstrap/compile.mjs';
import { buildExplorer } from './bootstrap/explorer.mjs';
import { buildGoTools } from './bootstrap/go-tools.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { repo } from './bootstrap/repo.mjs';
import { run } from './bootstrap/run.mjs';
import { BootstrapError, say } from './bootstrap/say.mjs';
import { checkCompilers, checkNode } from './bootstrap/toolchain.mjs';

const NETWORK = join(repo, 'network', 'dist', 'main.js');
const SCRIPTS = join(repo, 'scripts', 'dist', 'main.js');
const PROGRAMS = {
  demo: { program: SCRIPTS, builds: true },
  test: { program: SCRIPTS, builds: true },
  pictures: { program: SCRIPTS, builds: true },
  bench: { program: SCRIPTS, builds: true },
  up: { program: NETWORK, builds: true },
  start: { program: NETWORK, builds: true },
  down: { program: NETWORK, builds: false },
  stop: { program: NETWORK, builds: false },
  kill: { program: NETWORK, builds: false },
  status: { program: NETWORK, builds: false },
  logs: { program: NETWORK, builds: false },
  reset: { program: NETWORK, builds: false },
  'enrol-device': { program: NETWORK, builds: false },
  build: { program: undefined, builds: true },
};

async function prepare(withPages) {
  checkNode(process.versions.node);
  const tools = checkCompilers();
  await installPackages();
  await compile();
  if (withPages) await buildExplorer();
  await buildGoTools(tools);
}

async function main([command = '', ...args]) {
  const chosen = Object.hasOwn(PROGRAMS, command) ? PROGRAMS[command] : undefined;
  if (!chosen) {
    say('用法', `usage: node scripts/bootstrap.mjs ${Object.keys(PROGRAMS).join('|')} …`);
    return 2;
  }
  if (chosen.builds || !existsSync(chosen.program)) {
    // The bare network serves no pages.
    await prepare(chosen.program !== NETWORK || args.includes('--services'));
  }
  if (!chosen.program) return 0;
  const code = await run(process.execPath, [chosen.program, command, ...args], { mayFail: true });
  if (command === 'up' && code === 0) {
    say(
      '下一步：npm run demo 看演示；npm run down 停止（账本保留）',
      'next: "npm run demo" plays a season; "npm run down" stops all and keeps the ledger',
    );
  }
  return code;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  console.error(error.message);
  process.exitCode = 3;
}
