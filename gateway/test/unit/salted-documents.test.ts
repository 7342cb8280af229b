// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';

import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { record } from '../doubles/trade.js';
import { headerOf, Uploader } from '../doubles/uploader.js';

const NOW = '2026-11-24T00:00:00.000Z';

describe('salted documents', () => {
  const api = freshApi();
  const file = Buffer.from('%PDF-1.7 prices');
  const salt = randomBytes(16);
  const stored = Buffer.concat([salt, file]);
  const hash = createHash('sha256').update(stored).digest('hex');
  let quality: Uploader;

  beforeEach(async () => {
    quality = new Uploader();
    await quality.activate(api.services.store);
  });

  const put = (header: string, saltText?: string): request.Test => {
    const sent = request(api.app)
      .post(`${API}/documents`)
      .set('content-type', 'application/pdf')
      .set('Daoji-Command', header);
    if (saltText !== undefined) void sent.set('Daoji-Salt', saltText);
    return sent.send(file);
  };
  const command = (): string => quality.header(stored, { salted: true });
  const get = (header?: string): request.Test => {
    const sent = request(api.app).get(`${API}/documents/${hash}`);
    if (header !== undefined) void sent.set('Daoji-Read', header);
    return sent.buffer(true);
  };

  /** The document is stored and the ledger knows it as one of lot k-1 of coop-1. */
  const attached = async (): Promise<void> => {
    await put(command(), salt.toString('base64'));
    await record(api.services, 'document~doc-8', {
      byOperatorId: 'lab-1',
      commandId: commandIdOf(8),
      documentHash: hash,
      documentId: 'doc-8',
      issuedOn: '2026-11-03',
      kind: 'test-report',
      result: 'pass',
      salted: true,
      subject: 'lot~k-1',
    });
  };

  it('stores salt and file under the hash that the command names', async () => {
    const answer = await put(command(), salt.toString('base64'));
    expect(answer.status).to.equal(201);
    expect(answer.body).to.include({ hash });
    expect(Buffer.from(await api.services.archive.get(hash)).equals(stored)).to.equal(true);
  });

  for (const [what, header, saltText, code] of [
    ['no salt with a salted command', () => command(), undefined, 'DOCUMENT_SALT'],
    [
      'salt with a command that says nothing of it',
      () => quality.header(stored),
      salt.toString('base64'),
      'DOCUMENT_SALT',
    ],
    ['8 bytes of salt', () => command(), randomBytes(8).toString('base64'), 'DOCUMENT_SALT'],
    ['no base64', () => command(), '!'.repeat(24), 'DOCUMENT_SALT'],
    ['other salt', () => command(), randomBytes(16).toString('base64'), 'DOCUMENT_HASH'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      expectProblem(await put(header(), saltText), 422, code);
      expect(await api.services.archive.has(hash)).to.equal(false);
    });
  }

  it('gives file and salt to the operator it is about, never to be kept', async () => {
    await attached();
    const got = await get(quality.readHeader(hash, NOW));
    expect(got.status).to.equal(200);
    expect(Buffer.from(got.body as Uint8Array).equals(file)).to.equal(true);
    expect(got.headers).to.include({
      'cache-control': 'private, no-store',
      'daoji-salt': salt.toString('base64'),
    });
  });

  it('gives it to the one who attached it, and to a regulator', async () => {
    await attached();
    for (const change of [
      { operatorId: 'lab-1' },
      { operatorId: 'office-1', roles: ['regulator' as const] },
    ]) {
      const reader = new Uploader();
      await reader.activate(api.services.store, change);
      expect((await get(reader.readHeader(hash, NOW))).status).to.equal(200);
    }
  });

  const strangers: readonly (readonly [
    string,
    (reader: Uploader) => string | undefined,
    object,
  ])[] = [
    ['nobody', () => undefined, {}],
    ['another operator', (reader) => reader.readHeader(hash, NOW), { operatorId: 'coop-9' }],
    ['a revoked key', (reader) => reader.readHeader(hash, NOW), { status: 'revoked' }],
    ['a request of yesterday', (reader) => reader.readHeader(hash, '2026-11-23T00:00:00.000Z'), {}],
    ['a request for another file', (reader) => reader.readHeader('0'.repeat(64), NOW), {}],
    ['a header that is no JSON', () => '%%%', {}],
    ['a header with another field', () => headerOf({ keyId: 'x' }), {}],
  ];
  for (const [what, header, change] of strangers) {
    it(`is not given to ${what}`, async () => {
      await attached();
      const reader = new Uploader();
      await reader.activate(api.services.store, change);
      expectProblem(await get(header(reader)), 403, 'DOCUMENT_PRIVATE');
    });
  }
});
