// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';

import { LOSS_REASONS, type Identity } from '@daoji/model';
import { fromBase64 } from '@daoji/proof';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { recordEvent } from '../doubles/trade.js';
import { Uploader } from '../doubles/uploader.js';

const NOW = '2026-11-24T00:00:00.000Z';
const HEAD = {
  alg: 'ecdsa-p256-sha256',
  commandId: commandIdOf(8),
  deviceTime: '2026-11-03T00:00:00.000Z',
  v: 1,
};

describe('files behind fingerprints of commands', () => {
  const api = freshApi();
  const file = Buffer.from('%PDF-1.7 record of the witness');
  const salt = randomBytes(16);
  const stored = Buffer.concat([salt, file]);
  const hash = createHash('sha256').update(stored).digest('hex');
  let keeper: Uploader;

  beforeEach(async () => {
    keeper = new Uploader();
    await keeper.activate(api.services.store, { roles: ['keeper'] });
  });

  /** The header of a destruction whose record is the file. */
  const destruction = (change: Readonly<Record<string, unknown>> = {}): string =>
    keeper.signed({
      ...HEAD,
      documentHash: hash,
      grams: 1_000,
      lotId: 'k-1',
      method: 'incineration',
      signerKeyId: keeper.keyId,
      type: 'destroyLot',
      ...change,
    });
  const put = (header: string, saltText: string | undefined): request.Test => {
    const sent = request(api.app)
      .post(`${API}/documents`)
      .set('content-type', 'application/pdf')
      .set('Daoji-Command', header);
    if (saltText !== undefined) void sent.set('Daoji-Salt', saltText);
    return sent.send(file);
  };
  const get = (header?: string): request.Test => {
    const sent = request(api.app).get(`${API}/documents/${hash}`);
    if (header !== undefined) void sent.set('Daoji-Read', header);
    return sent.buffer(true);
  };
  const recorded = async (header: string, subjects: string[], block: number): Promise<void> => {
    const text = Buffer.from(fromBase64(header)).toString('utf8');
    const { command } = JSON.parse(text) as { command: string };
    await recordEvent(api.services, command, subjects, block);
  };
  const reader = async (change: Partial<Identity>): Promise<string> => {
    const one = new Uploader();
    await one.activate(api.services.store, change);
    return one.readHeader(hash, NOW);
  };

  it('takes the record of a destruction from the keeper who signed it', async () => {
    const answer = await put(destruction(), salt.toString('base64'));
    expect(answer.status).to.equal(201);
    expect(Buffer.from(await api.services.archive.get(hash)).equals(stored)).to.equal(true);
  });

  it('takes the photo of a signed paper, named below onBehalfOf', async () => {
    const onBehalfOf = { confirmation: 'signed-paper', operatorId: 'coop-2', photoHash: hash };
    const header = destruction({ documentHash: '0'.repeat(64), onBehalfOf });
    expect((await put(header, salt.toString('base64'))).status).to.equal(201);
  });

  const refusals: readonly (readonly [string, () => string, string | undefined, number, string])[] =
    [
      ['no salt', () => destruction(), undefined, 422, 'DOCUMENT_SALT'],
      [
        'another file',
        () => destruction({ documentHash: '0'.repeat(64) }),
        salt.toString('base64'),
        422,
        'DOCUMENT_HASH',
      ],
      [
        'a command without a file',
        () => {
          const head = { ...HEAD, signerKeyId: keeper.keyId };
          const lost = { grams: 1_000, lotId: 'k-1', reason: LOSS_REASONS[0], type: 'loseLot' };
          return keeper.signed({ ...head, ...lost });
        },
        salt.toString('base64'),
        400,
        'REQUEST_INVALID',
      ],
      [
        'an attachDocument by a keeper',
        () => keeper.header(stored, { salted: true }),
        salt.toString('base64'),
        403,
        'UPLOAD_SIGNER',
      ],
    ];
  for (const [what, header, saltText, status, code] of refusals) {
    it(`refuses ${what}`, async () => {
      expectProblem(await put(header(), saltText), status, code);
      expect(await api.services.archive.has(hash)).to.equal(false);
    });
  }

  it('refuses the file of a program that watches', async () => {
    await keeper.activate(api.services.store, { roles: ['watch'] });
    expectProblem(await put(destruction(), salt.toString('base64')), 403, 'UPLOAD_SIGNER');
  });

  it('does not let a destruction capture events', async () => {
    const sent = request(api.app)
      .post('/epcis/capture')
      .set('content-type', 'application/json')
      .set('Daoji-Command', destruction());
    expect((await sent.send('{}')).status).to.equal(400);
  });

  it('gives the file to the holder of the lot, the signer and a regulator', async () => {
    await put(destruction(), salt.toString('base64'));
    await recorded(destruction(), ['lot~k-1'], 5);
    for (const change of [{}, { operatorId: 'office-1', roles: ['regulator' as const] }]) {
      const got = await get(await reader(change));
      expect(got.status).to.equal(200);
      expect(Buffer.from(got.body as Uint8Array).equals(file)).to.equal(true);
      expect(got.headers).to.include({
        'cache-control': 'private, no-store',
        'daoji-salt': salt.toString('base64'),
      });
    }
  });

  it('gives it to nobody else', async () => {
    await put(destruction(), salt.toString('base64'));
    await recorded(destruction(), ['lot~k-1'], 5);
    expectProblem(await get(), 403, 'DOCUMENT_PRIVATE');
    expectProblem(await get(await reader({ operatorId: 'coop-9' })), 403, 'DOCUMENT_PRIVATE');
  });

  it('makes nobody a party who names the known fingerprint later, in whatever order it is told', async () => {
    await put(destruction(), salt.toString('base64'));
    const thief = { commandId: commandIdOf(9), lotId: 'k-9' };
    await recorded(destruction(thief), ['operator~coop-9'], 7);
    await recorded(destruction(), ['lot~k-1'], 5);
    expectProblem(await get(await reader({ operatorId: 'coop-9' })), 403, 'DOCUMENT_PRIVATE');
    expect((await get(await reader({}))).status).to.equal(200);
  });

  it('has no proof of a file that no command names', async () => {
    const answer = await request(api.app).get(`${API}/documents/${hash}/proof`);
    expectProblem(answer, 404, 'DOCUMENT_NOT_FOUND');
  });
});
