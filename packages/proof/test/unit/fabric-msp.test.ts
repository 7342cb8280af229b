// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import {
  hasNodeRole,
  readIdentity,
  validateIdentity,
  type Identity,
} from '../../src/fabric/identity.js';
import { readMsp, type Msp, type NodeRole } from '../../src/fabric/msp.js';
import { Refusal } from '../../src/refusal.js';
import { message } from './fixture/protobuf-writer.js';

const FOLDERS = join(import.meta.dirname, '../../../../../shared/foreign/fabric-msp');

function pems(folder: string, part: string): Uint8Array[] {
  const path = join(FOLDERS, folder, part);
  if (!existsSync(path)) return [];
  return readdirSync(path).map((name) => lastBlock(readFileSync(join(path, name), 'utf8')));
}

/** The PEM block alone, without the text that some files carry around it. */
function lastBlock(text: string): Uint8Array {
  const at = text.indexOf('-----BEGIN');
  return new Uint8Array(Buffer.from(`${text.slice(at).trim()}\n`));
}

/** Node OUs of a `config.yaml`; only the few lines that these folders use. */
function nodeOus(folder: string): Uint8Array | undefined {
  const path = join(FOLDERS, folder, 'config.yaml');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (!/Enable: true/.test(text)) return undefined;
  const ou = (role: string): Uint8Array | undefined => {
    const section = new RegExp(`${role}OUIdentifier:([\\s\\S]*?)(?=\\w+OUIdentifier:|$)`).exec(
      text,
    )?.[1];
    if (section === undefined) return undefined;
    const name = /OrganizationalUnitIdentifier: *"?([^"\n]+)"?/.exec(section)?.[1] ?? '';
    const certificate = /Certificate: *"?([^"\n]+)"?/.exec(section)?.[1];
    // A pinned CA that the folder lacks (nodeouadmin) pins nothing, as in Fabric's own loader.
    const file = join(FOLDERS, folder, certificate ?? '');
    const isGiven = certificate !== undefined && existsSync(file);
    const pem = isGiven ? lastBlock(readFileSync(file, 'utf8')) : undefined;
    return message({ 1: pem, 2: name.trim() });
  };
  return message({ 1: 1, 2: ou('Client'), 3: ou('Peer'), 4: ou('Admin'), 5: ou('Orderer') });
}

/** Plain organizational units of a `config.yaml`. */
function plainOus(folder: string): Uint8Array[] {
  const path = join(FOLDERS, folder, 'config.yaml');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const list = /^OrganizationalUnitIdentifiers:([\s\S]*?)(?=^\w|(?![\s\S]))/m.exec(text)?.[1] ?? '';
  return [
    ...list.matchAll(/Certificate: *"?([^"\n]+)"?\s+OrganizationalUnitIdentifier: *"?([^"\n]+)"?/g),
  ].map(([, certificate = '', name = '']) =>
    message({
      1: lastBlock(readFileSync(join(FOLDERS, folder, certificate.trim()), 'utf8')),
      2: name.trim(),
    }),
  );
}

function mspOf(folder: string): Msp {
  const config = message({
    1: 'SampleOrg',
    2: pems(folder, 'cacerts'),
    3: pems(folder, 'intermediatecerts'),
    4: pems(folder, 'admincerts'),
    5: pems(folder, 'crls'),
    7: plainOus(folder),
    11: nodeOus(folder),
  });
  return readMsp(message({ 2: config }));
}

function identityOf(msp: Msp, pem: Uint8Array | undefined): Identity {
  return readIdentity(message({ 1: 'SampleOrg', 2: pem }), new Map([[msp.id, msp]]));
}

function codeOf(folder: string, part = 'signcerts'): string {
  const msp = mspOf(folder);
  try {
    validateIdentity(identityOf(msp, pems(folder, part)[0]));
    return 'accepted';
  } catch (cause) {
    if (cause instanceof Refusal) return cause.code;
    throw cause;
  }
}

const VERDICTS: readonly (readonly [folder: string, part: string, verdict: string])[] = [
  ['badconfigou', 'signcerts', 'TP_IDENTITY_OU'],
  ['expired', 'signcerts', 'accepted'],
  ['external', 'signcerts', 'accepted'],
  ['intermediate', 'signcerts', 'accepted'],
  ['intermediate', 'intermediatecerts', 'TP_IDENTITY_CA'],
  ['mspid', 'signcerts', 'accepted'],
  ['nodeous2', 'signcerts', 'TP_IDENTITY_OU'],
  ['revocation', 'signcerts', 'TP_IDENTITY_REVOKED'],
  ['tls', 'signcerts', 'accepted'],
];

describe('foreign MSP folders', () => {
  before(function () {
    if (existsSync(FOLDERS)) {
      console.log(
        '    (set-up faults of an MSP are the orderers’ duty: badadmin, nodeous1, nodeousbadconf1 not run)',
      );
      return;
    }
    console.log('    (skipped: no folder ../shared/foreign/fabric-msp)');
    this.skip();
  });

  for (const [folder, part, verdict] of VERDICTS) {
    it(`${folder}/${part}: ${verdict}`, () => {
      expect(codeOf(folder, part)).to.equal(verdict);
    });
  }

  const roles: readonly (readonly [string, string, NodeRole, NodeRole])[] = [
    ['nodeouadmin', 'adm', 'admin', 'client'],
    ['nodeouorderer', 'signcerts', 'orderer', 'peer'],
    ['nodeous3', 'signcerts', 'peer', 'client'],
  ];
  for (const [folder, part, role, other] of roles) {
    it(`${folder}/${part}: ${role}, not ${other}`, () => {
      const identity = identityOf(mspOf(folder), pems(folder, part)[0]);
      expect(hasNodeRole(identity, role)).to.equal(true);
      expect(hasNodeRole(identity, other)).to.equal(false);
    });
  }
});
