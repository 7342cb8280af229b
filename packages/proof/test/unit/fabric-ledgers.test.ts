// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import { equalBytes } from '../../src/bytes.js';
import {
  assertDataHash,
  assertWellFormed,
  headerBytes,
  type ServedBlock,
} from '../../src/fabric/block.js';
import { readChannelConfig, type ChannelConfig } from '../../src/fabric/channel-config.js';
import { endorsersOf, verifyCreator } from '../../src/fabric/endorsement-policy.js';
import { envelopeType, payloadData, readTransaction } from '../../src/fabric/envelope.js';
import { verifyOrdering } from '../../src/fabric/ordering.js';
import { Refusal } from '../../src/refusal.js';
import { sha256 } from '../../src/sha256.js';
import { readBlockFile } from './fixture/block-file.js';

const LEDGERS = join(import.meta.dirname, '../../../../../shared/foreign/fabric-ledgers');

/** Codes by block number; a ledger without fault gives none. */
function faultsOf(blocks: readonly ServedBlock[]): string[] {
  const faults: string[] = [];
  let config: ChannelConfig | undefined;
  let previous: ServedBlock | undefined;
  for (const block of blocks) {
    const note = (check: () => void): void => {
      try {
        check();
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
        faults.push(`${block.number.toString()} ${cause.code}`);
      }
    };
    note(() => assertDataHash(block));
    if (
      previous &&
      !equalBytes(block.previousHash, sha256(headerBytes(previous, previous.dataHash)))
    ) {
      faults.push(`${block.number.toString()} previous hash`);
    }
    const before = config;
    if (before) note(() => verifyOrdering(block, before));
    note(() => {
      const [first] = block.data;
      if (first && envelopeType(first) === 1) config = readChannelConfig(payloadData(first));
      else if (before) verifyTransactions(block, before);
    });
    previous = block;
  }
  return faults;
}

function verifyTransactions(block: ServedBlock, config: ChannelConfig): void {
  assertWellFormed(block.data);
  for (const envelope of block.data) {
    const transaction = readTransaction(envelope);
    verifyCreator(transaction, config);
    expect(endorsersOf(transaction, config)).to.have.length(transaction.endorsements.length);
  }
}

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
    expect(faultsOf(blocks)).to.deep.equal([]);
  });

  it('sample_bad_ledger has exactly the two hash faults of its own test', () => {
    const faults = faultsOf(load('sample_bad_ledger'));
    const hashes = faults.filter((fault) => /previous hash|DATA_HASH/.test(fault));
    expect(hashes).to.deep.equal(['0 TP_BLOCK_DATA_HASH', '1 previous hash']);
  });

  it('a flipped byte in any envelope of sample_prod lowers the verdict', () => {
    const blocks = load('sample_prod');
    for (const [index, block] of blocks.entries()) {
      const [envelope] = block.data;
      if (!envelope || index === 0) continue;
      const changed = envelope.slice();
      const place = (index * 7919) % changed.length;
      changed[place] = (changed[place] ?? 0) ^ 1;
      const faults = faultsOf([...blocks.slice(0, index), { ...block, data: [changed] }]);
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
      expect(faultsOf([genesis, { ...block, copies: [changed] }])).to.not.deep.equal([]);
    }
  });
});
