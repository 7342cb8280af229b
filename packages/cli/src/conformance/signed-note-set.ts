// SPDX-License-Identifier: Apache-2.0
import {
  consistencyProof,
  equalBytes,
  hashLeaf,
  readCheckpoint,
  readVerifierKey,
  rootOf,
  toHex,
  verifyConsistency,
  verifyNote,
  type Checkpoint,
  type VerifierKey,
} from '@daoji/proof';

import { openVectors, type VectorFiles } from './vector-files.js';
import { outcomeOf, type ConformanceSet, type Vector } from './vector.js';

const LOG = 'tessera-log';
const EXAMPLE = 'c2sp-example';
const HASH_BYTES = 32;

/** C2SP: a signed note, and checkpoints of a log with its tiles and entries. */
export const signedNoteSet: ConformanceSet = (folder) => {
  const files = openVectors(folder);
  return [
    ...(files.has(EXAMPLE) ? exampleVectors(files) : []),
    ...(files.has(LOG) ? logVectors(files) : []),
  ];
};

/** The note verifies, and no longer after any one change. */
function exampleVectors(files: VectorFiles): Vector[] {
  const note = files.text(`${EXAMPLE}/note.txt`);
  const vkey = files.text(`${EXAMPLE}/vkey.txt`).trim();
  const verdict = (text: string, key: string): string =>
    outcomeOf(() => (verifyNote(text, [readVerifierKey(key)]) === '' ? 'empty' : 'verifies'));
  const changed: readonly (readonly [what: string, text: string, key: string])[] = [
    ['text changed', note.replace('example', 'Example'), vkey],
    ['name changed', note.replace('\u2014 e', '\u2014 f'), vkey],
    [
      'signature changed',
      note.replace(/.(?=.{8}\n$)/, (digit) => (digit === 'A' ? 'B' : 'A')),
      vkey,
    ],
    ['key id changed', note, vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
  ];
  return [
    { name: EXAMPLE, expected: 'verifies', got: verdict(note, vkey) },
    ...changed.map(([what, text, key]) => ({
      name: `${EXAMPLE}, ${what}`,
      expected: 'TP_NOTE',
      got: verdict(text, key),
    })),
  ];
}

interface LogState {
  readonly size: number;
  readonly note: string;
  readonly leaves: readonly Uint8Array[];
}

function logVectors(files: VectorFiles): Vector[] {
  const key = readVerifierKey(files.text(`${LOG}/vkey.txt`).trim());
  const states = files
    .list(LOG)
    .flatMap((file) => /^checkpoint\.(\d+)$/.exec(file)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other)
    .map((size): LogState => {
      const note = files.text(`${LOG}/checkpoint.${size}`);
      return { size, note, leaves: size === 0 ? [] : hashesOf(files.bytes(tile(size, '0'))) };
    });
  return [
    ...states.flatMap((state) => stateVectors(files, state, key)),
    ...pairVectors(
      states.filter(({ size }) => size > 0),
      key,
    ),
  ];
}

function stateVectors(files: VectorFiles, state: LogState, key: VerifierKey): Vector[] {
  const { size, note, leaves } = state;
  const got = outcomeOf(() => readCheckpoint(note, [key], []));
  const entries = size === 0 ? [] : entriesOf(files.bytes(tile(size, 'entries')));
  return [
    {
      name: `${LOG}/checkpoint.${size}`,
      expected: { size, root: toHex(rootOf(leaves)) },
      got: typeof got === 'string' ? got : { size: got.size, root: toHex(got.root) },
    },
    {
      name: `${LOG}/tile/entries/000.p/${size}`,
      expected: leaves.map(toHex),
      got: outcomeOf(() => entries.map((entry) => toHex(hashLeaf(entry)))),
    },
    ...changedNotes(state).map(([what, changed]) => ({
      name: `${LOG}/checkpoint.${size}, ${what}`,
      expected: 'TP_NOTE',
      got: outcomeOf(() => readCheckpoint(changed, [key], []).size),
    })),
  ];
}

function changedNotes({ size, note }: LogState): (readonly [what: string, note: string])[] {
  return [
    ['size changed', note.replace(`\n${size}\n`, '\n99\n')],
    ['origin changed', note.replace('data\n', 'date\n')],
    ['last line feed cut off', note.replace(/\n$/, '')],
  ];
}

function pairVectors(states: readonly LogState[], key: VerifierKey): Vector[] {
  return states.flatMap((older, at) =>
    states.slice(at + 1).map((newer) => ({
      name: `${LOG}, consistency ${older.size} to ${newer.size}`,
      expected: 'consistent',
      got: outcomeOf(() => {
        const [one, other] = [older, newer].map(({ note }) => readCheckpoint(note, [key], []));
        return isConsistent(one, other, newer.leaves) ? 'consistent' : 'not consistent';
      }),
    })),
  );
}

function isConsistent(
  older: Checkpoint | undefined,
  newer: Checkpoint | undefined,
  leaves: readonly Uint8Array[],
): boolean {
  if (older === undefined || newer === undefined) return false;
  const proof = consistencyProof(leaves, older.size);
  verifyConsistency(older.size, newer.size, proof, older.root, newer.root);
  return equalBytes(rootOf(leaves), newer.root);
}

function tile(size: number, level: string): string {
  return `${LOG}/tile/${level}/000.p/${size}`;
}

function hashesOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / HASH_BYTES) }, (_, at) =>
    bytes.subarray(HASH_BYTES * at, HASH_BYTES * (at + 1)),
  );
}

/** Entry bundles: two bytes of length, big-endian, before each entry. */
function entriesOf(bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}
