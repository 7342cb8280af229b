// SPDX-License-Identifier: Apache-2.0
import { concatBytes, fromBase64, toHex, utf8 } from './bytes.js';
import { verifyEd25519 } from './ed25519.js';
import { demand, refuseAs } from './refusal.js';
import { sha256 } from './sha256.js';

/** A C2SP note verifier key `name+hash+base64(type ‖ key)`. */
export interface VerifierKey {
  readonly name: string;
  /** Hex of the 4-byte key hash. */
  readonly hash: string;
  /** 1: Ed25519 note signature; 4: Ed25519 cosignature with time. */
  readonly type: number;
  readonly key: Uint8Array;
}

/** A signed tree head: log, number of leaves, root, and who cosigned it when. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** `at`: seconds since 1970, as the witness says. */
  readonly cosigners: readonly { readonly name: string; readonly at: number }[];
}

const ED25519 = 1;
const COSIGNATURE = 4;
const SIGNATURE_LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;

/**
 * Parses a verifier key and checks its hash.
 * @throws Refusal `TP_NOTE`. Source: c2sp.org/signed-note.
 */
export function readVerifierKey(vkey: string): VerifierKey {
  const [, name = '', hash = '', encoded = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? [];
  const bytes = refuseAs('TP_NOTE', () => fromBase64(encoded));
  const [type = 0] = bytes;
  const expected = toHex(sha256(utf8(name), Uint8Array.of(0x0a), bytes)).slice(0, 8);
  demand(
    (type === ED25519 || type === COSIGNATURE) && bytes.length === 33 && hash === expected,
    'TP_NOTE',
    `expected an Ed25519 verifier key, got ${vkey.slice(0, 40)}`,
  );
  return { name, hash, type, key: bytes.subarray(1) };
}

/**
 * Checks a checkpoint: signed by a known log of its origin, every signature by a known key holds, cosignatures by
 * known witnesses counted once each; signatures by unknown keys are ignored.
 * @throws Refusal `TP_NOTE`. Source: c2sp.org/tlog-checkpoint, c2sp.org/tlog-cosignature.
 */
export function readCheckpoint(
  note: string,
  logs: readonly VerifierKey[],
  witnesses: readonly VerifierKey[],
): Checkpoint {
  const { text, signatures } = readNote(note);
  const { origin, size, root } = readTreeHead(text);
  const message = utf8(text);
  const ownKeys = logs.filter(({ name, type }) => name === origin && type === ED25519);
  const byLog =
    signatures.filter((signature) => verifiedBy(ownKeys, signature, message)).length > 0;
  demand(byLog, 'TP_NOTE', `expected the signature of a known log ${origin}`);
  const cosigners = new Map<string, { name: string; at: number }>();
  for (const signature of signatures) {
    const witness = verifiedBy(witnesses, signature, message);
    if (witness)
      cosigners.set(toHex(witness.key), { name: witness.name, at: timeOf(signature.bytes) });
  }
  return { origin, size, root, cosigners: [...cosigners.values()] };
}

/**
 * Checks any signed note: at least one signature by a known key, and every one by a known key holds.
 * @returns the text that is signed, with its last line feed.
 * @throws Refusal `TP_NOTE`. Source: c2sp.org/signed-note.
 */
export function verifyNote(note: string, keys: readonly VerifierKey[]): string {
  const { text, signatures } = readNote(note);
  const message = utf8(text);
  const known = signatures.filter((signature) => verifiedBy(keys, signature, message));
  demand(known.length > 0, 'TP_NOTE', 'expected a signature by a known key');
  return text;
}

interface NoteSignature {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function readNote(note: string): { text: string; signatures: NoteSignature[] } {
  const cut = note.lastIndexOf('\n\n');
  demand(cut > 0 && note.endsWith('\n'), 'TP_NOTE', 'expected a note of text and signatures');
  const lines = note.slice(cut + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
    demand(name !== '', 'TP_NOTE', 'expected a signature line');
    return { name, bytes: refuseAs('TP_NOTE', () => fromBase64(encoded)) };
  });
  return { text: note.slice(0, cut + 1), signatures };
}

function readTreeHead(text: string): Pick<Checkpoint, 'origin' | 'size' | 'root'> {
  const [origin = '', size = '', encoded = ''] = text.split('\n');
  demand(/^(0|[1-9]\d{0,14})$/.test(size), 'TP_NOTE', `expected a size, got ${size.slice(0, 20)}`);
  const root = refuseAs('TP_NOTE', () => fromBase64(encoded));
  demand(root.length === 32 && origin !== '', 'TP_NOTE', 'expected origin and a root of 32 bytes');
  return { origin, size: Number(size), root };
}

/** The known key behind a signature line; a bad signature by a known key refuses the whole note. */
function verifiedBy(
  keys: readonly VerifierKey[],
  { name, bytes }: NoteSignature,
  text: Uint8Array,
): VerifierKey | undefined {
  const hash = toHex(bytes.subarray(0, 4));
  const key = keys.find((candidate) => candidate.name === name && candidate.hash === hash);
  if (!key) return undefined;
  const timed = key.type === COSIGNATURE;
  const signature = bytes.subarray(timed ? 12 : 4);
  const header = timed ? utf8(`cosignature/v1\ntime ${timeOf(bytes)}\n`) : new Uint8Array(0);
  demand(
    verifyEd25519(key.key, concatBytes(header, text), signature),
    'TP_NOTE',
    `the signature of ${name} does not hold`,
  );
  return key;
}

/** Seconds since 1970 in a cosignature; 0 for a plain signature. */
function timeOf(bytes: Uint8Array): number {
  if (bytes.length !== 76) return 0;
  return bytes.subarray(4, 12).reduce((value, byte) => value * 256 + byte, 0);
}
