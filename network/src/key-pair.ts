// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as unknown as Parameters<typeof x509.cryptoProvider.set>[0]);

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A new P-256 key with a request for its certificate. */
export interface KeyRequest {
  /** PKCS #8 PEM. */
  readonly keyPem: string;
  /** PKCS #10 PEM. */
  readonly csrPem: string;
}

/** Makes a P-256 key and a signing request for `CN=name`, with these host names and addresses. */
export async function makeKeyRequest(
  name: string,
  hosts: readonly string[] = [],
): Promise<KeyRequest> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const names = hosts.map((host) => ({
    type: isAddress(host) ? ('ip' as const) : ('dns' as const),
    value: host,
  }));
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : [],
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { keyPem: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'), csrPem: csr.toString('pem') };
}

/** The common name of a signing request. `undefined` where it has none or is not a request. */
export function requestedName(csrPem: string): string | undefined {
  try {
    return new x509.Pkcs10CertificateRequest(csrPem).subjectName.getField('CN')[0];
  } catch {
    return undefined;
  }
}

function isAddress(host: string): boolean {
  return /^[0-9.]+$/.test(host) || host.includes(':');
}
