// SPDX-License-Identifier: Apache-2.0
import { concatBytes, sha256, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import { embedded, writeMessage } from '../../src/wire/protobuf-writer.js';
import { assertBlock, hashOfBlock, readBlock, type RawBlock } from '../../src/wire/raw-block.js';
import { verifiedBlock } from '../../src/wire/verified-block.js';
import { errorOf } from './error-of.js';

const HASH = sha256(utf8('before'));

function payload(transactionId: string): Uint8Array {
  const channelHeader = writeMessage([
    [1, 3],
    [4, 'trace'],
    [5, transactionId],
  ]);
  return writeMessage([[1, writeMessage([[1, channelHeader]])]]);
}

function envelope(transactionId: string): Uint8Array {
  return writeMessage([
    [1, payload(transactionId)],
    [2, `signature of ${transactionId}`],
  ]);
}

interface Parts {
  number?: number;
  prevHash?: Uint8Array;
  dataHash?: Uint8Array;
  filter?: Uint8Array;
}

function block(data: readonly Uint8Array[], parts: Parts = {}): RawBlock {
  const { number = 5, prevHash = HASH, dataHash = sha256(concatBytes(...data)) } = parts;
  const { filter = new Uint8Array(data.length) } = parts;
  const header = writeMessage([
    [1, number],
    [2, prevHash],
    [3, dataHash],
  ]);
  const none = new Uint8Array(0);
  const metadata = [none, none, filter].map((slot) => embedded(1, slot));
  return readBlock(
    concatBytes(
      embedded(1, header),
      embedded(2, concatBytes(...data.map((each) => embedded(1, each)))),
      embedded(3, concatBytes(...metadata)),
    ),
  );
}

const ONE = envelope('one');
const TWO = envelope('two');
const NONE = new Uint8Array(0);

const REFUSED: readonly [string, RawBlock][] = [
  ['no envelope', block([])],
  ['another data hash', block([ONE], { dataHash: HASH })],
  ['reordered envelopes', block([TWO, ONE], { dataHash: sha256(ONE, TWO) })],
  ['cross-linked envelopes (CVE-2023-46132)', block([concatBytes(ONE, TWO)])],
  ['an unknown field', block([concatBytes(ONE, writeMessage([[3, 'x']]))])],
  ['a trailing byte', block([concatBytes(ONE, Uint8Array.of(0))])],
  ['no signature', block([writeMessage([[1, ONE]])])],
  ['no payload', block([writeMessage([[2, ONE]])])],
  ['an empty envelope', block([NONE])],
  ['fields in the other order', block([concatBytes(embedded(2, ONE), embedded(1, TWO))])],
  ['a length that is not minimal', block([Uint8Array.of(0x0a, 0x81, 0x00, 7, 0x12, 1, 7)])],
  ['text instead of an envelope', block([utf8('envelope')])],
  ['an unsigned envelope beside another in block 0', genesisWith([ONE])],
  ['an unsigned envelope in block 0 that follows a block', genesisWith([], HASH)],
  ['two payloads in block 0', block([concatBytes(unsigned(), unsigned())], { number: 0 })],
];

function unsigned(): Uint8Array {
  return writeMessage([[1, payload('')]]);
}

function genesisWith(others: readonly Uint8Array[], prevHash: Uint8Array = NONE): RawBlock {
  return block([unsigned(), ...others], { number: 0, prevHash });
}

describe('block checks', () => {
  it('accepts well-formed envelopes with the right hashes', () => {
    const { transactions } = verifiedBlock(block([ONE, TWO]), HASH);
    expect(transactions.map(({ transactionId }) => transactionId)).to.deep.equal(['one', 'two']);
  });

  it('accepts a first block that nobody signed', () => {
    assertBlock(genesisWith([]));
  });

  for (const [what, wrong] of REFUSED) {
    it(`refuses ${what}`, async () => {
      const error = await errorOf(() => assertBlock(wrong));
      expect(error.code).to.equal('LEDGER_BLOCK_MALFORMED');
    });
  }

  it('refuses a block that does not follow the one before', async () => {
    const error = await errorOf(() => assertBlock(block([ONE]), sha256(utf8('other'))));
    expect(error.code).to.equal('LEDGER_BLOCK_MALFORMED');
  });

  for (const length of [0, 1, 3]) {
    it(`refuses ${length} validation codes for 2 transactions`, async () => {
      const wrong = block([ONE, TWO], { filter: new Uint8Array(length) });
      const error = await errorOf(() => verifiedBlock(wrong));
      expect(error.code).to.equal('LEDGER_BLOCK_MALFORMED');
    });
  }

  it('hashes number, previous hash and data', () => {
    const hashes = [
      block([ONE]),
      block([ONE], { number: 6 }),
      block([ONE], { prevHash: NONE }),
      block([TWO]),
    ].map((each) => toHex(hashOfBlock(each)));
    expect(new Set(hashes).size).to.equal(4);
  });

  for (const bytes of [utf8('no block'), Uint8Array.of(0x0a, 0xff), Uint8Array.of(7)]) {
    it(`refuses the bytes ${toHex(bytes)}`, async () => {
      const error = await errorOf(() => readBlock(bytes));
      expect(error.code).to.equal('LEDGER_BLOCK_MALFORMED');
    });
  }
});
