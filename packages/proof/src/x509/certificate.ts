// SPDX-License-Identifier: Apache-2.0
import { fromUtf8, toHex } from '../bytes.js';
import { demand } from '../refusal.js';
import { readExtensions, type CertificateExtensions } from './certificate-extensions.js';
import {
  DER_TAG,
  oidText,
  readElement,
  readElements,
  readSequence,
  unsignedInteger,
  type DerElement,
} from './der-reader.js';
import { assertPoint, type Curve, type PublicKey } from './ecdsa.js';

/** The parts of an X.509 v3 certificate that Fabric's identity rules look at. */
export interface Certificate {
  /** DER bytes as received. */
  readonly raw: Uint8Array;
  readonly tbs: Uint8Array;
  /** DER of the signature's AlgorithmIdentifier. */
  readonly signatureAlgorithm: Uint8Array;
  /** Dotted OID of the signature algorithm. */
  readonly signatureOid: string;
  readonly signature: Uint8Array;
  /** Hex of the serial number's content bytes. */
  readonly serial: string;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly organizationalUnits: readonly string[];
  readonly commonName: string;
  /** Milliseconds since 1970, UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly spki: Uint8Array;
  readonly publicKey: PublicKey;
  readonly extensions: CertificateExtensions;
}

const OID_EC = '1.2.840.10045.2.1';
const OID_CN = '2.5.4.3';
const OID_OU = '2.5.4.11';
const CURVE_OIDS: Readonly<Record<string, Curve>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
};

/**
 * Parses one DER certificate; P-256 and P-384 keys only.
 * @throws Refusal `TP_DER`, `TP_CERTIFICATE`.
 */
export function readCertificate(raw: Uint8Array): Certificate {
  const [tbs, algorithm, signature, ...rest] = readSequence(raw, 'certificate');
  demand(
    tbs !== undefined && algorithm !== undefined && signature !== undefined && rest.length === 0,
    'TP_CERTIFICATE',
    'expected tbs, algorithm and signature',
  );
  const body = readTbs(tbs, algorithm);
  return {
    raw,
    tbs: tbs.raw,
    signatureAlgorithm: algorithm.raw,
    signatureOid: algorithmOid(algorithm),
    signature: bitString(signature),
    ...body,
  };
}

/**
 * Parses a SubjectPublicKeyInfo with an elliptic-curve key and checks that the point lies on its curve.
 * @throws Refusal `TP_DER`, `TP_CERTIFICATE`.
 */
export function readSpki(spki: Uint8Array): PublicKey {
  const [algorithm, key, ...rest] = readSequence(spki, 'SPKI');
  demand(
    algorithm !== undefined && key !== undefined && rest.length === 0,
    'TP_CERTIFICATE',
    'expected an SPKI of algorithm and key',
  );
  const [kind, named, ...more] = readSequence(algorithm.raw, 'SPKI algorithm');
  const isEc = kind?.tag === DER_TAG.oid && oidText(kind.content) === OID_EC;
  demand(isEc && named !== undefined && more.length === 0, 'TP_CERTIFICATE', 'expected an EC key');
  const curve = CURVE_OIDS[oidText(named.content)];
  demand(
    named.tag === DER_TAG.oid && curve !== undefined,
    'TP_CERTIFICATE',
    'expected P-256 or P-384',
  );
  const publicKey = { curve, point: bitString(key) };
  assertPoint(publicKey);
  return publicKey;
}

type TbsFields = Omit<
  Certificate,
  'raw' | 'tbs' | 'signatureAlgorithm' | 'signatureOid' | 'signature'
>;

function readTbs(tbs: DerElement, outerAlgorithm: DerElement): TbsFields {
  const [version, ...fields] = readSequence(tbs.raw, 'tbsCertificate');
  demand(
    version !== undefined && toHex(version.raw) === 'a003020102',
    'TP_CERTIFICATE',
    'expected an X.509 v3 certificate',
  );
  const [serial, algorithm, issuer, validity, subject, spki, ...optional] = fields;
  demand(
    serial !== undefined && algorithm !== undefined && issuer !== undefined,
    'TP_CERTIFICATE',
    'expected serial, algorithm and issuer',
  );
  demand(
    validity !== undefined && subject !== undefined && spki !== undefined,
    'TP_CERTIFICATE',
    'expected validity, subject and key',
  );
  demand(
    serial.tag === DER_TAG.integer && toHex(algorithm.raw) === toHex(outerAlgorithm.raw),
    'TP_CERTIFICATE',
    'expected one signature algorithm inside and outside',
  );
  const names = readName(subject.raw);
  return {
    serial: toHex(serial.content),
    issuer: issuer.raw,
    subject: subject.raw,
    organizationalUnits: names.get(OID_OU) ?? [],
    commonName: names.get(OID_CN)?.[0] ?? '',
    ...readValidity(validity),
    spki: spki.raw,
    publicKey: readSpki(spki.raw),
    extensions: readExtensions(extensionBlock(optional)),
  };
}

/** The `[3]` extensions; unique ids (`[1]`, `[2]`) carry nothing that a rule uses. */
function extensionBlock(optional: readonly DerElement[]): readonly DerElement[] {
  const block = optional.find((element) => element.tag === 0xa3);
  return block ? readSequence(block.content, 'extensions') : [];
}

function readValidity(validity: DerElement): { notBefore: number; notAfter: number } {
  const [from, to, ...rest] = readSequence(validity.raw, 'validity');
  demand(
    from !== undefined && to !== undefined && rest.length === 0,
    'TP_CERTIFICATE',
    'expected notBefore and notAfter',
  );
  return { notBefore: readTime(from), notAfter: readTime(to) };
}

/** Milliseconds since 1970 of a UTCTime or GeneralizedTime that ends in `Z`. */
export function readTime(element: DerElement): number {
  const text = fromUtf8(element.content);
  const isUtc = element.tag === DER_TAG.utcTime;
  const match = (isUtc ? /^(\d{2})(\d{10})Z$/ : /^(\d{4})(\d{10})Z$/).exec(text);
  demand(
    (isUtc || element.tag === DER_TAG.generalizedTime) && match !== null,
    'TP_CERTIFICATE',
    `expected a UTC time, got ${text.slice(0, 20)}`,
  );
  const [, year = '', rest = ''] = match;
  const century = Number(year) >= 50 ? '19' : '20';
  const [month, day, hour, minute, second] = rest.match(/\d{2}/g) ?? [];
  return Date.parse(`${isUtc ? century : ''}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Attribute values of a Name by OID; each RDN may hold several. */
function readName(name: Uint8Array): ReadonlyMap<string, string[]> {
  const values = new Map<string, string[]>();
  for (const rdn of readSequence(name, 'name')) {
    demand(rdn.tag === DER_TAG.set, 'TP_CERTIFICATE', 'expected a SET in a name');
    for (const attribute of readElements(rdn.content)) {
      const [type, value] = readSequence(attribute.raw, 'name attribute');
      demand(
        type?.tag === DER_TAG.oid && value !== undefined,
        'TP_CERTIFICATE',
        'expected type and value',
      );
      const oid = oidText(type.content);
      if (oid === OID_CN || oid === OID_OU) {
        values.set(oid, [...(values.get(oid) ?? []), fromUtf8(value.content)]);
      }
    }
  }
  return values;
}

/** Dotted OID of an AlgorithmIdentifier. */
export function algorithmOid(algorithm: DerElement): string {
  const [oid] = readSequence(algorithm.raw, 'algorithm');
  demand(oid?.tag === DER_TAG.oid, 'TP_CERTIFICATE', 'expected an algorithm OID');
  return oidText(oid.content);
}

/** Bytes of a BIT STRING with no unused bits. */
export function bitString(element: DerElement): Uint8Array {
  demand(
    element.tag === DER_TAG.bitString && element.content[0] === 0,
    'TP_CERTIFICATE',
    'expected a BIT STRING of whole bytes',
  );
  return element.content.subarray(1);
}

/** Reads a non-negative INTEGER element; for versions and path lengths. */
export function smallInteger(element: DerElement, what: string): number {
  const value = unsignedInteger(readElement(element.raw, DER_TAG.integer, what), what);
  demand(value < 1_000_000n, 'TP_CERTIFICATE', `${what}: expected a small number`);
  return Number(value);
}
