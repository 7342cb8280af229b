// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { ConfigError } from '../../src/config-error.js';
import { loadConfig } from '../../src/config.js';

const GOOD = {
  LEDGER_PROFILE: 'profile.json',
  INFLUX_URL: 'https://127.0.0.1:8086',
  INFLUX_TOKEN: 'user:pass:word',
  INFLUX_DB: 'daoji',
  MONGO_URL: 'mongodb://127.0.0.1:27017/daoji',
  ARCHIVE_DIR: 'archive',
  TRUST_ROOT: 'trust-root.json',
  SITE_ID: 'pj01',
  BRIDGE_ID: 'bridge-1',
  HTTP_PORT: '8080',
};

describe('loadConfig', () => {
  it('reads a complete environment', () => {
    const config = loadConfig(GOOD);
    expect(config.origin).to.equal('pj01/bridge-1');
    expect(config.http).to.deep.include({ host: '127.0.0.1', port: 8080, tls: undefined });
    expect(config.influx).to.deep.include({ username: 'user', password: 'pass:word' });
  });

  it('lists all faults at once', () => {
    const faults = faultsOf({ HTTP_PORT: '99999', INFLUX_TOKEN: 'nocolon' });
    expect(faults.length).to.be.greaterThan(5);
    expect(faults.join('\n')).to.include('HTTP_PORT').and.include('INFLUX_TOKEN');
  });

  const bad: readonly (readonly [string, Record<string, string>, string])[] = [
    ['a foreign address without TLS', { HTTP_HOST: '0.0.0.0' }, 'loopback'],
    ['a certificate without key', { TLS_CERT: 'cert.pem' }, 'both or none'],
    ['a key without certificate', { TLS_KEY: 'key.pem' }, 'both or none'],
    ['a database name with quotes', { INFLUX_DB: 'a"b' }, 'INFLUX_DB'],
    ['another store', { MONGO_URL: 'http://127.0.0.1' }, 'MONGO_URL'],
    ['a site with a slash', { SITE_ID: 'a/b' }, 'SITE_ID'],
    ['an empty port', { HTTP_PORT: '' }, 'HTTP_PORT'],
    ['an unknown SDK', { FABRIC_SDK: 'other' }, 'FABRIC_SDK'],
  ];
  for (const [what, change, fault] of bad) {
    it(`refuses ${what}`, () => {
      expect(faultsOf({ ...GOOD, ...change }).join('\n')).to.include(fault);
    });
  }
});

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  throw new Error('expected ConfigError');
}
