// SPDX-License-Identifier: Apache-2.0
import {
  base64Schema,
  CommandError,
  commandEnvelopeSchema,
  hashSchema,
  parseCommand,
  type ChannelName,
  type Command,
} from '@daoji/model';
import { parseCanonicalJson, utf8 } from '@daoji/proof';

import { ContractError, demand } from './contract-error.js';

/** Another party's signature over the same command bytes. */
export interface Confirmation {
  readonly keyId: string;
  readonly signature: string;
}

/** The parsed argument of a person's write. */
export interface Envelope {
  /** Canonical text of the command; what is hashed and was signed. */
  readonly command: string;
  readonly signature: string | undefined;
  readonly confirmations: readonly Confirmation[];
}

const MAX_CONFIRMATIONS = 8;

/**
 * Parses the one argument `{command, signature?, evidence?}`; evidence holds `confirmations: [{keyId, signature}]`.
 * @throws ContractError `COMMAND_NOT_CANONICAL`, `COMMAND_SHAPE`, `EVIDENCE_SHAPE`.
 */
export function parseEnvelope(text: string): Envelope {
  const parsed = commandEnvelopeSchema.safeParse(canonicalValue(text));
  if (!parsed.success) {
    throw new ContractError(
      'COMMAND_SHAPE',
      `expected {command, signature?, evidence?}: ${parsed.error.issues[0]?.message ?? ''}`,
    );
  }
  const { command, signature, evidence } = parsed.data;
  return { command, signature, confirmations: confirmationsOf(evidence) };
}

/** @throws ContractError `COMMAND_NOT_CANONICAL`, `COMMAND_TYPE_UNKNOWN`, `COMMAND_SHAPE`. */
export function parseCommandOf(channel: ChannelName, text: string): Command {
  try {
    return parseCommand(channel, text);
  } catch (cause) {
    if (cause instanceof CommandError)
      throw new ContractError(cause.code, cause.message, { cause });
    throw cause;
  }
}

function canonicalValue(text: string): unknown {
  try {
    return parseCanonicalJson(utf8(text));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'not JSON';
    throw new ContractError('COMMAND_NOT_CANONICAL', `envelope: ${why}`, { cause });
  }
}

function confirmationsOf(evidence: Readonly<Record<string, unknown>> | undefined): Confirmation[] {
  if (evidence === undefined) return [];
  const { confirmations, ...rest } = evidence;
  const isList =
    Array.isArray(confirmations) && confirmations.length <= MAX_CONFIRMATIONS && isEmpty(rest);
  demand(
    isList,
    'EVIDENCE_SHAPE',
    `expected {confirmations: at most ${MAX_CONFIRMATIONS}}, got keys ${Object.keys(evidence).join(', ')}`,
  );
  return (confirmations as readonly unknown[]).map(confirmationOf);
}

function confirmationOf(value: unknown): Confirmation {
  const entries = typeof value === 'object' && value !== null ? value : {};
  const { keyId, signature, ...rest } = entries as Readonly<Record<string, unknown>>;
  const key = hashSchema.safeParse(keyId);
  const der = base64Schema.safeParse(signature);
  if (!key.success || !der.success || !isEmpty(rest)) {
    throw new ContractError('EVIDENCE_SHAPE', 'expected a confirmation {keyId, signature}');
  }
  return { keyId: key.data, signature: der.data };
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
