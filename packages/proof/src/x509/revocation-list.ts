// SPDX-License-Identifier: Apache-2.0
import { equalBytes, toHex } from '../bytes.js';
import { demand } from '../refusal.js';
import { algorithmOid, bitString, type Certificate } from './certificate.js';
import { authorityKeyId, readExtension } from './certificate-extensions.js';
import { DER_TAG, readElements, readSequence, type DerElement } from './der-reader.js';
import { verifyCertificateSignature } from './signed-by.js';

/** The parts of an X.509 CRL that Fabric's rule looks at; revocation dates are ignored (step 14). */
export interface RevocationList {
  readonly tbs: Uint8Array;
  readonly signatureOid: string;
  readonly signature: Uint8Array;
  readonly authorityKeyId?: Uint8Array;
  /** Hex contents of the revoked serial numbers. */
  readonly serials: ReadonlySet<string>;
}

const OID_AUTHORITY_KEY_ID = '2.5.29.35';

/**
 * Parses one DER CRL.
 * @throws Refusal `TP_DER`, `TP_CERTIFICATE`.
 */
export function readRevocationList(raw: Uint8Array): RevocationList {
  const [tbs, algorithm, signature, ...rest] = readSequence(raw, 'CRL');
  demand(
    tbs !== undefined && algorithm !== undefined && signature !== undefined && rest.length === 0,
    'TP_CERTIFICATE',
    'expected a CRL of tbs, algorithm and signature',
  );
  const fields = readSequence(tbs.raw, 'tbsCertList');
  return {
    tbs: tbs.raw,
    signatureOid: algorithmOid(algorithm),
    signature: bitString(signature),
    authorityKeyId: listAuthorityKeyId(fields),
    serials: revokedSerials(fields),
  };
}

/** True when `list` was issued by `issuer` and names the serial of `subject`. */
export function isRevoked(
  list: RevocationList,
  subject: Certificate,
  issuer: Certificate,
): boolean {
  const { subjectKeyId } = issuer.extensions;
  const sameIssuer =
    subjectKeyId !== undefined &&
    list.authorityKeyId !== undefined &&
    equalBytes(subjectKeyId, list.authorityKeyId);
  return sameIssuer && list.serials.has(subject.serial) && verifyCertificateSignature(list, issuer);
}

function listAuthorityKeyId(fields: readonly DerElement[]): Uint8Array | undefined {
  const block = fields.find((element) => element.tag === 0xa0);
  if (!block) return undefined;
  for (const element of readSequence(block.content, 'crlExtensions')) {
    const { oid, value } = readExtension(element);
    if (oid === OID_AUTHORITY_KEY_ID) return authorityKeyId(value);
  }
  return undefined;
}

/** The list of revoked entries is the one SEQUENCE that follows the times thisUpdate and nextUpdate. */
function revokedSerials(fields: readonly DerElement[]): Set<string> {
  const isTime = ({ tag }: DerElement): boolean =>
    tag === DER_TAG.utcTime || tag === DER_TAG.generalizedTime;
  const after = fields.slice(fields.findLastIndex(isTime) + 1);
  const list = after.find((element) => element.tag === DER_TAG.sequence);
  const serials = new Set<string>();
  for (const entry of list ? readElements(list.content) : []) {
    const [serial] = readSequence(entry.raw, 'revoked certificate');
    if (serial?.tag === DER_TAG.integer) serials.add(toHex(serial.content));
  }
  return serials;
}
