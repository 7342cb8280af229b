// SPDX-License-Identifier: Apache-2.0
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './files.js';
import type { Home } from './home.js';
import { dataDir, deviceCaPath, endpoint, platformCaPath, tlsFiles } from './home.js';
import { BRIDGE_ID } from './identities.js';
import type { Launch } from './process-control.js';
import { program } from './tool.js';
import type { ProcessOf } from './topology.js';

/** How InfluxDB is started: HTTPS, authentication on, TSI index, Flux. */
export function influxLaunch(home: Home, entry: ProcessOf<'influxdb'>): Launch {
  const dir = dataDir(home, entry.name);
  const tls = tlsFiles(home, entry.name);
  const quoted = (value: string): string => JSON.stringify(value);
  const settings = `reporting-disabled = true
bind-address = ${quoted(endpoint(home, entry, 'rpc'))}
[meta]
dir = ${quoted(join(dir, 'meta'))}
[data]
dir = ${quoted(join(dir, 'data'))}
wal-dir = ${quoted(join(dir, 'wal'))}
index-version = "tsi1"
wal-fsync-delay = "0s"
query-log-enabled = false
[http]
bind-address = ${quoted(endpoint(home, entry))}
auth-enabled = true
flux-enabled = true
log-enabled = false
https-enabled = true
https-certificate = ${quoted(tls.cert)}
https-private-key = ${quoted(tls.key)}
[logging]
level = "warn"
[monitor]
store-enabled = false
`;
  writeWhole(join(dir, 'influxdb.conf'), settings);
  return {
    name: entry.name,
    command: program(home.binDir, 'influxd'),
    args: ['run', '-config', join(dir, 'influxdb.conf')],
    env: {},
    cwd: dir,
  };
}

/** How the MQTT broker is started: TLS, client certificates, rights by certificate. */
export function brokerLaunch(home: Home, entry: ProcessOf<'broker'>): Launch {
  const dir = dataDir(home, entry.name);
  const tls = tlsFiles(home, entry.name);
  const config = {
    listen: endpoint(home, entry),
    cert: tls.cert,
    key: tls.key,
    deviceCa: deviceCaPath(home),
    serviceCa: platformCaPath(home),
    bridges: [BRIDGE_ID],
  };
  writeWhole(join(dir, 'broker.json'), JSON.stringify(config, null, 2));
  return {
    name: entry.name,
    command: program(home.binDir, 'broker'),
    args: ['-config', join(dir, 'broker.json')],
    env: {},
    cwd: dir,
  };
}

/** How the document store is started: TLS with client certificates, SQLite files below its data folder. */
export function ferretLaunch(home: Home, entry: ProcessOf<'ferretdb'>): Launch {
  const dir = dataDir(home, entry.name);
  const tls = tlsFiles(home, entry.name);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return {
    name: entry.name,
    command: program(home.binDir, 'ferretdb'),
    args: [
      '-listen',
      endpoint(home, entry),
      '-data',
      dir,
      '-cert',
      tls.cert,
      '-key',
      tls.key,
      '-client-ca',
      platformCaPath(home),
    ],
    env: {},
    cwd: dir,
  };
}
