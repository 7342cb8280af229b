// SPDX-License-Identifier: Apache-2.0
// The certificate library resolves its parts through decorators and wants this first.
import 'reflect-metadata';

import { spawn } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { MongoClient } from 'mongodb';

import { REPO_ROOT } from '../../paths.js';

/** A FerretDB of its own in a temporary folder. */
export interface Ferret {
  readonly client: MongoClient;
  readonly environment: Readonly<Record<'MONGO_CA' | 'MONGO_URL', string>>;
  stop(): Promise<void>;
}

/** Starts the built `ferretdb` with SQLite files and TLS, as a network does. */
export async function startFerret(): Promise<Ferret> {
  const dir = await mkdtemp(join(tmpdir(), 'daoji-ferret-'));
  const data = join(dir, 'data');
  await mkdir(data);
  const { cert, key, both } = await certificate(dir);
  const port = await freePort();
  const program = join(
    process.env['DAOJI_BIN_DIR'] ?? join(REPO_ROOT, '.daoji', 'bin'),
    'ferretdb',
  );
  const child = spawn(
    program,
    ['-listen', `127.0.0.1:${port}`, '-data', data, '-cert', cert, '-key', key, '-client-ca', cert],
    { stdio: 'ignore' },
  );
  const query = new URLSearchParams({ tls: 'true', tlsCAFile: cert, tlsCertificateKeyFile: both });
  const url = `mongodb://127.0.0.1:${port}/daoji?${query.toString()}`;
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 15_000 });
  await pause(500);
  await client.connect();
  return {
    client,
    environment: { MONGO_CA: cert, MONGO_URL: url },
    stop: async () => {
      await client.close();
      child.kill('SIGTERM');
      await once(child, 'exit');
      await rm(dir, { force: true, recursive: true });
    },
  };
}

async function certificate(dir: string): Promise<Record<'cert' | 'key' | 'both', string>> {
  const algorithm = { hash: 'SHA-256', name: 'ECDSA', namedCurve: 'P-256' } as const;
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned(
    {
      extensions: [
        new BasicConstraintsExtension(true),
        new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }]),
      ],
      keys,
      name: 'CN=Daoji bench',
      notAfter: new Date(Date.now() + 86_400_000),
      notBefore: new Date(Date.now() - 3_600_000),
      signingAlgorithm: algorithm,
    },
    webcrypto,
  );
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const body = pkcs8.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;
  const certPem = `${made.toString('pem')}\n`;
  const paths = {
    both: join(dir, 'both.pem'),
    cert: join(dir, 'cert.pem'),
    key: join(dir, 'key.pem'),
  };
  await writeFile(paths.cert, certPem);
  await writeFile(paths.key, keyPem, { mode: 0o600 });
  await writeFile(paths.both, certPem + keyPem, { mode: 0o600 });
  return paths;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
