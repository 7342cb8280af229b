// SPDX-License-Identifier: Apache-2.0
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'chai';

import { openArchive, openLogArchive } from '../../src/index.js';
import { all, codeOf, inScratch } from './scratch.js';
import { advanceTo, DEVICE, ORIGIN, storeBatch } from './season-log.js';

const batchFile = (dir: string): string => join(dir, 'log', 'pj01~bridge-1', 'batches.ndjson');

describe('log archive', () => {
  it('keeps batches and advances over a reopening', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const log = await openLogArchive(dir, ORIGIN);
      const records = [await storeBatch(archive, 0, 0, 3), await storeBatch(archive, 1, 4, 9)];
      for (const record of records) await log.appendBatch(record);
      const advance = advanceTo(records, 9);
      await log.appendAdvance(advance);
      const again = await openLogArchive(dir, ORIGIN);
      expect(await all(again.batches())).to.deep.equal(records);
      expect(again.advances()).to.deep.equal([advance]);
      expect(again.leafHashes()).to.deep.equal(log.leafHashes());
      expect(again.advanceOf(1)).to.deep.equal(advance);
    }));

  it('finds the batch of a reading, and none where there is none', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const log = await openLogArchive(dir, ORIGIN);
      await log.appendBatch(await storeBatch(archive, 0, 0, 3));
      await log.appendBatch(await storeBatch(archive, 1, 2, 9, { skip: 2 }));
      expect([0, 3, 4, 9].map((seq) => log.batchOf(DEVICE, 0, seq))).to.deep.equal([0, 0, 1, 1]);
      expect(log.batchOf(DEVICE, 0, 10)).to.equal(undefined);
      expect(log.batchOf(DEVICE, 1, 3)).to.equal(undefined);
      expect(log.batchOf('__proto__', 0, 3)).to.equal(undefined);
      expect(log.runsOf(DEVICE)).to.deep.equal([
        { batch: 0, bootEpoch: 0, firstSeq: 0, lastSeq: 3 },
        { batch: 1, bootEpoch: 0, firstSeq: 4, lastSeq: 9 },
      ]);
      expect(log.runsOf('__proto__')).to.deep.equal([]);
    }));

  it('takes the same batch twice and writes it once', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const log = await openLogArchive(dir, ORIGIN);
      const record = await storeBatch(archive, 0, 0, 3);
      await Promise.all([log.appendBatch(record), log.appendBatch(record)]);
      expect((await readFile(batchFile(dir), 'utf8')).split('\n')).to.have.length(2);
    }));

  it('refuses other bytes at a known index, and a hole', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const log = await openLogArchive(dir, ORIGIN);
      await log.appendBatch(await storeBatch(archive, 0, 0, 3));
      const other = await storeBatch(archive, 0, 0, 4);
      expect(await codeOf(() => log.appendBatch(other))).to.equal('ARCHIVE_CONFLICT');
      const far = await storeBatch(archive, 2, 4, 5);
      expect(await codeOf(() => log.appendBatch(far))).to.equal('ARCHIVE_CONFLICT');
      expect(log.size).to.equal(1);
    }));

  it('refuses a batch whose packs or table are not in the archive', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const log = await openLogArchive(dir, ORIGIN);
      const record = await storeBatch(archive, 0, 0, 3);
      for (const field of ['packsHash', 'tableHash'] as const) {
        const missing = { ...record, [field]: '1'.repeat(64) };
        expect(await codeOf(() => log.appendBatch(missing))).to.equal('ARCHIVE_NOT_FOUND');
      }
      expect(log.size).to.equal(0);
    }));

  it('refuses an advance beyond the log, of another log, or with another head for one transaction', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const log = await openLogArchive(dir, ORIGIN);
      const record = await storeBatch(archive, 0, 0, 3);
      const advance = advanceTo([record], 3);
      expect(await codeOf(() => log.appendAdvance(advance))).to.equal('ARCHIVE_CONFLICT');
      await log.appendBatch(record);
      const foreign = { ...advance, origin: 'pj01/bridge-2' };
      expect(await codeOf(() => log.appendAdvance(foreign))).to.equal('ARCHIVE_CONFLICT');
      await log.appendAdvance(advance);
      await log.appendAdvance(advance);
      const other = { ...advance, head: '{}' };
      expect(await codeOf(() => log.appendAdvance(other))).to.equal('ARCHIVE_CONFLICT');
      expect(log.advances()).to.have.length(1);
    }));

  it('passes over a torn last line, and cuts it off before the next append', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const first = await storeBatch(archive, 0, 0, 3);
      const second = await storeBatch(archive, 1, 4, 9);
      await (await openLogArchive(dir, ORIGIN)).appendBatch(first);
      const whole = await readFile(batchFile(dir));
      for (const torn of ['{', '{"index":1,"statement":"', '\0\0\0']) {
        await writeFile(batchFile(dir), whole);
        await appendFile(batchFile(dir), torn);
        const log = await openLogArchive(dir, ORIGIN);
        expect(log.size).to.equal(1);
        await log.appendBatch(second);
        const again = await openLogArchive(dir, ORIGIN);
        expect(await all(again.batches())).to.deep.equal([first, second]);
      }
    }));

  it('refuses a damaged line that is whole', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      await (await openLogArchive(dir, ORIGIN)).appendBatch(await storeBatch(archive, 0, 0, 3));
      const whole = await readFile(batchFile(dir), 'utf8');
      for (const damage of [
        '\n',
        'x\n',
        '[]\n',
        '{"index":7}\n',
        whole.replace('"index":0', '"index":5'),
      ]) {
        await writeFile(batchFile(dir), whole + damage);
        expect(await codeOf(() => openLogArchive(dir, ORIGIN)), damage).to.equal('ARCHIVE_CORRUPT');
      }
    }));

  it('shows a reader what a writer in another process has added', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const reader = await openLogArchive(dir, ORIGIN);
      const writer = await openLogArchive(dir, ORIGIN);
      await writer.appendBatch(await storeBatch(archive, 0, 0, 3));
      expect(reader.size).to.equal(0);
      await reader.refresh();
      expect(reader.batchOf(DEVICE, 0, 3)).to.equal(0);
    }));

  for (const origin of ['../x/y', 'pj01', 'pj01/bridge-1/x', 'PJ01/bridge', '..', 'a b/cd']) {
    it(`refuses the origin ${origin}`, () =>
      inScratch(async (dir) => {
        expect(await codeOf(() => openLogArchive(dir, origin))).to.equal('ARCHIVE_NAME');
      }));
  }
});
