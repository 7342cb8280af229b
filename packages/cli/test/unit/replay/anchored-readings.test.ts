// SPDX-License-Identifier: Apache-2.0
import type { LogArchive } from '@daoji/archive';
import type { LogHead } from '@daoji/model';
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import type { HeldReading } from '../../../src/device/ring-entry.js';
import { countAnchored, type AnchorSources } from '../../../src/replay/anchored-readings.js';

const LEAF = hashLeaf(utf8('batch'));
const HELD = { bootEpoch: 1, bytes: utf8('{}'), seq: 0 } as HeldReading;

const HEAD: LogHead = {
  bridgeEpoch: 1,
  logRoot: toHex(rootOf([LEAF])),
  logSize: 1,
  origin: 'pj01/b1',
  prevLogRoot: '0'.repeat(64),
  prevLogSize: 0,
  v: 1,
  watermarkRoot: '0'.repeat(64),
  watermarkSize: 1,
};

/** A log of one batch, as a bridge leaves it between the commit of its head and the note of the transaction. */
function sources(): AnchorSources {
  const log: Partial<LogArchive> = {
    advanceOf: () => undefined,
    advances: () => [],
    batchOf: () => 0,
    leafHashes: () => [LEAF],
    origin: HEAD.origin,
    refresh: () => Promise.resolve(),
    size: 1,
  };
  const readState = (): Promise<Uint8Array> => Promise.resolve(utf8(JSON.stringify(HEAD)));
  return { ledger: { readState }, log } as unknown as AnchorSources;
}

describe('countAnchored', () => {
  it('counts no reading whose head the ledger has and whose transaction nobody has noted yet', async () => {
    expect(await countAnchored(sources(), [HELD], 'd-1')).to.deep.equal({
      anchored: 0,
      batches: [],
      transactions: [],
    });
  });
});
