// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { certificateRequestPem } from '../keys/certificate-request.js';
import {
  newSigningKey,
  parseSigningKey,
  signingKeyPem,
  type SigningKey,
} from '../keys/key-file.js';
import type { DaojiHome } from './daoji-home.js';
import { requireNetworkCommand } from './network-command.js';

/** A device's key, certificate and folder on this machine. */
export interface DeviceIdentity {
  readonly deviceId: string;
  readonly key: SigningKey;
  /** PEM, with the device id as common name. */
  readonly certificate: string;
  /** Folder of the device; its ring lies there too. */
  readonly folder: string;
}

/** Makes a device's key and has it enrolled; what is there stays. The key never leaves the device's folder. */
export async function ensureDeviceIdentity(
  home: DaojiHome,
  deviceId: string,
): Promise<DeviceIdentity> {
  const folder = join(home.dir, 'devices', deviceId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = await ensureKey(join(folder, 'key.pem'));
  const path = join(folder, 'cert.pem');
  if (!(await isCertified(path, key))) {
    const request = join(folder, 'request.pem');
    await writeFile(request, certificateRequestPem(key, deviceId));
    await requireNetworkCommand(home, ['enrol-device', deviceId, '--csr', request, '--json']);
  }
  return { deviceId, key, certificate: await readFile(path, 'utf8'), folder };
}

async function ensureKey(path: string): Promise<SigningKey> {
  if (existsSync(path)) return parseSigningKey(await readFile(path, 'utf8'));
  const key = newSigningKey();
  await writeFile(path, signingKeyPem(key), { mode: 0o600, flag: 'wx' });
  return key;
}

async function isCertified(path: string, key: SigningKey): Promise<boolean> {
  if (!existsSync(path)) return false;
  const certificate = new X509Certificate(await readFile(path));
  const spki = certificate.publicKey.export({ format: 'der', type: 'spki' });
  return Buffer.from(key.spki).equals(spki) && Date.parse(certificate.validTo) > Date.now();
}
