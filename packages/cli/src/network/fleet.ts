// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Ledger } from '@daoji/ledger';
import type { DeviceProfile, DeviceRecord } from '@daoji/model';

import { DeviceClient } from '../device/device-client.js';
import type { DeviceRing } from '../device/device-ring.js';
import { openFileRing } from '../device/file-ring.js';
import { mqttLink } from '../device/mqtt-link.js';
import { ensureDemoPeople, type DemoPeople } from '../people/ensure-people.js';
import { networkTime, scenarioOf } from '../people/network-time.js';
import { CliError } from '../cli-error.js';
import { serviceEnvironment, setting, type DaojiHome } from './daoji-home.js';
import { ensureDeviceIdentity, type DeviceIdentity } from './device-identity.js';
import { ensureBridge, ensureDevice, type DeviceRegistrars } from './device-registry.js';

/** A device as a plan names it. */
export interface PlannedDevice {
  readonly deviceId: string;
  readonly profile: DeviceProfile;
  readonly subject: DeviceRecord['subject'];
}

/** How devices get onto a network. */
export interface FleetOptions {
  readonly home: DaojiHome;
  /** Opens a ledger as one of the network's profiles. */
  readonly connect: (profile: string) => Promise<Ledger>;
  readonly packReadings?: number | undefined;
  /** Wait for an ack before sending again; the protocol's 30 s by default. */
  readonly ackWaitMs?: number | undefined;
  /** A device's flash, from its folder; a file there by default. */
  readonly openRing?: ((folder: string) => DeviceRing) | undefined;
}

/**
 * Enrols, registers and builds devices that speak to this network's bridge; what is there stays. None is started.
 * @throws `CliError` `HOME_MISSING`, `REFUSED`, `NETWORK_COMMAND`.
 */
export async function openFleet(
  options: FleetOptions,
  devices: readonly PlannedDevice[],
): Promise<DeviceClient[]> {
  const { home } = options;
  const environment = serviceEnvironment(home, 'iot-bridge');
  const identities: DeviceIdentity[] = [];
  for (const { deviceId } of devices) identities.push(await ensureDeviceIdentity(home, deviceId));
  const ackSpki = await registerAll(options, environment, devices, identities);
  const ca = await readFile(setting(environment, 'MQTT_CA'), 'utf8');
  return identities.map((identity) => newClient(identity, ackSpki, ca, environment, options));
}

async function registerAll(
  { home, connect }: FleetOptions,
  environment: ReadonlyMap<string, string>,
  devices: readonly PlannedDevice[],
  identities: readonly DeviceIdentity[],
): Promise<string> {
  const people = await ensureDemoPeople({ home: home.dir, connect });
  const ledger = await connect('org-registrar-producer');
  try {
    const registrars: DeviceRegistrars = {
      ledger,
      manager: keyOf(people, 'device-manager'),
      consenter: keyOf(people, 'inspector'),
      now: networkTime(await scenarioOf(ledger), new Date()),
    };
    const siteId = setting(environment, 'SITE_ID');
    const bridgeId = setting(environment, 'BRIDGE_ID');
    const spki = await publicSpki(setting(environment, 'BRIDGE_KEY'));
    const bridge = await ensureBridge(registrars, siteId, bridgeId, spki);
    const pairs = devices.flatMap((device, index) => {
      const key = identities[index]?.key;
      return key ? [{ ...device, key, siteId, bridgeId }] : [];
    });
    await Promise.all(pairs.map((registration) => ensureDevice(registrars, registration)));
    return bridge.ackSpki;
  } finally {
    ledger.close();
  }
}

function newClient(
  identity: DeviceIdentity,
  ackSpki: string,
  ca: string,
  environment: ReadonlyMap<string, string>,
  { packReadings, ackWaitMs, openRing = openFileRing }: FleetOptions,
): DeviceClient {
  const { deviceId, key, certificate, folder } = identity;
  const link = mqttLink({
    url: setting(environment, 'MQTT_URL'),
    siteId: setting(environment, 'SITE_ID'),
    deviceId,
    ca,
    cert: certificate,
    key: key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    will: JSON.stringify({
      state: 'offline',
      bootEpoch: 0,
      firmware: 'daoji-cli/0.1.0',
      pending: 0,
    }),
  });
  return new DeviceClient({
    deviceId,
    key,
    ackSpki,
    link,
    ring: openRing(join(folder, 'ring')),
    ...(packReadings !== undefined && { packReadings }),
    ...(ackWaitMs !== undefined && { ackWaitMs }),
  });
}

function keyOf(people: DemoPeople, name: string): DeviceIdentity['key'] {
  const person = people.get(name);
  if (person) return person.key;
  throw new CliError('USAGE', `the cast has no ${name}`);
}

async function publicSpki(privatePem: string): Promise<string> {
  const key = createPublicKey(createPrivateKey(await readFile(privatePem, 'utf8')));
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}
