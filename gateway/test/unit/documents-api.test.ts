// SPDX-License-Identifier: Apache-2.0
import type { Identity } from '@daoji/model';
import { expect } from 'chai';
import type { Express } from 'express';
import request from 'supertest';

import { UPLOAD_BYTES_PER_DAY, UploadQuota } from '../../src/documents/upload-quota.js';
import { GatewayError } from '../../src/gateway-error.js';
import { createApp } from '../../src/http/app.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { DOCUMENT_HASH } from '../doubles/season.js';
import { headerOf, Uploader } from '../doubles/uploader.js';

describe('the API for documents', () => {
  const api = freshApi();
  const pdf = Buffer.from('%PDF-1.7 report');
  let quality: Uploader;

  beforeEach(async () => {
    quality = new Uploader();
    await quality.activate(api.services.store);
  });

  it('stores them under their hash and gives them back unchanged, never to be run', async () => {
    const put = await post(api.app, pdf, 'application/pdf', quality.header(pdf));
    expect(put.body).to.deep.equal({
      bytes: pdf.length,
      hash: DOCUMENT_HASH,
      mediaType: 'application/pdf',
    });
    const got = await request(api.app).get(`${API}/documents/${DOCUMENT_HASH}`).buffer(true);
    expect(got.headers['content-security-policy']).to.include('sandbox');
    expect(got.headers['content-disposition']).to.match(/^attachment/);
    expect(Buffer.from(got.body as Uint8Array).equals(pdf)).to.equal(true);
  });

  const script = Buffer.from('%PDF-1.7 /JavaScript (x)');
  const html = Buffer.from('<script>');
  const bad: readonly (readonly [string, Buffer, string, number, string])[] = [
    ['HTML', html, 'text/html', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['HTML that calls itself a PDF', html, 'application/pdf', 415, 'DOCUMENT_TYPE'],
    ['a PDF that calls itself a picture', pdf, 'image/png', 415, 'DOCUMENT_TYPE'],
    ['a PDF with a script', script, 'application/pdf', 415, 'DOCUMENT_TYPE'],
    [
      'a PDF that opens a program',
      Buffer.from('%PDF-1.7 /Launch'),
      'application/pdf',
      415,
      'DOCUMENT_TYPE',
    ],
    ['nothing', Buffer.of(), 'application/pdf', 415, 'DOCUMENT_TYPE'],
    ['9 MB', Buffer.alloc(9_000_000, '%PDF-'), 'application/pdf', 413, 'REQUEST_TOO_LARGE'],
  ];
  for (const [what, bytes, type, status, code] of bad) {
    it(`refuses ${what}`, async () => {
      const app = createApp(api.services);
      expectProblem(await post(app, bytes, type, quality.header(bytes)), status, code);
    });
  }

  const headers: readonly (readonly [
    string,
    (signer: Uploader) => string | undefined,
    number,
    string,
  ])[] = [
    ['no command', () => undefined, 401, 'UPLOAD_UNSIGNED'],
    ['a header that is no JSON', () => '%%%', 400, 'REQUEST_INVALID'],
    [
      'an unsigned command',
      (signer) => withFields(signer.header(pdf), { signature: undefined }),
      400,
      'REQUEST_INVALID',
    ],
    [
      'a signature of nothing',
      (signer) => withFields(signer.header(pdf), { signature: 'AAAA' }),
      403,
      'UPLOAD_SIGNER',
    ],
    ['a key that nobody activated', () => new Uploader().header(pdf), 403, 'UPLOAD_SIGNER'],
    [
      'a command for another file',
      (signer) => signer.header(Buffer.from('other')),
      422,
      'DOCUMENT_HASH',
    ],
    [
      'a command of another type',
      (signer) => withFields(signer.header(pdf), { command: '{"type":"no"}' }),
      400,
      'COMMAND_TYPE_UNKNOWN',
    ],
  ];
  for (const [what, header, status, code] of headers) {
    it(`takes nothing with ${what}`, async () => {
      const app = createApp(api.services);
      expectProblem(await post(app, pdf, 'application/pdf', header(quality)), status, code);
      expect(await api.services.archive.has(DOCUMENT_HASH)).to.equal(false);
    });
  }

  const identities: readonly (readonly [string, Partial<Identity>])[] = [
    ['revoked', { status: 'revoked' }],
    ['out of its time', { validTo: '2026-02-01T00:00:00.000Z' }],
    ['of a miller', { roles: ['miller'] }],
  ];
  for (const [what, change] of identities) {
    it(`takes nothing from a key that is ${what}`, async () => {
      await quality.activate(api.services.store, change);
      const app = createApp(api.services);
      const response = await post(app, pdf, 'application/pdf', quality.header(pdf));
      expectProblem(response, 403, 'UPLOAD_SIGNER');
    });
  }

  it('does not give out other files of the archive', async () => {
    const hash = await api.services.archive.put('pj01/bridge-1', Buffer.from('{"raw":"pack"}'));
    const response = await request(createApp(api.services)).get(`${API}/documents/${hash}`);
    expectProblem(response, 415, 'DOCUMENT_TYPE');
  });

  it('bounds what one key stores in a day, and lets others go on', () => {
    const quota = new UploadQuota();
    quota.take('a', UPLOAD_BYTES_PER_DAY);
    expect(() => {
      quota.take('a', 1);
    }).to.throw(GatewayError, 'a day from one key');
    quota.take('b', 1);
  });
});

function withFields(header: string, change: object): string {
  const envelope = JSON.parse(Buffer.from(header, 'base64').toString('utf8')) as object;
  return headerOf({ ...envelope, ...change });
}

function post(app: Express, bytes: Buffer, type: string, header?: string): request.Test {
  const sent = request(app).post(`${API}/documents`).set('content-type', type);
  if (header !== undefined) void sent.set('Daoji-Command', header);
  return sent.send(bytes);
}
