// SPDX-License-Identifier: Apache-2.0
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { idSchema } from '@daoji/model';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { parseSigningKey, signingKeyPem, type SigningKey } from '../keys/key-file.js';

const personFileSchema = z.strictObject({
  keyId: z.string(),
  personId: idSchema,
  privateKeyPem: z.string(),
  spki: z.string(),
  type: z.literal('daoji.person-key/v1'),
});

/** A person's pseudonym and key, as they lie in a file of mode 0600. */
export interface PersonKey {
  readonly personId: string;
  readonly key: SigningKey;
}

/** Where a person's key lies below `$DAOJI_HOME`. */
export function personFilePath(home: string, personId: string): string {
  return join(home, 'people', `${personId}.json`);
}

/** Writes a new key file. @throws {@link CliError} `KEY_EXISTS`: a key is never overwritten. */
export async function writePersonFile(path: string, person: PersonKey): Promise<void> {
  const { personId, key } = person;
  const spki = Buffer.from(key.spki).toString('base64');
  const content: z.infer<typeof personFileSchema> = {
    keyId: key.keyId,
    personId,
    privateKeyPem: signingKeyPem(key),
    spki,
    type: 'daoji.person-key/v1',
  };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    throw new CliError(
      'KEY_EXISTS',
      `expected no file yet at ${path}; a key is never overwritten`,
      { cause },
    );
  }
  await chmod(path, 0o600);
}

/**
 * Reads a person's key: the CLI's JSON file, or a bare PEM (then the person is unnamed).
 * @throws {@link CliError} `FILE_MISSING`, `KEY_FILE`.
 */
export async function readPersonFile(path: string): Promise<PersonKey> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError('FILE_MISSING', `expected a key file at ${path}`, { cause });
  });
  if (text.startsWith('-----BEGIN')) return { personId: 'unnamed', key: parseSigningKey(text) };
  const result = personFileSchema.safeParse(jsonOf(text));
  if (!result.success) {
    throw new CliError(
      'KEY_FILE',
      `${path}: expected a daoji.person-key/v1: ${z.prettifyError(result.error)}`,
    );
  }
  const key = parseSigningKey(result.data.privateKeyPem);
  if (key.keyId !== result.data.keyId) {
    throw new CliError(
      'KEY_FILE',
      `${path}: expected key ${result.data.keyId.slice(0, 16)}, got ${key.keyId.slice(0, 16)}`,
    );
  }
  return { personId: result.data.personId, key };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
