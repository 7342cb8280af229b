// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util';
import { COMMANDS } from './commands.js';
import { explain } from './gateway-client.js';
import { openHome } from './home.js';
import { NetworkError } from './network-error.js';

const USAGE = `node network/dist/main.js COMMAND [--home DIR] [--json]
  up [--scenario EPOCH,FACTOR[,UNTIL]] [--services]   down   status   reset
  logs [NAME…] [--lines N]   start|stop|kill NAME…
  enrol-device ID… [--out DIR] [--csr FILE]`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      home: { type: 'string' },
      json: { type: 'boolean', default: false },
      scenario: { type: 'string' },
      services: { type: 'boolean' },
      out: { type: 'string' },
      csr: { type: 'string' },
      lines: { type: 'string' },
    },
  });
  const [name = '', ...names] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    console.error(USAGE);
    return 2;
  }
  const home = openHome(process.env, values.home);
  const tell = (chinese: string, english: string, ms: number): void => {
    if (!values.json) console.log(`  ${chinese} · ${english}  ${(ms / 1000).toFixed(1)} s`);
  };
  const result = await command({ home, names, options: values, tell });
  console.log(values.json ? JSON.stringify(result.json) : result.text);
  return result.exitCode;
}

/** Two lines, Chinese first; the exit code tells wrong use from failure. */
function report(error: unknown): number {
  if (error instanceof NetworkError) {
    console.error(`${error.chinese}\n${error.english}`);
    return error.code === 'USAGE' ? 2 : 3;
  }
  console.error(explain(error));
  return 3;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = report(error);
}
