// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { EventBook } from '@daoji/exchange';
import { CONTRACT_OF, parseCommand, type LedgerEvent, type Lot } from '@daoji/model';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';

import { epcisWords } from '../../src/epcis/epcis-words.js';
import type { EventState } from '../../src/epcis/event-body.js';
import { OWN_CONTEXT, ownEvents, type EpcisEvent } from '../../src/epcis/own-event.js';
import { EVENT_CASES, SSCC } from '../doubles/event-cases.js';
import { commandText, eventOf, GTIN } from '../doubles/season.js';

const SCHEMA = fileURLToPath(
  new URL('../../../../shared/foreign/epcis/EPCIS-JSON-Schema.json', import.meta.url),
);

const RECORDS: Readonly<Record<string, unknown>> = {
  'application~a-1': {
    parcels: [{ freeFrom: '2026-08-01', parcelId: 'p-1', quantityMilli: 5_000, ruleSetId: 'r-1' }],
    registration: 'PD20260001',
    unit: 'ml',
  },
  'code-order~o-1': {
    activated: [
      { from: 0, lotId: 'k-1', to: 10 },
      { from: 10, lotId: 'k-2', to: 15 },
    ],
    gtin: GTIN,
  },
  'input-stock~i-1': { operatorId: 'mill-1', unit: 'ml' },
  'input-stock~i-2': { operatorId: 'coop-1', unit: 'ml' },
  'recall~r-1': { lots: [{ grams: 40_000, lotId: 'k-1' }] },
  'recall~r-2': {
    lots: [
      { grams: 40_000, lotId: 'k-1' },
      { grams: 10_000, lotId: 'k-2' },
    ],
  },
  'transfer~t-1': {
    fromOperatorId: 'coop-1',
    lots: [{ grams: 700_000, lotId: 'm-1' }],
    purpose: 'sale',
    toOperatorId: 'mill-1',
  },
};

const LOTS: Readonly<Record<string, object>> = {
  'k-1': { lotId: 'k-1', massGrams: 50_000, package: { gtin: GTIN } },
  'k-2': { lotId: 'k-2', massGrams: 25_000, package: { gtin: GTIN } },
  'm-1': {
    lotId: 'm-1',
    massGrams: 1_000_000,
    shares: [
      { lotId: 'h-1', maxPpm: 1_000_000, minPpm: 200_000 },
      { lotId: 'h-2', maxPpm: 800_000, minPpm: 0 },
    ],
  },
};

const STATE: EventState = {
  lot: (lotId) => LOTS[lotId] as Lot | undefined,
  records: { get: ((type: string, id: string) => RECORDS[`${type}~${id}`]) as never },
};

function eventsOf(
  type: string,
  change: Readonly<Record<string, unknown>> = {},
  event: Partial<LedgerEvent> = {},
): EpcisEvent[] {
  const one = EVENT_CASES[type];
  if (!one) throw new Error(`expected a case of ${type}`);
  const fields = { ...one.fields, ...change, type };
  const text = commandText(9, fields as never);
  const command = parseCommand('trace', text);
  return ownEvents({ command, event: { ...eventOf(text, one.subjects), ...event } }, STATE);
}

function documentOf(eventList: readonly EpcisEvent[]): object {
  return {
    '@context': OWN_CONTEXT,
    creationDate: '2026-11-24T00:00:00.000Z',
    epcisBody: { eventList },
    schemaVersion: '2.0',
    type: 'EPCISDocument',
  };
}

