// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { BridgeError } from '../../../src/bridge-error.js';
import { PackReader } from '../../../src/spool/pack-reader.js';
import { encodeCarried, encodeJcs, type PackHeader } from '../../../src/spool/payloads.js';
import { encodeRecord, RECORD_TYPE } from '../../../src/spool/record.js';
import { Spool } from '../../../src/spool/spool.js';
import { expectError } from '../../support/expect-error.js';
import { MemoryFolder } from '../../support/memory-folder.js';
import { QuickClock } from '../../support/quick-clock.js';
import { printedSeed, seededRandom } from '../../support/seeded-random.js';

const SEGMENT_BYTES = 8192;
const HEADER: PackHeader = {
  clockPolicy: 'live',
  count: 1,
  level: 'device',
  receivedTime: '2026-06-14T02:10:00.000Z',
  site: 'pj01',
  skip: 0,
  spki: 'AA==',
  topic: 'daoji/v1/pj01/dev-1/up',
};

interface Opened {
  readonly spool: Spool;
  readonly seen: string[];
  readonly fatal: BridgeError[];
  readonly cutBytes: number;
}

async function open(folder: MemoryFolder): Promise<Opened> {
  const seen: string[] = [];
  const fatal: BridgeError[] = [];
  const { spool, cutBytes } = await Spool.open(
    {
      folder,
      clock: new QuickClock(),
      segmentBytes: SEGMENT_BYTES,
      groupDelayMs: 5,
      onFatal: (error) => fatal.push(error),
    },
    (record) => {
      if (record.type === RECORD_TYPE.PACK) seen.push(record.payload.toString('utf8'));
    },
  );
  return { spool, seen, fatal, cutBytes };
}

function payload(name: string, count = 1): Buffer {
  return encodeCarried({ ...HEADER, count }, Buffer.from(`${name} `.padEnd(200, 'x')));
}

function append(spool: Spool, name: string, count = 1): Promise<unknown> {
  return spool.append(RECORD_TYPE.PACK, payload(name, count), count);
}

