// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secrets } from './ca-server.js';
import { writeWhole } from './files.js';
import type { Home } from './home.js';
import { dataDir, endpoint, platformCaPath, port, tlsFiles } from './home.js';
import { BRIDGE_ID, SITE_ID } from './identities.js';
import { INFLUX_DATABASE, INFLUX_USER } from './influx-setup.js';
import type { Launch } from './process-control.js';
import { profilePath } from './profiles.js';
import type { ProcessOf } from './topology.js';
import { processOf, processesOf } from './topology.js';

/** File of a service's whole configuration, KEY=VALUE lines. */
export function envPath(home: Home, service: string): string {
  return join(home.dir, 'env', `${service}.env`);
}

/** Path of the trust root of this network. */
export function trustRootPath(home: Home): string {
  return join(home.dir, 'trust-root.json');
}

/** Writes the configuration of every service and makes the bridge's Ed25519 ack key. */
export function writeServiceEnvironments(home: Home, isScenario: boolean): void {
  makeBridgeKey(home);
  mkdirSync(join(home.dir, 'archive'), { recursive: true, mode: 0o700 });
  for (const entry of processesOf(home.topology, 'service')) {
    const values =
      entry.name === 'gateway' ? gatewayValues(home, entry) : bridgeValues(home, entry, isScenario);
    const lines = Object.entries(values).map(([key, value]) => `${key}=${value}`);
    writeWhole(envPath(home, entry.name), `${lines.join('\n')}\n`, true);
  }
}

function bridgeKeyPath(home: Home): string {
  return join(home.dir, 'keys', 'bridge-ack.pem');
}

function makeBridgeKey(home: Home): void {
  if (existsSync(bridgeKeyPath(home))) return;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeWhole(join(home.dir, 'keys', 'bridge-ack.pub.pem'), publicKey);
  writeWhole(bridgeKeyPath(home), privateKey, true);
}

function sharedValues(home: Home, entry: ProcessOf<'service'>): Record<string, string> {
  return {
    DAOJI_HOME: home.dir,
    HTTP_HOST: home.topology.hosts[entry.host] ?? '127.0.0.1',
    HTTP_PORT: String(port(home, entry)),
    INFLUX_URL: `https://${endpoint(home, processOf(home.topology, 'influxdb'))}`,
    INFLUX_CA: platformCaPath(home),
    INFLUX_TOKEN: `${INFLUX_USER}:${secrets(home).influxService}`,
    INFLUX_DB: INFLUX_DATABASE,
    INFLUX_RP: 'autogen',
    ARCHIVE_DIR: join(home.dir, 'archive'),
    TRUST_ROOT: trustRootPath(home),
    SITE_ID,
    BRIDGE_ID,
  };
}

function bridgeValues(
  home: Home,
  entry: ProcessOf<'service'>,
  isScenario: boolean,
): Record<string, string> {
  const tls = tlsFiles(home, BRIDGE_ID);
  return {
    ...sharedValues(home, entry),
    LEDGER_PROFILE: profilePath(home, 'bridge'),
    MQTT_URL: `mqtts://${endpoint(home, processOf(home.topology, 'broker'))}`,
    MQTT_CA: platformCaPath(home),
    MQTT_CERT: tls.cert,
    MQTT_KEY: tls.key,
    MQTT_CLIENT_ID: BRIDGE_ID,
    SPOOL_DIR: join(dataDir(home, entry.name), 'spool'),
    BRIDGE_KEY: bridgeKeyPath(home),
    // Nobody who watches a season go by in minutes wants to wait a minute for an anchor.
    ANCHOR_WINDOW_MS: isScenario ? '5000' : '60000',
  };
}

function gatewayValues(home: Home, entry: ProcessOf<'service'>): Record<string, string> {
  const both = join(home.dir, 'tls', `${entry.name}.both.pem`);
  const query = new URLSearchParams({
    tls: 'true',
    tlsCAFile: platformCaPath(home),
    tlsCertificateKeyFile: both,
  });
  const pages = join(home.repo, 'explorer-ui', 'dist');
  const bridge = processesOf(home.topology, 'service').find((other) => other.name === 'iot-bridge');
  return {
    ...sharedValues(home, entry),
    LEDGER_PROFILE: profilePath(home, 'gateway'),
    MONGO_URL: `mongodb://${endpoint(home, processOf(home.topology, 'ferretdb'))}/daoji?${query.toString()}`,
    MONGO_CA: platformCaPath(home),
    MONGO_CERT_KEY: both,
    SCAN_DIR: join(home.dir, 'scan'),
    INDEX_DIR: join(home.dir, 'index'),
    CODES_DIR: join(home.dir, 'codes'),
    RECALL_DIR: join(home.dir, 'recalls'),
    ...(existsSync(pages) ? { UI_DIR: pages } : {}),
    BRIDGE_PUBLIC_KEY: join(home.dir, 'keys', 'bridge-ack.pub.pem'),
    ...(bridge ? { BRIDGE_URL: `http://${endpoint(home, bridge)}` } : {}),
  };
}

/** How a service is started: its entry with the environment of its file and nothing else. */
export function serviceLaunch(home: Home, entry: ProcessOf<'service'>): Launch {
  const dir = dataDir(home, entry.name);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return {
    name: entry.name,
    command: process.execPath,
    args: [join(home.repo, entry.entry)],
    env: { NODE_ENV: 'production', ...serviceEnvironment(home, entry.name) },
    cwd: dir,
  };
}

/**
 * A service's settings: the written ones and, over them, those that an operator or the demo put into
 * `<service>.local.env`, which `up` never touches.
 */
export function serviceEnvironment(home: Home, service: string): Record<string, string> {
  const local = join(home.dir, 'env', `${service}.local.env`);
  return {
    ...readEnvironment(envPath(home, service)),
    ...(existsSync(local) ? readEnvironment(local) : {}),
  };
}

/** Parses KEY=VALUE lines; other lines are no settings. */
export function readEnvironment(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('='));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}
