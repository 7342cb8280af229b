// SPDX-License-Identifier: Apache-2.0
import { ProofError, verifyConsistency, verifyInclusion } from '@daoji/proof';

import { openVectors } from './vector-files.js';
import { outcomeOf, type ConformanceSet } from './vector.js';

interface Proof {
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly root: string | null;
  readonly root1: string | null;
  readonly root2: string | null;
  readonly leafHash: string | null;
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly size1: number;
  readonly size2: number;
}

/** RFC 9162 proofs of `inclusion/` and `consistency/`: an error exactly where `wantErr` says so. */
export const merkleSet: ConformanceSet = (folder) => {
  const files = openVectors(folder);
  const vectors = (kind: string, verify: (proof: Proof) => void): ReturnType<ConformanceSet> =>
    files.list(kind, '.json').map((file) => {
      const proof = files.json(`${kind}/${file}`) as Proof;
      return {
        name: `${kind}/${file}`,
        expected: proof.wantErr,
        got: outcomeOf(() => isRefused(() => verify(proof))),
      };
    });
  return [
    ...vectors('inclusion', ({ leafHash, leafIdx, treeSize, proof, root }) =>
      verifyInclusion(bytes(leafHash), leafIdx, treeSize, (proof ?? []).map(bytes), bytes(root)),
    ),
    ...vectors('consistency', ({ size1, size2, proof, root1, root2 }) =>
      verifyConsistency(size1, size2, (proof ?? []).map(bytes), bytes(root1), bytes(root2)),
    ),
  ];
};

function isRefused(verify: () => void): boolean {
  try {
    verify();
    return false;
  } catch (error) {
    if (error instanceof ProofError) return true;
    throw error;
  }
}

function bytes(text: string | null): Uint8Array {
  return new Uint8Array(Buffer.from(text ?? '', 'base64'));
}
