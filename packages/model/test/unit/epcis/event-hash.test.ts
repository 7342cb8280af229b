// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { BUNDLED_CONTEXTS, hashEvents } from '../../../src/index.js';
import { refusalOf } from './refusal.js';

const [CONTEXT = ''] = BUNDLED_CONTEXTS;
const EVENT = {
  type: 'ObjectEvent',
  eventTime: '2026-10-04T16:12:30.000+08:00',
  eventTimeZoneOffset: '+08:00',
  epcList: ['urn:epc:id:sgtin:952012.3456788.k7'],
  action: 'OBSERVE',
  bizStep: 'shipping',
  readPoint: { id: 'https://daoji.example/414/9520123456788/254/p-0017' },
} as const;

const documentOf = (event: object, ...inline: unknown[]): object => ({
  '@context': [CONTEXT, ...inline],
  type: 'EPCISDocument',
  epcisBody: { eventList: [event] },
});
const preHash = (event: object, ...inline: unknown[]): string =>
  hashEvents(documentOf(event, ...inline))[0]?.preHash ?? '';
const hash = (event: object, ...inline: unknown[]): string =>
  hashEvents(documentOf(event, ...inline))[0]?.hash ?? '';
const DAOJI = { daoji: 'https://daoji.example/epcis/' };

