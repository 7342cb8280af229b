// SPDX-License-Identifier: Apache-2.0
import { COSIGNED_KINDS, UNSIGNED_KINDS } from '@daoji/exchange';

import { CliError } from '../cli-error.js';
import { readPersonFile, type PersonKey } from '../people/person-file.js';

/** Who sends the rows of a table. */
export interface SenderFlags {
  readonly cosign?: string;
  readonly dryRun?: boolean;
  readonly key?: string;
  readonly profile?: string;
}

/** A person whose key signs, or a certificate that stands for the commands of a first registrar. */
export interface Sender {
  readonly name: string;
  readonly person?: PersonKey;
  /** Signs the same bytes too. */
  readonly second?: PersonKey;
}

/** @throws {@link CliError} `USAGE` unless exactly one of key and profile is given, and for a kind that takes the other. */
export async function senderOf(kind: string, flags: SenderFlags): Promise<Sender> {
  const { key, profile } = flags;
  if (key === undefined && profile !== undefined) return { name: profile };
  if (key === undefined || profile !== undefined) {
    throw new CliError('USAGE', 'expected one of --key FILE and --profile NAME');
  }
  if (UNSIGNED_KINDS.includes(kind)) {
    throw new CliError('USAGE', `expected --profile for ${kind}: no key has this right`);
  }
  const person = await readPersonFile(key);
  const second = await secondOf(kind, flags, person);
  return { name: person.personId, person, ...(second && { second }) };
}

async function secondOf(
  kind: string,
  { cosign, dryRun }: SenderFlags,
  person: PersonKey,
): Promise<PersonKey | undefined> {
  if (cosign === undefined) {
    if (dryRun === true || !COSIGNED_KINDS.includes(kind)) return undefined;
    throw new CliError('USAGE', `expected --cosign FILE: a second person signs ${kind} too`);
  }
  const second = await readPersonFile(cosign);
  if (second.personId !== person.personId) return second;
  throw new CliError('USAGE', `expected another person than ${person.personId} for --cosign`);
}
