// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BROKER = fileURLToPath(new URL('../../../.daoji/bin/broker', import.meta.url));

/** Why the real broker cannot be started here, or `undefined`. */
export function brokerMissing(): string | undefined {
  if (!existsSync(BROKER)) return 'the broker is not built yet; the first `npm run up` builds it';
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'openssl is not installed';
  }
}

/** A free port of the loopback interface. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('expected a TCP port');
  return address.port;
}

/** Makes one CA and certificates for the names; files `<name>.pem`, `<name>.key` and `ca.pem`. */
export function makeCertificates(dir: string, names: readonly string[]): void {
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: dir, stdio: 'ignore' });
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=test-ca');
  writeFileSync(join(dir, 'ext'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  for (const name of names) {
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const ca = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'ext'];
    openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, ...ca);
  }
}

/** A CA of its own that has signed nothing: the broker tells devices and services apart by their CA. */
export function makeServiceCa(dir: string, name: string): void {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-keyout', 'service-ca.key', '-out', 'service-ca.pem', '-subj', '/CN=test-service-ca'],
    ],
    { cwd: dir, stdio: 'ignore' },
  );
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const run = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: dir, stdio: 'ignore' });
  };
  run('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
  run(
    ...['x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, '-CA', 'service-ca.pem'],
    ...['-CAkey', 'service-ca.key', '-CAcreateserial'],
  );
}

/** Starts the project's broker on a port; resolves once it listens. */
export async function startBroker(
  dir: string,
  port: number,
  bridge: string,
): Promise<ChildProcess> {
  const config = {
    listen: `127.0.0.1:${port}`,
    cert: join(dir, 'broker.pem'),
    key: join(dir, 'broker.key'),
    deviceCa: join(dir, 'ca.pem'),
    serviceCa: join(dir, 'service-ca.pem'),
    bridges: [bridge],
  };
  writeFileSync(join(dir, 'broker.json'), JSON.stringify(config));
  const child = spawn(BROKER, ['-config', join(dir, 'broker.json')], { stdio: 'ignore' });
  await listening(port, child);
  return child;
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const isUp = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the broker ended with ${child.exitCode}`);
}
