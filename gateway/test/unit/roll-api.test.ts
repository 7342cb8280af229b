// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkCsv, drawSerials, serialText, SERIAL_BYTES } from '@daoji/exchange';
import type { CodeOrder, Identity } from '@daoji/model';
import { toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { GTIN } from '../doubles/season.js';
import { bag, record, rule } from '../doubles/trade.js';
import { Uploader } from '../doubles/uploader.js';

const NOW = '2026-11-24T00:00:00.000Z';
const ORIGIN = 'https://id.example';
const ASKED = `origin=${encodeURIComponent(ORIGIN)}`;
const ROLL = `${API}/code-orders/co-1/roll.csv?${ASKED}`;
const LABELS = `${API}/code-orders/co-1/labels.pdf?${ASKED}&lotId=k-1&sheet=60x40`;
const COUNT = 10_010;
const ORDER: Omit<CodeOrder, 'v' | 'serialRoot'> = {
  activated: [{ from: 0, lotId: 'k-1', to: 4 }],
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  count: COUNT,
  gtin: GTIN,
  netMassGrams: 5_000,
  operatorId: 'coop-1',
  orderId: 'co-1',
  orderedAt: '2026-11-20T00:00:00.000Z',
  printed: [{ from: 0, to: 20 }],
  voided: [{ from: 10, reason: 'leaked', to: 12 }],
};

describe('files of the serials of an order', () => {
  const api = freshApi();
  let folder: string;
  let packed: Buffer;
  let root: string;
  let packer: Uploader;

  const serialAt = (place: number): string =>
    serialText(packed.subarray(place * SERIAL_BYTES, (place + 1) * SERIAL_BYTES));
  const read = (path: string, reader = packer, signed = path): request.Test => {
    const hash = createHash('sha256').update(`GET ${signed}`).digest('hex');
    return request(api.app).get(path).set('Daoji-Read', reader.readHeader(hash, NOW));
  };
  const give = (): Promise<unknown> =>
    request(api.app)
      .post(`${API}/code-orders/co-1/serials`)
      .set('content-type', 'application/octet-stream')
      .send(packed)
      .expect(201);
  const put = (change: Partial<CodeOrder> = {}): Promise<void> =>
    record(api.services, 'code-order~co-1', { ...ORDER, serialRoot: root, ...change });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-roll-'));
    root = toHex((await drawSerials(join(folder, 'drawn'), COUNT)).root);
    packed = await readFile(join(folder, 'drawn'));
  });

  after(() => rm(folder, { force: true, recursive: true }));

  beforeEach(async () => {
    packer = new Uploader();
    await packer.activate(api.services.store, { roles: ['packer'] });
    await bag(api.services);
    await put();
  });

  afterEach(() => api.services.codes.close());

  it('shows each place of the roll in one list, and the lots with their headroom', async () => {
    const order = await request(api.app).get(`${API}/code-orders/co-1`);
    expect((order.body as { ranges: unknown }).ranges).to.deep.equal({
      activated: [{ from: 0, lotId: 'k-1', to: 4 }],
      ordered: [{ from: 20, to: COUNT }],
      printed: [
        { from: 4, to: 10 },
        { from: 12, to: 20 },
      ],
      void: [{ from: 10, to: 12 }],
    });
    const lots = await request(api.app).get(`${API}/code-orders/co-1/lots`);
    const [lot] = (lots.body as { items: { headroom: number; lotId: string }[] }).items;
    expect(lot).to.deep.include({ count: 10, headroom: 10, lotId: 'k-1', netMassGrams: 5_000 });
  });

  it('offers no lot of another operator', async () => {
    await put({ operatorId: 'coop-9' });
    const lots = await request(api.app).get(`${API}/code-orders/co-1/lots`);
    expect(lots.body).to.deep.equal({ items: [] });
  });

  it('gives the roll as CSV to the operator that ordered it, without void codes', async () => {
    await give();
    const answer = await read(ROLL);
    expect(answer.status).to.equal(200);
    expect(answer.headers).to.include({ 'cache-control': 'private, no-store' });
    const lines = answer.text.trimEnd().split('\r\n');
    expect(lines[0]).to.equal('place,digitalLink,serial');
    expect(lines).to.have.length(1 + COUNT - 2);
    expect(lines[1]).to.equal(`1,${ORIGIN}/01/${GTIN}/21/${serialAt(0)},${serialAt(0)}`);
    expect(answer.text).not.to.include(serialAt(10));
    const { faults, name, rows } = checkCsv(utf8(answer.text));
    expect([faults, name, rows.length]).to.deep.equal([[], 'roll', COUNT - 2]);
    expect(rows.at(-1)).to.include({ place: COUNT, serial: serialAt(COUNT - 1) });
    const part = await read(`${ROLL}&from=10&to=13`);
    expect(
      part.text
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    ).to.deep.equal(['10', '13']);
  });

  const strangers: readonly (readonly [string, Partial<Identity>])[] = [
    ['another operator', { operatorId: 'coop-9', roles: ['packer'] }],
    ['a role that orders no codes', { roles: ['grower'] }],
    ['a regulator', { operatorId: 'office-1', roles: ['regulator'] }],
    ['a revoked key', { roles: ['packer'], status: 'revoked' }],
    ['a key that is no longer valid', { roles: ['packer'], validTo: '2026-11-01T00:00:00.000Z' }],
  ];
  for (const [who, change] of strangers) {
    it(`gives no serial to ${who}`, async () => {
      await give();
      const reader = new Uploader();
      await reader.activate(api.services.store, change);
      expectProblem(await read(ROLL, reader), 403, 'CODE_PRIVATE');
      expectProblem(await read(LABELS, reader), 403, 'CODE_PRIVATE');
    });
  }

  it('gives no serial to who signed nothing, or another request', async () => {
    await give();
    expectProblem(await request(api.app).get(ROLL), 403, 'CODE_PRIVATE');
    expectProblem(await read(`${ROLL}&to=5`, packer, ROLL), 403, 'CODE_PRIVATE');
    expectProblem(await read(ROLL, packer, LABELS), 403, 'CODE_PRIVATE');
  });

  for (const [why, path, status, code] of [
    ['places behind the last', `${ROLL}&to=${COUNT + 1}`, 400, 'REQUEST_INVALID'],
    ['a run that ends before it starts', `${ROLL}&from=5&to=4`, 400, 'REQUEST_INVALID'],
    ['place 0', `${ROLL}&from=0`, 400, 'REQUEST_INVALID'],
    [
      'an origin that is no web address',
      `${API}/code-orders/co-1/roll.csv?origin=javascript%3Aalert(1)`,
      400,
      'REQUEST_INVALID',
    ],
    ['no origin', `${API}/code-orders/co-1/roll.csv`, 400, 'REQUEST_INVALID'],
    ['more labels than one file has', LABELS, 422, 'LABEL_COUNT'],
    ['void codes alone', `${LABELS}&from=11&to=12`, 422, 'LABEL_COUNT'],
    ['a sheet that is none', `${LABELS.replace('60x40', 'a3')}&to=2`, 400, 'REQUEST_INVALID'],
    ['a lot that is not there', `${LABELS.replace('k-1', 'k-9')}&to=2`, 404, 'LOT_NOT_FOUND'],
    ['a lot that is no package', `${LABELS.replace('k-1', 'm-1')}&to=2`, 404, 'LOT_NOT_FOUND'],
  ] as const) {
    it(`refuses ${why} with ${code}`, async () => {
      await give();
      expectProblem(await read(path), status, code);
    });
  }

  it('says that nobody gave the serials', async () => {
    expectProblem(await read(ROLL), 404, 'SERIALS_MISSING');
    expectProblem(await read(`${LABELS}&to=2`), 404, 'SERIALS_MISSING');
    const other = ROLL.replace('co-1', 'co-9');
    expectProblem(await read(other), 404, 'CODE_ORDER_NOT_FOUND');
  });

  it('draws labels of a lot as PDF', async () => {
    await give();
    const answer = await read(`${LABELS}&to=3`).buffer(true);
    expect(answer.status).to.equal(200);
    expect(answer.headers).to.include({ 'content-type': 'application/pdf' });
    const pdf = (answer.body as Buffer).toString('latin1');
    expect(pdf.slice(0, 5)).to.equal('%PDF-');
    expect(pdf.match(/\/Type \/Page\b/g)).to.have.length(3);
  });

  it('draws none that lacks a field of the rule set in force, and names the clause', async () => {
    await give();
    await rule(api.services, 'label-1', {
      fields: [{ clause: 'GB 7718-2011 4.1.6', field: 'address', when: 'always' }],
      kind: 'label-fields',
    });
    const answer = await read(`${LABELS}&to=3`);
    expectProblem(answer, 422, 'LABEL_INCOMPLETE');
    expect((answer.body as { detail: string }).detail).to.include('address (GB 7718-2011 4.1.6)');
  });
});
