// SPDX-License-Identifier: Apache-2.0
import { demand } from '../refusal.js';
import { readMessage } from '../protobuf-reader.js';
import { readCertificate, type Certificate } from '../x509/certificate.js';
import { readPem } from '../x509/pem.js';
import { readRevocationList, type RevocationList } from '../x509/revocation-list.js';
import { certifiersIdentifier } from './certificate-path.js';
import { FABRIC_MSP_CONFIG, MSP_CONFIG, NODE_OUS, OU_IDENTIFIER } from './fabric-messages.js';
import { text } from './text.js';

/** Roles that NodeOUs tell apart. */
export type NodeRole = 'client' | 'peer' | 'admin' | 'orderer';

/** An organizational unit, pinned to the CA chain with hash `certifiers` when that is given (hex). */
export interface OuIdentifier {
  readonly organizationalUnit: string;
  readonly certifiers?: string;
}

/** One organisation's MSP as its channel config defines it. */
export interface Msp {
  readonly id: string;
  readonly roots: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly admins: readonly Certificate[];
  readonly revocationLists: readonly RevocationList[];
  readonly ouIdentifiers: readonly OuIdentifier[];
  /** Absent when NodeOUs are not enforced. */
  readonly nodeOus?: Readonly<Partial<Record<NodeRole, OuIdentifier>>>;
}

const MAX_CERTIFICATES = 64;

/**
 * Parses `msp.MSPConfig` bytes of a channel config; type 0 (X.509) only.
 * @throws Refusal `TP_PROTOBUF`, `TP_PEM`, `TP_DER`, `TP_CERTIFICATE`.
 */
export function readMsp(bytes: Uint8Array): Msp {
  const outer = readMessage(bytes, MSP_CONFIG, 'MSPConfig');
  demand(
    outer.type === 0n,
    'TP_CERTIFICATE',
    `expected an X.509 MSP, got type ${outer.type.toString()}`,
  );
  const config = readMessage(outer.config, FABRIC_MSP_CONFIG, 'FabricMSPConfig');
  const roots = config.rootCerts.map(readPemCertificate);
  const intermediates = config.intermediateCerts.map(readPemCertificate);
  const authorities = { roots, intermediates };
  demand(
    roots.length > 0 && roots.length + intermediates.length <= MAX_CERTIFICATES,
    'TP_CERTIFICATE',
    `expected 1 to ${MAX_CERTIFICATES} CA certificates`,
  );
  return {
    id: text(config.name),
    roots,
    intermediates,
    admins: config.admins.map(readPemCertificate),
    revocationLists: config.revocationList.map((pem) =>
      readRevocationList(readPem(pem, ['X509 CRL'])),
    ),
    ouIdentifiers: config.organizationalUnits.map((ou) => readOu(ou, authorities)),
    nodeOus: readNodeOus(config.nodeOus, authorities),
  };
}

/** The certificate in one PEM block. */
export function readPemCertificate(pem: Uint8Array): Certificate {
  return readCertificate(readPem(pem, ['CERTIFICATE']));
}

function readOu(
  bytes: Uint8Array,
  authorities: Pick<Msp, 'roots' | 'intermediates'>,
): OuIdentifier {
  const ou = readMessage(bytes, OU_IDENTIFIER, 'FabricOUIdentifier');
  const organizationalUnit = text(ou.organizationalUnit);
  if (ou.certificate.length === 0) return { organizationalUnit };
  return {
    organizationalUnit,
    certifiers: certifiersIdentifier(readPemCertificate(ou.certificate), authorities),
  };
}

function readNodeOus(
  bytes: Uint8Array,
  authorities: Pick<Msp, 'roots' | 'intermediates'>,
): Msp['nodeOus'] {
  const config = readMessage(bytes, NODE_OUS, 'FabricNodeOUs');
  if (config.enable === 0n) return undefined;
  const ous: Partial<Record<NodeRole, OuIdentifier>> = {};
  for (const role of ['client', 'peer', 'admin', 'orderer'] as const) {
    const ou = config[role];
    if (ou !== undefined) ous[role] = readOu(ou, authorities);
  }
  return ous;
}
