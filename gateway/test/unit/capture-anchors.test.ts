// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { captureDigest } from '@daoji/exchange';
import { expect } from 'chai';
import type { Express } from 'express';
import request, { type Response } from 'supertest';

import { CaptureAnchors, type CaptureAnchor } from '../../src/epcis/capture-anchors.js';
import type { Services } from '../../src/http/services.js';
import { validated } from '../doubles/checked-answers.js';
import type { MemoryStore } from '../doubles/memory-store.js';
import { commandIdOf } from '../doubles/season.js';
import { closeServices, testServices } from '../doubles/services.js';
import { Uploader } from '../doubles/uploader.js';
import { WritingLedger } from '../doubles/writing-ledger.js';

const NOW = '2026-11-24T00:00:00.000Z';
const EVENTS = 10_000;

const eventOf = (at: number): object => ({
  action: 'OBSERVE',
  epcList: [`urn:epc:id:sgtin:952123.0000001.s-${at}`],
  eventTime: new Date(Date.parse('2026-10-04T08:00:00.000Z') + at).toISOString(),
  eventTimeZoneOffset: '+08:00',
  type: 'ObjectEvent',
});
const documentOf = (eventList: readonly object[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
      creationDate: NOW,
      epcisBody: { eventList },
      schemaVersion: '2.0',
      type: 'EPCISDocument',
    }),
  );

interface Job {
  readonly errors: readonly { readonly index: number; readonly code: string }[];
  readonly success: boolean;
  readonly 'daoji:anchor'?: CaptureAnchor;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a capture that a captureEpcis command stands for', function () {
  this.timeout(60_000);
  let services: Services & { store: MemoryStore };
  let ledger: WritingLedger;
  let app: Express;
  const mill = new Uploader();

  beforeEach(async () => {
    ledger = new WritingLedger();
    services = await testServices({ ledger: ledger.port });
    ledger.store = services.store;
    await mill.activate(services.store);
    app = validated(services);
  });

  afterEach(() => closeServices(services));

  /** A signed command for a document, with changes. */
  const commandFor = (bytes: Buffer, change: object = {}): string =>
    mill.signed({
      ...{ alg: 'ecdsa-p256-sha256', behaviour: 'rollback', captureId: 'cap-1' },
      ...{ commandId: commandIdOf(8), deviceTime: NOW, documentHash: hashOf(bytes) },
      ...captureDigest(JSON.parse(bytes.toString()) as unknown),
      ...{ signerKeyId: mill.keyId, type: 'captureEpcis', v: 1 },
      ...change,
    });
  const send = (bytes: Buffer, header: string, behaviour = 'rollback'): Promise<Response> =>
    Promise.resolve(
      request(app)
        .post('/epcis/capture')
        .set('content-type', 'application/json')
        .set('GS1-Capture-Error-Behaviour', behaviour)
        .set('Daoji-Command', header)
        .send(bytes.toString()),
    );
  const jobAt = async (answer: Response): Promise<Job> => {
    const path = answer.headers['location'] ?? '';
    const hash = hashOf(Buffer.from(`GET ${path}`));
    const got = await request(app).get(path).set('Daoji-Read', mill.readHeader(hash, NOW));
    expect(got.status, got.text).to.equal(200);
    return got.body as Job;
  };
  /** The job once its command was tried. */
  const settled = async (answer: Response): Promise<Job> => {
    expect(answer.status, answer.text).to.equal(202);
    const id = (answer.headers['location'] ?? '').split('/').at(-1) ?? '';
    for (let job = services.epcis.job(id); job?.running === true; job = services.epcis.job(id)) {
      await new Promise(setImmediate);
    }
    const job = services.epcis.job(id);
    if (job) await services.captureAnchors.submit(job);
    return jobAt(answer);
  };

  it('takes 10,000 events, and the job shows the block of the command', async () => {
    const bytes = documentOf(Array.from({ length: EVENTS }, (_, at) => eventOf(at)));
    const job = await settled(await send(bytes, commandFor(bytes)));
    expect(job).to.deep.include({ errors: [], success: true });
    expect(job['daoji:anchor']).to.include({ commandId: commandIdOf(8), state: 'anchored' });
    expect(services.epcis.book.size).to.equal(EVENTS);
  });

  it('with proceed names each bad one of 10,000, and the command is of the others', async () => {
    const events = Array.from({ length: EVENTS }, (_, at) =>
      at % 2_500 === 7 ? { ...eventOf(at), eventTime: 'yesterday' } : eventOf(at),
    );
    const bytes = documentOf(events);
    expect(captureDigest(JSON.parse(bytes.toString())).eventCount).to.equal(EVENTS - 4);
    const header = commandFor(bytes, { behaviour: 'proceed' });
    const job = await settled(await send(bytes, header, 'proceed'));
    expect(job.errors.map(({ code, index }) => `${index} ${code}`)).to.deep.equal(
      [7, 2_507, 5_007, 7_507].map((index) => `${index} EPCIS_EVENT_SHAPE`),
    );
    expect(job['daoji:anchor']?.state).to.equal('anchored');
    expect(services.epcis.book.size).to.equal(EVENTS - 4);
  });

