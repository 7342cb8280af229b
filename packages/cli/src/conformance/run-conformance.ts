// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../cli-error.js';
import { digitalLinkSet } from './digital-link-set.js';
import { epcisHashSet } from './epcis-hash-set.js';
import { epcisSet } from './epcis-set.js';
import { fabricLedgersSet } from './fabric-ledgers-set.js';
import { fabricMspSet } from './fabric-msp-set.js';
import { jcsSet } from './jcs-set.js';
import { kinksSet } from './kinks-set.js';
import { merkleSet } from './merkle-set.js';
import { resolverSet } from './resolver-set.js';
import { signedNoteSet } from './signed-note-set.js';
import { tally, type ConformanceResult, type ConformanceSet } from './vector.js';
import { wycheproofSet } from './wycheproof-set.js';

const SETS: Readonly<Record<string, ConformanceSet>> = {
  'digital-link': digitalLinkSet,
  epcis: epcisSet,
  'epcis-hash': epcisHashSet,
  'fabric-ledgers': fabricLedgersSet,
  'fabric-msp': fabricMspSet,
  jcs: jcsSet,
  kinks: kinksSet,
  merkle: merkleSet,
  resolver: resolverSet,
  'signed-note': signedNoteSet,
  wycheproof: wycheproofSet,
};

/** Sets that the design knows and no code here runs yet. */
const NOT_OFFERED = ['lorawan', 'senml'];

/** Names of the sets that {@link runConformance} runs. */
export const CONFORMANCE_SETS: readonly string[] = Object.keys(SETS);

/**
 * Runs a folder of vectors through the product's own code.
 * @param set - one of {@link CONFORMANCE_SETS}.  @param notice - takes what is left out, and why.
 * @throws {@link CliError} `USAGE` for a set that is not offered, `FILE_MISSING` and `FILE_SHAPE` for a folder that is not laid out as its set.
 */
export function runConformance(
  set: string,
  folder: string,
  notice: (text: string) => void,
): ConformanceResult {
  const run = Object.hasOwn(SETS, set) ? SETS[set] : undefined;
  if (run === undefined) {
    const known = CONFORMANCE_SETS.join(', ');
    throw new CliError(
      'USAGE',
      NOT_OFFERED.includes(set)
        ? `尚未提供 · set ${set} is not offered yet; offered: ${known}`
        : `没有此集合 · expected a set of ${known} (not offered yet: ${NOT_OFFERED.join(', ')}), got ${set}`,
    );
  }
  const vectors = vectorsOf(run, set, folder, notice);
  if (vectors.length > 0) return tally(set, vectors);
  throw new CliError('FILE_SHAPE', `expected vectors of ${set} in ${folder}, found none`);
}

/** A file of JSON that is not what its set lays down shows as a TypeError at its first use. */
function vectorsOf(
  run: ConformanceSet,
  set: string,
  folder: string,
  notice: (text: string) => void,
): ReturnType<ConformanceSet> {
  try {
    return run(folder, notice);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new CliError(
      'FILE_SHAPE',
      `expected ${folder} to be laid out as ${set}, got: ${cause.message}`,
      { cause },
    );
  }
}
