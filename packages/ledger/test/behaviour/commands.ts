// SPDX-License-Identifier: Apache-2.0
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';

import { commandSigningBytes, encodeCommand, keyIdOf, type TraceCommand } from '@daoji/model';
import { canonicalJson } from '@daoji/proof';
import { signers } from '@hyperledger/fabric-gateway';

const ULID_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A fresh random ULID. */
export function newCommandId(): string {
  const digits = [...randomBytes(25)].map((byte) => ULID_DIGITS.charAt(byte % 32));
  return `0${digits.join('')}`;
}

/** A fresh operator id. */
export function newOperatorId(): string {
  return `op-${randomBytes(8).toString('hex')}`;
}

/** Name and argument of a `registerOperator` that the organisation's registrar sends without a signature. */
export function registerOperator(
  operatorId: string,
  commandId = newCommandId(),
): { fn: string; args: string[]; commandId: string } {
  const command: TraceCommand = {
    type: 'registerOperator',
    alg: 'ecdsa-p256-sha256',
    areaCode: '211102',
    commandId,
    deviceTime: new Date().toISOString(),
    kind: 'cooperative',
    mspId: 'ProducerMSP',
    operatorId,
    publicName: '盘山合作社',
    v: 1,
  };
  const args = [canonicalJson({ command: encodeCommand('trace', command) })];
  return { fn: 'people:registerOperator', args, commandId };
}

/** A person's P-256 key with its SPKI. */
export interface PersonKey {
  readonly spki: string;
  readonly keyId: string;
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

/** A fresh key whose signatures have a low S. */
export function newPersonKey(): PersonKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const signer = signers.newPrivateKeySigner(privateKey);
  return {
    spki: spki.toString('base64'),
    keyId: keyIdOf(spki),
    sign: (message) => signer(createHash('sha256').update(message).digest()),
  };
}

/** Name and argument of an `activateIdentity`; without `by` the organisation's registrar stands for it. */
export async function activateIdentity(
  operatorId: string,
  key: PersonKey,
  role: 'registrar' | 'grower',
  by?: PersonKey,
): Promise<{ fn: string; args: string[]; commandId: string }> {
  const now = Date.now();
  const commandId = newCommandId();
  const command: TraceCommand = {
    type: 'activateIdentity',
    alg: 'ecdsa-p256-sha256',
    areaCode: '211102',
    commandId,
    deviceTime: new Date(now).toISOString(),
    operatorId,
    personId: `person-${key.keyId.slice(0, 12)}`,
    roles: [role],
    spki: key.spki,
    v: 1,
    validFrom: new Date(now - 3_600_000).toISOString(),
    validTo: new Date(now + 86_400_000).toISOString(),
    ...(by ? { signerKeyId: by.keyId } : {}),
  };
  const text = encodeCommand('trace', command);
  const signature = by && Buffer.from(await by.sign(commandSigningBytes(text))).toString('base64');
  const args = [canonicalJson({ command: text, ...(signature ? { signature } : {}) })];
  return { fn: 'people:activateIdentity', args, commandId };
}
