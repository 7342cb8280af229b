// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { checkCodeVolume, checkNyt4712, type ProfileFault } from '@daoji/exchange';
import { fromUtf8 } from '@daoji/proof';

import type { CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { readWhole } from '../prove/bundle-file.js';
import { PushQueue, type PushMessage } from '../push/push-queue.js';
import type { RegisterCommand } from './register-command.js';

const CHECKS: Readonly<Record<string, (value: unknown) => ProfileFault[]>> = {
  nyt4712: checkNyt4712,
  'code-volume': checkCodeVolume,
};

const CHECK_EXAMPLES = `
Profiles: ${Object.keys(CHECKS).join(', ')}
Exit codes: 0 no fault, 1 faults, 2 no JSON.

Examples:
  daoji export nyt4712 --operator mill-demo --out mill.json
  daoji check nyt4712 mill.json
`;

const PUSH_EXAMPLES = `
Each file is a message that is queued once: queued → sent → acknowledged | rejected → resent. Without FILE what waits is sent
again. Receipts lie in the queue ($DAOJI_HOME/push/nyt4712.json).

Examples:
  daoji push nyt4712 mill.json --url https://platform.example/batches
  daoji push nyt4712 --url https://platform.example/batches --resend MESSAGE_ID
`;

interface PushFlags {
  readonly queue?: string;
  readonly resend?: string;
  readonly url: string;
}

/** `daoji check` and `daoji push`: profiles for the platforms above. */
export const registerProfileCommands: RegisterCommand = (program, run) => {
  program
    .command('check')
    .description('核对上报文件 · check a file of a profile, offline')
    .argument('<profile>', Object.keys(CHECKS).join(', '))
    .argument('<file>', 'JSON')
    .addHelpText('after', CHECK_EXAMPLES)
    .action(run(checkFile));
  program
    .command('push')
    .description('向上级平台报送 · push batches to the platform above')
    .argument('<profile>', 'nyt4712')
    .argument('[file]', 'JSON')
    .requiredOption('--url <url>', '平台地址 · of the platform')
    .option('--queue <file>', '队列文件 · by default below --home')
    .option('--resend <id>', '重发被拒的报文 · a rejected message')
    .addHelpText('after', PUSH_EXAMPLES)
    .action(run(push));
};

async function checkFile({ out }: CliContext, profile: string, file: string): Promise<number> {
  const check = checkOf(profile);
  const faults = check(jsonOf(await readWhole(file)));
  const lines = faults.map(({ at, message }) => `✗ ${at}: ${message}`);
  out.result([faults.length === 0 ? '无误 · no fault' : '有误 · faults', ...lines].join('\n'), {
    faults,
    profile,
  });
  return faults.length === 0 ? EXIT.ok : EXIT.failed;
}

async function push(
  { home, out }: CliContext,
  profile: string,
  file: string | undefined,
  { queue: path, resend, url }: PushFlags,
): Promise<number> {
  if (profile !== 'nyt4712') throw new CliError('USAGE', `expected nyt4712, got ${profile}`);
  const queue = await PushQueue.open(path ?? join(home.dir, 'push', 'nyt4712.json'));
  if (file !== undefined) {
    const value = jsonOf(await readWhole(file));
    const [fault] = checkNyt4712(value);
    if (fault) throw new CliError('FILE_SHAPE', `${fault.at}: ${fault.message}`);
    await queue.add(value, new Date());
  }
  if (resend !== undefined) await queue.resend(resend);
  const messages = await queue.push(url, () => new Date());
  out.result(messages.map(lineOf).join('\n'), {
    messages: messages.map(({ attempts, messageId, receipt, state }) => ({
      attempts,
      messageId,
      receipt,
      state,
    })),
  });
  return messages.every(({ state }) => state === 'acknowledged') ? EXIT.ok : EXIT.failed;
}

function lineOf({ attempts, messageId, receipt, state }: PushMessage): string {
  return `${messageId.slice(0, 16)}  ${state}  ${attempts}  ${receipt?.status ?? ''}`.trimEnd();
}

function checkOf(profile: string): (value: unknown) => ProfileFault[] {
  const check = Object.hasOwn(CHECKS, profile) ? CHECKS[profile] : undefined;
  if (check) return check;
  throw new CliError('USAGE', `expected one of ${Object.keys(CHECKS).join(', ')}, got ${profile}`);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes)) as unknown;
  } catch (cause) {
    throw new CliError('FILE_SHAPE', 'expected a JSON file', { cause });
  }
}
