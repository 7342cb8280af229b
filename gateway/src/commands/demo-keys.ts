// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  commandSchema,
  commandSigningBytes,
  encodeCommand,
  keyIdOf,
  type ChannelName,
  type CommandEnvelope,
} from '@daoji/model';
import { toBase64 } from '@daoji/proof';
import { ulid } from 'ulid';
import { z } from 'zod';

import { GatewayError } from '../gateway-error.js';
import { signLowS } from './low-s-signature.js';

const nameSchema = z.string().regex(/^[a-z0-9-]{1,64}$/);
const cardSchema = z.object({
  card: nameSchema.optional(),
  label: z.object({ en: z.string().max(80), zh: z.string().max(80) }).optional(),
  /** As in the CLI's key file; the card's name where it has none of its own. */
  personId: nameSchema,
  /** PKCS #8 PEM of a P-256 key. */
  privateKeyPem: z.string(),
});

/** A card of the demo's tour: a role whose key the gateway holds. */
export interface DemoCard {
  readonly card: string;
  readonly keyId: string;
  readonly label: { readonly en: string; readonly zh: string };
  readonly key: KeyObject;
}

/** Reads `<dir>/*.json`, each `{personId, privateKeyPem, card?, label?}`, as the CLI writes it; only called on scenario networks. */
export async function loadDemoKeys(dir: string): Promise<ReadonlyMap<string, DemoCard>> {
  const files = (await readdir(dir)).filter((name) => name.endsWith('.json')).sort();
  const cards = await Promise.all(files.map((name) => loadCard(join(dir, name))));
  return new Map(cards.map((card) => [card.card, card]));
}

/**
 * Completes and signs a command with a demo key. Its event carries `DEMO_KEY`, since the key's person is a demo person.
 * @throws GatewayError `REQUEST_INVALID` for fields that are not those of the command.
 */
export function signDemoCommand(
  card: DemoCard,
  channel: ChannelName,
  fields: Readonly<Record<string, unknown>>,
  now: Date,
): CommandEnvelope {
  const type = typeof fields['type'] === 'string' ? fields['type'] : '';
  const schema = commandSchema(channel, type);
  const result = schema?.safeParse({
    // What a page has shown stays as it was shown, its id and time too.
    commandId: ulid(now.getTime()),
    deviceTime: now.toISOString(),
    ...fields,
    alg: 'ecdsa-p256-sha256',
    signerKeyId: card.keyId,
    v: 1,
  });
  if (!result?.success) {
    const why = result ? z.prettifyError(result.error) : `no command type ${type.slice(0, 40)}`;
    throw new GatewayError('REQUEST_INVALID', `expected the fields of a command: ${why}`);
  }
  const command = encodeCommand(channel, result.data);
  return { command, signature: toBase64(signLowS(card.key, commandSigningBytes(command))) };
}

async function loadCard(path: string): Promise<DemoCard> {
  const file = cardSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const { personId, privateKeyPem, card = personId } = file;
  const label = file.label ?? { en: personId, zh: personId };
  const key = createPrivateKey(privateKeyPem);
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { card, label, key, keyId: keyIdOf(spki) };
}
