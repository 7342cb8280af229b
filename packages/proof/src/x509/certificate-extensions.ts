// SPDX-License-Identifier: Apache-2.0
import { fromUtf8, toHex } from '../bytes.js';
import { demand } from '../refusal.js';
import {
  DER_TAG,
  oidText,
  readElement,
  readSequence,
  unsignedInteger,
  type DerElement,
} from './der-reader.js';

/** Extensions that Fabric's identity rules look at. */
export interface CertificateExtensions {
  readonly isCa: boolean;
  /** Most CA certificates allowed below this one; absent means no limit. */
  readonly pathLength?: number;
  /** True when a KeyUsage stands and lacks keyCertSign (bit 5). */
  readonly forbidsCertSign: boolean;
  /** True when a KeyUsage stands and lacks cRLSign (bit 6). */
  readonly forbidsCrlSign: boolean;
  /** Dotted OIDs of ExtendedKeyUsage; empty when it does not stand. */
  readonly extendedKeyUsages: readonly string[];
  readonly subjectKeyId?: Uint8Array;
  readonly authorityKeyId?: Uint8Array;
  /** Attributes that Fabric CA writes, e.g. `role`. */
  readonly attributes: Readonly<Record<string, string>>;
}

const OID = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  fabricAttributes: '1.2.3.4.5.6.7.8.1',
} as const;

const HANDLED: ReadonlySet<string> = new Set(Object.values(OID));

/** Parses the Extension elements of a certificate. An extension twice, or an unknown critical one, is refused. */
export function readExtensions(elements: readonly DerElement[]): CertificateExtensions {
  const values = new Map<string, Uint8Array>();
  for (const element of elements) {
    const { oid, critical, value } = readExtension(element);
    demand(!values.has(oid), 'TP_CERTIFICATE', `extension ${oid} stands twice`);
    demand(!critical || HANDLED.has(oid), 'TP_CERTIFICATE', `unknown critical extension ${oid}`);
    values.set(oid, value);
  }
  const usage = keyUsage(values.get(OID.keyUsage));
  return {
    ...basicConstraints(values.get(OID.basicConstraints)),
    forbidsCertSign: usage !== undefined && (usage & 0x04) === 0,
    forbidsCrlSign: usage !== undefined && (usage & 0x02) === 0,
    extendedKeyUsages: extendedKeyUsages(values.get(OID.extendedKeyUsage)),
    subjectKeyId: subjectKeyId(values.get(OID.subjectKeyId)),
    authorityKeyId: authorityKeyId(values.get(OID.authorityKeyId)),
    attributes: fabricAttributes(values.get(OID.fabricAttributes)),
  };
}

/** One Extension: its OID, criticality and the content of its OCTET STRING. */
export function readExtension(element: DerElement): {
  oid: string;
  critical: boolean;
  value: Uint8Array;
} {
  const parts = readSequence(element.raw, 'extension');
  const [id, second] = parts;
  const critical = second?.tag === DER_TAG.boolean;
  const value = parts[critical ? 2 : 1];
  demand(
    id?.tag === DER_TAG.oid && value?.tag === DER_TAG.octetString,
    'TP_CERTIFICATE',
    'expected an extension of OID and OCTET STRING',
  );
  return {
    oid: oidText(id.content),
    critical: critical && second.content[0] !== 0,
    value: value.content,
  };
}

function basicConstraints(value: Uint8Array | undefined): { isCa: boolean; pathLength?: number } {
  if (!value) return { isCa: false };
  const [first, second] = readSequence(value, 'basicConstraints');
  const isCa = first?.tag === DER_TAG.boolean && first.content[0] === 0xff;
  const length = isCa ? second : first;
  if (length === undefined || length.tag !== DER_TAG.integer) return { isCa };
  return { isCa, pathLength: Number(unsignedInteger(length, 'pathLength')) };
}

/** First byte of the KeyUsage bits: 0x80 digitalSignature … 0x04 keyCertSign, 0x02 cRLSign. */
function keyUsage(value: Uint8Array | undefined): number | undefined {
  if (!value) return undefined;
  return readElement(value, DER_TAG.bitString, 'keyUsage').content[1] ?? 0;
}

function extendedKeyUsages(value: Uint8Array | undefined): string[] {
  if (!value) return [];
  return readSequence(value, 'extKeyUsage').map((element) => oidText(element.content));
}

function subjectKeyId(value: Uint8Array | undefined): Uint8Array | undefined {
  return value && readElement(value, DER_TAG.octetString, 'subjectKeyId').content;
}

/** The `[0] keyIdentifier` of an AuthorityKeyIdentifier. */
export function authorityKeyId(value: Uint8Array | undefined): Uint8Array | undefined {
  if (!value) return undefined;
  return readSequence(value, 'authorityKeyId').find((element) => element.tag === 0x80)?.content;
}

function fabricAttributes(value: Uint8Array | undefined): Record<string, string> {
  if (!value) return {};
  const attributes: Record<string, string> = {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(fromUtf8(value));
  } catch {
    demand(
      false,
      'TP_CERTIFICATE',
      `expected attributes as JSON, got ${toHex(value.slice(0, 8))}…`,
    );
  }
  const attrs: unknown =
    typeof parsed === 'object' && parsed !== null && 'attrs' in parsed ? parsed.attrs : {};
  for (const [name, text] of Object.entries(attrs ?? {})) {
    if (typeof text === 'string') attributes[name] = text;
  }
  return attributes;
}
