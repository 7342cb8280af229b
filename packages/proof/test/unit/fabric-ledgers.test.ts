// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import type { ServedBlock } from '../../src/fabric/block.js';
import { readBlockFile } from '../../src/fabric/block-file.js';
import { blockFileFaults } from '../../src/fabric/block-file-faults.js';

const LEDGERS = join(import.meta.dirname, '../../../../../shared/foreign/fabric-ledgers');

describe('foreign ledgers of real Fabric', function () {
  this.timeout(120_000);
  const load = (name: string): ServedBlock[] => {
    const file = join(LEDGERS, name, 'ledgersData/chains/chains/mychannel/blockfile_000000');
    return readBlockFile(new Uint8Array(readFileSync(file)));
  };

  before(function () {
    if (existsSync(LEDGERS)) return;
    console.log('    (skipped: no folder ../shared/foreign/fabric-ledgers)');
    this.skip();
  });

  it('sample_prod is clean: hashes, orderers, creators, endorsements, ids (8 blocks)', () => {
    const blocks = load('sample_prod');
    expect(blocks).to.have.length(8);
    expect(blockFileFaults(blocks)).to.deep.equal([]);
  });

  it('sample_bad_ledger has exactly the two hash faults of its own test', () => {
    const faults = blockFileFaults(load('sample_bad_ledger'));
    const hashes = faults.filter((fault) => /_HASH$/.test(fault));
    expect(hashes).to.deep.equal(['0 TP_BLOCK_DATA_HASH', '1 PREVIOUS_HASH']);
  });

  it('a flipped byte in any envelope of sample_prod lowers the verdict', () => {
    const blocks = load('sample_prod');
    for (const [index, block] of blocks.entries()) {
      const [envelope] = block.data;
      if (!envelope || index === 0) continue;
      const changed = envelope.slice();
      const place = (index * 7919) % changed.length;
      changed[place] = (changed[place] ?? 0) ^ 1;
      const faults = blockFileFaults([...blocks.slice(0, index), { ...block, data: [changed] }]);
      expect(faults, `block ${index}`).to.not.deep.equal([]);
    }
  });

  it('a changed orderer signature or metadata value lowers the verdict', () => {
    const blocks = load('sample_prod');
    const [genesis, block] = blocks;
    const [copy] = block?.copies ?? [];
    const [signature] = copy?.signatures ?? [];
    if (!genesis || !block || !copy || !signature) throw new Error('expected two blocks');
    const wrong = signature.signature.slice();
    wrong[wrong.length - 1] = (wrong[wrong.length - 1] ?? 0) ^ 1;
    const copies = [
      { ...copy, signatures: [{ ...signature, signature: wrong }] },
      { ...copy, value: copy.value.slice(0, -1) },
      { ...copy, signatures: [] },
    ];
    for (const changed of copies) {
      expect(blockFileFaults([genesis, { ...block, copies: [changed] }])).to.not.deep.equal([]);
    }
  });
});
