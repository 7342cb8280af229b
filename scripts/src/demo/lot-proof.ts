// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { shownSchema, type Shown, type ShownFinding } from '@daoji/model';

import { REPO_ROOT } from '../paths.js';
import { print } from '../print.js';
import { runProcess } from '../run-process.js';
import { DemoError } from './demo-error.js';
import { DEMO_FOLDER, DEMO_HOME } from './demo-home.js';

const PROVE_ATTEMPTS = 12;
const PROVE_PAUSE_MS = 3_000;

/** What `daoji verify --json` said of a lot. */
export interface LotCheck {
  readonly exitCode: number;
  readonly outcome: string;
  readonly codes: readonly string[];
  readonly findings: readonly ShownFinding[];
  readonly readings: readonly unknown[];
  readonly events: readonly { readonly type: string }[];
  readonly statements: Readonly<Record<string, { readonly status: string }>>;
}

/**
 * Gets a lot's proof from the gateway, and what the gateway shows of the lot, into the demo's home; by `daoji prove`.
 * On a busy machine a peer may take longer than the gateway waits, so a refusal is tried again.
 * @throws {@link DemoError} `DEMO_STEP`.
 */
export async function proveLot(lotId: string): Promise<Shown> {
  const file = join(DEMO_HOME, lotId);
  const shownFile = `${file}.shown.json`;
  const out = ['--out', `${file}.traceproof`, '--shown-out', shownFile];
  for (let attempt = 1; (await daoji('prove', '--lot', lotId, ...out)).code !== 0; attempt += 1) {
    if (attempt === PROVE_ATTEMPTS) {
      throw new DemoError(
        'DEMO_STEP',
        `批次 ${lotId} 的证明试了 ${attempt} 次仍未取得`,
        `expected a proof of lot ${lotId}, got none in ${attempt} attempts`,
      );
    }
    print('  网关暂未给出证明，再试一次 · no proof yet, trying again');
    await wait(PROVE_PAUSE_MS);
  }
  return shownSchema.parse(JSON.parse(await readFile(shownFile, 'utf8')));
}

/** Verifies the files of {@link proveLot} offline, by `daoji verify`. */
export async function verifyLot(lotId: string): Promise<LotCheck> {
  const file = join(DEMO_HOME, lotId);
  const files = [`${file}.traceproof`, '--shown', `${file}.shown.json`];
  const { code, stdout } = await daoji('verify', ...files);
  return { ...(JSON.parse(stdout) as Omit<LotCheck, 'exitCode'>), exitCode: code };
}

function daoji(...args: readonly string[]): ReturnType<typeof runProcess> {
  const program = ['packages/cli/bin/daoji.mjs', '--home', DEMO_FOLDER, '--json'];
  return runProcess(process.execPath, [...program, ...args], { cwd: REPO_ROOT, capture: true });
}
