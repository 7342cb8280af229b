// SPDX-License-Identifier: Apache-2.0
import type { CodeOrder } from '@daoji/model';
import { expect } from 'chai';

import {
  checkCodeVolume,
  checkNyt4712,
  codeVolume,
  NYT4712_FIELDS,
  nyt4712File,
  nyt4712FileSchema,
  type Movement,
  type Nyt4712File,
} from '../../../src/index.js';

const AT = '2026-10-04T20:00:00.000Z';
const SUBJECTS = ['household-a', 'mill-a', 'shop-a'].map((subjectCode) => ({
  subjectCode,
  subjectKind: 'legal' as const,
  subjectName: `Example ${subjectCode}`,
}));

/** Paddy to the mill, over the line, and milled rice on to a shop; one load from outside. */
const MOVEMENTS: readonly Movement[] = [
  move('m-1', ['household-a', 'produce', 'h-1'], ['mill-a', 'buy', 'i-1'], 976_608),
  move('m-2', ['mill-a', 'store', 's-1'], ['mill-a', 'process', 'r-1'], 900_000),
  move('m-3', ['mill-a', 'process', 'pk-1'], ['shop-a', 'buy', 'pk-1'], 200_000),
  move('m-4', ['outside', 'buy', undefined], ['mill-a', 'buy', 'bo-1'], 100_000),
];

type End = readonly [subject: string, stage: Movement['to']['stage'], lotId: string | undefined];

function move(id: string, from: End, to: End, grams: number): Movement {
  const [fromSubject, fromStage, fromLot] = from;
  const [subject, stage, lotId = ''] = to;
  return {
    at: AT,
    from: {
      stage: fromStage,
      subject: fromSubject,
      ...(fromLot !== undefined && { lotId: fromLot }),
    },
    grams,
    id,
    product: '粳稻谷',
    to: { lotId, stage, subject },
  };
}

function file(only?: string): Nyt4712File {
  return nyt4712File(MOVEMENTS, {
    createdAt: AT,
    subjects: SUBJECTS,
    ...(only !== undefined && { only }),
  });
}

/** The file with one inbound batch changed. */
function changed(index: number, fields: object): Nyt4712File {
  const whole = file();
  return {
    ...whole,
    inbound: whole.inbound.map((one, at) => (at === index ? { ...one, ...fields } : one)),
  };
}

describe('profile NY/T 4712', () => {
  it('has an inbound batch that equals the outbound batch before it, on both sides of the mill', () => {
    const { inbound, outbound } = file();
    expect(checkNyt4712(file())).to.deep.equal([]);
    expect(outbound.map((one) => [one.recordId, one.subjectCode, one.stage])).to.deep.equal([
      ['m-1', 'household-a', 'produce'],
      ['m-2', 'mill-a', 'store'],
      ['m-3', 'mill-a', 'process'],
    ]);
    expect(inbound[0]).to.deep.equal({
      batchCode: 'i-1',
      date: '2026-10-05',
      grams: 976_608,
      productName: '粳稻谷',
      recordId: 'm-1',
      sourceSubjectCode: 'household-a',
      sourceTraceCode: 'h-1',
      stage: 'buy',
      subjectCode: 'mill-a',
    });
  });

  it('has the batches of one operator alone where asked, and says so', () => {
    const mill = file('mill-a');
    expect(mill.inbound.map(({ recordId }) => recordId)).to.deep.equal(['m-1', 'm-2', 'm-4']);
    expect(mill.outbound.map(({ recordId }) => recordId)).to.deep.equal(['m-2', 'm-3']);
    expect(mill.reporting).to.deep.equal(['mill-a']);
    expect(checkNyt4712(mill)).to.deep.equal([]);
  });

  for (const [why, value, at] of [
    ['another mass', changed(0, { grams: 976_609 }), 'inbound[0].grams'],
    ['another date', changed(0, { date: '2026-10-06' }), 'inbound[0].date'],
    ['another trace code', changed(0, { sourceTraceCode: 'h-2' }), 'inbound[0].sourceTraceCode'],
    ['another source', changed(0, { sourceSubjectCode: 'shop-a' }), 'inbound[0].sourceSubjectCode'],
    ['no outbound batch', { ...file(), outbound: [] }, 'inbound[0]'],
    ['no inbound batch', { ...file(), inbound: [] }, 'outbound[0]'],
    ['an unknown subject', changed(0, { subjectCode: 'mill-b' }), 'inbound[0].subjectCode'],
    ['a record named twice', changed(1, { recordId: 'm-1' }), 'inbound[1].recordId'],
    ['a mass of nothing', changed(0, { grams: 0 }), 'inbound[0].grams'],
    ['a stage that is none', changed(0, { stage: 'sell' }), 'inbound[0].stage'],
    ['a field too many', { ...file(), price: 1 }, ''],
    ['names that claim to be confirmed', { ...file(), status: 'confirmed' }, 'status'],
  ] as const) {
    it(`refuses ${why} and says where`, () => {
      expect(checkNyt4712(value).map((fault) => fault.at)).to.include(at);
    });
  }

  it('lists every field with its clause, unconfirmed until it is read', () => {
    const names = new Set(NYT4712_FIELDS.map(({ name }) => name));
    const { inbound, outbound, subjects } = nyt4712FileSchema.shape;
    for (const list of [inbound, outbound, subjects]) {
      const element = list.element as unknown as { shape: object };
      for (const field of Object.keys(element.shape)) expect([...names]).to.include(field);
    }
    expect(NYT4712_FIELDS.every(({ status }) => status === 'unconfirmed')).to.equal(true);
  });
});