describe('Spool', () => {
  it('resolves an append only after the sync that covers it', async () => {
    const folder = new MemoryFolder();
    const { spool } = await open(folder);
    const before = folder.calls.length;
    await append(spool, 'a');
    expect(folder.calls.slice(before, before + 2)).to.deep.equal(['write', 'sync']);
    const [name = ''] = await folder.segments();
    expect(folder.synced.get(name)?.includes('a xxx')).to.equal(true);
  });

  it('syncs once for a group of records', async () => {
    const folder = new MemoryFolder();
    const { spool } = await open(folder);
    const before = folder.calls.filter((call) => call === 'sync').length;
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => append(spool, name)));
    expect(folder.calls.filter((call) => call === 'sync').length - before).to.equal(1);
  });

  it('counts readings in its offsets, over segments and restarts', async () => {
    const folder = new MemoryFolder();
    const { spool } = await open(folder);
    for (let index = 0; index < 60; index += 1) await append(spool, `p${index}`, 3);
    expect(spool.nextOffset).to.equal(180);
    expect((await folder.segments()).length).to.be.greaterThan(1);
    const again = await open(folder);
    expect(again.spool.nextOffset).to.equal(180);
    expect(again.seen.length).to.equal(60);
    expect(again.cutBytes).to.equal(0);
  });

  it('lets a reader see synced packs from any border on', async () => {
    const folder = new MemoryFolder();
    const { spool } = await open(folder);
    for (let index = 0; index < 50; index += 1) await append(spool, `p${index}`, 2);
    const reader = new PackReader(spool, 40);
    const offsets: number[] = [];
    for (let packs = await reader.next(); packs.length > 0; packs = await reader.next()) {
      offsets.push(...packs.map((pack) => pack.offset));
    }
    expect(offsets).to.deep.equal(Array.from({ length: 30 }, (_, index) => 40 + 2 * index));
    await append(spool, 'later', 2);
    expect((await reader.next()).map((pack) => pack.offset)).to.deep.equal([100]);
  });

  for (const call of ['write', 'sync'] as const) {
    for (const persist of [false, true]) {
      it(`fails for good when ${call} gives EIO${persist ? ' but persisted' : ''}`, async () => {
        const folder = new MemoryFolder();
        const { spool, fatal } = await open(folder);
        folder.fault = { call, code: 'EIO', persist };
        await expectError(() => append(spool, 'a'), BridgeError, 'SPOOL_IO');
        const syncs = folder.calls.filter((each) => each === 'sync').length;
        folder.fault = undefined;
        await expectError(() => append(spool, 'b'), BridgeError, 'SPOOL_IO');
        expect(fatal.length).to.equal(1);
        expect(folder.calls.filter((each) => each === 'sync').length).to.equal(syncs);
      });
    }
  }

  it('holds acks on ENOSPC, frees the reserve, and resumes alone', async () => {
    const folder = new MemoryFolder();
    const { spool, fatal } = await open(folder);
    expect(folder.hasReserve).to.equal(true);
    folder.fault = { call: 'create', code: 'ENOSPC' };
    const settled: string[] = [];
    const all = Array.from({ length: 60 }, (_, index) =>
      append(spool, `p${index}`).then(() => settled.push(`p${index}`)),
    );
    while (!spool.isFull) await new Promise(setImmediate);
    const held = settled.length;
    expect(held).to.be.lessThan(60);
    expect(folder.hasReserve).to.equal(false);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(settled.length).to.equal(held);
    folder.fault = undefined;
    await Promise.all(all);
    expect(spool.isFull).to.equal(false);
    expect(folder.hasReserve).to.equal(true);
    expect(fatal).to.deep.equal([]);
    expect((await open(folder)).seen.length).to.equal(60);
  });

  it('refuses a file of another size', async () => {
    const folder = new MemoryFolder();
    const { spool } = await open(folder);
    await append(spool, 'a');
    const [name = ''] = await folder.segments();
    folder.put(name, folder.bytesOf(name).subarray(0, SEGMENT_BYTES - 512));
    await expectError(() => open(folder), BridgeError, 'SPOOL_SIZE');
  });

  it('refuses when a segment between two others is missing', async () => {
    const folder = new MemoryFolder();
    const { spool } = await open(folder);
    for (let index = 0; index < 80; index += 1) await append(spool, `p${index}`);
    const names = await folder.segments();
    expect(names.length).to.be.greaterThan(2);
    folder.cached.delete(names[1] ?? '');
    await expectError(() => open(folder), BridgeError, 'SPOOL_DAMAGED');
  });

  it('refuses a whole record that a later group shows to be out of its hash', async () => {
    const folder = new MemoryFolder();
    const { spool } = await open(folder);
    await append(spool, 'first');
    await append(spool, 'second');
    const [name = ''] = await folder.segments();
    const bytes = folder.bytesOf(name);
    encodeRecord(RECORD_TYPE.PACK, 0, payload('fake!')).copy(bytes);
    const error = await expectError(() => open(folder), BridgeError, 'SPOOL_DAMAGED');
    expect(error.message).to.match(/segment 0+\.wal, byte \d+, offset \d+/);
  });
});

