// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { Enrolled, Enrolment, Registrar } from './ca-client.js';
import { openRegistrar } from './ca-client.js';
import { DEVICE_CA, PLATFORM_CA } from './ca-server.js';
import { writeWhole } from './files.js';
import type { Home } from './home.js';
import { address, deviceCaPath, mspDir, platformCaPath, tlsFiles } from './home.js';
import { writeMsp } from './msp-folder.js';
import type { Organization, ProcessEntry } from './topology.js';

/** A Fabric client of the network, with the attributes that chaincode reads. */
export interface ServiceIdentity {
  readonly name: string;
  readonly mspId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Site and bridge of the default network. */
export const SITE_ID = 'pj01';
/** The default network's only bridge. */
export const BRIDGE_ID = 'bridge-1';

/** The Fabric clients that a new network gets. */
export const SERVICE_IDENTITIES: readonly ServiceIdentity[] = [
  {
    name: 'bridge',
    mspId: 'ProducerMSP',
    attributes: { role: 'bridge', siteId: SITE_ID, bridgeId: BRIDGE_ID },
  },
  { name: 'gateway', mspId: 'ProducerMSP', attributes: { role: 'gateway' } },
  registrar('producer', 'ProducerMSP'),
  registrar('regulator', 'RegulatorMSP'),
  registrar('inspector', 'InspectorMSP'),
  { name: 'auditor', mspId: 'InspectorMSP', attributes: { role: 'auditor' } },
];

function registrar(operatorId: string, mspId: string): ServiceIdentity {
  return {
    name: `org-registrar-${operatorId}`,
    mspId,
    attributes: { role: 'org-registrar', operatorId },
  };
}

/** Makes every key and certificate of a new network with the running CA server. */
export async function enrolEverybody(home: Home): Promise<void> {
  await Promise.all([
    ...home.topology.organizations.map((entry) => enrolOrganization(home, entry)),
    enrolPlatform(home),
    openRegistrar(home, DEVICE_CA).then((ca) => writeWhole(deviceCaPath(home), ca.caPem)),
  ]);
}

async function enrolOrganization(home: Home, organization: Organization): Promise<void> {
  const { mspId } = organization;
  const ca = await openRegistrar(home, mspId);
  writeMsp(mspDir(home, mspId, 'org'), ca.caPem);
  const members: Enrolment[] = [{ name: 'admin', role: 'admin' }];
  const tls: Enrolment[] = [];
  for (const entry of processesOfMsp(home, mspId)) {
    if (entry.kind === 'peer' || entry.kind === 'orderer')
      members.push({ name: entry.name, role: entry.kind });
    tls.push({ name: `tls-${entry.name}`, role: 'client', hosts: hostsOf(home, entry) });
  }
  if (organization.kind === 'orderer')
    tls.push({ name: 'tls-osnadmin', role: 'client', hosts: ['localhost'] });
  for (const service of SERVICE_IDENTITIES.filter((entry) => entry.mspId === mspId))
    members.push({ name: service.name, role: 'client', attributes: service.attributes });
  await Promise.all([
    ...members.map(async (member) => {
      writeMsp(mspDir(home, mspId, member.name), ca.caPem, await ca.enrol(member));
    }),
    ...tls.map((request) => enrolTls(home, ca, request, tlsOwner(mspId, request.name))),
  ]);
}

/** Base name of a TLS file: `tls-peer-producer` → `peer-producer`; osnadmin is one per organisation. */
function tlsOwner(mspId: string, name: string): string {
  const short = name.slice('tls-'.length);
  return short === 'osnadmin' ? `osnadmin-${mspId}` : short;
}

async function enrolPlatform(home: Home): Promise<void> {
  const ca = await openRegistrar(home, PLATFORM_CA);
  writeWhole(platformCaPath(home), ca.caPem);
  const servers = home.topology.processes.filter((entry) =>
    ['influxdb', 'broker', 'ferretdb', 'service'].includes(entry.kind),
  );
  await Promise.all([
    ...servers.map((entry) =>
      enrolPlatformTls(home, ca, { name: entry.name, role: 'client', hosts: hostsOf(home, entry) }),
    ),
    enrolPlatformTls(home, ca, { name: BRIDGE_ID, role: 'client', hosts: ['localhost'] }),
  ]);
}

async function enrolTls(
  home: Home,
  ca: Registrar,
  request: Enrolment,
  owner: string,
): Promise<Enrolled> {
  const made = await ca.enrol(request);
  const files = tlsFiles(home, owner);
  writeWhole(files.cert, made.certPem);
  writeWhole(files.key, made.keyPem ?? '', true);
  return made;
}

/** Platform certificates also come as one file, which the MongoDB driver wants. */
async function enrolPlatformTls(home: Home, ca: Registrar, request: Enrolment): Promise<void> {
  const made = await enrolTls(home, ca, request, request.name);
  writeWhole(
    join(home.dir, 'tls', `${request.name}.both.pem`),
    `${made.certPem}${made.keyPem ?? ''}`,
    true,
  );
}

function processesOfMsp(home: Home, mspId: string): ProcessEntry[] {
  return home.topology.processes.filter((entry) => 'mspId' in entry && entry.mspId === mspId);
}

function hostsOf(home: Home, entry: ProcessEntry): string[] {
  return [...new Set([address(home, entry), '127.0.0.1', 'localhost', entry.name])];
}
