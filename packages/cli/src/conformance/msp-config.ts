// SPDX-License-Identifier: Apache-2.0
import { concatBytes, readMsp, utf8, type Msp } from '@daoji/proof';
import { parse } from 'yaml';

import type { VectorFiles } from './vector-files.js';

interface OuSection {
  readonly Certificate?: string | null;
  readonly OrganizationalUnitIdentifier?: string | null;
}

interface MspYaml {
  readonly OrganizationalUnitIdentifiers?: readonly OuSection[];
  readonly NodeOUs?: Readonly<Record<string, OuSection | boolean | undefined>>;
}

/** The MSP of a folder, written as a channel config has it and read by the verifier's own reader. */
export function mspOfFolder(files: VectorFiles, folder: string, id: string): Msp {
  const text = files.has(`${folder}/config.yaml`) ? files.text(`${folder}/config.yaml`) : '';
  const yaml = (parse(text) as MspYaml | null) ?? {};
  const ou = (section: OuSection): Uint8Array => {
    const file = `${folder}/${section.Certificate ?? ''}`;
    // A pinned CA that the folder lacks (nodeouadmin) pins nothing, as in Fabric's own loader.
    const isGiven = typeof section.Certificate === 'string' && files.has(file);
    const pem = isGiven ? [field(1, pemOf(files.text(file)))] : [];
    return concatBytes(...pem, field(2, utf8(section.OrganizationalUnitIdentifier ?? '')));
  };
  const pems = (number: number, part: string): Uint8Array[] =>
    files
      .list(`${folder}/${part}`)
      .map((name) => field(number, pemOf(files.text(`${folder}/${part}/${name}`))));
  const config = concatBytes(
    field(1, utf8(id)),
    ...pems(2, 'cacerts'),
    ...pems(3, 'intermediatecerts'),
    ...pems(4, 'admincerts'),
    ...pems(5, 'crls'),
    ...(yaml.OrganizationalUnitIdentifiers ?? []).map((section) => field(7, ou(section))),
    ...nodeOus(yaml.NodeOUs, ou),
  );
  return readMsp(field(2, config));
}

/** `msp.SerializedIdentity` of a PEM file. */
export function serializedIdentity(id: string, pem: string): Uint8Array {
  return concatBytes(field(1, utf8(id)), field(2, pemOf(pem)));
}

function nodeOus(
  section: MspYaml['NodeOUs'],
  ou: (section: OuSection) => Uint8Array,
): Uint8Array[] {
  if (section?.['Enable'] !== true) return [];
  const roles = ['Client', 'Peer', 'Admin', 'Orderer'].flatMap((role, at) => {
    const found = section[`${role}OUIdentifier`];
    return typeof found === 'object' ? [field(at + 2, ou(found))] : [];
  });
  return [field(11, concatBytes(Uint8Array.of(8, 1), ...roles))];
}

/** The PEM block alone, without the text that some files carry around it. */
function pemOf(text: string): Uint8Array {
  return utf8(`${text.slice(text.indexOf('-----BEGIN')).trim()}\n`);
}

/** A protobuf field of bytes; field numbers up to 15, so the tag is one byte. */
function field(number: number, bytes: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of((number << 3) | 2), varint(bytes.length), bytes);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    if (rest <= 0x7f) return Uint8Array.from(bytes);
  }
}
