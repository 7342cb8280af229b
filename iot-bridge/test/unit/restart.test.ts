// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openArchive, readBatch } from '@daoji/archive';
import { batchStatementSchema, logHeadSchema } from '@daoji/model';
import { fromBase64, fromUtf8, rootOf, toHex, verifyConsistency, fromHex } from '@daoji/proof';
import { expect } from 'chai';

import { newAdvance } from '../../src/anchor/advance-request.js';
import { BridgeError } from '../../src/bridge-error.js';
import { expectError } from '../support/expect-error.js';
import { MemoryFolder } from '../support/memory-folder.js';
import { ORIGIN, send as sendTo, startLife, type Life } from '../support/spool-life.js';
import { TestDevice } from '../support/test-device.js';

describe('seal and restart', () => {
  const device = new TestDevice('pj01-water-0042');
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'daoji-restart-'));
    device.seq = 0;
    device.prevHash = '0'.repeat(64);
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const live = (folder: MemoryFolder, maxLeaves = 4096): Promise<Life> =>
    startLife(dir, folder, [device], maxLeaves);
  const send = (life: Life, payload: Buffer): Promise<{ kind: string }> =>
    sendTo(life, device, payload);

  it('seals contiguous batches whose roots are those of their readings', async () => {
    const life = await live(new MemoryFolder(), 20);
    for (let index = 0; index < 9; index += 1) {
      await send(life, device.pack(8));
      await life.cutter.cut(false);
    }
    await life.cutter.cut(true);
    const archive = await openArchive(dir);
    let next = 0;
    let previous = '0'.repeat(64);
    for await (const record of life.log.batches()) {
      const text = fromUtf8(fromBase64(record.statement));
      const statement = batchStatementSchema.parse(JSON.parse(text));
      const readings = await readBatch(archive, record);
      expect(statement).to.include({ firstOffset: next, prevBatchHash: previous });
      expect(toHex(rootOf(readings.map(({ leafHash }) => leafHash)))).to.equal(statement.root);
      expect(readings.map(({ seq }) => seq)[0]).to.equal(next);
      next += readings.length;
      previous = statement.batchId;
    }
    expect(next).to.equal(72);
  });

  it('knows after a restart what it held, sealed or not', async () => {
    const folder = new MemoryFolder();
    const first = await live(folder);
    const sealed = device.pack(4);
    await send(first, sealed);
    await first.cutter.cut(true);
    const open = device.pack(4);
    await send(first, open);
    const again = await live(folder.afterCrash(() => false));
    expect(await send(again, sealed)).to.include({ kind: 'current' });
    expect(await send(again, open)).to.include({ kind: 'current' });
    expect(await send(again, device.pack(1))).to.include({ kind: 'stored' });
    await again.cutter.cut(true);
    expect(again.cutter.sealedOffset).to.equal(9);
  });

  it('seals as it stands the batch that only the archive has', async () => {
    const folder = new MemoryFolder();
    const first = await live(folder);
    await send(first, device.pack(4));
    const before = folder.afterCrash(() => false);
    await first.cutter.cut(true);
    const again = await live(before);
    expect(again.cutter.size).to.equal(1);
    expect(again.restart.anchor.lastSeal?.lastOffset).to.equal(3);
    await send(again, device.pack(2));
    await again.cutter.cut(true);
    expect(again.log.size).to.equal(2);
  });

  it('refuses an archive that is behind its seals', async () => {
    const folder = new MemoryFolder();
    const first = await live(folder);
    await send(first, device.pack(4));
    await first.cutter.cut(true);
    rmSync(dir, { recursive: true, force: true });
    await expectError(() => live(folder), BridgeError, 'LOG_DISAGREES');
  });

  it('refuses a spool that is two batches behind its archive', async () => {
    const first = await live(new MemoryFolder());
    for (let index = 0; index < 2; index += 1) {
      await send(first, device.pack(2));
      await first.cutter.cut(true);
    }
    await expectError(() => live(new MemoryFolder()), BridgeError, 'LOG_DISAGREES');
  });

  it('makes an advance from the archive alone that chaincode can check', async () => {
    const life = await live(new MemoryFolder());
    for (let index = 0; index < 5; index += 1) {
      await send(life, device.pack(2));
      await life.cutter.cut(true);
    }
    const source = { origin: ORIGIN, archive: await openArchive(dir), log: life.log };
    const { head, witness } = await newAdvance(source, 2, 5, 1);
    expect(logHeadSchema.parse(head)).to.include({ prevLogSize: 2, logSize: 5 });
    const path = witness.consistency.map(fromBase64);
    verifyConsistency(2, 5, path, fromHex(head.prevLogRoot), fromHex(head.logRoot));
    expect(witness.changes.map(({ old, new: leaf }) => [old?.lastSeq, leaf.lastSeq])).to.deep.equal(
      [[3, 9]],
    );
    const first = await newAdvance(source, 0, 2, 1);
    expect(first.head.prevLogRoot).to.equal(toHex(rootOf([])));
    expect(first.witness.consistency).to.deep.equal([]);
  });
});
