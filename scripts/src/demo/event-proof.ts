// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { REPO_ROOT } from '../paths.js';
import { runProcess } from '../run-process.js';
import { DEMO_FOLDER, DEMO_HOME } from './demo-home.js';

/**
 * Gets the proof of one command and verifies it offline, by `daoji prove` and `daoji verify`.
 * @param name - of the file in the demo's home.
 * @param transactionId - of a command that the gateway does not list, as those about persons.
 * @returns what is wrong; nothing where it verifies and is of that type.
 */
export async function proveCommand(
  commandId: string,
  type: string,
  name: string,
  transactionId?: string,
): Promise<string | undefined> {
  const file = join(DEMO_HOME, `${name}.traceproof`);
  const proven = await daoji(
    ...['prove', '--command', commandId, '--out', file],
    ...(transactionId === undefined ? [] : ['--transaction', transactionId]),
  );
  if (proven.code !== 0) return `daoji prove ended with ${proven.code}: ${proven.stdout}`;
  const root = ['--root', join(DEMO_HOME, 'trust-root.json')];
  const { code, stdout } = await daoji('verify', file, ...root);
  if (code !== 0) return `daoji verify ended with ${code}: ${stdout}`;
  const { events } = JSON.parse(stdout) as { events: readonly Readonly<Record<string, unknown>>[] };
  const isTold = events.some((one) => one['commandId'] === commandId && one['type'] === type);
  return isTold ? undefined : `expected ${type} ${commandId} in ${file}`;
}

function daoji(...args: readonly string[]): ReturnType<typeof runProcess> {
  const program = ['packages/cli/bin/daoji.mjs', '--home', DEMO_FOLDER, '--json'];
  return runProcess(process.execPath, [...program, ...args], { capture: true, cwd: REPO_ROOT });
}
