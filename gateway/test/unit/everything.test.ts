// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import { expect } from 'chai';
import type { Response } from 'supertest';
import request from 'supertest';

import type { Everything } from '../../src/everything/lot-everything.js';
import { NOT_KNOWN_WORDS } from '../../src/everything/not-known.js';
import { GatewayError } from '../../src/gateway-error.js';
import type { SeriesPort } from '../../src/series/series-port.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { record } from '../doubles/trade.js';

describe('everything about a lot', () => {
  const api = freshApi();
  const of = async (lotId: string): Promise<Everything> => {
    const answer = await request(api.app).get(`${API}/lots/${lotId}/everything`);
    expect(answer.status, answer.text).to.equal(200);
    return answer.body as Everything;
  };
  const exported = (lotId: string, format: string): Promise<Response> =>
    Promise.resolve(
      request(api.app)
        .get(`${API}/lots/${lotId}/everything/${format}`)
        .buffer(true)
        .parse((response, done) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => {
            done(null, text);
          });
        }),
    );
  const change = async (lotId: string, fields: Partial<Lot>): Promise<void> => {
    const { index, store } = api.services;
    const document = await store.get('lots', lotId);
    if (!document) throw new Error(`expected lot ${lotId}`);
    const changed = { ...document, value: { ...document.value, ...fields } };
    await store.put('lots', changed);
    index.apply({ collection: 'lots', document: changed, id: lotId });
  };
  const codesOf = ({ notKnown }: Everything): string[] => notKnown.map(({ code }) => code).sort();

  it('joins lots, parcels, steps, documents, operators and readings in one answer', async () => {
    const all = await of('k-1');
    expect(all.lots.map(({ lot }) => lot.lotId)).to.deep.equal(['k-1', 'm-1', 's-1', 'h-1']);
    expect(all.parcels.map(({ parcelId }) => parcelId)).to.deep.equal(['p-0017']);
    expect(all.operators.map(({ operatorId }) => operatorId)).to.deep.equal(['coop-1']);
    expect(
      all.documents.map(({ document, lotId }) => `${lotId} ${document.documentId}`),
    ).to.deep.equal(['k-1 doc-1']);
    expect(all.steps.map(({ type }) => type)).to.deep.equal([
      'recordHarvest',
      'storeLot',
      'millLot',
      'packLot',
      'attachDocument',
    ]);
    expect(all.sensors).to.include({ isRead: true, omitted: 0 });
    expect(all.sensors.events).to.have.length(1);
  });

  context('holders', () => {
    const household = {
      ...{ areaCode: '211122', kind: 'household', mspId: 'ProducerMSP' },
      ...{ operatorId: 'household-1', publicName: '示范农户' },
    };
    const operatorsOf = ({ operators }: Everything): string[] =>
      operators.map(({ operatorId }) => operatorId);
    const move = (transferId: string, state: string, lotId: string): Promise<void> =>
      record(api.services, `transfer~${transferId}`, {
        ...{ commandId: commandIdOf(80), fromOperatorId: 'household-1', state, transferId },
        ...{ lots: [{ grams: 1, lotId }], offeredAt: '2026-10-06T00:00:00.000Z' },
        ...{ purpose: 'sale', toOperatorId: 'coop-1' },
      });
    beforeEach(() => record(api.services, 'operator~household-1', household));

    it('names who has the lot apart from who has only what it was made of', async () => {
      await change('h-1', { operatorId: 'household-1' });
      const all = await of('k-1');
      expect(all.holders).to.deep.equal(['coop-1']);
      expect(operatorsOf(all)).to.deep.equal(['coop-1', 'household-1']);
      expect((await of('h-1')).holders).to.deep.equal(['household-1']);
    });

    it('names both sides of an accepted transfer of the lot', async () => {
      await move('tr-1', 'accepted', 'k-1');
      const all = await of('k-1');
      expect(all.holders).to.deep.equal(['coop-1', 'household-1']);
      expect(operatorsOf(all)).to.deep.equal(['coop-1', 'household-1']);
    });

    it('names nobody for a transfer of what it was made of, only among all operators', async () => {
      await move('tr-1', 'accepted', 's-1');
      const all = await of('k-1');
      expect(all.holders).to.deep.equal(['coop-1']);
      expect(operatorsOf(all)).to.deep.equal(['coop-1', 'household-1']);
    });

    for (const state of ['offered', 'cancelled'])
      it(`names nobody for a transfer that is ${state}`, async () => {
        await move('tr-1', state, 'k-1');
        const all = await of('k-1');
        expect(all.holders).to.deep.equal(['coop-1']);
        expect(operatorsOf(all)).to.deep.equal(['coop-1']);
      });
  });

  it('says what came of a lot', async () => {
    expect((await of('h-1')).descendants).to.deep.equal(['s-1', 'm-1', 'k-1']);
  });

  it('states what is not known, in both languages', async () => {
    const all = await of('k-1');
    expect(codesOf(all)).to.deep.equal([
      'NOT_CLOSED',
      'NO_INPUT_RECORD',
      'ORIGINS_UNRECORDED',
      'PACKAGES_UNFOLLOWED',
      'STILL_IN_BIN',
    ]);
    for (const { code, en, zh } of all.notKnown) {
      expect([zh, en]).to.deep.equal(NOT_KNOWN_WORDS[code as keyof typeof NOT_KNOWN_WORDS]);
    }
  });

  it('no longer says so once it is known', async () => {
    await change('k-1', { closed: true });
    await change('s-1', { remainingGrams: 0 });
    const codes = codesOf(await of('k-1'));
    expect(codes).to.not.include('NOT_CLOSED');
    expect(codes).to.not.include('STILL_IN_BIN');
  });

  it('says that grain of several parcels cannot be told apart', async () => {
    const parcel = await api.services.store.get('parcels', 'p-0017');
    if (!parcel) throw new Error('expected parcel p-0017');
    const other = { ...parcel, _id: 'p-0018', value: { ...parcel.value, parcelId: 'p-0018' } };
    await api.services.store.put('parcels', other);
    await change('h-1', { parcels: ['p-0017', 'p-0018'] });
    const all = await of('h-1');
    const several = all.notKnown.find(({ code }) => code === 'SEVERAL_PARCELS');
    expect(several).to.deep.include({ count: 1, subjects: ['h-1'] });
    expect(all.lots.map(({ isSingleParcel }) => isSingleParcel)).to.deep.equal([false]);
  });

  it('says that paddy was bought in, and that no test is there', async () => {
    await change('h-1', { kind: 'bought', parcels: [] });
    await change('k-1', { documents: [] });
    const codes = codesOf(await of('k-1'));
    expect(codes).to.include.members(['NO_TEST', 'ORIGINS_BOUGHT']);
    expect(codes).to.not.include('ORIGINS_UNRECORDED');
  });

  it('stands without the series, and says that readings are not known', async () => {
    const down = (): Promise<never> =>
      Promise.reject(new GatewayError('SERIES_UNREACHABLE', 'expected InfluxDB to answer'));
    const series: SeriesPort = { ping: down, points: down, strip: down };
    Object.assign(api.services.series, series);
    const all = await of('k-1');
    expect(all.sensors).to.deep.equal({ events: [], isRead: false, omitted: 1 });
    expect(codesOf(all)).to.include('SENSORS_UNREAD');
  });

  it('is not there for an unknown lot, in no form', async () => {
    const path = `${API}/lots/unknown/everything`;
    for (const form of ['', '/csv', '/epcis', '/proof']) {
      expectProblem(await request(api.app).get(`${path}${form}`), 404, 'LOT_NOT_FOUND');
    }
  });

  it('is offered in no other form', async () => {
    const answer = await request(api.app).get(`${API}/lots/k-1/everything/xml`);
    expectProblem(answer, 400, 'REQUEST_INVALID');
  });

  it('says which step was declared to be in error', async () => {
    expect((await of('k-1')).corrections).to.deep.equal([]);
    const [step] = (await of('k-1')).steps;
    const correction = {
      ...{ commandId: commandIdOf(70), correctedCommandId: step?.commandId },
      ...{ correctiveCommandIds: [commandIdOf(71)], declaredAt: '2026-10-06T00:00:00.000Z' },
      ...{ effect: 'declare', note: 'the scale showed another lot', operatorId: 'coop-1' },
      ...{ reason: 'incorrect_data', v: 1 },
    };
    await record(api.services, `correction~${step?.commandId ?? ''}`, correction);
    expect((await of('k-1')).corrections).to.deep.equal([correction]);
  });

  it('is a table with a line for each value', async () => {
    const answer = await exported('k-1', 'csv');
    expect(answer.status).to.equal(200);
    expect(answer.headers['content-disposition']).to.equal('attachment; filename="k-1.csv"');
    const lines = String(answer.body).split('\r\n');
    expect(lines[0]).to.equal('\uFEFFpart,item,field,value');
    expect(lines).to.include('lots,4,isSingleParcel,true');
    expect(lines).to.include('notKnown,1,code,NOT_CLOSED');
    expect(lines.some((line) => line.startsWith('exports'))).to.equal(false);
  });

  it('guards a value that a spreadsheet would run', async () => {
    await change('k-1', { variety: '=HYPERLINK("http://x")' });
    const answer = await exported('k-1', 'csv');
    expect(String(answer.body)).to.include(`lot,1,variety,"'=HYPERLINK(""http://x"")"`);
  });

  it('is the EPCIS document of the lot, with the same lots', async () => {
    const answer = await exported('k-1', 'epcis');
    expect(answer.type).to.equal('application/ld+json');
    const document = JSON.parse(String(answer.body)) as Readonly<Record<string, unknown>>;
    expect(document['daoji:lotList']).to.have.length((await of('k-1')).lots.length);
    expect(document['daoji:sensorsRead']).to.equal(true);
  });

  it('is the proof of the lot where the ledger can be asked', async () => {
    const named = (await of('k-1')).exports.map(({ format }) => format);
    expect(named).to.deep.equal(['csv', 'epcis', 'proof']);
    // The ledger of these tests answers nothing, and the marks of the page are not anchored: no bundle is made up.
    const answer = await request(api.app).get(`${API}/lots/k-1/everything/proof`);
    const plain = await request(api.app).get(`${API}/proofs/lots/k-1`);
    expect(answer.status).to.equal(plain.status).and.not.equal(200);
    expect((answer.body as { code: string }).code).to.equal((plain.body as { code: string }).code);
  });
});
