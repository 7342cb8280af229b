// SPDX-License-Identifier: Apache-2.0
import {
  base64Schema,
  filesOf,
  MAX_COMMAND_BYTES,
  parseCommand,
  ROLES,
  type Identity,
  type NamedFile,
  type Role,
  type TraceCommand,
} from '@daoji/model';
import { fromBase64, Refusal, verifyCommandSignature } from '@daoji/proof';
import { z } from 'zod';

import { GatewayError } from '../gateway-error.js';
import type { Catalog } from '../story/catalog.js';

/** Roles that may attach documents; chaincode decides again when the command itself arrives. */
const UPLOADERS: readonly Role[] = [
  'grower',
  'quality',
  'laboratory',
  'regulator',
  'trace-manager',
];
/** Roles of programs and of devices' keepers: no command of theirs names a file. */
const WITHOUT_FILES: readonly Role[] = ['watch', 'device-manager', 'device-consent'];
/** Roles that sign some command that names a file: a slip, a destruction, a decision. */
const FILE_SIGNERS = ROLES.filter((role) => !WITHOUT_FILES.includes(role));

const envelopeSchema = z.strictObject({
  channel: z.literal('trace').optional(),
  command: z.string().max(MAX_COMMAND_BYTES),
  signature: base64Schema.max(104),
});

/** Who may store a file, and which; without a hash for a demo key, whose command the gateway signs. */
export interface UploadRight {
  readonly keyId: string;
  readonly documentHash?: string;
  /** Files that the command names; absent for a demo key, and for a capture. */
  readonly files?: readonly NamedFile[];
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
 * Reads the right to store a file from the signed command that names it: an `attachDocument`, or any other with a file
 * behind a fingerprint, e.g. the photo of a load.
 * @param header - `Daoji-Command`: base64 of `{command, signature}`, the file that `daoji sign` writes.
 * @throws GatewayError `UPLOAD_UNSIGNED` without a header, `REQUEST_INVALID` for one that cannot be read, `UPLOAD_SIGNER`
 * for a signature or key that gives no right; CommandError.
 */
export async function rightOfFile(
  source: RightSource,
  header: string | undefined,
): Promise<UploadRight> {
  if (header === undefined) throw unsigned();
  const envelope = readEnvelope(header);
  const command = parseCommand('trace', envelope.command);
  const files = filesOf(command);
  if (files.length === 0 || command.signerKeyId === undefined) {
    throw new GatewayError(
      'REQUEST_INVALID',
      `expected a signed command that names a file, got ${command.type}`,
    );
  }
  const roles = command.type === 'attachDocument' ? UPLOADERS : FILE_SIGNERS;
  assertSigned(envelope, await uploader(source, command.signerKeyId, roles));
  return { files, keyId: command.signerKeyId };
}

/**
 * Reads the right to capture a document: a signed `captureEpcis` command, which the gateway carries to the ledger, or an
 * `attachDocument` command, which its signer sends.
 * @throws as {@link rightOfFile}.
 */
export async function rightOfCapture(
  source: RightSource,
  header: string | undefined,
): Promise<UploadRight> {
  if (header === undefined) throw unsigned();
  const { command: text, signature } = readEnvelope(header);
  const command = parseCommand('trace', text);
  const isKnown = command.type === 'captureEpcis' || command.type === 'attachDocument';
  if (!isKnown || command.signerKeyId === undefined) {
    throw new GatewayError(
      'REQUEST_INVALID',
      `expected a signed attachDocument or captureEpcis command, got ${command.type}`,
    );
  }
  const { documentHash, signerKeyId } = command;
  const envelope = { command: text, signature };
  assertSigned(envelope, await uploader(source, signerKeyId, UPLOADERS));
  const capture = command.type === 'captureEpcis' && { capture: { command, envelope } };
  return { ...capture, documentHash, keyId: signerKeyId };
}

/** The right of a demo key to store files. @throws GatewayError `UPLOAD_SIGNER`. */
export async function fileRightOfKey(source: RightSource, keyId: string): Promise<UploadRight> {
  return { keyId: (await uploader(source, keyId, FILE_SIGNERS)).keyId };
}

/** The right of a demo key to capture. @throws GatewayError `UPLOAD_SIGNER`. */
export async function rightOfKey(source: RightSource, keyId: string): Promise<UploadRight> {
  return { keyId: (await uploader(source, keyId, UPLOADERS)).keyId };
}

async function uploader(
  { catalog, now }: RightSource,
  keyId: string,
  roles: readonly Role[],
): Promise<Identity> {
  const identity = await catalog.identity('trace', keyId);
  if (!identity) throw refused(keyId, roles, 'a key that is not activated');
  const at = now().getTime();
  const isInForce =
    identity.status === 'active' &&
    Date.parse(identity.validFrom) <= at &&
    at <= Date.parse(identity.validTo);
  if (!isInForce) throw refused(keyId, roles, 'one that is revoked or out of its time');
  if (identity.roles.some((role) => roles.includes(role))) return identity;
  throw refused(keyId, roles, `the roles ${identity.roles.join(', ')}`);
}

function assertSigned({ command, signature }: z.infer<typeof envelopeSchema>, by: Identity): void {
  try {
    verifyCommandSignature(command, fromBase64(signature), fromBase64(by.spki));
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    throw refused(by.keyId, by.roles, 'another signature', { cause });
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

function unsigned(): GatewayError {
  return new GatewayError(
    'UPLOAD_UNSIGNED',
    'expected the header Daoji-Command with the signed command that names the file, got none',
  );
}

function refused(
  keyId: string,
  roles: readonly Role[],
  got: string,
  options?: ErrorOptions,
): GatewayError {
  return new GatewayError(
    'UPLOAD_SIGNER',
    `expected an active key with a role of ${roles.join(', ')}, got ${got} (${keyId.slice(0, 16)})`,
    options,
  );
}
