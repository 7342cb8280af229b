// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Express } from 'express';
import request from 'supertest';

import { createApp } from '../../src/http/app.js';
import { expectProblem, validated } from '../doubles/checked-answers.js';
import { DOCUMENT_HASH } from '../doubles/season.js';
import { testServices } from '../doubles/services.js';

const base = '/api/v1';

describe('the API for documents', function () {
  // The first answer waits for the validator to compile the document.
  this.timeout(20_000);
  let services: Awaited<ReturnType<typeof testServices>>;
  let app: Express;

  beforeEach(async () => {
    services = await testServices();
    app = validated(services);
  });

  afterEach(() => services.scans.close());

  context('documents', () => {
    const pdf = Buffer.from('%PDF-1.7 report');

    it('are stored under their hash and given back unchanged, never to be run', async () => {
      const put = await post(app, pdf, 'application/pdf');
      expect(put.body).to.deep.equal({
        bytes: pdf.length,
        hash: DOCUMENT_HASH,
        mediaType: 'application/pdf',
      });
      const got = await request(app).get(`${base}/documents/${DOCUMENT_HASH}`).buffer(true);
      expect(got.headers['content-security-policy']).to.include('sandbox');
      expect(got.headers['content-disposition']).to.match(/^attachment/);
      expect(Buffer.from(got.body as Uint8Array).equals(pdf)).to.equal(true);
    });

    const bad: readonly (readonly [string, Buffer, string, number, string])[] = [
      ['HTML', Buffer.from('<script>'), 'text/html', 415, 'MEDIA_TYPE_UNSUPPORTED'],
      [
        'HTML that calls itself a PDF',
        Buffer.from('<script>'),
        'application/pdf',
        415,
        'DOCUMENT_TYPE',
      ],
      ['a PDF that calls itself a picture', pdf, 'image/png', 415, 'DOCUMENT_TYPE'],
      [
        'a PDF with a script',
        Buffer.from('%PDF-1.7 /JavaScript (x)'),
        'application/pdf',
        415,
        'DOCUMENT_TYPE',
      ],
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
      it(`refuse ${what}`, async () => {
        expectProblem(await post(createApp(services), bytes, type), status, code);
      });
    }

    it('do not give out other files of the archive', async () => {
      const hash = await services.archive.put('pj01/bridge-1', Buffer.from('{"raw":"pack"}'));
      expectProblem(
        await request(createApp(services)).get(`${base}/documents/${hash}`),
        415,
        'DOCUMENT_TYPE',
      );
    });
  });
});

function post(app: Express, bytes: Buffer, type: string): request.Test {
  return request(app).post(`${base}/documents`).set('content-type', type).send(bytes);
}
