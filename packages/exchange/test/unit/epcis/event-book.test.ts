// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { answerEvent, queryDocument } from '../../../src/epcis/answer-event.js';
import { EventBook } from '../../../src/epcis/event-book.js';
import { madeCapture, madeEvent } from './made-events.js';

const at = (second: number): Record<string, unknown> =>
  madeEvent({ eventTime: `2026-10-04T08:00:${String(second).padStart(2, '0')}.000Z` });
const declared = (change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  madeEvent({
    errorDeclaration: { declarationTime: '2026-10-06T00:00:00.000Z', reason: 'incorrect_data' },
    ...change,
  });

describe('EventBook', () => {
  it('keeps each event once, however often its document comes', () => {
    const book = new EventBook();
    expect(book.capture(madeCapture([at(1), at(2)])).repeated).to.equal(0);
    expect(book.capture(madeCapture([at(1), at(2), at(2)])).repeated).to.equal(3);
    expect(book.size).to.equal(2);
  });

  it('keeps the record time of the first capture', () => {
    const book = new EventBook();
    book.capture(madeCapture([at(1)]));
    book.capture(madeCapture([at(1)], { recordTime: '2027-01-01T00:00:00.000Z' }));
    expect([...book.all()].map(({ recordTime }) => recordTime)).to.deep.equal([
      '2026-10-05T00:00:00.000Z',
    ]);
  });

  it('gives back what was sent, with its computed hash as eventID where it had none', () => {
    const book = new EventBook();
    book.capture(madeCapture([at(1)]));
    const [entry] = [...book.all()];
    if (!entry) throw new Error('expected an event');
    const { eventID, recordTime, ...rest } = answerEvent(entry, 'Never_Translates');
    expect(rest).to.deep.equal(at(1));
    expect(eventID).to.match(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/);
    expect(recordTime).to.equal('2026-10-05T00:00:00.000Z');
  });

  it('writes URNs as links for an answer, and changes nothing in the book', () => {
    const book = new EventBook();
    book.capture(madeCapture([at(1)]));
    const [entry] = [...book.all()];
    if (!entry) throw new Error('expected an event');
    const { epcList } = answerEvent(entry, 'Always_GS1_Digital_Link');
    expect(epcList).to.deep.equal(['https://id.gs1.org/01/09521230000017/21/serial-1']);
    expect(entry.event['epcList']).to.deep.equal(at(1)['epcList']);
  });

  for (const [name, bad, code] of [
    ['no time', { eventTime: undefined }, 'EPCIS_EVENT_SHAPE'],
    ['a time without zone', { eventTime: '2026-10-04T08:00:00' }, 'EPCIS_EVENT_SHAPE'],
    ['a day that does not exist', { eventTime: '2026-02-30T08:00:00Z' }, 'EPCIS_TIME'],
    ['an unknown type', { type: 'RiceEvent' }, 'EPCIS_SHAPE'],
    ['no action', { action: undefined }, 'EPCIS_EVENT_SHAPE'],
    ['an unknown action', { action: 'EAT' }, 'EPCIS_EVENT_SHAPE'],
    ['a member without prefix', { colour: 'red' }, 'EPCIS_EVENT_SHAPE'],
    ['nothing that it is about', { epcList: undefined }, 'EPCIS_EVENT_SHAPE'],
    ['a name that is no URI', { epcList: ['serial-1'] }, 'EPCIS_EVENT_SHAPE'],
    ['an offset that does not exist', { eventTimeZoneOffset: '+15:00' }, 'EPCIS_EVENT_SHAPE'],
    [
      'a context of its own that is not built in',
      { '@context': 'https://x.example/c' },
      'EPCIS_CONTEXT_UNKNOWN',
    ],
  ] as const) {
    it(`rolls back for ${name}, and names the event`, () => {
      const book = new EventBook();
      const { faults, kept } = book.capture(madeCapture([at(1), madeEvent(bad), at(2)]));
      expect(faults.map((fault) => [fault.index, fault.code])).to.deep.equal([[1, code]]);
      expect(kept).to.deep.equal([]);
      expect(book.size).to.equal(0);
    });
  }

  it('proceeds past the bad events and names each', () => {
    const book = new EventBook();
    const bad = madeEvent({ action: 'EAT' });
    const { faults, kept } = book.capture(madeCapture([bad, at(1), bad], { behaviour: 'proceed' }));
    expect(faults.map(({ index }) => index)).to.deep.equal([0, 2]);
    expect([kept.length, book.size]).to.deep.equal([1, 1]);
  });

  it('refuses another event under a known eventID, in one document and across two', () => {
    const [one, other] = [
      { ...at(1), eventID: 'urn:uuid:1' },
      { ...at(2), eventID: 'urn:uuid:1' },
    ];
    const together = new EventBook().capture(madeCapture([one, other]));
    expect(together.faults.map(({ code }) => code)).to.deep.equal(['EPCIS_EVENT_ID_TAKEN']);
    const book = new EventBook();
    book.capture(madeCapture([one]));
    expect(book.capture(madeCapture([other])).faults[0]?.code).to.equal('EPCIS_EVENT_ID_TAKEN');
  });

  it('keeps an error declaration beside its event, the original first', () => {
    const book = new EventBook();
    book.capture(madeCapture([madeEvent({ eventID: 'urn:uuid:1' })]));
    book.capture(madeCapture([declared({ eventID: 'urn:uuid:1' })]));
    expect(book.withId('urn:uuid:1').map(({ isDeclaration }) => isDeclaration)).to.deep.equal([
      false,
      true,
    ]);
  });

  it("refuses a declaration by another operator, and one that changes the event's content", () => {
    const book = new EventBook();
    book.capture(madeCapture([madeEvent({ eventID: 'urn:uuid:1' })]));
    const foreign = madeCapture([declared({ eventID: 'urn:uuid:1' })], { ownerId: 'mill-2' });
    expect(book.capture(foreign).faults[0]?.code).to.equal('EPCIS_DECLARATION_OWNER');
    const other = madeCapture([declared({ bizStep: 'receiving', eventID: 'urn:uuid:1' })]);
    expect(book.capture(other).faults[0]?.code).to.equal('EPCIS_EVENT_ID_TAKEN');
    expect(book.size).to.equal(1);
  });

  for (const [name, document] of [
    ['text', 'x'],
    [
      'no body',
      {
        type: 'EPCISDocument',
        '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
      },
    ],
    ['no context', { epcisBody: { eventList: [] }, type: 'EPCISDocument' }],
    ['another type', { ...(madeCapture([]).document as object), type: 'Invoice' }],
  ] as const) {
    it(`refuses a document that is ${name}`, () => {
      const { faults } = new EventBook().capture(madeCapture([], { document }));
      expect(faults.map(({ index }) => index)).to.deep.equal([-1]);
    });
  }

  it('refuses a prefix that the EPCIS context protects', () => {
    const inline = [{ cbvmda: 'http://example.com/cbvmda/' }];
    const { faults } = new EventBook().capture(madeCapture([at(1)], {}, inline));
    expect(faults[0]?.code).to.equal('EPCIS_CONTEXT_TERM');
  });

  it('gives an event its own context where its prefix clashes with an earlier one', () => {
    const book = new EventBook();
    book.capture(madeCapture([{ ...at(1), 'x:a': 1 }], {}, [{ x: 'http://one.example/' }]));
    book.capture(madeCapture([{ ...at(2), 'x:a': 1 }], {}, [{ x: 'http://two.example/' }]));
    const document = queryDocument([...book.all()], 'Never_Translates', {
      createdAt: 't',
      queryName: 'q',
    });
    const again = new EventBook();
    const { faults } = again.capture(madeCapture([], { document }));
    expect(faults).to.deep.equal([]);
    expect([...again.all()].map(({ hash }) => hash)).to.deep.equal(
      [...book.all()].map(({ hash }) => hash),
    );
  });
});
