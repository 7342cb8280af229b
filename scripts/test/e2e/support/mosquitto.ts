// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:net';

import type { TestNetwork } from './test-network.js';
import { until } from './until.js';

const PROGRAM = 'mosquitto';

/** True where the program is installed; Debian puts it where only root's path leads. */
export function hasMosquitto(): boolean {
  return spawnSync(PROGRAM, ['-h'], { env: searchPath() }).error === undefined;
}

/** mosquitto in the place of the network's own broker: its port, its certificates, rights by certificate name. */
export class Mosquitto {
  readonly #folder: string;
  readonly #url: URL;
  #process: ChildProcess | undefined;

  /** @param folder - where its configuration goes. */
  constructor(network: TestNetwork, folder: string) {
    this.#folder = folder;
    this.#url = new URL(network.setting('iot-bridge', 'MQTT_URL'));
    const bridgeId = network.setting('iot-bridge', 'BRIDGE_ID');
    const cas = ['tls/ca.pem', 'device-ca/ca.pem'].map((name) =>
      readFileSync(join(network.home, name), 'utf8'),
    );
    writeFileSync(join(folder, 'cas.pem'), cas.join('\n'));
    writeFileSync(join(folder, 'acl'), rights(bridgeId));
    writeFileSync(
      join(folder, 'mosquitto.conf'),
      [
        `listener ${this.#url.port} ${this.#url.hostname}`,
        `cafile ${join(folder, 'cas.pem')}`,
        `certfile ${join(network.home, 'tls', 'broker.pem')}`,
        `keyfile ${join(network.home, 'tls', 'broker.key')}`,
        'require_certificate true',
        'use_identity_as_username true',
        `acl_file ${join(folder, 'acl')}`,
        'max_queued_messages 0',
        'persistence false',
        // Only root may keep being root, and only then could it not read the keys otherwise.
        ...(process.getuid?.() === 0 ? ['user root'] : []),
        '',
      ].join('\n'),
    );
  }

  /** Starts it; resolves when it listens. */
  async start(): Promise<void> {
    const child = spawn(PROGRAM, ['-c', join(this.#folder, 'mosquitto.conf')], {
      env: searchPath(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on(
      'data',
      (part: Buffer) => (said = `${said}${part.toString('utf8')}`.slice(-2000)),
    );
    this.#process = child;
    await until('mosquitto listens', async () => {
      if (child.exitCode !== null) throw new Error(said);
      return (await listens(this.#url)) ? true : undefined;
    });
  }

  /** Ends it at once, without a goodbye to anybody; resolves when it is gone. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}

/** `docs/spec` names the topics; `%u` is the certificate's common name. */
function rights(bridgeId: string): string {
  return [
    'pattern write daoji/v1/+/%u/up',
    'pattern write daoji/v1/+/%u/status',
    'pattern write daoji/v1/+/%u/in/#',
    'pattern read daoji/v1/+/%u/ack',
    'pattern read daoji/v1/+/%u/cmd',
    `user ${bridgeId}`,
    'topic read daoji/v1/#',
    'topic write daoji/v1/+/+/ack',
    'topic write daoji/v1/+/+/cmd',
    `topic write daoji/v1/+/_bridge/${bridgeId}/status`,
    '',
  ].join('\n');
}

function searchPath(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin` };
}

function listens({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
