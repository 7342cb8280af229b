// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { BridgeError } from '../../src/bridge-error.js';
import { loadConfig } from '../../src/config.js';
import { expectError } from '../support/expect-error.js';

const ENV = {
  LEDGER_PROFILE: '/p.json',
  MQTT_URL: 'mqtts://127.0.0.1:17100',
  MQTT_CA: '/ca.pem',
  MQTT_CERT: '/c.pem',
  MQTT_KEY: '/k.pem',
  INFLUX_URL: 'https://127.0.0.1:17090',
  INFLUX_CA: '/ca.pem',
  INFLUX_TOKEN: 'daoji:secret',
  ARCHIVE_DIR: '/archive',
  SPOOL_DIR: '/spool',
  SITE_ID: 'pj01',
  BRIDGE_ID: 'bridge-1',
  BRIDGE_KEY: '/ack.pem',
  HTTP_PORT: '17121',
};

describe('loadConfig', () => {
  it('fills in the settings of the design', () => {
    expect(loadConfig(ENV)).to.include({
      SPOOL_SEGMENT_BYTES: 67_108_864,
      BATCH_MAX_LEAVES: 4096,
      ANCHOR_WINDOW_MS: 60_000,
      HTTP_HOST: '127.0.0.1',
    });
  });

  const wrong: readonly [string, Record<string, string>, string][] = [
    ['MQTT without TLS', { MQTT_URL: 'mqtt://127.0.0.1:1883' }, 'MQTT_URL'],
    ['InfluxDB without TLS', { INFLUX_URL: 'http://127.0.0.1:8086' }, 'INFLUX_URL'],
    ['an admin port for everybody', { HTTP_HOST: '0.0.0.0' }, 'HTTP_HOST'],
    ['acks later than 50 ms', { ACK_COALESCE_MS: '51' }, 'ACK_COALESCE_MS'],
    ['a token without a password', { INFLUX_TOKEN: 'daoji' }, 'INFLUX_TOKEN'],
    ['a batch above the format', { BATCH_MAX_LEAVES: '16385' }, 'BATCH_MAX_LEAVES'],
    ['a short admin token', { ADMIN_TOKEN: 'x' }, 'ADMIN_TOKEN'],
    ['a capital in the site', { SITE_ID: 'PJ01' }, 'SITE_ID'],
  ];
  for (const [what, change, name] of wrong) {
    it(`refuses ${what}, naming ${name}`, async () => {
      const error = await expectError(
        () => loadConfig({ ...ENV, ...change }),
        BridgeError,
        'CONFIG_INVALID',
      );
      expect(error.message).to.include(name);
    });
  }

  it('names every fault at once', async () => {
    const error = await expectError(() => loadConfig({}), BridgeError, 'CONFIG_INVALID');
    for (const name of ['LEDGER_PROFILE', 'MQTT_URL', 'SPOOL_DIR', 'HTTP_PORT']) {
      expect(error.message).to.include(name);
    }
  });
});