describe('the event hash', () => {
  it('is of the canonical text', () => {
    expect(preHash(EVENT)).to.equal(
      'eventType=ObjectEventeventTime=2026-10-04T08:12:30.000ZeventTimeZoneOffset=+08:00' +
        'epcListepc=https://id.gs1.org/01/39520124567880/21/k7action=OBSERVE' +
        'bizStep=https://ref.gs1.org/cbv/BizStep-shipping' +
        'readPointid=https://id.gs1.org/414/9520123456788/254/p-0017',
    );
    expect(hash(EVENT)).to.match(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/);
  });

  const equal: readonly (readonly [what: string, event: object, inline?: object])[] = [
    [
      'eventID, recordTime and errorDeclaration',
      {
        ...EVENT,
        eventID: 'urn:x:1',
        recordTime: 'never',
        errorDeclaration: { reason: 'incorrect_data' },
      },
    ],
    ['another order of members', Object.fromEntries(Object.entries(EVENT).reverse())],
    ['the CBV URN', { ...EVENT, bizStep: 'urn:epcglobal:cbv:bizstep:shipping' }],
    ['the CURIE', { ...EVENT, bizStep: 'cbv:BizStep-shipping' }],
    ['the web URI', { ...EVENT, bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping' }],
    [
      'a Digital Link for the URN',
      { ...EVENT, epcList: ['https://a.example/x/01/39520124567880/10/L/21/k7?17=270101'] },
    ],
    ['UTC and needless decimals', { ...EVENT, eventTime: '2026-10-04T08:12:30.0000Z' }],
    ['white space at the ends', { ...EVENT, action: ' OBSERVE ' }],
    ['a list of one as a text', { ...EVENT, epcList: EVENT.epcList[0] }],
    [
      'an empty list, text and null',
      { ...EVENT, quantityList: [], disposition: '', parentID: null },
    ],
    ['a comment', { ...EVENT, 'rdfs:comment': 'remark' }],
  ];
  for (const [what, event] of equal) {
    it(`is the same with ${what}`, () => {
      expect(hash(event)).to.equal(hash(EVENT));
    });
  }

  const other: readonly (readonly [what: string, event: object])[] = [
    ['another moment', { ...EVENT, eventTime: '2026-10-04T16:12:30.001+08:00' }],
    ['another zone offset', { ...EVENT, eventTimeZoneOffset: '+09:00' }],
    ['another serial by its case', { ...EVENT, epcList: ['urn:epc:id:sgtin:952012.3456788.K7'] }],
    ['one EPC twice', { ...EVENT, epcList: [EVENT.epcList[0], EVENT.epcList[0]] }],
    ['another step', { ...EVENT, bizStep: 'receiving' }],
    ['a word of another field', { ...EVENT, bizStep: 'in_transit' }],
    ['another place', { ...EVENT, readPoint: { id: 'https://daoji.example/414/9520123456788' } }],
    [
      'the place as another field',
      { ...EVENT, readPoint: undefined, bizLocation: EVENT.readPoint },
    ],
    ['another type', { ...EVENT, type: 'AggregationEvent' }],
    ['an extension', { ...EVENT, 'daoji:process': 'milling' }],
    ['a field that nobody knows', { ...EVENT, surprise: 1 }],
    ['an extension in the place', { ...EVENT, readPoint: { ...EVENT.readPoint, 'daoji:x': '1' } }],
  ];
  for (const [what, event] of other) {
    it(`differs with ${what}`, () => {
      expect(hash(event, DAOJI)).to.not.equal(hash(EVENT));
    });
  }

  it('sorts lists by UTF-8 bytes, also above U+FFFF', () => {
    const event = { ...EVENT, epcList: ['urn:x:\u{1F33E}', 'urn:x:\uFFFD', 'urn:x:a', 'urn:x:B'] };
    expect(preHash(event)).to.contain(
      'epcListepc=urn:x:Bepc=urn:x:aepc=urn:x:\uFFFDepc=urn:x:\u{1F33E}action',
    );
  });

  it('gives extensions their namespace, whatever the prefix, and sorts them after the lists', () => {
    const event = (prefix: string): object => ({
      ...EVENT,
      [`${prefix}:count`]: 2,
      [`${prefix}:bag`]: { [`${prefix}:kg`]: ['10.0', 5] },
      ilmd: { 'cbvmda:lotNumber': 'k-1' },
      bizTransactionList: [{ bizTransaction: 'urn:x:7', type: 'po' }],
    });
    const text = preHash(event('daoji'), DAOJI);
    expect(text.slice(text.indexOf('bizTransactionList'))).to.equal(
      'bizTransactionListtype=https://ref.gs1.org/cbv/BTT-pobizTransaction=urn:x:7' +
        'ilmd{urn:epcglobal:cbv:mda:}lotNumber=k-1' +
        '{https://daoji.example/epcis/}bag{https://daoji.example/epcis/}kg=10{https://daoji.example/epcis/}kg=5' +
        '{https://daoji.example/epcis/}count=2',
    );
    expect(preHash(event('d'), { d: 'https://daoji.example/epcis/' })).to.equal(text);
  });

  const numbers: readonly (readonly [string | number, string])[] = [
    ...([
      ['452.0', '452'],
      ['+7', '7'],
      ['007.50', '7.5'],
      ['.5', '0.5'],
      ['-0.0', '0'],
    ] as const),
    ...([
      ['1e3', '1000'],
      ['12.5E-3', '0.0125'],
      [1e21, `1${'0'.repeat(21)}`],
    ] as const),
    ...([
      ['111100001111000011110000', '111100001111000011110000'],
      ['1.2.3', '1.2.3'],
    ] as const),
    ...([
      ['1e', '1e'],
      ['0x10', '0x10'],
      ['Infinity', 'Infinity'],
      [1e-7, '0.0000001'],
    ] as const),
  ];
  for (const [value, expected] of numbers) {
    it(`writes ${value} as ${expected}`, () => {
      expect(preHash({ ...EVENT, 'daoji:n': value }, DAOJI)).to.match(
        new RegExp(`}n=${expected}$`),
      );
    });
  }

  const times: readonly (readonly [string, string])[] = [
    ['2026-10-04T08:12:30Z', '2026-10-04T08:12:30.000Z'],
    ['2026-10-04T08:12:30.1415Z', '2026-10-04T08:12:30.142Z'],
    ['2026-10-04T08:12:30.1425Z', '2026-10-04T08:12:30.143Z'],
    ['2026-10-04T08:12:30.14249Z', '2026-10-04T08:12:30.142Z'],
    ['2026-12-31T23:59:59.9995Z', '2027-01-01T00:00:00.000Z'],
    ['2026-10-04T00:12:30.5+08:00', '2026-10-03T16:12:30.500Z'],
    ['2026-10-04T08:12:30-14:00', '2026-10-04T22:12:30.000Z'],
  ];
  for (const [time, expected] of times) {
    it(`writes ${time} as ${expected}`, () => {
      expect(preHash({ ...EVENT, eventTime: time })).to.contain(`eventTime=${expected}e`);
    });
  }

  it('leaves out what the document lists only when asked to, and never a standard field', () => {
    const document = {
      ...documentOf({ ...EVENT, 'daoji:x': '1' }, DAOJI, {
        r: 'https://repository-x.example.com/',
      }),
      'r:ignoreFields': ['daoji:x', 'action'],
    };
    expect(hashEvents(document)[0]?.preHash).to.match(/}x=1$/);
    expect(hashEvents(document, { honoursIgnoreFields: true })[0]?.hash).to.equal(hash(EVENT));
  });

  it('reads a bare event and a query document alike', () => {
    expect(hashEvents({ ...EVENT, '@context': CONTEXT })[0]?.hash).to.equal(hash(EVENT));
    const query = {
      '@context': CONTEXT,
      type: 'EPCISQueryDocument',
      epcisBody: { queryResults: { resultsBody: { eventList: [EVENT, EVENT] } } },
    };
    expect(hashEvents(query).map((found) => found.hash)).to.deep.equal([hash(EVENT), hash(EVENT)]);
  });

  it('refuses times, shapes and depths that it cannot hash', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { 'daoji:x': deep(levels - 1) });
    const refused: readonly (readonly [string, unknown])[] = [
      ...['2026-10-04T08:12:30', '2026-02-30T08:12:30Z', '2026-10-04T24:00:00Z', '2026-10-04'].map(
        (eventTime) => ['EPCIS_TIME', documentOf({ ...EVENT, eventTime })] as const,
      ),
      ...['2026-10-04T08:12:60Z', '2026-10-04T08:12:30+15:00', '', 7, true].map(
        (eventTime) => ['EPCIS_TIME', documentOf({ ...EVENT, eventTime })] as const,
      ),
      ['EPCIS_SHAPE', undefined],
      ['EPCIS_SHAPE', []],
      ['EPCIS_SHAPE', { '@context': CONTEXT }],
      ['EPCIS_SHAPE', { '@context': CONTEXT, epcisBody: { eventList: {} } }],
      ['EPCIS_SHAPE', documentOf({ ...EVENT, type: 'Event' })],
      ['EPCIS_SHAPE', documentOf({ ...EVENT, type: undefined })],
      ['EPCIS_SHAPE', { '@context': CONTEXT, epcisBody: { eventList: ['event'] } }],
      ['EPCIS_SHAPE', documentOf({ ...EVENT, epcList: [['a']] })],
      ['EPCIS_SHAPE', documentOf({ ...EVENT, 'daoji:x': deep(40) }, DAOJI)],
    ];
    for (const [code, document] of refused) {
      expect(refusalOf(() => hashEvents(document))).to.match(new RegExp(`^${code}:`));
    }
  });
});
