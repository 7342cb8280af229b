// SPDX-License-Identifier: Apache-2.0
import { hashEvents, type EventHash } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';

import { openVectors, type VectorFiles } from './vector-files.js';
import { outcomeOf, type ConformanceSet, type Vector } from './vector.js';

/** CBV event hashes: `X.jsonld`, `X.hashes` and, where there is one, `X.prehashes`. */
export const epcisHashSet: ConformanceSet = (folder, notice) => {
  const files = openVectors(folder);
  return files
    .list('.', '.jsonld')
    .flatMap((file) => vectorsOf(files, file.replace(/\.jsonld$/, ''), notice));
};

function vectorsOf(files: VectorFiles, name: string, notice: (text: string) => void): Vector[] {
  const hashes = linesOf(files.text(`${name}.hashes`));
  const preHashes = files.has(`${name}.prehashes`) ? linesOf(files.text(`${name}.prehashes`)) : [];
  const document = files.json(`${name}.jsonld`);
  // The vectors use it; our services do not.
  const got = outcomeOf(() => hashEvents(document, { honoursIgnoreFields: true }));
  const count = typeof got === 'string' ? hashes.length : Math.max(hashes.length, got.length);
  return Array.from({ length: count }, (_, at) => {
    const hash = hashes[at] ?? 'no event';
    const preHash = preHashes[at];
    const isHeld = preHash === undefined || hashOf(preHash) === hash;
    if (!isHeld)
      notice(
        `${name}.prehashes line ${at + 1}: 与其 .hashes 矛盾，不计 · contradicts its own .hashes, left out`,
      );
    const wanted = isHeld ? preHash : undefined;
    return {
      name: `${name} ${at + 1}`,
      expected: wanted === undefined ? { hash } : { hash, preHash: wanted },
      got: typeof got === 'string' ? got : shown(got[at], wanted !== undefined),
    };
  });
}

function shown(found: EventHash | undefined, withPreHash: boolean): unknown {
  if (found === undefined) return { hash: 'no event' };
  return withPreHash ? { hash: found.hash, preHash: found.preHash } : { hash: found.hash };
}

function hashOf(preHash: string): string {
  return `ni:///sha-256;${toHex(sha256(utf8(preHash)))}?ver=CBV2.0`;
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}
