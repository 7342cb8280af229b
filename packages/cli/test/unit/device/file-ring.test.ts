// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { DeviceError } from '../../../src/device/device-error.js';
import { openFileRing } from '../../../src/device/file-ring.js';
import { expectError } from '../expect-error.js';
import { deviceOnDoubles, measurement, rangeOf } from './device-double.js';

describe('openFileRing', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'daoji-ring-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function boot(
    count: number,
    ackedSeq?: number,
  ): Promise<{ pending: number; packs: ReturnType<typeof deviceOnDoubles>['link']['packs'] }> {
    const { device, link, bridge } = deviceOnDoubles({ ring: openFileRing(folder) });
    device.start();
    link.events?.onUp();
    for (let n = 0; n < count; n += 1) device.measure(measurement(n));
    if (ackedSeq !== undefined) {
      link.events?.onAck(bridge.ack({ bootEpoch: device.bootEpoch ?? 1, seq: ackedSeq }));
    }
    await device.close();
    return { pending: device.pending, packs: link.packs };
  }

  const log = (): string => join(folder, 'ring.log');

  it('raises the boot epoch on the disk before the first reading, and only then', async () => {
    await boot(0);
    expect(openFileRing(folder).content.entries).to.have.length(0);
    await boot(1);
    expect(readFileSync(join(folder, 'boot-epoch'), 'utf8')).to.equal('1\n');
    await boot(1);
    expect(readFileSync(join(folder, 'boot-epoch'), 'utf8')).to.equal('2\n');
  });

  it('sends what was not acked before a reset, then closes that epoch in the new one', async () => {
    await boot(6, 1);
    const { packs } = await boot(4);
    expect(packs.map((pack) => [pack.statement.bootEpoch, rangeOf(pack)])).to.deep.equal([
      [1, [2, 5]],
      [2, [0, 3]],
    ]);
    expect(packs.at(-1)?.statement.closes).to.deep.equal({ bootEpoch: 1, lastSeq: 5 });
    expect(packs[0]?.statement.closes).to.equal(undefined);
  });

  it('knows how an epoch ended after everything in it was acked', async () => {
    await boot(4, 3);
    const { packs } = await boot(4);
    expect(packs.map((pack) => pack.statement.closes)).to.deep.equal([
      { bootEpoch: 1, lastSeq: 3 },
    ]);
  });

  it('cuts a torn last line and closes its epoch without a last number', async () => {
    await boot(4);
    const text = readFileSync(log(), 'utf8');
    writeFileSync(log(), text.slice(0, -20));
    const ring = openFileRing(folder);
    expect(ring.content.entries).to.have.length(3);
    expect(ring.content.damagedLines).to.equal(1);
    ring.close();
    const { packs } = await boot(4);
    expect(packs.at(-1)?.statement.closes).to.deep.equal({ bootEpoch: 1 });
  });

  it('declares the hole that a damaged line leaves, and keeps the readings after it', async () => {
    await boot(4);
    const lines = readFileSync(log(), 'utf8').split('\n');
    lines[2] = (lines[2] ?? '').replace('"value":501', '"value":901');
    writeFileSync(log(), lines.join('\n'));
    const { packs } = await boot(4);
    expect(packs[0]?.statement.gaps).to.deep.equal([{ from: 1, to: 1, reason: 'flash-worn' }]);
    expect(packs[0]?.readings).to.have.length(3);
  });

  it('takes rubbish at the end for damage, not for readings', async () => {
    await boot(2);
    appendFileSync(log(), 'garbage\n00000000 R {"value":1}\n');
    expect(openFileRing(folder).content).to.include({ damagedLines: 2 });
  });

  it('does not use an epoch twice when the log is lost', async () => {
    await boot(2, 1);
    rmSync(log());
    const { packs } = await boot(4);
    expect(packs[0]?.statement.bootEpoch).to.equal(2);
    expect(packs[0]?.statement.closes).to.deep.equal({ bootEpoch: 1 });
  });

  it('refuses a counter that it cannot read rather than guess', async () => {
    await boot(1);
    writeFileSync(join(folder, 'boot-epoch'), 'x\n');
    await expectError(() => openFileRing(folder), DeviceError, 'DEVICE_RING');
  });
});
