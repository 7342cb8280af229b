// SPDX-License-Identifier: Apache-2.0
// The certificate library resolves its parts through decorators and wants this first.
import 'reflect-metadata';

import { createHash, webcrypto, X509Certificate } from 'node:crypto';

import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A key and its certificate for one address; both PEM. They live as long as the process. */
export interface LanCertificate {
  readonly certPem: string;
  readonly keyPem: string;
  /** SHA-256 of the DER, as browsers show it: upper-case hex in pairs. */
  readonly fingerprint: string;
}

const HOUR_MS = 3_600_000;
/** Phones refuse certificates that are valid for years; a demo is over long before. */
const VALID_MS = 30 * 24 * HOUR_MS;

/** Makes a self-signed P-256 certificate for an IPv4 address. */
export async function newLanCertificate(address: string, now: Date): Promise<LanCertificate> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Daoji demo',
      keys,
      // An hour back: a phone's clock may be a little behind.
      notBefore: new Date(now.getTime() - HOUR_MS),
      notAfter: new Date(now.getTime() + VALID_MS),
      signingAlgorithm: algorithm,
      extensions: [
        new BasicConstraintsExtension(false),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([{ type: 'ip', value: address }]),
      ],
    },
    webcrypto,
  );
  const der = Buffer.from(certificate.rawData);
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return {
    certPem: new X509Certificate(der).toString(),
    keyPem: pem('PRIVATE KEY', pkcs8),
    fingerprint: (
      createHash('sha256').update(der).digest('hex').toUpperCase().match(/../g) ?? []
    ).join(':'),
  };
}

function pem(label: string, der: Buffer): string {
  const body = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}
