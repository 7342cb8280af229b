// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { canonicalJson } from '@daoji/proof';
import { expect } from 'chai';

import { BridgeError } from '../../src/bridge-error.js';
import { BridgeEpoch } from '../../src/bridge-epoch.js';
import { encodeJcs } from '../../src/spool/payloads.js';
import { RECORD_TYPE } from '../../src/spool/record.js';
import { expectError } from '../support/expect-error.js';
import { MemoryFolder } from '../support/memory-folder.js';
import { ORIGIN, send, startLife, type Life } from '../support/spool-life.js';
import { TestDevice } from '../support/test-device.js';

const HASH = 'ab'.repeat(32);

describe('a spool whose oldest segments were removed', () => {
  let device = new TestDevice('pj01-water-0042');
  let dir = '';
  beforeEach(() => {
    device = new TestDevice('pj01-water-0042');
    dir = mkdtempSync(join(tmpdir(), 'daoji-trim-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const start = (folder: MemoryFolder): Promise<Life> => startLife(dir, folder, [device]);

  it('goes on after a restart where it was', async () => {
    const folder = new MemoryFolder();
    const first = await start(folder);
    const epoch = new BridgeEpoch(first.spool, undefined);
    await epoch.give(7);
    await fill(first, 30);
    await anchorAll(first);
    const before = (await folder.segments()).length;
    const removed = await first.spool.removeBelow(first.spool.syncedOffset, () => epoch.carry());
    expect(removed).to.equal(before - 2);
    expect(await folder.segments()).to.have.length(2);

    const disk = folder.afterCrash(() => false);
    const again = await start(disk);
    expect(again.spool.firstOffset).to.be.greaterThan(0);
    expect(again.spool.nextOffset).to.equal(first.spool.nextOffset);
    expect(again.restart.bridgeEpoch).to.equal(7);
    expect(again.restart.influxCursor).to.equal(first.spool.nextOffset);
    expect(again.cutter.size).to.equal(first.cutter.size);
    expect(again.cutter.sealedOffset).to.equal(first.cutter.sealedOffset);
    expect(again.restart.anchor.anchoredSize).to.equal(first.cutter.size);
    expect(await send(again, device, device.pack(16))).to.include({ kind: 'stored' });
    await again.cutter.cut(true);
    expect(again.cutter.size).to.equal(first.cutter.size + 1);
    expect((await start(disk)).cutter.size).to.equal(first.cutter.size + 1);
  });

  it('keeps every segment with a reading that is not below the offset', async () => {
    const folder = new MemoryFolder();
    const life = await start(folder);
    await fill(life, 30);
    const names = await folder.segments();
    const second = Number(names[1]?.slice(0, 20));
    expect(await life.spool.removeBelow(second - 1, nothing)).to.equal(0);
    expect(await life.spool.removeBelow(second, nothing)).to.equal(1);
    expect(await folder.segments()).to.deep.equal(names.slice(1));
  });

  it('answers a repeat of a removed pack with the current state', async () => {
    const folder = new MemoryFolder();
    const life = await start(folder);
    const oldest = device.pack(16);
    await send(life, device, oldest);
    await fill(life, 30);
    await anchorAll(life);
    await life.spool.removeBelow(life.spool.syncedOffset, nothing);
    expect(life.spool.holds({ segment: 0, position: 0 })).to.equal(false);
    expect(await send(life, device, oldest)).to.include({ kind: 'current' });
  });

  it('goes on when the process dies between two removals', async () => {
    const folder = new MemoryFolder();
    const life = await start(folder);
    await fill(life, 30);
    await anchorAll(life);
    folder.fault = { call: 'remove', code: 'EIO' };
    const offset = life.spool.syncedOffset;
    expect(await life.spool.removeBelow(offset, nothing).catch(() => 'failed')).to.equal('failed');
    const again = await start(folder.afterCrash(() => false));
    expect(again.spool.nextOffset).to.equal(offset);
    expect(again.cutter.size).to.equal(life.cutter.size);
  });

  it('refuses when readings went that no advance covers', async () => {
    const folder = new MemoryFolder();
    const life = await start(folder);
    await fill(life, 30);
    await life.cutter.cut(true);
    await life.spool.removeBelow(life.spool.syncedOffset, nothing);
    await expectError(() => start(folder), BridgeError, 'LOG_DISAGREES');
  });

  it('refuses a hole between two segments', async () => {
    const folder = new MemoryFolder();
    const life = await start(folder);
    await fill(life, 30);
    const [, second = ''] = await folder.segments();
    await folder.remove([second]);
    await expectError(() => start(folder), BridgeError, 'SPOOL_DAMAGED');
  });

  async function fill(life: Life, packs: number): Promise<void> {
    for (let count = 0; count < packs; count += 1) {
      await send(life, device, device.pack(32));
      if (count % 5 === 4) await life.cutter.cut(true);
    }
  }

  /** What the bridge records once everything is stored and anchored. */
  async function anchorAll({ cutter, log, spool }: Life): Promise<void> {
    await cutter.cut(true);
    await log.appendAdvance({
      origin: ORIGIN,
      logSize: cutter.size,
      prevLogSize: 0,
      transactionId: 'tx-1',
      blockNumber: 4,
      head: canonicalJson({ logRoot: HASH, watermarkRoot: HASH }),
      firstBatch: 0,
      confirmedBy: ['ProducerMSP', 'RegulatorMSP'],
    });
    const status = {
      confirmedBy: [],
      logSize: cutter.size,
      state: 'ANCHORED',
      transactionId: 'tx-1',
    };
    await spool.append(RECORD_TYPE.ANCHOR_STATUS, encodeJcs(status));
    await spool.append(RECORD_TYPE.CURSOR, encodeJcs({ influxCursor: spool.syncedOffset }));
  }
});

function nothing(): Promise<void> {
  return Promise.resolve();
}
