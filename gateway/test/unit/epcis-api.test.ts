// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { freshApi } from '../doubles/fresh-api.js';
import { Uploader } from '../doubles/uploader.js';

const NOW = '2026-11-24T00:00:00.000Z';
const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

const event = (second: number, change: object = {}) => ({
  action: 'OBSERVE',
  bizStep: 'shipping',
  epcList: ['urn:epc:id:sgtin:952123.0000001.s-1'],
  eventTime: `2026-10-04T08:00:${String(second).padStart(2, '0')}.000Z`,
  eventTimeZoneOffset: '+08:00',
  type: 'ObjectEvent',
  ...change,
});
const documentOf = (...eventList: readonly object[]): string =>
  JSON.stringify({
    '@context': [CONTEXT],
    creationDate: NOW,
    epcisBody: { eventList },
    schemaVersion: '2.0',
    type: 'EPCISDocument',
  });

interface Listed {
  readonly 'daoji:commandId'?: string;
  readonly eventTime: string;
}

interface Answer {
  readonly epcisBody: {
    readonly queryResults: {
      readonly resultsBody: { readonly eventList: readonly Listed[] };
    };
  };
}

const membersOf = ({ body }: request.Response): readonly string[] =>
  (body as { readonly member: readonly string[] }).member;

describe('the EPCIS interface', () => {
  const api = freshApi();
  let mill: Uploader;

  beforeEach(async () => {
    mill = new Uploader();
    await mill.activate(api.services.store);
  });

  const post = (
    path: string,
    body: string,
    header = mill.header(Buffer.from(body)),
  ): request.Test =>
    request(api.app)
      .post(`/epcis${path}`)
      .set('content-type', 'application/json')
      .set('Daoji-Command', header)
      .send(body);
  const get = (path: string, by = mill): request.Test => {
    const sent = request(api.app).get(`/epcis${path}`);
    const hash = createHash('sha256').update(`GET /epcis${path}`).digest('hex');
    return sent.set('Daoji-Read', by.readHeader(hash, NOW));
  };
  const capture = async (...events: readonly object[]): Promise<string> => {
    const answer = await post('/capture', documentOf(...events));
    expect(answer.status, answer.text).to.equal(202);
    return (answer.headers['location'] ?? '').replace('/epcis', '');
  };
  const eventsIn = (answer: request.Response): Listed[] => [
    ...(answer.body as Answer).epcisBody.queryResults.resultsBody.eventList,
  ];
  /** Seconds of the events that somebody captured; those of the ledger have a command. */
  const timesOf = (answer: request.Response): string[] =>
    eventsIn(answer)
      .filter((one) => one['daoji:commandId'] === undefined)
      .map(({ eventTime }) => eventTime.slice(17, 19));

  it('captures, tells of the job, and reads back', async () => {
    const job = await get(await capture(event(1), event(2)));
    expect(job.body).to.deep.include({ errors: [], running: false, success: true });
    const answer = await get('/events');
    expect(answer.headers).to.include({ 'gs1-epcis-version': '2.0.0', 'gs1-cbv-version': '2.0.0' });
    expect(timesOf(answer).sort()).to.deep.equal(['01', '02']);
  });

  it('keeps a document that is sent twice once', async () => {
    await capture(event(1));
    await capture(event(1));
    expect(timesOf(await get('/events')).length).to.equal(1);
  });

  it('answers by eventID in its own words and in those of the hash', async () => {
    await capture(event(1, { eventID: 'urn:uuid:1' }));
    const answer = await get('/events/urn%3Auuid%3A1');
    expect(timesOf(answer)).to.deep.equal(['01']);
  });

  it('names the bad event of a rolled back job', async () => {
    const job = await get(await capture(event(1), event(2, { action: 'EAT' })));
    expect(job.body).to.deep.include({ captureErrorBehaviour: 'rollback', success: false });
    expect(
      (job.body as { errors: { index: number }[] }).errors.map(({ index }) => index),
    ).to.deep.equal([1]);
    expect(timesOf(await get('/events'))).to.deep.equal([]);
  });

  it('takes a bare event: 201, then 409 for another of its eventID', async () => {
    const bare = (second: number): string =>
      JSON.stringify({ '@context': [CONTEXT], ...event(second, { eventID: 'urn:uuid:1' }) });
    const first = await post('/events', bare(1));
    expect(first.status, first.text).to.equal(201);
    expect(first.headers['location']).to.equal('/epcis/events/urn%3Auuid%3A1');
    expectProblem(await post('/events', bare(2)), 409, 'EPCIS_EVENT_ID_TAKEN');
  });

  it('pages in one total order, and never skips or repeats', async () => {
    await capture(...Array.from({ length: 7 }, (_, at) => event(at)));
    const seen: string[] = [];
    let path = '/events?perPage=3';
    for (let pages = 0; path !== '' && pages < 9; pages += 1) {
      const answer = await get(path);
      seen.push(...timesOf(answer));
      const link = /<\/epcis([^>]+)>/.exec(answer.headers['link'] ?? '');
      path = link?.[1] ?? '';
    }
    expect(seen.length).to.equal(7);
    expect([...new Set(seen)].length).to.equal(7);
  });

  it('lists what the events name, and their events', async () => {
    await capture(event(1));
    expect(membersOf(await get('/bizSteps')))
      .to.include('shipping')
      .and.include('storing');
    expect(membersOf(await get('/epcs'))).to.include('https://id.gs1.org/01/09521230000017/21/s-1');
    expect((await get('/eventTypes/ObjectEvent')).body).to.deep.include({ member: ['events'] });
    const value = encodeURIComponent('urn:epc:id:sgtin:952123.0000001.s-1');
    expect(timesOf(await get(`/epcs/${value}/events`))).to.deep.equal(['01']);
  });

  it('says its methods, versions and limits', async () => {
    const answer = await request(api.app).options('/epcis/capture');
    expect(answer.status).to.equal(204);
    expect(answer.headers).to.include({
      allow: 'OPTIONS, POST, GET',
      'gs1-epcis-max': '2.0.0',
      'gs1-epcis-capture-limit': '20000',
    });
  });

  context('shows nobody the events of another', () => {
    it('without a signature: none, and says that it filtered', async () => {
      await capture(event(1));
      const answer = await request(api.app).get('/epcis/events');
      expect(timesOf(answer)).to.deep.equal([]);
      expect(answer.headers['daoji-filtered']).to.equal('true');
    });

    it('to another operator: none; to a regulator: all', async () => {
      await capture(event(1));
      const [other, regulator] = [new Uploader(), new Uploader()];
      await other.activate(api.services.store, { operatorId: 'mill-2' });
      await regulator.activate(api.services.store, { operatorId: 'gov-1', roles: ['regulator'] });
      expect(timesOf(await get('/events', other))).to.deep.equal([]);
      expect(timesOf(await get('/events', regulator))).to.deep.equal(['01']);
      expect(membersOf(await get('/epcs', other)).filter((one) => one.includes('/21/'))).to.be
        .empty;
    });

    it('a capture job of another is not there', async () => {
      const job = await capture(event(1));
      const other = new Uploader();
      await other.activate(api.services.store, { operatorId: 'mill-2' });
      expectProblem(await get(job, other), 404, 'EPCIS_NOT_FOUND');
    });
  });

  context('refuses', () => {
    const document = documentOf(event(1));
    for (const [name, change, status, code] of [
      ['XML on capture', { 'content-type': 'application/xml' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
      ['another EPCIS version', { 'GS1-EPCIS-Version': '1.2' }, 406, 'EPCIS_VERSION'],
      ['a lowest version above ours', { 'GS1-EPCIS-Min': '2.1.0' }, 406, 'EPCIS_VERSION'],
      ['a highest version below ours', { 'GS1-CBV-Max': '1.2.9' }, 406, 'EPCIS_VERSION'],
      ['a version that is none', { 'GS1-EPCIS-Version': 'two' }, 406, 'EPCIS_VERSION'],
      [
        'an error behaviour that is none',
        { 'GS1-Capture-Error-Behaviour': 'all' },
        400,
        'REQUEST_INVALID',
      ],
    ] as const) {
      it(name, async () => {
        expectProblem(await post('/capture', document).set(change), status, code);
      });
    }

    it('a capture without a signed command', async () => {
      const sent = request(api.app).post('/epcis/capture').set('content-type', 'application/json');
      expectProblem(await sent.send(document), 401, 'UPLOAD_UNSIGNED');
    });

    it('a document that the command does not name', async () => {
      expectProblem(
        await post('/capture', document, mill.header(Buffer.from('other'))),
        422,
        'DOCUMENT_HASH',
      );
    });

    it('a body that is no JSON, no document, or a document as an event', async () => {
      expectProblem(await post('/capture', '{'), 400, 'REQUEST_MALFORMED');
      expectProblem(await post('/capture', '[]'), 400, 'REQUEST_INVALID');
      expectProblem(await post('/events', document), 400, 'REQUEST_INVALID');
    });

    it('more events than it takes', async () => {
      const many = JSON.stringify({
        epcisBody: { eventList: Array.from({ length: 20_001 }, () => ({})) },
      });
      expectProblem(await post('/capture', many), 413, 'REQUEST_TOO_LARGE');
    });

    for (const [path, status, code] of [
      ['/events?EQ_colour=red', 400, 'EPCIS_QUERY_PARAMETER'],
      ['/events?perPage=0', 400, 'REQUEST_INVALID'],
      ['/events?perPage=1001', 400, 'REQUEST_INVALID'],
      ['/events?nextPageToken=abc', 400, 'PAGE_TOKEN'],
      ['/events/urn%3Auuid%3A9', 404, 'EPCIS_NOT_FOUND'],
      ['/bizSteps/eating', 404, 'EPCIS_NOT_FOUND'],
      ['/queries/unknown', 404, 'EPCIS_NOT_FOUND'],
      ['/queries/q/subscriptions', 501, 'EPCIS_NOT_OFFERED'],
      ['/elsewhere', 404, 'EPCIS_NOT_FOUND'],
    ] as const) {
      it(`GET ${path}`, async () => {
        expectProblem(await get(path), status, code);
      });
    }

    it('XML as an answer, and URNs of prefixes that it does not know', async () => {
      expectProblem(await get('/events').set('accept', 'application/xml'), 406, 'EPCIS_VERSION');
      expectProblem(
        await get('/events').set('GS1-EPC-Format', 'Always_EPC_URN'),
        406,
        'EPCIS_VERSION',
      );
    });

    it('more events than maxEventCount', async () => {
      await capture(event(1), event(2));
      expectProblem(await get('/events?maxEventCount=1'), 413, 'QUERY_TOO_LARGE');
    });
  });

  context('named queries', () => {
    const query = { name: 'out', query: { EQ_bizStep: ['shipping'], eventType: ['ObjectEvent'] } };
    const signed = (method: string, path: string, by: Uploader): string =>
      by.readHeader(createHash('sha256').update(`${method} /epcis${path}`).digest('hex'), NOW);
    const add = (body: object): request.Test =>
      request(api.app)
        .post('/epcis/queries')
        .set('Daoji-Read', signed('POST', '/queries', mill))
        .send(body);

    it('are kept, answer events, and are gone after DELETE', async () => {
      await capture(event(1));
      expect((await add(query)).status).to.equal(201);
      expect(timesOf(await get('/queries/out/events'))).to.deep.equal(['01']);
      const other = new Uploader();
      await other.activate(api.services.store, { operatorId: 'mill-2' });
      const remove = (by: Uploader): request.Test =>
        request(api.app)
          .delete('/epcis/queries/out')
          .set('Daoji-Read', signed('DELETE', '/queries/out', by));
      expectProblem(await remove(other), 401, 'EPCIS_READER');
      expect((await remove(mill)).status).to.equal(204);
      expectProblem(await get('/queries/out'), 404, 'EPCIS_NOT_FOUND');
    });

    it('are refused twice, unsigned, or with an unknown parameter', async () => {
      await add(query);
      expectProblem(await add(query), 409, 'QUERY_EXISTS');
      expectProblem(await request(api.app).post('/epcis/queries').send(query), 401, 'EPCIS_READER');
      expectProblem(
        await add({ name: 'x', query: { EQ_colour: 'red' } }),
        400,
        'EPCIS_QUERY_PARAMETER',
      );
    });
  });
});
