// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'chai';

import { MAX_BLOB_BYTES, openArchive } from '../../src/index.js';
import { all, codeOf, inScratch } from './scratch.js';
import { nodeHash } from './season-log.js';

const BYTES = Buffer.from('土壤检测报告 2026', 'utf8');

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('archive', () => {
  it('gives back what was put, by the plaintext hash', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const hash = await archive.put('person-1', BYTES);
      expect(hash).to.equal(nodeHash(BYTES));
      expect(Buffer.from(await archive.get(hash))).to.deep.equal(BYTES);
      expect(await archive.has(hash)).to.be.true;
    }));

  it('serves a second process that opens the same folder', () =>
    inScratch(async (dir) => {
      const hash = await (await openArchive(dir)).put('person-1', BYTES);
      expect(Buffer.from(await (await openArchive(dir)).get(hash))).to.deep.equal(BYTES);
    }));

  it('writes nothing when the same bytes come again', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      await archive.put('person-1', BYTES);
      const before = await filesBelow(dir);
      const [sealed = ''] = before.filter((path) => path.includes('blobs'));
      const bytes = await readFile(sealed);
      await archive.put('person-1', BYTES);
      expect(await filesBelow(dir)).to.deep.equal(before);
      expect(await readFile(sealed)).to.deep.equal(bytes);
    }));

  it('keeps the plaintext and the subject off the disk, and keys for the owner alone', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      await archive.put('person-1', BYTES);
      for (const path of await filesBelow(dir)) {
        expect((await readFile(path)).includes(BYTES)).to.be.false;
        expect(path).not.to.include('person-1');
        expect((await stat(path)).mode & 0o077).to.equal(0);
      }
    }));

  it('keeps a subject with slashes and dots inside the archive', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(join(dir, 'inner'));
      const hash = await archive.put('../../../outside\0', BYTES);
      expect(await readdir(dir)).to.deep.equal(['inner']);
      expect(Buffer.from(await archive.get(hash))).to.deep.equal(BYTES);
    }));

  for (const name of ['../keys/x', 'A'.repeat(64), 'ab', '', `${'a'.repeat(63)}/`]) {
    it(`refuses the name ${JSON.stringify(name.slice(0, 12))} of ${name.length} characters`, () =>
      inScratch(async (dir) => {
        const archive = await openArchive(dir);
        expect(await codeOf(() => archive.get(name))).to.equal('ARCHIVE_NAME');
        expect(await archive.has(name)).to.be.false;
      }));
  }

  it('refuses an unknown hash', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      expect(await codeOf(() => archive.get('0'.repeat(64)))).to.equal('ARCHIVE_NOT_FOUND');
    }));

  it('refuses more bytes than it would hold in memory', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const tooLarge = new Uint8Array(MAX_BLOB_BYTES + 1);
      expect(await codeOf(() => archive.put('person-1', tooLarge))).to.equal('ARCHIVE_TOO_LARGE');
    }));

  it('erases a subject and only it', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const gone = await archive.put('person-1', BYTES);
      const kept = await archive.put('person-2', Buffer.from('other'));
      expect(await archive.erase('person-1')).to.be.true;
      expect(await archive.erase('person-1')).to.be.false;
      expect(await codeOf(() => archive.get(gone))).to.equal('ARCHIVE_ERASED');
      expect(await archive.has(kept)).to.be.true;
    }));

  it('stays erased under a new key of the subject, until the bytes are put again', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const hash = await archive.put('person-1', BYTES);
      await archive.erase('person-1');
      await archive.put('person-1', Buffer.from('something new'));
      expect(await codeOf(() => archive.get(hash))).to.equal('ARCHIVE_ERASED');
      await archive.put('person-1', BYTES);
      expect(await archive.has(hash)).to.be.true;
    }));

  it('keeps bytes that a second subject holds too', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const hash = await archive.put('person-1', BYTES);
      await archive.put('person-2', BYTES);
      await archive.erase('person-1');
      expect(await archive.has(hash)).to.be.true;
    }));

  it('notices every changed byte of a sealed file', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const hash = await archive.put('person-1', BYTES);
      const [path = ''] = (await filesBelow(dir)).filter((each) => each.includes('blobs'));
      const sealed = await readFile(path);
      for (let at = 0; at < sealed.length; at += 1) {
        const mutant = Buffer.from(sealed);
        mutant[at] = (mutant[at] ?? 0) ^ 1;
        await writeFile(path, mutant);
        expect(await codeOf(() => archive.get(hash)), `byte ${at}`).to.be.oneOf([
          'ARCHIVE_CORRUPT',
          'ARCHIVE_ERASED',
        ]);
      }
    }));

  for (const length of [0, 10, 52]) {
    it(`refuses a file cut to ${length} bytes, and mends it by the next put`, () =>
      inScratch(async (dir) => {
        const archive = await openArchive(dir);
        const hash = await archive.put('person-1', BYTES);
        const [path = ''] = (await filesBelow(dir)).filter((each) => each.includes('blobs'));
        await writeFile(path, (await readFile(path)).subarray(0, length));
        expect(await codeOf(() => archive.get(hash))).to.equal('ARCHIVE_CORRUPT');
        await archive.put('person-1', BYTES);
        expect(await archive.has(hash)).to.be.true;
      }));
  }

  it('lists every hash in order', () =>
    inScratch(async (dir) => {
      const archive = await openArchive(dir);
      const put = await Promise.all(
        Array.from({ length: 20 }, (_, at) => archive.put('person-1', Buffer.from(`file ${at}`))),
      );
      expect(await all(archive.list())).to.deep.equal(put.sort());
    }));
});