  it('with rollback keeps none where one is bad, and anchors nothing', async () => {
    const bytes = documentOf([eventOf(1), { ...eventOf(2), eventTime: 'yesterday' }]);
    const job = await settled(await send(bytes, commandFor(bytes)));
    expect(job.errors.map(({ index }) => index)).to.deep.equal([1]);
    expect(job).to.not.have.property('daoji:anchor');
    expect(ledger.submitted).to.deep.equal([]);
    expect(services.epcis.book.size).to.equal(0);
  });

  it('is anchored once, and each event is there once, after the same document again', async () => {
    const bytes = documentOf([eventOf(1), eventOf(2)]);
    const first = await settled(await send(bytes, commandFor(bytes)));
    const again = await settled(await send(bytes, commandFor(bytes)));
    expect(again['daoji:anchor']).to.deep.equal(first['daoji:anchor']);
    expect(services.epcis.book.size).to.equal(2);
    expect(ledger.submitted).to.deep.equal([commandIdOf(8)]);
  });

  for (const [what, change] of [
    ['another number of events', { eventCount: 3 }],
    ['another root', { eventRoot: 'ab'.repeat(32) }],
    ['another behaviour', { behaviour: 'proceed' }],
  ] as const) {
    it(`is refused, and nothing kept, where the command names ${what}`, async () => {
      const bytes = documentOf([eventOf(1), eventOf(2)]);
      const answer = await send(bytes, commandFor(bytes, change));
      expect(answer.status, answer.text).to.equal(422);
      expect((answer.body as { code: string }).code).to.equal('CAPTURE_MISMATCH');
      expect(services.epcis.book.size).to.equal(0);
      expect(services.epcis.jobs()).to.deep.equal([]);
    });
  }

  it('is refused where the command names another document', async () => {
    const bytes = documentOf([eventOf(1)]);
    const other = documentOf([eventOf(2)]);
    const answer = await send(bytes, commandFor(other));
    expect((answer.body as { code: string }).code).to.equal('DOCUMENT_HASH');
    expect(ledger.submitted).to.deep.equal([]);
  });

  it('is refused to a key that is not activated', async () => {
    const bytes = documentOf([eventOf(1)]);
    await mill.activate(services.store, { status: 'revoked' });
    const answer = await send(bytes, commandFor(bytes));
    expect((answer.body as { code: string }).code).to.equal('UPLOAD_SIGNER');
  });

  it('waits while no peer answers, and whoever asks has it tried again', async () => {
    ledger.failure = Object.assign(new Error('no peer answers'), { code: 'LEDGER_UNREACHABLE' });
    const bytes = documentOf([eventOf(1)]);
    const answer = await send(bytes, commandFor(bytes));
    const waiting = await settled(answer);
    expect(waiting['daoji:anchor']).to.deep.equal({
      code: 'LEDGER_UNREACHABLE',
      commandId: commandIdOf(8),
      state: 'waiting',
    });
    expect(waiting.success).to.equal(true);
    ledger.failure = undefined;
    await jobAt(answer);
    expect((await settled(answer))['daoji:anchor']?.state).to.equal('anchored');
  });

  it('says what the contract refused, and does not try again', async () => {
    const refusal = { code: 'LEDGER_CONTRACT', contractCode: 'CAPTURE_EXISTS' };
    ledger.failure = Object.assign(new Error('CAPTURE_EXISTS: epcis-capture~cap-1'), refusal);
    const bytes = documentOf([eventOf(1)]);
    const job = await settled(await send(bytes, commandFor(bytes)));
    expect(job['daoji:anchor']).to.include({ code: 'CAPTURE_EXISTS', state: 'refused' });
    await services.captureAnchors.resume(services.epcis.jobs());
    const tries = ledger.submitted.length;
    await services.captureAnchors.resume(services.epcis.jobs());
    expect(ledger.submitted).to.have.length(tries);
  });

  it('is carried at the next start where the process ended before', async () => {
    ledger.failure = Object.assign(new Error('ended'), { code: 'LEDGER_CLOSED' });
    const bytes = documentOf([eventOf(1)]);
    const answer = await send(bytes, commandFor(bytes));
    await settled(answer);
    ledger.failure = undefined;
    const { catalog, projector } = services;
    const fresh = new CaptureAnchors({ catalog, ledger: ledger.port, projector });
    await fresh.resume(services.epcis.jobs());
    await fresh.resume(services.epcis.jobs());
    const [job] = services.epcis.jobs();
    expect(job && (await fresh.stateOf(job))?.state).to.equal('anchored');
    expect(ledger.submitted.slice(-1)).to.deep.equal([commandIdOf(8)]);
  });
});
