// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { InfluxDB } from 'influx';
import { secrets } from './ca-server.js';
import type { Home } from './home.js';
import { address, platformCaPath, port } from './home.js';
import { processOf } from './topology.js';

/** Database of the readings. */
export const INFLUX_DATABASE = 'daoji';
/** User that bridge and gateway log in as. */
export const INFLUX_USER = 'daoji';
const ADMIN = 'admin';

function client(home: Home, credentials?: { username: string; password: string }): InfluxDB {
  const entry = processOf(home.topology, 'influxdb');
  return new InfluxDB({
    hosts: [
      {
        host: address(home, entry),
        port: port(home, entry),
        protocol: 'https',
        options: { ca: readFileSync(platformCaPath(home)) },
      },
    ],
    ...credentials,
  });
}

/** Whether InfluxDB answers. */
export async function influxAnswers(home: Home): Promise<boolean> {
  const [answer] = await client(home).ping(1000);
  return answer?.online ?? false;
}

/** Makes administrator, user and database; the first step is the one InfluxDB allows to anybody, once. */
export async function setUpInflux(home: Home): Promise<void> {
  const { influxAdmin, influxService } = secrets(home);
  const admin = client(home, { username: ADMIN, password: influxAdmin });
  try {
    await admin.getDatabaseNames();
  } catch {
    await client(home).createUser(ADMIN, influxAdmin, true);
  }
  await admin.createDatabase(INFLUX_DATABASE);
  const users = await admin.getUsers();
  if (!users.some(({ user }) => user === INFLUX_USER))
    await admin.createUser(INFLUX_USER, influxService, false);
  await admin.query(`GRANT ALL ON "${INFLUX_DATABASE}" TO "${INFLUX_USER}"`, {
    database: INFLUX_DATABASE,
  });
}