describe('the report of code volume', () => {
  const order = (orderId: string, orderedAt: string): CodeOrder => ({
    activated: [{ from: 0, lotId: 'pk-1', to: 40 }],
    commandId: '00000000000000000000000001',
    count: 100,
    gtin: '09521234567899',
    netMassGrams: 5_000,
    operatorId: 'mill-a',
    orderId,
    orderedAt,
    printed: [{ from: 0, to: 60 }],
    serialRoot: '0'.repeat(64),
    v: 1,
    voided: [{ from: 60, reason: 'misprinted', to: 70 }],
  });

  it('sums the orders of a period by product, in Asia/Shanghai', () => {
    const orders = [
      order('a', '2026-09-30T15:59:59.000Z'),
      order('b', '2026-09-30T16:00:00.000Z'),
      order('c', '2026-10-31T15:59:59.000Z'),
      order('d', '2026-10-31T16:00:00.000Z'),
    ];
    const report = codeVolume(orders, '2026-10-01', '2026-10-31');
    expect(report.rows).to.deep.equal([
      {
        activated: 80,
        gtin: '09521234567899',
        operatorId: 'mill-a',
        ordered: 200,
        printed: 120,
        void: 20,
      },
    ]);
    expect(checkCodeVolume(report)).to.deep.equal([]);
  });

  for (const [why, row] of [
    ['more printed than ordered', { ordered: 10, printed: 11 }],
    ['more active than printed', { activated: 6, printed: 5 }],
    ['more active and void than ordered', { activated: 5, printed: 10, void: 6 }],
    ['a wrong check digit', { gtin: '09521234567890' }],
    ['a negative count', { void: -1 }],
  ] as const) {
    it(`refuses ${why}`, () => {
      const rows = [
        {
          activated: 0,
          gtin: '09521234567899',
          operatorId: 'mill-a',
          ordered: 10,
          printed: 0,
          void: 0,
          ...row,
        },
      ];
      const faults = checkCodeVolume({ from: '2026-10-01', rows, to: '2026-10-31' });
      expect(faults).not.to.deep.equal([]);
    });
  }

  it('refuses a product named twice and a period that ends before it starts', () => {
    const row = codeVolume([order('a', '2026-10-02T00:00:00.000Z')], '2026-10-01', '2026-10-31')
      .rows[0];
    expect(
      checkCodeVolume({ from: '2026-10-01', rows: [row, row], to: '2026-10-31' }),
    ).to.containSubset([{ at: 'rows[1]' }]);
    expect(checkCodeVolume({ from: '2026-10-02', rows: [], to: '2026-10-01' })).to.containSubset([
      { at: 'to' },
    ]);
  });
});
