// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { connectLedger, loadProfile, type Ledger } from '@daoji/ledger';

import { REPO_ROOT } from '../../../src/paths.js';

/** How a program ended, and what it printed. */
export interface Called {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The running network of `DAOJI_HOME`, as a person at this machine has it. */
export class TestNetwork {
  readonly home: string;

  private constructor(home: string) {
    this.home = home;
  }

  /** The network of the environment; skips the suite aloud where none was made, unless the runner promised one. */
  static of(context: Mocha.Context): TestNetwork {
    const named = process.env['DAOJI_HOME'];
    const home = resolve(REPO_ROOT, named ?? '.daoji/none');
    if (existsSync(join(home, 'env', 'iot-bridge.env'))) return new TestNetwork(home);
    if (process.env['DAOJI_REQUIRE_NETWORK'] === '1') throw new Error(`no network in ${home}`);
    process.stdout.write('      skipped: no network in DAOJI_HOME\n');
    context.skip();
    throw new Error('unreachable: skip throws');
  }

  /** Runs a command of the network. @throws when it does not end with exit code 0. */
  async run(...args: readonly string[]): Promise<string> {
    const called = await this.call(['network/dist/main.js', ...args]);
    if (called.code === 0) return called.stdout;
    throw new Error(`network ${args.join(' ')} ended with ${called.code}: ${called.stderr}`);
  }

  /** Runs `daoji` on this network, whatever its exit code. */
  daoji(...args: readonly string[]): Promise<Called> {
    return this.call(['packages/cli/bin/daoji.mjs', ...args]);
  }

  /** Runs a program of the repository with this network's home. */
  call(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Called> {
    return new Promise((done, reject) => {
      const child = spawn(process.execPath, args, {
        cwd: REPO_ROOT,
        env: { ...process.env, ...env, DAOJI_HOME: this.home },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (part: Buffer) => (stdout += part.toString('utf8')));
      child.stderr.on('data', (part: Buffer) => (stderr += part.toString('utf8')));
      child.once('error', reject);
      child.once('close', (code) => done({ code: code ?? 128, stdout, stderr }));
    });
  }

  /** Opens a ledger as one of the network's profiles. */
  async connect(profile: string): Promise<Ledger> {
    return connectLedger(await loadProfile(join(this.home, 'profiles', `${profile}.json`)));
  }

  /** One setting of a service. */
  setting(service: 'iot-bridge' | 'gateway', name: string): string {
    const lines = readFileSync(join(this.home, 'env', `${service}.env`), 'utf8').split('\n');
    const line = lines.find((each) => each.startsWith(`${name}=`));
    if (line === undefined) throw new Error(`${service} has no ${name}`);
    return line.slice(name.length + 1);
  }

  /** Base URL of a service. */
  url(service: 'iot-bridge' | 'gateway'): string {
    return `http://${this.setting(service, 'HTTP_HOST')}:${this.setting(service, 'HTTP_PORT')}`;
  }

  /** Name of the bridge's log. */
  get origin(): string {
    return `${this.setting('iot-bridge', 'SITE_ID')}/${this.setting('iot-bridge', 'BRIDGE_ID')}`;
  }

  /** Pids by process name of everything that runs. */
  async pids(): Promise<Map<string, number>> {
    const { stdout } = await this.call(['network/dist/main.js', 'status', '--json']);
    const { processes } = JSON.parse(stdout) as {
      processes: readonly { name: string; pid: number | null }[];
    };
    return new Map(processes.flatMap(({ name, pid }) => (pid === null ? [] : [[name, pid]])));
  }
}
