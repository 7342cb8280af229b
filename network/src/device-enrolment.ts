// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceIdSchema } from '@daoji/model';
import type { Registrar } from './ca-client.js';
import { openRegistrar } from './ca-client.js';
import { DEVICE_CA } from './ca-server.js';
import { writeWhole } from './files.js';
import type { Home } from './home.js';
import { requestedName } from './key-pair.js';
import { NetworkError } from './network-error.js';

/** Where an enrolled device's files are. */
export interface DeviceFiles {
  readonly deviceId: string;
  readonly certPath: string;
  /** Absent where the device kept its key and sent a signing request. */
  readonly keyPath: string | undefined;
}

/** Options of an enrolment. */
export interface DeviceEnrolmentOptions {
  /** Folder that gets one folder per device; by default `$DAOJI_HOME/devices`. */
  readonly out?: string | undefined;
  /** PKCS #10 PEM file of a single device whose key stays with it. */
  readonly csr?: string | undefined;
}

/**
 * Enrols devices with the producer's device CA: certificates for mutual TLS with the broker, whose
 * common name is the device id. Enrolling again gives a new key and certificate.
 * @throws {@link NetworkError} `USAGE` for an id that is none or a request for another name, `CA`.
 */
export async function enrolDevices(
  home: Home,
  deviceIds: readonly string[],
  options: DeviceEnrolmentOptions = {},
): Promise<DeviceFiles[]> {
  const csrPem = readRequest(deviceIds, options.csr);
  for (const deviceId of deviceIds) {
    if (!deviceIdSchema.safeParse(deviceId).success)
      throw usage(`${deviceId} is no device id`, `${deviceId} 不是设备编号`);
  }
  const ca = await openRegistrar(home, DEVICE_CA);
  const out = options.out ?? join(home.dir, 'devices');
  return Promise.all(deviceIds.map((deviceId) => enrolOne(ca, deviceId, out, csrPem)));
}

async function enrolOne(
  ca: Registrar,
  deviceId: string,
  out: string,
  csrPem: string | undefined,
): Promise<DeviceFiles> {
  const made = await ca.enrol({ name: deviceId, role: 'client', hosts: ['localhost'], csrPem });
  const certPath = join(out, deviceId, 'cert.pem');
  const keyPath = made.keyPem === undefined ? undefined : join(out, deviceId, 'key.pem');
  if (keyPath !== undefined) writeWhole(keyPath, made.keyPem ?? '', true);
  writeWhole(certPath, made.certPem);
  return { deviceId, certPath, keyPath };
}

function readRequest(deviceIds: readonly string[], file: string | undefined): string | undefined {
  if (deviceIds.length === 0)
    throw usage('expected at least one device id', '至少需要一个设备编号');
  if (file === undefined) return undefined;
  const [deviceId] = deviceIds;
  const pem = readFileSync(file, 'utf8');
  const name = requestedName(pem);
  if (deviceIds.length === 1 && name === deviceId) return pem;
  throw usage(
    `${file} asks for ${name ?? 'nobody'}, expected CN=${deviceId ?? ''}`,
    `${file} 的名称与设备编号不符`,
  );
}

function usage(english: string, chinese: string): NetworkError {
  return new NetworkError('USAGE', chinese, english);
}
