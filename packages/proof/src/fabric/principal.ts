// SPDX-License-Identifier: Apache-2.0
import { equalBytes, toHex } from '../bytes.js';
import { readMessage } from '../protobuf-reader.js';
import { certificatePath, chainHash } from './certificate-path.js';
import {
  COMBINED_PRINCIPAL,
  MSP_ROLE,
  ORGANIZATION_UNIT,
  PRINCIPAL,
  SERIALIZED_IDENTITY,
} from './fabric-messages.js';
import { hasNodeRole, isDeclaredAdmin, isValidIdentity, type Identity } from './identity.js';
import { readPemCertificate } from './msp.js';
import { text } from './text.js';

const MEMBER = 0n;
const ADMIN = 1n;
const CLIENT = 2n;
const PEER = 3n;
const ORDERER = 4n;

/**
 * Whether an identity satisfies `MSPPrincipal` bytes: role, organizational unit, identity or all of several.
 * Source: msp/mspimpl.go:425-668. An unknown classification satisfies nobody.
 */
export function satisfiesPrincipal(identity: Identity, bytes: Uint8Array): boolean {
  const { classification, principal } = readMessage(bytes, PRINCIPAL, 'MSPPrincipal');
  switch (classification) {
    case 0n:
      return satisfiesRole(identity, principal);
    case 1n:
      return satisfiesUnit(identity, principal);
    case 2n:
      return isSameIdentity(identity, principal);
    case 4n: {
      const { principals } = readMessage(principal, COMBINED_PRINCIPAL, 'CombinedPrincipal');
      return (
        principals.length > 0 && principals.every((part) => satisfiesPrincipal(identity, part))
      );
    }
    default:
      return false;
  }
}

function satisfiesRole(identity: Identity, bytes: Uint8Array): boolean {
  const { mspId, role } = readMessage(bytes, MSP_ROLE, 'MSPRole');
  if (text(mspId) !== identity.mspId) return false;
  if (role === ADMIN && isDeclaredAdmin(identity)) return true;
  return isValidIdentity(identity) && (role === MEMBER || hasRoleNumber(identity, role));
}

function hasRoleNumber(identity: Identity, role: bigint): boolean {
  if (role === ADMIN) return hasNodeRole(identity, 'admin');
  if (role === CLIENT) return hasNodeRole(identity, 'client');
  if (role === PEER) return hasNodeRole(identity, 'peer');
  return role === ORDERER && hasNodeRole(identity, 'orderer');
}

function satisfiesUnit(identity: Identity, bytes: Uint8Array): boolean {
  const unit = readMessage(bytes, ORGANIZATION_UNIT, 'OrganizationUnit');
  if (text(unit.mspId) !== identity.mspId || !isValidIdentity(identity)) return false;
  const holds = identity.certificate.organizationalUnits.includes(text(unit.organizationalUnit));
  const chain = chainHash(certificatePath(identity.certificate, identity.msp).slice(1));
  return holds && (unit.certifiers.length === 0 || toHex(unit.certifiers) === chain);
}

function isSameIdentity(identity: Identity, bytes: Uint8Array): boolean {
  const wanted = readMessage(bytes, SERIALIZED_IDENTITY, 'SerializedIdentity');
  return (
    text(wanted.mspId) === identity.mspId &&
    equalBytes(readPemCertificate(wanted.certificate).raw, identity.certificate.raw) &&
    isValidIdentity(identity)
  );
}
