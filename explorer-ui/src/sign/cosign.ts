// SPDX-License-Identifier: Apache-2.0
import { base64Schema, hashSchema, ulidSchema } from '@daoji/model';
import { toBase64, fromBase64, utf8 } from '@daoji/proof';
import { z } from 'zod';

import { signWithDeviceKey } from './device-key.js';
import type { StoredKey } from './device-store.js';

/** Another party's signature over the very bytes of a command, as chaincode takes it in `evidence.confirmations`. */
export interface Confirmation {
  readonly keyId: string;
  /** Base64 DER, low s. */
  readonly signature: string;
}

/** Most signatures of others that the ledger takes with one command. */
export const MAX_COSIGNERS = 8;

const PREFIX = 'daoji-cosign:';
const answerSchema = z.strictObject({
  commandId: ulidSchema,
  keyId: hashSchema,
  signature: base64Schema,
  type: z.literal('daoji.cosign/v1'),
});

/** Signs the bytes that somebody else signs too, with a key of this device. */
export async function cosign(key: StoredKey, text: string): Promise<Confirmation> {
  return { keyId: key.keyId, signature: await signWithDeviceKey(key, text) };
}

/** With one more signature; a key counts once, however often it signed. */
export function withCosign(
  given: readonly Confirmation[],
  one: Confirmation,
): readonly Confirmation[] {
  return given.some(({ keyId }) => keyId === one.keyId) ? given : [...given, one];
}

/** One line of text that carries a co-signature back through any chat. */
export function writeCosign(commandId: string, { keyId, signature }: Confirmation): string {
  const answer = { commandId, keyId, signature, type: 'daoji.cosign/v1' };
  return `${PREFIX}${toBase64(utf8(JSON.stringify(answer)))}`;
}

/** Reads such a line; `undefined` for anything else and for a co-signature of another command. */
export function readCosign(line: string, commandId: string): Confirmation | undefined {
  try {
    const bytes = fromBase64(line.trim().replace(PREFIX, ''));
    const answer = answerSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    if (answer.commandId !== commandId) return undefined;
    return { keyId: answer.keyId, signature: answer.signature };
  } catch {
    // Pasted text may be anything; the page says that it cannot be read.
    return undefined;
  }
}
