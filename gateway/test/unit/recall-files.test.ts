// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Identity } from '@daoji/model';
import { expect } from 'chai';
import request, { type Response } from 'supertest';

import { createApp } from '../../src/http/app.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { putRecall, putRecallEvent, soldPackages } from '../doubles/recalls.js';
import { commandText, DOCUMENT_HASH } from '../doubles/season.js';
import { recordEvent } from '../doubles/trade.js';
import { unzip } from '../doubles/unzip.js';
import { Uploader } from '../doubles/uploader.js';

const NOW = '2026-11-24T00:00:00.000Z';
const PATH = `${API}/recalls/rc-1/evidence.zip`;

describe('files in the evidence folder of a recall', () => {
  const api = freshApi();
  const record = Buffer.from('%PDF-1.7 record of the incineration');
  const stored = Buffer.concat([randomBytes(16), record]);
  const hash = sha256Of(stored);
  // The season attaches it to lot k-1; everybody may read it.
  const report = Buffer.from('%PDF-1.7 report');
  const publicFile = `files/${DOCUMENT_HASH}.pdf`;

  beforeEach(async () => {
    await soldPackages(api.services);
    await putRecall(api.services);
    await putRecallEvent(api.services, 20, {
      type: 'recordDisposal',
      documentHash: hash,
      grams: 15_000,
      method: 'incineration',
      recallId: 'rc-1',
    });
    await api.services.archive.put(`document-${hash}`, stored);
    await api.services.archive.put(`document-${DOCUMENT_HASH}`, report);
  });

  const folder = async (header?: string): Promise<ReadonlyMap<string, Buffer>> => {
    const sent = request(createApp(api.services)).get(PATH);
    if (header !== undefined) void sent.set('Daoji-Read', header);
    return unzip((await sent.buffer(true).parse(bytesOf).expect(200)).body as Buffer);
  };
  const headerOf = async (change: Partial<Identity> = {}, path = PATH, time = NOW) => {
    const one = new Uploader();
    await one.activate(api.services.store, change);
    return one.readHeader(sha256Of(Buffer.from(`GET ${path}`)), time);
  };
  const filesIn = (files: ReadonlyMap<string, Buffer>): string[] =>
    [...files.keys()].filter((name) => name.startsWith('files/'));
  const missingIn = (files: ReadonlyMap<string, Buffer>): string[] =>
    (files.get('missing.txt')?.toString('utf8') ?? '')
      .split('\n')
      .filter((line) => line.startsWith('files/'));

  it('has them for the firm, a salted one with the salt that leads to its fingerprint', async () => {
    const files = await folder(await headerOf());
    expect(missingIn(files)).to.deep.equal([]);
    expect(filesIn(files)).to.deep.equal([`files/${hash}.salt`, `files/${hash}.pdf`, publicFile]);
    expect(files.get(publicFile)).to.deep.equal(report);
    const parts = ['salt', 'pdf'].map((end) => files.get(`files/${hash}.${end}`) ?? Buffer.of());
    expect(sha256Of(Buffer.concat(parts))).to.equal(hash);
    expect(files.get('SHA256SUMS')?.toString('utf8')).to.include(`  files/${hash}.salt\n`);
  });

  it('has them for a regulator', async () => {
    const files = await folder(await headerOf({ operatorId: 'office-1', roles: ['regulator'] }));
    expect(filesIn(files)).to.include(`files/${hash}.pdf`);
  });

  it('has public ones alone for who says nothing, and for a stranger, and names the others', async () => {
    for (const header of [undefined, await headerOf({ operatorId: 'coop-9' })]) {
      const files = await folder(header);
      expect(filesIn(files)).to.deep.equal([publicFile]);
      expect(missingIn(files)).to.deep.equal([`files/${hash}: DOCUMENT_PRIVATE`]);
    }
  });

  it('names a file that was erased', async () => {
    await api.services.archive.erase(`document-${hash}`);
    const files = await folder(await headerOf());
    expect(filesIn(files)).to.deep.equal([publicFile]);
    expect(missingIn(files)).to.deep.equal([`files/${hash}: ARCHIVE_ERASED`]);
  });

  it('names a file that never came, or is no document', async () => {
    const readings = Buffer.from('raw readings of a bridge, which are no paper');
    const other = await api.services.archive.put('pack-1', readings);
    for (const [n, documentHash] of [
      [22, 'd'.repeat(64)],
      [23, other],
    ] as const) {
      await putRecallEvent(api.services, n, {
        type: 'recordDisposal',
        documentHash,
        grams: 1_000,
        method: 'incineration',
        recallId: 'rc-1',
      });
    }
    expect(missingIn(await folder(await headerOf()))).to.deep.equal([
      `files/${'d'.repeat(64)}: ARCHIVE_NOT_FOUND`,
      `files/${other}: DOCUMENT_TYPE`,
    ]);
  });

  it('has the record of a destruction of its lots, and of no other lot', async () => {
    for (const [n, lotId, documentHash] of [
      [24, 'k-2', 'e'.repeat(64)],
      [25, 'm-1', 'f'.repeat(64)],
    ] as const) {
      const fields = { documentHash, grams: 1_000, lotId, method: 'incineration' } as const;
      const command = commandText(n, { ...fields, type: 'destroyLot' });
      await recordEvent(api.services, command, [`lot~${lotId}`], n);
    }
    expect(missingIn(await folder(await headerOf()))).to.deep.equal([
      `files/${'e'.repeat(64)}: ARCHIVE_NOT_FOUND`,
    ]);
  });

  it('names a file whose stored bytes are others, and has none of it', async () => {
    await damage(api.services.trustRootPath, hash);
    const files = await folder(await headerOf());
    expect(filesIn(files)).to.deep.equal([publicFile]);
    expect(missingIn(files)).to.deep.equal([`files/${hash}: ARCHIVE_CORRUPT`]);
  });

  it('refuses a request that is signed for another path, too old, or no request', async () => {
    const headers = [
      await headerOf({}, `${API}/recalls/rc-2/evidence.zip`),
      await headerOf({}, PATH, '2026-11-23T23:00:00.000Z'),
      await headerOf({ status: 'revoked' }),
      'AAAA',
    ];
    for (const header of headers) {
      const answer = await request(createApp(api.services)).get(PATH).set('Daoji-Read', header);
      expectProblem(answer, 403, 'DOCUMENT_PRIVATE');
    }
  });
});

/** Overwrites every stored copy of a file; the archive lies beside the trust root. */
async function damage(beside: string, hash: string): Promise<void> {
  const folder = join(beside, '..', 'blobs', hash.slice(0, 2), hash);
  const copies = await readdir(folder);
  expect(copies).to.have.length(1);
  for (const name of copies) await writeFile(join(folder, name), 'other bytes');
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function bytesOf(response: Response, done: (error: Error | null, body: unknown) => void): void {
  const pieces: Buffer[] = [];
  response.on('data', (piece: Buffer) => pieces.push(piece));
  response.on('end', () => done(null, Buffer.concat(pieces)));
}
