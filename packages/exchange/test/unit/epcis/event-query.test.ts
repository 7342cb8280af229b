// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { CaptureError } from '../../../src/epcis/capture-error.js';
import { EventBook } from '../../../src/epcis/event-book.js';
import { parseEventQuery, type QueryParameters } from '../../../src/epcis/event-query.js';
import { madeCapture, madeEvent } from './made-events.js';

const book = new EventBook();
book.capture(
  madeCapture([
    madeEvent({ eventID: 'urn:uuid:a' }),
    madeEvent({
      bizLocation: { id: 'https://id.gs1.org/414/9521230000013/254/bin-1' },
      bizStep: 'https://ref.gs1.org/cbv/BizStep-receiving',
      bizTransactionList: [
        { bizTransaction: 'urn:x:1' },
        { bizTransaction: 'urn:x:2', type: 'po' },
      ],
      epcList: [],
      eventID: 'urn:uuid:b',
      eventTime: '2026-10-04T18:00:00.000+08:00',
      quantityList: [
        { epcClass: 'urn:epc:class:lgtin:952123.0000001.L1', quantity: 5, uom: 'KGM' },
      ],
    }),
  ]),
);

const found = (parameters: QueryParameters): string[] => {
  const { matches } = parseEventQuery(parameters);
  return [...book.all()].filter(matches).map(({ eventId }) => eventId.slice(-1));
};

describe('parseEventQuery', () => {
  for (const word of [
    'receiving',
    'cbv:BizStep-receiving',
    'urn:epcglobal:cbv:bizstep:receiving',
    'https://ref.gs1.org/cbv/BizStep-receiving',
  ]) {
    it(`takes ${word} for the same step`, () => {
      expect(found({ EQ_bizStep: word })).to.deep.equal(['b']);
    });
  }

  for (const [name, parameters, expected] of [
    ['everything without a condition', {}, ['a', 'b']],
    ['one of several steps', { EQ_bizStep: 'shipping|receiving' }, ['a', 'b']],
    [
      'a link where the event has a URN',
      { MATCH_epc: 'https://x.example/01/09521230000017/21/serial-1' },
      ['a'],
    ],
    ['a URN pattern', { MATCH_epc: 'urn:epc:idpat:sgtin:952123.0000001.*' }, ['a']],
    ['a link pattern', { MATCH_anyEPC: 'https://id.gs1.org/01/09521230000017/21/*' }, ['a']],
    ['a lot pattern', { MATCH_anyEPCClass: 'https://id.gs1.org/01/09521230000017/10/*' }, ['b']],
    ['a place below another', { WD_bizLocation: 'https://id.gs1.org/414/9521230000013' }, ['b']],
    ['from a time on, in any zone', { GE_eventTime: '2026-10-04T18:00:00+08:00' }, ['b']],
    ['before a time', { LT_eventTime: '2026-10-04T10:00:00Z' }, ['a']],
    ['a typed transaction', { EQ_bizTransaction_po: 'urn:x:2' }, ['b']],
    ['its id', { EQ_eventID: 'urn:uuid:b' }, ['b']],
    ['a list of a named query', { EQ_bizStep: ['shipping', 'receiving'] }, ['a', 'b']],
  ] as const) {
    it(`finds ${name}`, () => {
      expect(found(parameters)).to.deep.equal(expected);
    });
  }

  for (const [name, parameters] of [
    ['another serial', { MATCH_epc: 'https://id.gs1.org/01/09521230000017/21/serial-2' }],
    [
      'the product where the serial is meant',
      { MATCH_epc: 'https://id.gs1.org/01/09521230000017' },
    ],
    ['a serial that only starts alike', { MATCH_epc: 'urn:epc:id:sgtin:952123.0000001.serial' }],
    ['a lot among the serials', { MATCH_epc: 'https://id.gs1.org/01/09521230000017/10/*' }],
    ['an untyped transaction', { EQ_bizTransaction_po: 'urn:x:1' }],
    ['a transaction of another type', { EQ_bizTransaction_inv: 'urn:x:2' }],
    ['a declaration where there is none', { EXISTS_errorDeclaration: 'true' }],
    ['two conditions of which one fails', { EQ_bizStep: 'shipping', EQ_eventID: 'urn:uuid:b' }],
  ] as const) {
    it(`does not find ${name}`, () => {
      expect(found(parameters)).to.deep.equal([]);
    });
  }

  for (const [name, parameters] of [
    ['an unknown parameter', { EQ_colour: 'red' }],
    ['a parameter of the prototype', { constructor: 'x' }],
    ['an empty value', { EQ_bizStep: '' }],
    ['a time without zone', { GE_eventTime: '2026-10-04T08:00:00' }],
    ['a direction that is none', { orderBy: 'eventTime', orderDirection: 'UP' }],
    ['an order that is not offered', { orderBy: 'quantity' }],
    ['a count of nothing', { eventCountLimit: '0' }],
    ['both counts', { eventCountLimit: '1', maxEventCount: '1' }],
    ['a truth that is none', { EXISTS_errorDeclaration: 'maybe' }],
  ] as const) {
    it(`refuses ${name}`, () => {
      expect(() => parseEventQuery(parameters))
        .to.throw(CaptureError)
        .with.property('code', 'EPCIS_QUERY_PARAMETER');
    });
  }
});
