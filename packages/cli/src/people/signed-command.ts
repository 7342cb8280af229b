// SPDX-License-Identifier: Apache-2.0
import {
  base64Schema,
  CommandError,
  commandSigningBytes,
  encodeCommand,
  hashSchema,
  parseCommand,
  type ChannelName,
  type Command,
} from '@daoji/model';
import { toBase64 } from '@daoji/proof';
import { ulid } from 'ulid';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import type { SigningKey } from '../keys/key-file.js';
import { signLowS } from '../keys/low-s.js';

/** What `daoji sign` writes and `daoji send` reads: the signed bytes and where they belong. */
export const envelopeFileSchema = z.strictObject({
  channel: z.enum(['trace', 'anchor']),
  command: z.string().max(32_768),
  /** Signatures of others over the same bytes. */
  evidence: z
    .strictObject({
      confirmations: z
        .array(z.strictObject({ keyId: hashSchema, signature: base64Schema.max(104) }))
        .max(8),
    })
    .optional(),
  signature: base64Schema.max(104).optional(),
});

/** See {@link envelopeFileSchema}. `signature` is absent only for a first registrar. */
export type EnvelopeFile = z.infer<typeof envelopeFileSchema>;

/** A command's own fields; what every command has is filled in where it is absent. */
export type CommandDraft = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * Completes a draft: `alg`, `v`, a new `commandId`, `deviceTime` = now, the signer. What the draft says stays.
 * @throws {@link CliError} `COMMAND_FILE` where the whole does not fit its closed schema.
 */
export function completeCommand(
  channel: ChannelName,
  draft: CommandDraft,
  now: Date,
  signerKeyId: string | undefined,
): Command {
  const whole = {
    alg: 'ecdsa-p256-sha256',
    v: 1,
    commandId: ulid(),
    deviceTime: now.toISOString(),
    ...(signerKeyId !== undefined && { signerKeyId }),
    ...draft,
  };
  try {
    // The closed schema judges it: encodeCommand parses what it wrote.
    return parseOf(channel, encodeCommand(channel, whole as unknown as Command));
  } catch (cause) {
    const why = cause instanceof CommandError ? `${cause.code}: ${cause.message}` : String(cause);
    throw new CliError('COMMAND_FILE', `${draft.type} on ${channel}: ${why}`, { cause });
  }
}

/** Signs a command with a person's key. @throws {@link CliError} `KEY_FILE` when the command names another signer. */
export function signCommand(channel: ChannelName, command: Command, key: SigningKey): EnvelopeFile {
  if (command.signerKeyId !== key.keyId) {
    const want = command.signerKeyId?.slice(0, 16) ?? 'none';
    throw new CliError(
      'KEY_FILE',
      `the command names signer ${want}, the key is ${key.keyId.slice(0, 16)}`,
    );
  }
  const text = encodeCommand(channel, command);
  const signature = toBase64(signLowS(key.privateKey, commandSigningBytes(text)));
  return { channel, command: text, signature };
}

/** The envelope with another person's signature over the same bytes, as evidence. */
export function cosignCommand(envelope: EnvelopeFile, key: SigningKey): EnvelopeFile {
  const { command, evidence } = envelope;
  const signature = toBase64(signLowS(key.privateKey, commandSigningBytes(command)));
  const others = evidence?.confirmations ?? [];
  return {
    ...envelope,
    evidence: { confirmations: [...others, { keyId: key.keyId, signature }] },
  };
}

/** An unsigned command of a first registrar: the sender's certificate stands for it. */
export function unsignedCommand(channel: ChannelName, command: Command): EnvelopeFile {
  return { channel, command: encodeCommand(channel, command) };
}

/** Parses an envelope file. @throws {@link CliError} `COMMAND_FILE`. */
export function parseEnvelopeFile(text: string): { envelope: EnvelopeFile; command: Command } {
  try {
    const envelope = envelopeFileSchema.parse(JSON.parse(text));
    return { envelope, command: parseOf(envelope.channel, envelope.command) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('COMMAND_FILE', `expected {channel, command, signature}: ${why}`, { cause });
  }
}

/** Reads a draft from JSON text; `channel` may stand in it. @throws {@link CliError} `COMMAND_FILE`. */
export function parseDraft(text: string): { channel?: ChannelName; draft: CommandDraft } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CliError('COMMAND_FILE', 'expected a command in JSON', { cause });
  }
  const shape = z.looseObject({
    type: z.string(),
    channel: z.enum(['trace', 'anchor']).optional(),
  });
  const result = shape.safeParse(value);
  if (!result.success) throw new CliError('COMMAND_FILE', z.prettifyError(result.error));
  const { channel, ...draft } = result.data;
  return { ...(channel && { channel }), draft };
}

function parseOf(channel: ChannelName, text: string): Command {
  return channel === 'trace' ? parseCommand('trace', text) : parseCommand('anchor', text);
}
