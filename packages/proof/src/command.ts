// SPDX-License-Identifier: Apache-2.0
import { asRecord } from './bundle/json-shape.js';
import { concatBytes, fromBase64, toHex, utf8 } from './bytes.js';
import { parseCanonicalJson } from './jcs.js';
import { demand, refuseAs } from './refusal.js';
import { sha256 } from './sha256.js';
import { readSpki } from './x509/certificate.js';
import { verifyLowS } from './x509/ecdsa.js';

/** A person's command as it stands in a transaction's arguments. */
export interface SignedCommand {
  /** Canonical command text; exactly what was signed. */
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** DER signature; absent for a first registrar's activation. */
  readonly signature?: Uint8Array;
}

const CONTEXT = utf8('daoji-command/v1\n');

/** Hex SHA-256 of DER SubjectPublicKeyInfo bytes: the name of a person's or device's key. */
export function keyIdOf(spki: Uint8Array): string {
  return toHex(sha256(spki));
}

/**
 * Reads the arguments of a command transaction: the function, whose part after the last colon is the command's type,
 * and `{command, signature, evidence?}`.
 * @throws Refusal `TP_COMMAND_ARGS`, `TP_COMMAND_CANONICAL`, `TP_COMMAND_TYPE`.
 */
export function readCommandArguments(args: readonly Uint8Array[]): SignedCommand {
  const [name, envelopeBytes, ...rest] = args;
  demand(
    name !== undefined && envelopeBytes !== undefined && rest.length === 0,
    'TP_COMMAND_ARGS',
    `expected function and command, got ${args.length} arguments`,
  );
  const envelope = refuseAs('TP_COMMAND_ARGS', () =>
    asRecord(parseCanonicalJson(envelopeBytes), 'argument'),
  );
  const { command, signature } = envelope;
  const closed = Object.keys(envelope).every((key) =>
    ['command', 'signature', 'evidence'].includes(key),
  );
  demand(
    closed &&
      typeof command === 'string' &&
      (signature === undefined || typeof signature === 'string'),
    'TP_COMMAND_ARGS',
    'expected {command, signature, evidence?}',
  );
  const fields = refuseAs('TP_COMMAND_CANONICAL', () =>
    asRecord(parseCanonicalJson(utf8(command)), 'command'),
  );
  const type = String.fromCharCode(...name)
    .split(':')
    .pop();
  demand(
    fields['type'] === type,
    'TP_COMMAND_TYPE',
    `function ${type ?? ''} is not the type of the command`,
  );
  return {
    text: command,
    fields,
    signature:
      signature === undefined
        ? undefined
        : refuseAs('TP_COMMAND_ARGS', () => fromBase64(signature)),
  };
}

/**
 * Checks a P-256, strict DER, low-S signature over `"daoji-command/v1\n" ‖ command`.
 * @param spki - DER SubjectPublicKeyInfo of the signer's key.
 * @throws Refusal `TP_COMMAND_SIGNATURE`, `TP_CERTIFICATE`.
 */
export function verifyCommandSignature(
  text: string,
  signature: Uint8Array,
  spki: Uint8Array,
): void {
  demand(
    isSignedUnder(CONTEXT, utf8(text), signature, spki),
    'TP_COMMAND_SIGNATURE',
    'the signature is not by this key over these bytes',
  );
}

/** True when the P-256 key signed `context ‖ message` in strict DER with low S. */
export function isSignedUnder(
  context: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
  spki: Uint8Array,
): boolean {
  const key = readSpki(spki);
  return key.curve === 'P-256' && verifyLowS(key, concatBytes(context, message), signature);
}