describe('recovery of a torn or harmed spool', function () {
  this.timeout(60_000);
  const seed = printedSeed('spool recovery');

  it('loses nothing that resolved, over 300 crashes with pages kept at random', async () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 300; round += 1) {
      let folder = new MemoryFolder();
      const acked: string[] = [];
      for (let life = 0; life < 3; life += 1) {
        const { spool, seen } = await open(folder);
        expect(seen.map(nameOf)).to.include.members(acked);
        const appends = Math.floor(random() * 12);
        let isCrashed = false;
        const work = Array.from({ length: appends }, (_, index) =>
          append(spool, `${round}-${life}-${index}`).then(() => {
            if (!isCrashed) acked.push(`${round}-${life}-${index}`);
          }),
        );
        for (let turn = random() * 12; turn > 0; turn -= 1) await new Promise(setImmediate);
        const crash = folder.afterCrash(() => random() < 0.5);
        isCrashed = true;
        await Promise.all(work);
        folder = crash;
      }
      const { seen } = await open(folder);
      expect(seen.map(nameOf)).to.include.members(acked);
    }
  });

  it('recovers every acked record or refuses naming the place, over 1,500 mutations', async () => {
    const random = seededRandom(seed + 1);
    const source = new MemoryFolder();
    const { spool } = await open(source);
    const names = Array.from({ length: 70 }, (_, index) => `p${index}`);
    for (const name of names) await append(spool, name);
    const outcomes = { whole: 0, refused: 0 };
    for (let round = 0; round < 1500; round += 1) {
      const folder = source.afterCrash(() => true);
      // The last SYNCED is not synced itself: harm at or above the last group is cut, as a torn tail is.
      const guarded = new Set(names.slice(0, -1));
      mutate(folder, random, round % 3, round % 5 === 0);
      try {
        const { seen } = await open(folder);
        for (const name of seen.map(nameOf)) guarded.delete(name);
        expect([...guarded]).to.deep.equal([]);
        outcomes.whole += 1;
      } catch (cause) {
        if (!(cause instanceof BridgeError)) throw cause;
        expect(cause.code).to.be.oneOf(['SPOOL_DAMAGED', 'SPOOL_SIZE']);
        expect(cause.message).to.match(/segment \d{20}\.wal/);
        outcomes.refused += 1;
      }
    }
    expect(outcomes.refused).to.be.greaterThan(500);
    expect(outcomes.whole).to.be.greaterThan(50);
  });

  it('cuts what stands above the damage, zeroes it and goes on', async () => {
    const folder = new MemoryFolder();
    const { spool } = await open(folder);
    await append(spool, 'held');
    const [name = ''] = await folder.segments();
    const bytes = folder.bytesOf(name);
    const end = bytes.lastIndexOf(Buffer.from('"start"')) + 64;
    bytes.write('torn', Math.ceil(end / 512) * 512);
    folder.put(name, bytes);
    const again = await open(folder);
    expect(again.seen.map(nameOf)).to.deep.equal(['held']);
    expect(again.cutBytes).to.be.greaterThan(0);
    await append(again.spool, 'next');
    expect((await open(folder)).seen.map(nameOf)).to.deep.equal(['held', 'next']);
  });
});

function nameOf(payloadText: string): string {
  return payloadText.split('\n')[1]?.split(' ')[0] ?? '';
}

/** 0: one bit flipped in what was written; 1: one sector of 512 bytes zeroed; 2: the file cut short. */
function mutate(folder: MemoryFolder, random: () => number, kind: number, isAtTail: boolean): void {
  const files = [...folder.cached.keys()].sort();
  const name = (isAtTail ? files.at(-1) : files[Math.floor(random() * files.length)]) ?? '';
  const bytes = Buffer.from(folder.bytesOf(name));
  const used = bytes.findLastIndex((byte) => byte !== 0) + 1;
  const at = isAtTail ? used - 1 - Math.floor(random() * 300) : Math.floor(random() * used);
  if (kind === 0) bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8)), at);
  if (kind === 1) bytes.fill(0, at - (at % 512), at - (at % 512) + 512);
  folder.put(name, kind === 2 ? bytes.subarray(0, at) : bytes);
}

describe('control records', () => {
  it('take no offset', async () => {
    const folder = new MemoryFolder();
    const { spool } = await open(folder);
    await spool.append(RECORD_TYPE.CURSOR, encodeJcs({ influxCursor: 0 }));
    expect(spool.nextOffset).to.equal(0);
  });
});
