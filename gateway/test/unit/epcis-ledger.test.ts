// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { freshApi } from '../doubles/fresh-api.js';
import { GTIN } from '../doubles/season.js';
import { Uploader } from '../doubles/uploader.js';

const NOW = '2026-11-24T00:00:00.000Z';

interface Answer {
  readonly epcisBody: {
    readonly queryResults: {
      readonly resultsBody: {
        readonly eventList: readonly { readonly bizStep: string; readonly eventID: string }[];
      };
    };
  };
}

const eventsIn = (answer: request.Response): { bizStep: string; eventID: string }[] => [
  ...(answer.body as Answer).epcisBody.queryResults.resultsBody.eventList,
];

describe('the ledger’s own steps in the EPCIS interface', () => {
  const api = freshApi();
  let mill: Uploader;

  beforeEach(async () => {
    mill = new Uploader();
    await mill.activate(api.services.store);
  });

  const get = (path: string): request.Test => {
    const hash = createHash('sha256').update(`GET /epcis${path}`).digest('hex');
    return request(api.app).get(`/epcis${path}`).set('Daoji-Read', mill.readHeader(hash, NOW));
  };

  const uri = encodeURIComponent(`https://id.gs1.org/01/${GTIN}/10/k-1`);
  const stepsOf = (answer: request.Response): string[] =>
    eventsIn(answer).map(({ bizStep }) => bizStep);

  it('are events that anybody may query, the lot of a package by its GS1 name', async () => {
    const answer = await request(api.app).get(`/epcis/events?MATCH_anyEPCClass=${uri}`);
    expect(answer.status, answer.text).to.equal(200);
    expect(stepsOf(answer)).to.deep.equal(['commissioning', 'inspecting']);
  });

  it('are found by their own eventID', async () => {
    const [first] = eventsIn(await request(api.app).get('/epcis/events?EQ_bizStep=storing'));
    const answer = await request(api.app).get(
      `/epcis/events/${encodeURIComponent(first?.eventID ?? '')}`,
    );
    expect(stepsOf(answer)).to.deep.equal(['storing']);
  });

  it('are told once where somebody captured them too', async () => {
    const document = await request(api.app).get('/api/v1/lots/k-1/epcis');
    const body = JSON.stringify(document.body);
    const header = mill.header(Buffer.from(body));
    const before = stepsOf(await get('/events'));
    await request(api.app)
      .post('/epcis/capture')
      .set('content-type', 'application/json')
      .set('Daoji-Command', header)
      .send(body)
      .expect(202);
    const after = stepsOf(await get('/events')).filter((step) => step !== 'sensor_reporting');
    expect(after.sort()).to.deep.equal(before.sort());
  });

  it('are of a time where one is asked for', async () => {
    const path =
      '/epcis/events?GE_eventTime=2026-10-05T00:00:00Z&LT_eventTime=2026-10-06T00:00:00Z';
    expect(stepsOf(await request(api.app).get(path))).to.deep.equal(['creating_class_instance']);
    const none = '/epcis/events?GE_eventTime=2027-01-01T00:00:00Z';
    expect(stepsOf(await request(api.app).get(none))).to.deep.equal([]);
  });

  it('are not those of another lot of a similar name', async () => {
    const other = encodeURIComponent(`https://id.gs1.org/01/09520000000011/10/k-1`);
    const answer = await request(api.app).get(`/epcis/events?MATCH_anyEPCClass=${other}`);
    expect(stepsOf(answer)).to.deep.equal([]);
  });

  it('are refused as a parameter that nobody knows', async () => {
    expectProblem(
      await request(api.app).get('/epcis/events?EQ_ledger=1'),
      400,
      'EPCIS_QUERY_PARAMETER',
    );
  });
});
