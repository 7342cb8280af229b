// SPDX-License-Identifier: Apache-2.0
import {
  base64Schema,
  MAX_COMMAND_BYTES,
  parseCommand,
  type Identity,
  type TraceCommand,
} from '@daoji/model';
import { fromBase64, Refusal, verifyCommandSignature } from '@daoji/proof';
import { z } from 'zod';

import { GatewayError } from '../gateway-error.js';
import type { Catalog } from '../story/catalog.js';

/** Roles that may attach documents; chaincode decides again when the command itself arrives. */
const UPLOADERS: readonly Identity['roles'][number][] = [
  'grower',
  'quality',
  'laboratory',
  'regulator',
  'trace-manager',
];

const envelopeSchema = z.strictObject({
  channel: z.literal('trace').optional(),
  command: z.string().max(MAX_COMMAND_BYTES),
  signature: base64Schema.max(104),
});

/** Who may store a document, and which one; `documentHash` is absent for a demo key, whose command comes later. */
export interface UploadRight {
  readonly keyId: string;
  readonly documentHash?: string;
  /** What the command says of salt; absent for a demo key. */
  readonly isSalted?: boolean;
  /** The command of a capture, and its envelope: what the gateway carries to the ledger afterwards. */
  readonly capture?: {
    readonly command: Extract<TraceCommand, { readonly type: 'captureEpcis' }>;
    readonly envelope: { readonly command: string; readonly signature: string };
  };
}

/** What rights are read from; `now` is the network's time. */
export interface RightSource {
  readonly catalog: Pick<Catalog, 'identity'>;
  readonly now: () => Date;
}

/**
 * Reads the right to store a document from the signed `attachDocument` command that will name it.
 * @param header - `Daoji-Command`: base64 of `{command, signature}`, the file that `daoji sign` writes.
 * @throws GatewayError `UPLOAD_UNSIGNED` without a header, `REQUEST_INVALID` for one that cannot be read, `UPLOAD_SIGNER`
 * for a signature or key that gives no right; CommandError.
 */
export async function rightOfCommand(
  source: RightSource,
  header: string | undefined,
): Promise<UploadRight> {
  if (header === undefined) {
    throw new GatewayError(
      'UPLOAD_UNSIGNED',
      'expected the header Daoji-Command with the signed attachDocument command, got none',
    );
  }
  const envelope = readEnvelope(header);
  const command = parseCommand('trace', envelope.command);
  if (command.type !== 'attachDocument' || command.signerKeyId === undefined) {
    throw new GatewayError(
      'REQUEST_INVALID',
      `expected a signed attachDocument command, got ${command.type}`,
    );
  }
  const { documentHash, salted, signerKeyId } = command;
  const identity = await uploader(source, signerKeyId);
  assertSigned(envelope, identity);
  return { documentHash, isSalted: salted === true, keyId: signerKeyId };
}

/**
 * Reads the right to capture a document: a signed `captureEpcis` command, which the gateway carries to the ledger, or an
 * `attachDocument` command, which its signer sends.
 * @throws as {@link rightOfCommand}.
 */
export async function rightOfCapture(
  source: RightSource,
  header: string | undefined,
): Promise<UploadRight> {
  if (header === undefined) return rightOfCommand(source, header);
  const { command: text, signature } = readEnvelope(header);
  const command = parseCommand('trace', text);
  if (command.type !== 'captureEpcis') return rightOfCommand(source, header);
  const { documentHash, signerKeyId = '' } = command;
  const identity = await uploader(source, signerKeyId);
  assertSigned({ command: text, signature }, identity);
  const envelope = { command: text, signature };
  return { capture: { command, envelope }, documentHash, keyId: signerKeyId };
}

/** The right of a demo key. @throws GatewayError `UPLOAD_SIGNER`. */
export async function rightOfKey(source: RightSource, keyId: string): Promise<UploadRight> {
  return { keyId: (await uploader(source, keyId)).keyId };
}

async function uploader({ catalog, now }: RightSource, keyId: string): Promise<Identity> {
  const identity = await catalog.identity('trace', keyId);
  if (!identity) throw refused(keyId, 'a key that is not activated');
  const at = now().getTime();
  const isInForce =
    identity.status === 'active' &&
    Date.parse(identity.validFrom) <= at &&
    at <= Date.parse(identity.validTo);
  if (!isInForce) throw refused(keyId, 'one that is revoked or out of its time');
  if (identity.roles.some((role) => UPLOADERS.includes(role))) return identity;
  throw refused(keyId, `the roles ${identity.roles.join(', ')}`);
}

function assertSigned({ command, signature }: z.infer<typeof envelopeSchema>, by: Identity): void {
  try {
    verifyCommandSignature(command, fromBase64(signature), fromBase64(by.spki));
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    throw refused(by.keyId, 'another signature', { cause });
  }
}

function readEnvelope(header: string): z.infer<typeof envelopeSchema> {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
  } catch (cause) {
    throw new GatewayError('REQUEST_INVALID', 'Daoji-Command: expected base64 of JSON', { cause });
  }
  return envelopeSchema.parse(value);
}

function refused(keyId: string, got: string, options?: ErrorOptions): GatewayError {
  return new GatewayError(
    'UPLOAD_SIGNER',
    `expected an active key with a role of ${UPLOADERS.join(', ')}, got ${got} (${keyId.slice(0, 16)})`,
    options,
  );
}
