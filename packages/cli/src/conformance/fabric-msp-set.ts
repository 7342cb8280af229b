// SPDX-License-Identifier: Apache-2.0
import { hasNodeRole, readIdentity, validateIdentity, type NodeRole } from '@daoji/proof';

import { mspOfFolder, serializedIdentity } from './msp-config.js';
import { openVectors, type VectorFiles } from './vector-files.js';
import { outcomeOf, type ConformanceSet, type Vector } from './vector.js';

/** MSP id of all the source's tests. */
const ID = 'SampleOrg';

/** Verdicts of the source's own tests, as `SOURCE.md` lists them: identity `part` of `from` under the MSP of `folder`. */
const VERDICTS: readonly (readonly [
  folder: string,
  from: string,
  part: string,
  verdict: string,
])[] = [
  ['badconfigou', 'badconfigou', 'signcerts', 'TP_IDENTITY_OU'],
  // Fabric does not look at the expiry of a remote identity; ours is a finding apart.
  ['expired', 'expired', 'signcerts', 'accepted'],
  ['external', 'external', 'signcerts', 'accepted'],
  ['intermediate', 'intermediate', 'signcerts', 'accepted'],
  ['intermediate', 'intermediate', 'intermediatecerts', 'TP_IDENTITY_CA'],
  ['intermediate', 'mspid', 'signcerts', 'TP_IDENTITY_PATH'],
  ['mspid', 'mspid', 'signcerts', 'accepted'],
  ['nodeous2', 'nodeous2', 'signcerts', 'TP_IDENTITY_OU'],
  ['nodeous3', 'nodeous3', 'signcerts', 'accepted'],
  ['revocation', 'revocation', 'signcerts', 'TP_IDENTITY_REVOKED'],
  ['tls', 'tls', 'signcerts', 'accepted'],
];

const ROLES: readonly (readonly [folder: string, part: string, is: NodeRole, isNot: NodeRole])[] = [
  ['nodeouadmin', 'adm', 'admin', 'client'],
  ['nodeouorderer', 'signcerts', 'orderer', 'peer'],
  ['nodeous3', 'signcerts', 'peer', 'client'],
];

/** Faults of an MSP's set-up: the orderers refuse such a config, and a verifier of signed blocks never meets it. */
const SET_UP = ['badadmin', 'nodeouadmin2', 'nodeous1', 'nodeousbadconf1'];

/** MSP folders of Fabric's tests: identities accepted and refused, and their roles. */
export const fabricMspSet: ConformanceSet = (folder, notice) => {
  const files = openVectors(folder);
  const left = SET_UP.filter((name) => files.has(name));
  if (left.length > 0) {
    notice(
      `不检查建立 MSP 的错误（由排序节点负责）· set-up faults are the orderers’ duty, not run: ${left.join(', ')}`,
    );
  }
  return [
    ...VERDICTS.filter(([name, from]) => files.has(name) && files.has(from)).map(
      ([name, from, part, expected]): Vector => ({
        name: `${name}: ${from}/${part}`,
        expected,
        got: outcomeOf(() => verdictOf(files, name, `${from}/${part}`)),
      }),
    ),
    ...ROLES.filter(([name]) => files.has(name)).map(([name, part, is, isNot]): Vector => ({
      name: `${name}/${part}: roles`,
      expected: { [is]: true, [isNot]: false },
      got: outcomeOf(() => rolesOf(files, name, part, [is, isNot])),
    })),
  ];
};

function verdictOf(files: VectorFiles, folder: string, part: string): string {
  validateIdentity(identityOf(files, folder, part));
  return 'accepted';
}

function rolesOf(
  files: VectorFiles,
  folder: string,
  part: string,
  roles: readonly NodeRole[],
): Readonly<Record<string, boolean>> {
  const identity = identityOf(files, folder, `${folder}/${part}`);
  return Object.fromEntries(roles.map((role) => [role, hasNodeRole(identity, role)]));
}

function identityOf(
  files: VectorFiles,
  folder: string,
  part: string,
): ReturnType<typeof readIdentity> {
  const msp = mspOfFolder(files, folder, ID);
  const [name = ''] = files.list(part);
  return readIdentity(serializedIdentity(ID, files.text(`${part}/${name}`)), new Map([[ID, msp]]));
}
