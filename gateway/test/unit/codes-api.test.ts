// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  drawSerials,
  newScratchKey,
  scratchCode,
  scratchCommitment,
  serialText,
  SERIAL_BYTES,
} from '@daoji/exchange';
import type { CodeOrder } from '@daoji/model';
import { fromHex, hashLeaf, toBase64, toHex, utf8, verifyInclusion } from '@daoji/proof';
import { expect } from 'chai';
import type { Express } from 'express';
import request from 'supertest';

import { createApp } from '../../src/http/app.js';
import type { Services } from '../../src/http/services.js';
import { closeServices, testServices } from '../doubles/services.js';

const GTIN = '09520000000011';
const SERIALS = '/api/v1/code-orders/co-1/serials';
const COUNT = 2_000;

describe('code orders over the API', () => {
  let services: Services;
  let app: Express;
  let folder: string;
  let packed: Uint8Array;
  let root: Uint8Array;
  const key = newScratchKey();
  const serialAt = (place: number): string =>
    serialText(packed.subarray(place * SERIAL_BYTES, (place + 1) * SERIAL_BYTES));
  const put = (body: Uint8Array, type = 'application/octet-stream'): request.Test =>
    request(app).post(SERIALS).set('content-type', type).send(Buffer.from(body));
  const record = (id: string, value: object): void =>
    services.index.apply({
      collection: 'objects',
      id: `trace~${id}`,
      document: {
        _id: `trace~${id}`,
        blockNumber: 1,
        channel: 'trace',
        transactionId: 't',
        txIndex: 0,
        value: { ...value },
      },
    });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-codes-api-'));
    services = await testServices();
    app = createApp(services);
    ({ root } = await drawSerials(join(folder, 'drawn'), COUNT));
    packed = await readFile(join(folder, 'drawn'));
    const order: CodeOrder = {
      activated: [{ from: 0, lotId: 'pk-1', to: 10 }],
      commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
      count: COUNT,
      gtin: GTIN,
      netMassGrams: 5_000,
      operatorId: 'mill-a',
      orderId: 'co-1',
      orderedAt: '2026-11-20T00:00:00.000Z',
      pinCommitment: scratchCommitment(key),
      printed: [{ from: 0, to: 100 }],
      serialRoot: toHex(root),
      v: 1,
      voided: [{ from: 5, reason: 'leaked', to: 6 }],
    };
    record('code-order~co-1', order);
  });

  afterEach(async () => {
    await closeServices(services);
    await rm(folder, { recursive: true, force: true });
  });

  it('shows what became of the codes', async () => {
    const answer = await request(app).get('/api/v1/code-orders/co-1').expect(200);
    expect(answer.body).to.deep.include({
      counts: { activated: 10, ordered: COUNT, printed: 100, void: 1 },
      hasSerials: false,
    });
    const list = await request(app).get(`/api/v1/code-orders?gtin=${GTIN}`).expect(200);
    expect((list.body as { items: unknown[] }).items).to.have.length(1);
    const none = await request(app).get('/api/v1/code-orders?operatorId=mill-b').expect(200);
    expect((none.body as { items: unknown[] }).items).to.deep.equal([]);
  });

  it('takes serials that lead to the root, and proves each by its path', async () => {
    await put(packed).expect(201);
    for (const [place, state] of [
      [3, 'activated'],
      [5, 'void'],
      [50, 'printed'],
      [1_999, 'ordered'],
    ] as const) {
      const answer = await request(app)
        .get(`${SERIALS}/${serialAt(place)}`)
        .expect(200);
      const { index, path } = answer.body as { index: number; path: string[] };
      expect(answer.body).to.include({ index: place, orderId: 'co-1', state });
      const leaf = hashLeaf(utf8(serialAt(place)));
      verifyInclusion(leaf, index, COUNT, path.map(fromHex), root);
    }
  });

  it('finds a code by what is printed, with what happened to the package', async () => {
    await put(packed).expect(201);
    record(`package~${GTIN}/${serialAt(3)}`, {
      exception: 'returned',
      gtin: GTIN,
      history: [],
      index: 3,
      lotId: 'pk-1',
      orderId: 'co-1',
      serial: serialAt(3),
      v: 1,
    });
    expect(await services.codes.find(GTIN, serialAt(3))).to.deep.equal({
      exception: 'returned',
      hasScratchCode: false,
      index: 3,
      lotId: 'pk-1',
      orderId: 'co-1',
      state: 'activated',
    });
    expect(await services.codes.find('09520000000028', serialAt(3))).to.equal(undefined);
    expect(await services.codes.find(GTIN, '0000000000000000')).to.equal(undefined);
  });

  it('checks scratch codes once it was given the key', async () => {
    await put(packed).expect(201);
    const serial = serialAt(3);
    const { codes } = services;
    expect(await codes.checkScratchCode(GTIN, serial, 'abcdefgh')).to.equal(undefined);
    const path = '/api/v1/code-orders/co-1/scratch-key';
    await request(app)
      .post(path)
      .send({ key: toBase64(key) })
      .expect(201);
    expect(await codes.checkScratchCode(GTIN, serial, scratchCode(key, serial))).to.equal(true);
    expect(await codes.checkScratchCode(GTIN, serial, 'abcdefgh')).to.equal(false);
    expect(await codes.checkScratchCode(GTIN, 'zzzzzzzzzzzzzzzz', 'abcdefgh')).to.equal(undefined);
  });

  for (const [place, words] of [
    [50, '已印未启用'],
    [1_999, '已订未印'],
    [5, '已作废'],
  ] as const) {
    it(`answers a scan of a code that is not on a package: ${words}`, async () => {
      await put(packed).expect(201);
      const page = await request(app)
        .get(`/01/${GTIN}/21/${serialAt(place)}`)
        .redirects(1)
        .expect(200);
      expect(page.text).to.include(words).and.include('请不要购买或食用');
    });
  }

  it('answers a scan of a serial that nobody ordered with 404', async () => {
    await put(packed).expect(201);
    await request(app)
      .get(`/01/${GTIN}/21/${'0'.repeat(16)}`)
      .expect(404);
    await request(app).get(`/01/${GTIN}/21/UPPER`).expect(404);
    await request(app)
      .get(`/01/09520000000012/21/${serialAt(3)}`)
      .expect(400);
  });

  for (const [why, status, code, body] of [
    ['of another root', 422, 'SERIAL_ROOT', () => packed.slice().fill(1, 0, 1)],
    ['that are too few', 422, 'SERIAL_COUNT', () => packed.subarray(10)],
    ['that are too many', 422, 'SERIAL_COUNT', () => Buffer.concat([packed, packed])],
    ['that end in the middle', 422, 'SERIAL_FILE', () => packed.subarray(0, -3)],
  ] as const) {
    it(`refuses serials ${why} with ${code}, and keeps none`, async () => {
      const problem = await put(body()).expect(status);
      expect(problem.body).to.include({ code });
      expect(services.codes.hasSerials('co-1')).to.equal(false);
    });
  }

  it('refuses another media type, another key and what is not there', async () => {
    await put(packed, 'application/pdf').expect(415);
    const other = toBase64(newScratchKey());
    const wrong = request(app).post('/api/v1/code-orders/co-1/scratch-key').send({ key: other });
    expect((await wrong.expect(422)).body).to.include({ code: 'SCRATCH_KEY' });
    const missing = await request(app).get('/api/v1/code-orders/co-9').expect(404);
    expect(missing.body).to.include({ code: 'CODE_ORDER_NOT_FOUND' });
    const unknown = await request(app)
      .get(`${SERIALS}/${'0'.repeat(16)}`)
      .expect(404);
    expect(unknown.body).to.include({ code: 'CODE_NOT_FOUND' });
    await request(app)
      .get(`${SERIALS}/${'Z'.repeat(16)}`)
      .expect(400);
    const unit = await request(app).get('/api/v1/logistic-units/095200000000000012').expect(400);
    expect(unit.body).to.include({ code: 'REQUEST_INVALID' });
  });
});
