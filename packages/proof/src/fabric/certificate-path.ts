// SPDX-License-Identifier: Apache-2.0
import { concatBytes, equalBytes, toHex } from '../bytes.js';
import { demand } from '../refusal.js';
import { sha256 } from '../sha256.js';
import type { Certificate } from '../x509/certificate.js';
import { verifyCertificateSignature } from '../x509/signed-by.js';
import type { Msp } from './msp.js';

const EKU_ACCEPTED: ReadonlySet<string> = new Set(['1.3.6.1.5.5.7.3.1', '2.5.29.37.0']);
const ONE_SECOND = 1000;
const MAX_PATH = 6;

/**
 * The one path from `leaf` to a root of the MSP, leaf first; validity is looked at one second after the leaf's
 * notBefore, so that expiry never counts here (step 13).
 * @throws Refusal `TP_IDENTITY_PATH` when no path exists, or more than one.
 */
export function certificatePath(
  leaf: Certificate,
  authorities: Pick<Msp, 'roots' | 'intermediates'>,
): readonly Certificate[] {
  const at = leaf.notBefore + ONE_SECOND;
  const paths = extendPath([leaf], authorities, at);
  const [only, ...others] = paths;
  demand(
    only !== undefined && others.length === 0,
    'TP_IDENTITY_PATH',
    `expected one certificate path for ${leaf.commonName}, got ${paths.length}`,
  );
  return only;
}

/**
 * Hex SHA-256 over the raw certificates of a chain of CAs, as an OU identifier pins it.
 * @throws Refusal `TP_IDENTITY_PATH` when `authority` is no CA of this MSP.
 */
export function certifiersIdentifier(
  authority: Certificate,
  authorities: Pick<Msp, 'roots' | 'intermediates'>,
): string {
  if (authorities.roots.some((root) => equalBytes(root.raw, authority.raw))) {
    return chainHash([authority]);
  }
  const known = authorities.intermediates.some((ca) => equalBytes(ca.raw, authority.raw));
  demand(known, 'TP_IDENTITY_PATH', 'expected the certifier of an OU among the CAs of its MSP');
  return chainHash(certificatePath(authority, authorities));
}

/** Hex SHA-256 over the raw certificates, in order. */
export function chainHash(chain: readonly Certificate[]): string {
  return toHex(sha256(concatBytes(...chain.map((certificate) => certificate.raw))));
}

function extendPath(
  path: readonly Certificate[],
  authorities: Pick<Msp, 'roots' | 'intermediates'>,
  at: number,
): (readonly Certificate[])[] {
  const tip = path[path.length - 1];
  if (tip === undefined || path.length > MAX_PATH || !isUsableAt(tip, at)) return [];
  const issuedBy = (ca: Certificate): boolean => isIssuer(ca, tip, path.length - 1);
  const finished = authorities.roots
    .filter((root) => issuedBy(root) && isUsableAt(root, at) && !contains(path, root))
    .map((root) => [...path, root]);
  const longer = authorities.intermediates
    .filter((ca) => !contains(path, ca) && issuedBy(ca))
    .flatMap((ca) => extendPath([...path, ca], authorities, at));
  return [...finished, ...longer];
}

function contains(path: readonly Certificate[], candidate: Certificate): boolean {
  return path.some((certificate) => equalBytes(certificate.raw, candidate.raw));
}

function isUsableAt(certificate: Certificate, at: number): boolean {
  const usages = certificate.extensions.extendedKeyUsages;
  const usable = usages.length === 0 || usages.some((usage) => EKU_ACCEPTED.has(usage));
  return usable && certificate.notBefore <= at && at <= certificate.notAfter;
}

/** @param below - CA certificates between `ca` and the leaf; the subject itself counts when it is a CA. */
function isIssuer(ca: Certificate, subject: Certificate, below: number): boolean {
  const { extensions } = ca;
  return (
    equalBytes(ca.subject, subject.issuer) &&
    extensions.isCa &&
    extensions.subjectKeyId !== undefined &&
    !extensions.forbidsCertSign &&
    (extensions.pathLength === undefined || below <= extensions.pathLength) &&
    verifyCertificateSignature(subject, ca)
  );
}
