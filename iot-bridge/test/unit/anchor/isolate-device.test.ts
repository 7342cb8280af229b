// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openArchive } from '@daoji/archive';
import { batchTableSchema, type LogHead } from '@daoji/model';
import { expect } from 'chai';

import { AnchorMachine } from '../../../src/anchor/anchor-machine.js';
import { AnchorService } from '../../../src/anchor/anchor-service.js';
import { AnchorFault, type SignedAdvance } from '../../../src/anchor/anchor-sink.js';
import { machinePorts } from '../../../src/anchor/machine-ports.js';
import { systemClock } from '../../../src/clock.js';
import { MemoryFolder } from '../../support/memory-folder.js';
import { MemorySink } from '../../support/memory-sink.js';
import { ORIGIN, send, startLife, type Life } from '../../support/spool-life.js';
import { TestDevice } from '../../support/test-device.js';

/** A ledger on which one slot too many means: that device was revoked before its first advance. */
class RefusingSink extends MemorySink {
  refused = 0;

  override prepare(head: LogHead): Promise<SignedAdvance> {
    if (head.watermarkSize < 2) return super.prepare(head);
    this.refused += 1;
    return Promise.reject(new AnchorFault('slot', 'DEVICE_NOT_ACTIVE: told to refuse'));
  }
}

describe('a device that is revoked before its first advance', () => {
  const well = new TestDevice('pj01-water-0001');
  const revoked = new TestDevice('pj01-water-0002');
  const sink = new RefusingSink();
  let dir = '';
  let service: AnchorService | undefined;
  let running: Promise<void> = Promise.resolve();
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'daoji-isolate-'));
  });
  after(async () => {
    service?.stop();
    await running;
    rmSync(dir, { recursive: true, force: true });
  });

  it('holds the log up until the next batch, which leaves its slot out and keeps its readings', async () => {
    const gone = new Set<string>();
    const life = await startLife(dir, new MemoryFolder(), [well, revoked], 4096, (deviceId) =>
      gone.has(deviceId),
    );
    await send(life, well, well.pack(4));
    await send(life, revoked, revoked.pack(4));
    await life.cutter.cut(true);
    gone.add(revoked.deviceId);
    const parked = new Promise<void>((resolve) => {
      service = newService(life, resolve);
    });
    running = service?.run() ?? running;
    await parked;
    expect(service?.isParked).to.equal(true);
    await send(life, well, well.pack(2));
    const state = await service?.advanceNow();
    expect(state).to.include({ logSize: 2, anchoredOffset: 10 });
    expect(service?.isParked).to.equal(false);
    expect(sink.refused).to.equal(1);
    expect(life.table.isIsolated(revoked.deviceId)).to.equal(true);
    const archive = await openArchive(dir);
    const bytes = await archive.get((await life.log.batch(1)).tableHash);
    const table = batchTableSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    expect(table.watermarks.map(({ deviceId }) => deviceId)).to.deep.equal([well.deviceId]);
    expect(life.log.batchOf(revoked.deviceId, 0, 3)).to.equal(0);
  });

  function newService({ cutter, spool, log, restart }: Life, onParked: () => void): AnchorService {
    const ports = machinePorts({
      source: {
        origin: ORIGIN,
        archive: { get: async (hash) => (await openArchive(dir)).get(hash) },
        log,
      },
      spool,
      sink,
      clock: systemClock,
      unknownMs: 1000,
      size: () => cutter.size,
      bridgeEpoch: () => 1,
      onRetry: () => undefined,
      isStopped: () => service?.isStopped ?? false,
    });
    return new AnchorService({
      origin: ORIGIN,
      clock: systemClock,
      cutter,
      machine: new AnchorMachine(ports, []),
      windowMs: 0,
      maxReadings: 1,
      lastOffsets: restart.anchor.lastOffsets,
      anchoredSize: 0,
      syncedOffset: () => spool.syncedOffset,
      appendAdvance: (record) => log.appendAdvance(record),
      onAnchored: () => undefined,
      onParked,
      onTrouble: () => undefined,
    });
  }
});
