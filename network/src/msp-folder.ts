// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Enrolled } from './ca-client.js';
import { writeWhole } from './files.js';

const ROLES = ['client', 'peer', 'admin', 'orderer'] as const;

/** NodeOUs: the role of an identity is the OU that its CA wrote into the certificate. */
function nodeOus(): string {
  const entries = ROLES.map((role): [string, unknown] => [
    `${role[0]?.toUpperCase() ?? ''}${role.slice(1)}OUIdentifier`,
    { Certificate: 'cacerts/ca.pem', OrganizationalUnitIdentifier: role },
  ]);
  return stringify({ NodeOUs: { Enable: true, ...Object.fromEntries(entries) } });
}

/** Writes an MSP folder: the organisation's public part and, for a member, its key and certificate. */
export function writeMsp(dir: string, caPem: string, member?: Enrolled): void {
  writeWhole(join(dir, 'cacerts', 'ca.pem'), caPem);
  writeWhole(join(dir, 'tlscacerts', 'ca.pem'), caPem);
  writeWhole(join(dir, 'config.yaml'), nodeOus());
  if (!member) return;
  if (member.keyPem !== undefined)
    writeWhole(join(dir, 'keystore', 'key.pem'), member.keyPem, true);
  writeWhole(join(dir, 'signcerts', 'cert.pem'), member.certPem);
}