describe('ownEvents', function () {
  this.timeout(30_000);
  const validate = existsSync(SCHEMA) ? compiled() : undefined;

  for (const [type, { expected }] of Object.entries(EVENT_CASES)) {
    it(`tells ${type} in the words of EPCIS, and our own book takes it`, () => {
      const events = eventsOf(type);
      expect(events.map(wordsOf)).to.deep.equal(expected);
      const document = JSON.parse(JSON.stringify(documentOf(events))) as object;
      const { faults } = new EventBook().capture({
        behaviour: 'rollback',
        document,
        ownerId: 'coop-1',
        recordTime: '2026-11-24T00:00:00.000Z',
      });
      expect(faults).to.deep.equal([]);
      if (validate) {
        expect(validate(document), JSON.stringify(validate.errors?.slice(-3))).to.equal(true);
      }
    });
  }

  it('has a case of every type that has words', () => {
    const worded = Object.keys(CONTRACT_OF.trace).filter((type) => epcisWords(type));
    expect(Object.keys(EVENT_CASES)).to.have.members(worded);
  });

  it('lists no serial, and counts packages of each lot on its own', () => {
    const [packed] = eventsOf('aggregatePackages');
    expect(packed?.['childQuantityList']).to.deep.equal([
      { epcClass: `https://id.gs1.org/01/${GTIN}/10/k-1`, quantity: 6 },
      { epcClass: `https://id.gs1.org/01/${GTIN}/10/k-2`, quantity: 2 },
    ]);
    expect(packed?.['parentID']).to.equal(`https://id.gs1.org/00/${SSCC}`);
    expect(JSON.stringify(packed)).to.not.include('/21/');
  });

  it('is silent on codes that were on no package', () => {
    expect(eventsOf('voidCodes', { ranges: [{ from: 20, to: 30 }] })).to.deep.equal([]);
    const [half] = eventsOf('voidCodes', { ranges: [{ from: 12, to: 30 }] });
    expect(half?.['quantityList']).to.deep.equal([
      { epcClass: `https://id.gs1.org/01/${GTIN}/10/k-2`, quantity: 3 },
    ]);
  });

  it('tells an application once a parcel, and none where a rule refused it', () => {
    const both = eventsOf('applyInput', { parcels: ['p-1', 'p-2'] }, subjects('p-1', 'p-2'));
    expect(both.map((event) => event['transformationID'])).to.deep.equal([
      'https://daoji.example/epcis/season/p-1/2026',
      'https://daoji.example/epcis/season/p-2/2026',
    ]);
    const one = eventsOf('applyInput', { parcels: ['p-1', 'p-2'] }, subjects('p-1'));
    expect(one.map((event) => event['readPoint'])).to.deep.equal([
      { id: 'https://daoji.example/epcis/parcel/p-1' },
    ]);
  });

  it('ties a harvest of one parcel to its season, and one of several to none', () => {
    const [one] = eventsOf('recordHarvest');
    expect(one).to.include({
      transformationID: 'https://daoji.example/epcis/season/p-1/2026',
      type: 'TransformationEvent',
    });
    const [several] = eventsOf('recordHarvest', { parcels: ['p-1', 'p-2'] });
    expect(several).to.include({ action: 'ADD', type: 'ObjectEvent' });
    expect(JSON.stringify(several)).to.not.match(/p-1|p-2/);
  });

  it('gives the bounds of what each harvest lot is of a milled lot', () => {
    const [milling] = eventsOf('millLot');
    const output = 'https://daoji.example/epcis/lot/m-1';
    expect(milling?.['daoji:originList']).to.deep.equal([
      {
        'daoji:lot': 'https://daoji.example/epcis/lot/h-1',
        'daoji:output': output,
        'daoji:shareMax': 1,
        'daoji:shareMin': 0.2,
      },
      {
        'daoji:lot': 'https://daoji.example/epcis/lot/h-2',
        'daoji:output': output,
        'daoji:shareMax': 0.8,
        'daoji:shareMin': 0,
      },
    ]);
  });

  it('says that origins are not known where a lot does not keep them', () => {
    const outputs = [{ grams: 10, lotId: 'm-9', product: 'milled-rice' }];
    const [milling] = eventsOf('millLot', { outputs });
    expect(milling?.['daoji:originsKnown']).to.equal(false);
    expect(milling).to.not.have.property('daoji:originList');
  });

  it('sets no disposition in a drill', () => {
    for (const type of ['startRecall', 'recordRetrieval', 'recordDisposal']) {
      const [drill] = eventsOf(type, {}, { flags: ['MOCK_RECALL'] });
      expect(drill, type).to.include({
        'daoji:isDrill': true,
        action: 'OBSERVE',
        bizStep: 'other',
      });
      expect(drill, type).to.not.have.any.keys('disposition', 'persistentDisposition');
    }
  });

  it('names no lot as destroyed where the recall has several', () => {
    const [disposal] = eventsOf('recordDisposal', { recallId: 'r-2' });
    expect(disposal).to.include({ action: 'OBSERVE', 'daoji:grams': 5_000 });
    expect(disposal?.['quantityList']).to.deep.equal([
      { epcClass: `https://id.gs1.org/01/${GTIN}/10/k-1` },
      { epcClass: `https://id.gs1.org/01/${GTIN}/10/k-2` },
    ]);
  });

  it('gives nobody the token of a one-time link', () => {
    const token = 'ab'.repeat(16);
    expect(JSON.stringify(eventsOf('recordRetrieval', { token }))).to.not.include(token);
  });

  it('destroys the mass that was destroyed, not the lot', () => {
    const [destroyed] = eventsOf('destroyLot');
    expect(destroyed?.['quantityList']).to.deep.equal([
      { epcClass: 'https://daoji.example/epcis/lot/m-1', quantity: 5, uom: 'KGM' },
    ]);
  });

  it('is no event for a document about a parcel, and none where the record is not there', () => {
    const subject = { id: 'p-1', kind: 'parcel' };
    expect(eventsOf('attachDocument', { subject })).to.deep.equal([]);
    expect(eventsOf('recordRetrieval', { recallId: 'unknown' })).to.deep.equal([]);
    expect(eventsOf('reportPackage', { orderId: 'unknown' })).to.deep.equal([]);
  });

  it('hashes what it says: another mass is another eventID', () => {
    const ids = [5_000, 6_000].map((grams) => eventsOf('loseLot', { grams })[0]?.['eventID']);
    expect(new Set(ids).size).to.equal(2);
    expect(ids[0]).to.match(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/);
  });
});

function wordsOf(event: EpcisEvent): string {
  const { action, bizStep, disposition, type } = event as Record<string, string | undefined>;
  return [type, action, bizStep, disposition].map((word) => word ?? '-').join(' ');
}

function subjects(...parcels: readonly string[]): Partial<LedgerEvent> {
  return { subjects: ['application~a-1', ...parcels.map((id) => `parcel~${id}`)] };
}

function compiled(): ReturnType<Ajv['compile']> {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
}
