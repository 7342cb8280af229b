// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { EventBook } from '@daoji/exchange';
import { CONTRACT_OF } from '@daoji/model';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import request, { type Response } from 'supertest';

import { epcisRows, epcisWords, NO_EVENT } from '../../src/epcis/epcis-words.js';
import { ownEvents } from '../../src/epcis/own-event.js';
import { ReadIndex } from '../../src/index/read-index.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf, commandText, eventOf } from '../doubles/season.js';
import { record } from '../doubles/trade.js';
import { parseCommand } from '@daoji/model';

const SCHEMA = fileURLToPath(
  new URL('../../../../shared/foreign/epcis/EPCIS-JSON-Schema.json', import.meta.url),
);
const PAGE = fileURLToPath(new URL('../../../docs/spec/epcis-events.md', import.meta.url));

interface Document {
  readonly epcisBody: { readonly eventList: readonly Readonly<Record<string, unknown>>[] };
}

describe('the EPCIS document of a lot', () => {
  const api = freshApi();
  const documentOf = async (lotId: string): Promise<Document> => {
    const answer = await request(api.app)
      .get(`${API}/lots/${lotId}/epcis`)
      .buffer(true)
      .parse(asText);
    expect(answer.status).to.equal(200);
    return JSON.parse(answer.body as string) as Document;
  };

  it('is captured whole by our own book, and its eventIDs are the hashes', async () => {
    const document = await documentOf('k-1');
    const book = new EventBook();
    const { faults } = book.capture({
      behaviour: 'rollback',
      document,
      ownerId: 'coop-1',
      recordTime: '2026-11-24T00:00:00.000Z',
    });
    expect(faults).to.deep.equal([]);
    expect([...book.all()].map(({ eventId, hash }) => eventId === hash)).to.deep.equal(
      document.epcisBody.eventList.map(() => true),
    );
    expect(book.size).to.equal(document.epcisBody.eventList.length);
  });

  it('tells blends and milling as transformations with masses in and out', async () => {
    const { eventList } = (await documentOf('k-1')).epcisBody;
    const milling = eventList.find((event) => event['daoji:process'] === 'milling');
    expect(milling?.['inputQuantityList']).to.deep.equal([
      { epcClass: 'https://daoji.example/epcis/lot/s-1', quantity: 1000, uom: 'KGM' },
    ]);
    expect(milling?.['daoji:moistureBasis']).to.equal('14.5 % wet basis');
  });

  it("fits GS1's schema", async function () {
    if (!existsSync(SCHEMA)) this.skip();
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    expect(validate(await documentOf('k-1')), JSON.stringify(validate.errors?.slice(-3))).to.equal(
      true,
    );
  });

  it('is not there for an unknown lot', async () => {
    expectProblem(await request(api.app).get(`${API}/lots/unknown/epcis`), 404, 'LOT_NOT_FOUND');
  });

  it('carries an error declaration, which leaves the event its id', async () => {
    const [before] = (await documentOf('k-1')).epcisBody.eventList;
    const commandId = String(before?.['daoji:commandId']);
    const { eventList } = (await documentOf('k-1')).epcisBody;
    const corrective = eventList.filter((event) => 'daoji:commandId' in event).at(-1);
    await record(api.services, `correction~${commandId}`, {
      commandId: commandIdOf(70),
      correctedCommandId: commandId,
      correctiveCommandIds: [String(corrective?.['daoji:commandId']), commandIdOf(71)],
      declaredAt: '2026-10-06T00:00:00.000Z',
      effect: 'declare',
      note: 'the scale showed another lot',
      operatorId: 'coop-1',
      reason: 'incorrect_data',
      v: 1,
    });
    const events = (await documentOf('k-1')).epcisBody.eventList;
    expect(events.find((event) => event['eventID'] === before?.['eventID'])).to.deep.include({
      errorDeclaration: {
        correctiveEventIDs: [corrective?.['eventID']],
        declarationTime: '2026-10-06T00:00:00.000Z',
        reason: 'incorrect_data',
      },
    });
    expect(events.filter((event) => 'errorDeclaration' in event)).to.have.length(1);
    const trace = await request(api.app).get(`${API}/lots/k-1/trace`);
    const shown = (trace.body as { events: { commandId: string; correction?: object }[] }).events;
    expect(shown.find((event) => event.commandId === commandId)?.correction).to.deep.include({
      effect: 'declare',
      reason: 'incorrect_data',
    });
    expect(shown.filter((event) => event.correction !== undefined)).to.have.length(1);
  });

  it('names no parcel as the place of a harvest from several', () => {
    const text = commandText(9, {
      lotId: 'h-9',
      moistureMilliPercent: 14_500,
      parcels: ['p-1', 'p-2'],
      type: 'recordHarvest',
      weighedGrams: 1_000,
    });
    const command = parseCommand('trace', text);
    const [event] = ownEvents({ command, event: eventOf(text, ['lot~h-9']) }, new ReadIndex());
    expect(event?.['type']).to.equal('ObjectEvent');
    expect(JSON.stringify(event)).to.not.include('p-1');
    expect(event).to.not.have.property('bizLocation');
  });
});

describe('the table of events', () => {
  for (const type of Object.keys(CONTRACT_OF.trace)) {
    it(`has either words or a reason for none for ${type}`, () => {
      const isWorded = epcisWords(type) !== undefined;
      expect(isWorded !== type in NO_EVENT, `${type}: words or NO_EVENT`).to.equal(true);
    });
  }

  it('has a line of the spec for every type, and leaves none for later', () => {
    const page = readFileSync(PAGE, 'utf8').split('\n');
    expect(page).to.include.members(epcisRows());
    expect(epcisRows().join('\n')).to.not.match(/not mapped|later/);
  });

  it('gives no reason for a command that does not exist', () => {
    const known = Object.keys(CONTRACT_OF.trace);
    expect(Object.keys(NO_EVENT).filter((type) => !known.includes(type))).to.deep.equal([]);
  });
});

function asText(response: Response, done: (error: Error | null, body: unknown) => void): void {
  let text = '';
  response.on('data', (chunk: Buffer) => (text += chunk.toString()));
  response.on('end', () => {
    done(null, text);
  });
}
