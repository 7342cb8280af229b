// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { serviceEnvironment, setting, type DaojiHome } from '../network/daoji-home.js';
import { pingInflux } from '../replay/influx-query.js';
import { tlsHandshake } from './tls-handshake.js';

/** A real call to a server that is no Fabric node; `name` is its process's. */
export interface ServerCheck {
  readonly name: string;
  /** What it answered. Rejects when it does not. */
  readonly check: () => Promise<string>;
}

/** The checks of series store, broker and document store. */
export function serverChecks(home: DaojiHome): ServerCheck[] {
  return [
    { name: 'influxd', check: () => influxAnswer(home) },
    { name: 'broker', check: () => brokerAnswer(home) },
    { name: 'ferretdb', check: () => ferretAnswer(home) },
  ];
}

async function influxAnswer(home: DaojiHome): Promise<string> {
  const environment = serviceEnvironment(home, 'iot-bridge');
  const url = setting(environment, 'INFLUX_URL');
  const ca = await readFile(setting(environment, 'INFLUX_CA'), 'utf8');
  const token = setting(environment, 'INFLUX_TOKEN');
  await pingInflux({ url, ca, token, database: setting(environment, 'INFLUX_DB') });
  return `InfluxDB: ${url}`;
}

async function brokerAnswer(home: DaojiHome): Promise<string> {
  const environment = serviceEnvironment(home, 'iot-bridge');
  const { hostname, port } = new URL(setting(environment, 'MQTT_URL'));
  const [ca, cert, key] = await Promise.all(
    ['MQTT_CA', 'MQTT_CERT', 'MQTT_KEY'].map((name) =>
      readFile(setting(environment, name), 'utf8'),
    ),
  );
  return tlsHandshake(hostname, Number(port), { ca: ca ?? '', cert, key });
}

async function ferretAnswer(home: DaojiHome): Promise<string> {
  const environment = serviceEnvironment(home, 'gateway');
  const { hostname, port } = new URL(setting(environment, 'MONGO_URL'));
  const ca = await readFile(setting(environment, 'MONGO_CA'), 'utf8');
  const both = environment.get('MONGO_CERT_KEY');
  const pem = both === undefined ? undefined : await readFile(both, 'utf8');
  return tlsHandshake(hostname, Number(port), { ca, cert: pem, key: pem });
}
