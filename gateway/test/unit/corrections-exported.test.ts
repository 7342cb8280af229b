// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import { expect } from 'chai';
import request, { type Response } from 'supertest';

import { correctionsOn } from '../doubles/corrections.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';

const HARVEST = 2;
const TEST = 6;

describe('what was declared to be in error, in JSON, CSV and EPCIS', () => {
  const api = freshApi();
  const { declare, harvest, parcel } = correctionsOn(() => api.services);

  it('is marked in the lot’s JSON and in everything about it', async () => {
    await declare(HARVEST);
    await declare(TEST);
    const lot = (await request(api.app).get(`${API}/lots/h-1`)).body as Record<string, unknown>;
    expect(lot['isInError']).to.equal(true);
    expect(lot['corrections']).to.have.length(1);
    const pack = (await request(api.app).get(`${API}/lots/k-1`)).body as Record<string, unknown>;
    expect(pack['isInError']).to.equal(false);
    const all = (await request(api.app).get(`${API}/lots/k-1/everything`)).body as {
      documents: { isInError: boolean }[];
      lots: { isInError: boolean; lot: Lot; parcels: string[]; struckParcels: string[] }[];
      notKnown: { code: string; subjects: string[] }[];
      parcels: unknown[];
      steps: { commandId: string; correction?: object }[];
    };
    expect(all.documents.map((one) => one.isInError)).to.deep.equal([true]);
    expect(all.lots.filter((one) => one.isInError).map((one) => one.lot.lotId)).to.deep.equal([
      'h-1',
    ]);
    for (const one of all.lots)
      expect(one).to.deep.include({ parcels: [], struckParcels: ['p-0017'] });
    expect(all.parcels).to.deep.equal([]);
    expect(
      all.steps.filter(({ correction }) => correction).map(({ commandId }) => commandId),
    ).to.deep.equal([commandIdOf(HARVEST), commandIdOf(TEST)]);
    expect(all.notKnown.find(({ code }) => code === 'ERROR_UNCORRECTED')?.subjects).to.deep.equal([
      commandIdOf(HARVEST),
      commandIdOf(TEST),
    ]);
    const csv = (await request(api.app).get(`${API}/lots/k-1/everything/csv`)).text;
    expect(csv)
      .to.match(/documents,1,isInError,true/)
      .and.match(/steps,1,correction.note,称错了批次/);
  });

  it('is declared in the EPCIS document, beside the corrective event of another parcel', async () => {
    await parcel('p-0018');
    await harvest(86, 'h-6', ['p-0018']);
    await declare(HARVEST, { correctiveCommandIds: [commandIdOf(86)] });
    const answer: Response = await request(api.app)
      .get(`${API}/lots/k-1/epcis`)
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          done(null, JSON.parse(text) as object);
        });
      });
    const document = answer.body as {
      'daoji:lotList': Record<string, unknown>[];
      epcisBody: { eventList: Record<string, unknown>[] };
    };
    const { eventList } = document.epcisBody;
    const [declared, ...more] = eventList.filter((event) => 'errorDeclaration' in event);
    expect(more).to.deep.equal([]);
    const { correctiveEventIDs } = declared?.['errorDeclaration'] as {
      correctiveEventIDs: string[];
    };
    expect(correctiveEventIDs).to.have.length(1);
    expect(eventList.map((event) => event['eventID'])).to.include.members(correctiveEventIDs);
    expect(document['daoji:lotList'].filter((lot) => lot['daoji:declaredInError'])).to.have.length(
      1,
    );
    const sources = JSON.stringify(document['daoji:lotList']);
    expect(sources).to.include('p-0018').and.not.include('p-0017');
  });
});
