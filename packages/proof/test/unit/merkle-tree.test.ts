// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  hashLeaf,
  inclusionProof,
  MerkleTree,
  rootOf,
  utf8,
  verifyInclusion,
} from '../../src/index.js';

const leavesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, at) => hashLeaf(utf8(`leaf ${at}`)));

describe('MerkleTree', () => {
  it('has the root of every size from 0 to 130', () => {
    for (let size = 0; size <= 130; size += 1) {
      const leaves = leavesOf(size);
      expect(new MerkleTree(leaves).root, `size ${size}`).to.deep.equal(rootOf(leaves));
    }
  });

  it('has the path of every leaf of every size from 1 to 70', () => {
    for (let size = 1; size <= 70; size += 1) {
      const leaves = leavesOf(size);
      const tree = new MerkleTree(leaves);
      for (const [at, leaf] of leaves.entries()) {
        const path = tree.inclusionProof(at);
        expect(path, `${at} of ${size}`).to.deep.equal(inclusionProof(leaves, at));
        verifyInclusion(leaf, at, size, path, tree.root);
      }
    }
  });

  for (const at of [-1, 3, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
    it(`refuses leaf ${at} of 3`, () => {
      expect(() => new MerkleTree(leavesOf(3)).inclusionProof(at))
        .to.throw()
        .with.property('code', 'PROOF_INDEX_RANGE');
    });

  it('refuses any leaf of the empty tree', () => {
    expect(() => new MerkleTree([]).inclusionProof(0))
      .to.throw()
      .with.property('code', 'PROOF_INDEX_RANGE');
  });
});
