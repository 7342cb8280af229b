// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { REPO_ROOT } from '../../paths.js';

interface Answer {
  readonly results: readonly {
    readonly series?: readonly { readonly values: readonly (readonly unknown[])[] }[];
  }[];
}

/** Database of the readings. */
const DATABASE = 'daoji';
/** After 10 million points a log is read again. */
const START_MS = 600_000;

/** An InfluxDB 1.8 of its own in a temporary folder, without TLS and users. */
export class BinInflux {
  readonly url: string;
  readonly #dir: string;
  #process: ChildProcess;

  private constructor(dir: string, url: string, process: ChildProcess) {
    this.#dir = dir;
    this.url = url;
    this.#process = process;
  }

  /** Starts it with an empty database. */
  static async start(): Promise<BinInflux> {
    const dir = await mkdtemp(join(tmpdir(), 'daoji-bins-'));
    const [port, rpc] = [await freePort(), await freePort()];
    const quoted = (name: string): string => JSON.stringify(join(dir, name));
    await writeFile(
      join(dir, 'influxdb.conf'),
      `reporting-disabled = true
bind-address = "127.0.0.1:${rpc}"
[meta]
dir = ${quoted('meta')}
[data]
dir = ${quoted('data')}
wal-dir = ${quoted('wal')}
index-version = "tsi1"
wal-fsync-delay = "0s"
query-log-enabled = false
[coordinator]
write-timeout = "300s"
[http]
bind-address = "127.0.0.1:${port}"
log-enabled = false
[logging]
level = "warn"
[monitor]
store-enabled = false
`,
    );
    const influx = new BinInflux(dir, `http://127.0.0.1:${port}`, run(dir));
    await influx.#answers();
    await influx.run([`CREATE DATABASE "${DATABASE}"`]);
    return influx;
  }

  /** Starts the process anew: what it kept in memory is gone. */
  async restart(): Promise<void> {
    await this.#end();
    this.#process = run(this.#dir);
    await this.#answers();
  }

  /** Writes lines; resolves once they are taken. */
  async write(lines: readonly string[]): Promise<void> {
    const url = `${this.url}/write?db=${DATABASE}&precision=ns`;
    const answer = await fetch(url, { body: lines.join('\n'), method: 'POST' });
    if (answer.status !== 204) throw new Error(`expected 204, got ${await answer.text()}`);
  }

  /** Runs statements of InfluxQL. */
  async run(statements: readonly string[]): Promise<void> {
    const body = new URLSearchParams({ db: DATABASE, q: statements.join('; ') });
    const answer = await fetch(`${this.url}/query`, { body, method: 'POST' });
    const text = await answer.text();
    if (!answer.ok || text.includes('"error"')) throw new Error(`expected no error, got ${text}`);
  }

  /** The first row of an answer, its time first; nothing where there is none. */
  async ask(statement: string): Promise<readonly unknown[]> {
    const query = new URLSearchParams({ db: DATABASE, epoch: 'ms', q: statement });
    const answer = await fetch(`${this.url}/query?${query.toString()}`);
    const { results } = (await answer.json()) as Answer;
    return results[0]?.series?.[0]?.values[0] ?? [];
  }

  /** Ends it and removes its folder. */
  async stop(): Promise<void> {
    await this.#end();
    await rm(this.#dir, { force: true, recursive: true });
  }

  async #end(): Promise<void> {
    this.#process.kill('SIGTERM');
    await once(this.#process, 'exit');
  }

  async #answers(): Promise<void> {
    for (const until = Date.now() + START_MS; ;) {
      const answer = await fetch(`${this.url}/ping`).catch(() => undefined);
      if (answer?.status === 204) return;
      if (Date.now() > until) throw new Error('expected InfluxDB to start');
      await pause(100);
    }
  }
}

function run(dir: string): ChildProcess {
  const bin = process.env['DAOJI_BIN_DIR'] ?? join(REPO_ROOT, '.daoji', 'bin');
  return spawn(join(bin, 'influxd'), ['run', '-config', join(dir, 'influxdb.conf')], {
    stdio: 'ignore',
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
