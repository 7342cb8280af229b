// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { readJson, writeWhole } from './files.js';
import type { Home } from './home.js';
import { address, dataDir, port } from './home.js';
import type { Launch } from './process-control.js';
import { fabricProgram } from './tool.js';
import { processOf } from './topology.js';

/** CA of server certificates (broker, InfluxDB, FerretDB, the CA server) and of services' TLS clients. */
export const PLATFORM_CA = 'platform';
/** CA of the devices. */
export const DEVICE_CA = 'devices';
/** Name of the registrar of every CA. */
export const CA_ADMIN = 'ca-admin';

const secretsSchema = z.object({
  caAdmin: z.string(),
  influxAdmin: z.string(),
  influxService: z.string(),
});
/** Passwords of one network, made at its creation. */
export type Secrets = z.infer<typeof secretsSchema>;

/** Reads the network's passwords, making them the first time. */
export function secrets(home: Home): Secrets {
  const file = join(home.dir, 'secrets.json');
  const known = secretsSchema.safeParse(readJson(file));
  if (known.success) return known.data;
  const made = { caAdmin: secret(), influxAdmin: secret(), influxService: secret() };
  writeWhole(file, JSON.stringify(made), true);
  return made;
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

/** Names of all CAs that the server hosts beside the platform CA. */
function hostedCas(home: Home): string[] {
  return [...home.topology.organizations.map((entry) => entry.mspId), DEVICE_CA];
}

function caSettings(home: Home, name: string): Record<string, unknown> {
  const ca = processOf(home.topology, 'ca');
  return {
    ca: { name },
    csr: {
      cn: `${name} CA`,
      names: [{ C: 'CN', O: name }],
      hosts: [address(home, ca), 'localhost'],
      keyrequest: { algo: 'ecdsa', size: 256 },
      ca: { expiry: '131400h', pathlength: 0 },
    },
    registry: {
      maxenrollments: -1,
      identities: [
        {
          name: CA_ADMIN,
          pass: secrets(home).caAdmin,
          type: 'client',
          affiliation: '',
          attrs: {
            'hf.Registrar.Roles': '*',
            'hf.Registrar.DelegateRoles': '*',
            'hf.Registrar.Attributes': '*',
            'hf.Revoker': true,
            'hf.GenCRL': true,
            'hf.AffiliationMgr': true,
          },
        },
      ],
    },
    db: { type: 'sqlite3', datasource: 'ca.db' },
    affiliations: {},
    signing: {
      default: { usage: ['digital signature'], expiry: '8760h' },
      profiles: {
        tls: {
          usage: ['signing', 'key encipherment', 'server auth', 'client auth', 'key agreement'],
          expiry: '8760h',
        },
      },
    },
    bccsp: {
      default: 'SW',
      sw: { hash: 'SHA2', security: 256, filekeystore: { keystore: 'keystore' } },
    },
  };
}

/** Writes the CA server's configuration: one file for the server and one for each CA it hosts. */
export function writeCaConfiguration(home: Home): void {
  const ca = processOf(home.topology, 'ca');
  const dir = dataDir(home, ca.name);
  const files = hostedCas(home).map((name) => join(dir, name, 'ca.yaml'));
  for (const name of hostedCas(home))
    writeWhole(join(dir, name, 'ca.yaml'), stringify(caSettings(home, name)), true);
  const server = {
    ...caSettings(home, PLATFORM_CA),
    version: '1.5.15',
    address: address(home, ca),
    port: port(home, ca),
    tls: { enabled: true },
    cafiles: files,
    operations: { listenAddress: `${address(home, ca)}:${String(port(home, ca, 'operations'))}` },
    metrics: { provider: 'disabled' },
  };
  writeWhole(join(dir, 'fabric-ca-server-config.yaml'), stringify(server), true);
}

/** How the CA server is started. */
export function caLaunch(home: Home): Launch {
  const ca = processOf(home.topology, 'ca');
  const dir = dataDir(home, ca.name);
  return {
    name: ca.name,
    command: fabricProgram(home, 'fabric-ca-server'),
    args: ['start', '--home', dir],
    env: {},
    cwd: dir,
  };
}

/** Root certificate of the CA server's TLS certificate. */
export function caTlsRoot(home: Home): string {
  return join(dataDir(home, processOf(home.topology, 'ca').name), 'ca-cert.pem');
}
