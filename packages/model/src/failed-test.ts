// SPDX-License-Identifier: Apache-2.0
import { TEST_KINDS, type LotDocument } from './documents.js';

/**
 * The failed test that stops a lot: the last of a kind says `fail`. A holder's own passing test does not outweigh it; one by
 * somebody else of the same kind does. `undefined` where none stops it.
 */
export function failedTestOf({
  documents,
}: {
  readonly documents: readonly LotDocument[];
}): LotDocument | undefined {
  const lasts = TEST_KINDS.map((kind) =>
    documents
      .filter((document) => document.kind === kind && document.result !== 'none')
      .reduce<LotDocument | undefined>(outweighed, undefined),
  );
  return lasts.find((last) => last?.result === 'fail');
}

function outweighed(last: LotDocument | undefined, next: LotDocument): LotDocument {
  const isOwnPass = next.result === 'pass' && next.byHolder === true;
  return last?.result === 'fail' && isOwnPass ? last : next;
}
