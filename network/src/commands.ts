// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { bringUp } from './bring-up.js';
import { enrolDevices } from './device-enrolment.js';
import type { Home } from './home.js';
import { start } from './launches.js';
import { NetworkError } from './network-error.js';
import { lastLines, logFile, stop } from './process-control.js';
import type { Tell } from './progress.js';
import { parseScenario } from './scenario.js';
import { networkStatus } from './status.js';
import { resetHome, takeDown } from './take-down.js';
import type { ProcessEntry } from './topology.js';
import { withLock } from './up-lock.js';

/** Options of the command line, as node:util's parseArgs gives them. */
export interface CommandOptions {
  readonly scenario?: string | undefined;
  readonly services?: boolean | undefined;
  readonly out?: string | undefined;
  readonly csr?: string | undefined;
  readonly lines?: string | undefined;
}

/** One call of the command line. */
export interface CommandCall {
  readonly home: Home;
  readonly names: readonly string[];
  readonly options: CommandOptions;
  readonly tell: Tell;
}

/** What a command answers: printed as text, or as JSON with --json. */
export interface CommandResult {
  readonly text: string;
  readonly json: unknown;
  readonly exitCode: number;
}

type Command = (call: CommandCall) => Promise<CommandResult>;

function done(text: string, json: unknown, exitCode = 0): CommandResult {
  return { text, json, exitCode };
}

const up: Command = async ({ home, options, tell }) => {
  const started = performance.now();
  const scenario = options.scenario === undefined ? undefined : parseScenario(options.scenario);
  await withLock(home, () =>
    bringUp(home, { scenario, services: options.services ?? false, tell }),
  );
  const ms = Math.round(performance.now() - started);
  return done(`网络已就绪 · the network is up (${(ms / 1000).toFixed(1)} s): ${home.dir}`, {
    up: true,
    ms,
  });
};

const down: Command = async ({ home }) => {
  const stopped = existsSync(home.dir) ? await withLock(home, () => takeDown(home)) : 0;
  return done(`已停止 ${stopped} 个进程 · ${stopped} processes stopped`, { stopped });
};

const status: Command = async ({ home }) => {
  const state = await networkStatus(home);
  const lines = state.processes.map(
    (entry) =>
      `${entry.healthy ? '✓' : '✗'} ${entry.name.padEnd(20)} ${entry.endpoint.padEnd(22)} ${String(entry.pid ?? '-')}`,
  );
  const channels = state.channels.map(
    (entry) => `${entry.plannable ? '✓' : '✗'} channel ${entry.name}  ${entry.detail}`,
  );
  return done([...lines, ...channels].join('\n'), state, state.healthy ? 0 : 1);
};

const logs: Command = async ({ home, names, options }) => {
  const chosen = names.length > 0 ? named(home, names) : home.topology.processes;
  const count = Number(options.lines ?? '20');
  const parts = chosen.map((entry) => ({
    name: entry.name,
    file: logFile(home, entry.name),
    lines: lastLines(home, entry.name, count),
  }));
  const text = parts
    .map((part) => [`== ${part.name} · ${part.file}`, ...part.lines].join('\n'))
    .join('\n');
  return Promise.resolve(done(text, parts));
};

const reset: Command = async ({ home }) => {
  if (existsSync(home.dir)) await withLock(home, () => resetHome(home));
  return done(`已清除 · deleted: ${home.dir}`, { deleted: home.dir });
};

const startOnes: Command = async ({ home, names }) => {
  for (const entry of named(home, names)) await start(home, entry);
  return done(`已启动 · started: ${names.join(' ')}`, { started: names });
};

function stopper(first: 'SIGTERM' | 'SIGKILL'): Command {
  return async ({ home, names }) => {
    await Promise.all(named(home, names).map((entry) => stop(home, entry.name, first)));
    return done(`已停止 · stopped: ${names.join(' ')}`, { stopped: names });
  };
}

const enrolDevice: Command = async ({ home, names, options }) => {
  const files = await enrolDevices(home, names, { out: options.out, csr: options.csr });
  return done(files.map((entry) => `${entry.deviceId}  ${entry.certPath}`).join('\n'), files);
};

function named(home: Home, names: readonly string[]): ProcessEntry[] {
  return names.map((name) => {
    const found = home.topology.processes.find((entry) => entry.name === name);
    if (found) return found;
    throw new NetworkError('USAGE', `没有名为 ${name} 的进程`, `there is no process named ${name}`);
  });
}

/** Every command of `node network/dist/main.js`. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  up,
  down,
  status,
  logs,
  reset,
  start: startOnes,
  stop: stopper('SIGTERM'),
  kill: stopper('SIGKILL'),
  'enrol-device': enrolDevice,
};
