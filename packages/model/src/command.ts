// SPDX-License-Identifier: Apache-2.0
import {
  canonicalBytes,
  concatBytes,
  parseCanonicalJson,
  ProofError,
  sha256,
  toHex,
  utf8,
} from '@daoji/proof';
import { z } from 'zod';

import { anchorCommandSchemas } from './commands-anchor.js';
import { CommandError } from './command-error.js';
import { traceCommandSchemas } from './commands-trace.js';
import { base64Schema } from './identifiers.js';

/** Largest command in bytes; a bound for parsers, not a rule of the trade. */
export const MAX_COMMAND_BYTES = 32_768;

/** Fabric channel and chaincode names are the same. */
export type ChannelName = 'trace' | 'anchor';

const SCHEMAS = { trace: traceCommandSchemas, anchor: anchorCommandSchemas } as const;

/** A parsed command of the `trace` channel, tagged by `type`. */
export type TraceCommand = {
  [K in keyof typeof traceCommandSchemas]: z.infer<(typeof traceCommandSchemas)[K]>;
}[keyof typeof traceCommandSchemas];
/** A parsed command of the `anchor` channel, tagged by `type`. */
export type AnchorCommand = {
  [K in keyof typeof anchorCommandSchemas]: z.infer<(typeof anchorCommandSchemas)[K]>;
}[keyof typeof anchorCommandSchemas];
/** Any parsed command. */
export type Command = TraceCommand | AnchorCommand;

/** The single transaction argument of a person's write; `signature` is absent only for a first registrar. */
export const commandEnvelopeSchema = z.strictObject({
  command: z.string().max(MAX_COMMAND_BYTES),
  evidence: z.record(z.string(), z.unknown()).optional(),
  signature: base64Schema.max(104).optional(),
});

/** See {@link commandEnvelopeSchema}. */
export type CommandEnvelope = z.infer<typeof commandEnvelopeSchema>;

/**
 * Parses the canonical text of a command for its channel.
 * @throws {@link CommandError} `COMMAND_NOT_CANONICAL`, `COMMAND_TYPE_UNKNOWN`, `COMMAND_SHAPE`.
 */
export function parseCommand(channel: 'trace', text: string): TraceCommand;
export function parseCommand(channel: 'anchor', text: string): AnchorCommand;
export function parseCommand(channel: ChannelName, text: string): Command;
export function parseCommand(channel: ChannelName, text: string): Command {
  const value = canonicalObject(text);
  const schemas: Readonly<Record<string, z.ZodType<Command>>> = SCHEMAS[channel];
  const type = typeof value['type'] === 'string' ? value['type'] : '';
  const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  if (!schema) {
    throw new CommandError(
      'COMMAND_TYPE_UNKNOWN',
      `expected a command of channel ${channel}, got type ${type.slice(0, 40)}`,
    );
  }
  const result = schema.safeParse(value);
  if (!result.success)
    throw new CommandError('COMMAND_SHAPE', `${type}: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** Canonical text of a command, after checking it against its closed schema. */
export function encodeCommand(channel: ChannelName, command: Command): string {
  const bytes = canonicalBytes(command);
  const text = new TextDecoder().decode(bytes);
  parseCommand(channel, text);
  return text;
}

/** The bytes a person's key signs: `"daoji-command/v1\n" ‖ command`. */
export function commandSigningBytes(commandText: string): Uint8Array {
  return concatBytes(utf8('daoji-command/v1\n'), utf8(commandText));
}

/** Hex SHA-256 of a command's bytes; `commandHash` of its event. */
export function commandHash(commandText: string): string {
  return toHex(sha256(utf8(commandText)));
}

/** Types of the commands of a channel, in the schema's order. */
export function commandTypes(channel: ChannelName): string[] {
  return Object.keys(SCHEMAS[channel]);
}

/** JSON-schema source of one command type, for forms and the OpenAPI document. */
export function commandSchema(channel: ChannelName, type: string): z.ZodType<Command> | undefined {
  const schemas: Readonly<Record<string, z.ZodType<Command>>> = SCHEMAS[channel];
  return Object.hasOwn(schemas, type) ? schemas[type] : undefined;
}

function canonicalObject(text: string): { readonly [key: string]: unknown } {
  if (text.length > MAX_COMMAND_BYTES) {
    throw new CommandError(
      'COMMAND_SHAPE',
      `expected at most ${MAX_COMMAND_BYTES} characters, got ${text.length}`,
    );
  }
  let value: unknown;
  try {
    value = parseCanonicalJson(utf8(text));
  } catch (cause) {
    const why = cause instanceof ProofError ? cause.message : 'not JSON';
    throw new CommandError('COMMAND_NOT_CANONICAL', why, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CommandError('COMMAND_SHAPE', 'expected a JSON object');
  }
  return { ...value };
}
