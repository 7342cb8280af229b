// SPDX-License-Identifier: Apache-2.0
import { equalBytes, toHex } from '../bytes.js';
import { readMessage } from '../protobuf-reader.js';
import { demand, Refusal } from '../refusal.js';
import { sha256 } from '../sha256.js';
import type { Certificate } from '../x509/certificate.js';
import { verifyLowS } from '../x509/ecdsa.js';
import { isRevoked } from '../x509/revocation-list.js';
import { sanitizedDer } from '../x509/signed-by.js';
import { certificatePath, chainHash } from './certificate-path.js';
import { SERIALIZED_IDENTITY } from './fabric-messages.js';
import { readPemCertificate, type Msp, type NodeRole } from './msp.js';
import { text } from './text.js';

/** What {@link validateIdentity} found, by MSP and identity key: a path costs several signature checks. */
const JUDGED = new WeakMap<Msp, Map<string, Refusal | undefined>>();

/** A certificate with the MSP that is to vouch for it; whether it does is {@link validateIdentity}'s answer. */
export interface Identity {
  readonly mspId: string;
  readonly msp: Msp;
  readonly certificate: Certificate;
  /** `mspId` and the hex SHA-256 of the low-S certificate: what counts as one identity (step 10). */
  readonly key: string;
}

/**
 * Parses `msp.SerializedIdentity` bytes against the MSPs of one config group.
 * @throws Refusal `TP_IDENTITY_MSP` for an organisation that is not of that group, else as the parsers.
 */
export function readIdentity(bytes: Uint8Array, msps: ReadonlyMap<string, Msp>): Identity {
  const { mspId, certificate: pem } = readMessage(bytes, SERIALIZED_IDENTITY, 'SerializedIdentity');
  const id = text(mspId);
  const msp = msps.get(id);
  if (msp === undefined) throw new Refusal('TP_IDENTITY_MSP', `no organisation ${id} here`);
  const certificate = readPemCertificate(pem);
  return { mspId: id, msp, certificate, key: `${id}:${certificateHash(certificate, msp)}` };
}

/**
 * Checks that the MSP vouches for the certificate: no CA, exactly one path, not revoked, OUs as demanded (steps 13–15).
 * @throws Refusal `TP_IDENTITY_CA`, `TP_IDENTITY_PATH`, `TP_IDENTITY_REVOKED`, `TP_IDENTITY_OU`.
 */
export function validateIdentity(identity: Identity): void {
  const known = JUDGED.get(identity.msp) ?? new Map<string, Refusal | undefined>();
  JUDGED.set(identity.msp, known);
  if (!known.has(identity.key)) known.set(identity.key, refusalOf(identity));
  const refusal = known.get(identity.key);
  if (refusal) throw refusal;
}

function refusalOf({ certificate, msp }: Identity): Refusal | undefined {
  try {
    assertVouchedFor(certificate, msp);
    return undefined;
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
}

function assertVouchedFor(certificate: Certificate, msp: Msp): void {
  demand(!certificate.extensions.isCa, 'TP_IDENTITY_CA', 'expected a leaf certificate, got a CA');
  const path = certificatePath(certificate, msp);
  assertNotRevoked(path, msp);
  const certifiers = chainHash(path.slice(1));
  assertPlainOus(certificate, msp, certifiers);
  assertNodeOus(certificate, msp, certifiers);
}

/** True when {@link validateIdentity} passes. */
export function isValidIdentity(identity: Identity): boolean {
  try {
    validateIdentity(identity);
    return true;
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

/** True when NodeOUs are enforced and the certificate carries the OU of `role`. Validity is checked apart. */
export function hasNodeRole(
  { certificate, msp }: Pick<Identity, 'certificate' | 'msp'>,
  role: NodeRole,
): boolean {
  const ou = msp.nodeOus?.[role];
  return ou !== undefined && certificate.organizationalUnits.includes(ou.organizationalUnit);
}

/** True when the certificate is declared as an administrator in the MSP itself. */
export function isDeclaredAdmin({
  certificate,
  msp,
}: Pick<Identity, 'certificate' | 'msp'>): boolean {
  return msp.admins.some((admin) => equalBytes(admin.raw, certificate.raw));
}

/** True when the identity's key made this low-S, strict-DER signature over `message`. */
export function hasSigned(identity: Identity, message: Uint8Array, signature: Uint8Array): boolean {
  return verifyLowS(identity.certificate.publicKey, message, signature);
}

function certificateHash(certificate: Certificate, msp: Msp): string {
  const issuer = [...msp.roots, ...msp.intermediates].find((ca) =>
    equalBytes(ca.subject, certificate.issuer),
  );
  const curve = issuer?.publicKey.curve ?? 'P-256';
  return toHex(sha256(sanitizedDer(certificate, curve)));
}

function assertNotRevoked(path: readonly Certificate[], msp: Msp): void {
  path.slice(0, -1).forEach((subject, index) => {
    const issuer = path[index + 1];
    const revoked = issuer && msp.revocationLists.some((list) => isRevoked(list, subject, issuer));
    demand(
      !revoked,
      'TP_IDENTITY_REVOKED',
      `certificate ${subject.serial} is on a revocation list`,
    );
  });
}

function assertPlainOus(certificate: Certificate, msp: Msp, certifiers: string): void {
  if (msp.ouIdentifiers.length === 0) return;
  const found = msp.ouIdentifiers.some(
    (ou) =>
      certificate.organizationalUnits.includes(ou.organizationalUnit) &&
      (ou.certifiers === undefined || ou.certifiers === certifiers),
  );
  demand(found, 'TP_IDENTITY_OU', `no OU of ${certificate.commonName} is one that ${msp.id} names`);
}

function assertNodeOus(certificate: Certificate, msp: Msp, certifiers: string): void {
  if (msp.nodeOus === undefined) return;
  const known = Object.values(msp.nodeOus);
  const held = certificate.organizationalUnits.flatMap((unit) =>
    known.filter((ou) => ou.organizationalUnit === unit).slice(-1),
  );
  const pinned = held.every((ou) => ou.certifiers === undefined || ou.certifiers === certifiers);
  demand(
    held.length === 1 && pinned,
    'TP_IDENTITY_OU',
    `expected one of the OUs client, peer, admin, orderer, got ${held.length}`,
  );
}
