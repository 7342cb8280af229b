// SPDX-License-Identifier: Apache-2.0
import { lotSchema, parcelSchema, slipSchema } from '@daoji/model';
import { utf8 } from '@daoji/proof';
import { expect } from 'chai';
import { z } from 'zod';

import {
  BYTE_ORDER_MARK,
  cellAddress,
  cellsOf,
  columnsOf,
  csvLine,
  CsvError,
  guardedCell,
  plainCell,
  readTable,
  valueOf,
} from '../../../src/index.js';

const SEED = 20261127;
const SIGNS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  "'",
  '"',
  ',',
  ';',
  '[',
  ' ',
  '＝',
  '#',
  '~',
  '稻',
  '1',
];

function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('cells of a CSV file', () => {
  it(`come back unchanged, whatever they hold (seed ${SEED})`, () => {
    const next = numbers(SEED);
    const text = (): string =>
      Array.from(
        { length: Math.floor(next() * 5) },
        () => SIGNS[Math.floor(next() * SIGNS.length)] ?? '',
      ).join('');
    const schema = z.strictObject({
      flag: z.boolean().optional(),
      inner: z.strictObject({ word: z.string() }).optional(),
      list: z.array(z.string()).optional(),
      mass: z.int().optional(),
      parts: z.array(z.strictObject({ grams: z.int(), lotId: z.string() })).optional(),
      ranges: z.array(z.strictObject({ from: z.int(), to: z.int() })).optional(),
      word: z.string().optional(),
    });
    const columns = columnsOf(schema);
    const maybe = <T>(value: T): T | undefined => (next() < 0.3 ? undefined : value);
    const values = Array.from({ length: 2_000 }, () => ({
      flag: maybe(next() < 0.5),
      inner: maybe({ word: text() }),
      list: maybe(Array.from({ length: Math.floor(next() * 3) }, text)),
      parts: maybe(
        Array.from({ length: Math.floor(next() * 3) }, () => ({
          grams: Math.floor(next() * 1e6) - 5e5,
          lotId: text(),
        })),
      ),
      ranges: maybe(
        Array.from({ length: Math.floor(next() * 3) }, () => ({
          from: Math.floor(next() * 1e6) - 5e5,
          to: Math.floor(next() * 1e6),
        })),
      ),
      mass: maybe(Math.floor(next() * 1e9) - 5e8),
      word: maybe(text()),
    }));
    const lines = values.map((value) => csvLine(cellsOf(columns, value)));
    const file = `${BYTE_ORDER_MARK}${csvLine(columns.map(({ name }) => name))}${lines.join('')}`;
    const back = new Map(
      readTable(utf8(file), columns).rows.map(({ cells, row }) => [row, valueOf(columns, cells)]),
    );
    for (const [index, value] of values.entries()) {
      const wanted = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
      // A row of nothing but empty cells is an empty row.
      if (Object.keys(wanted).length === 0) continue;
      expect(back.get(index + 2)).to.deep.equal({ faults: [], value: wanted });
    }
  });

  it('start with no sign that a spreadsheet runs', () => {
    for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
      expect(guardedCell(`${sign}cmd|' /C calc'!A0`)[0]).to.equal("'");
    }
    expect(guardedCell('-5')).to.equal("'-5");
    expect(guardedCell('盐丰47')).to.equal('盐丰47');
  });

  it('tell an empty text from none, and keep an apostrophe that guards nothing', () => {
    expect(guardedCell(undefined)).to.equal('');
    expect(guardedCell('')).to.equal("'");
    expect(plainCell('')).to.equal(undefined);
    expect(plainCell("'")).to.equal('');
    expect(plainCell("'70s")).to.equal("'70s");
  });

  it('that begin with # are rows and no notes', () => {
    const columns = columnsOf(z.strictObject({ word: z.string() }));
    const file = `word\r\n${csvLine(cellsOf(columns, { word: '#5 弄' }))}# 5 弄\r\n`;
    const { rows } = readTable(utf8(file), columns);
    expect(rows.map(({ cells }) => valueOf(columns, cells).value)).to.deep.equal([
      { word: '#5 弄' },
    ]);
  });

  it('have the address that the spreadsheet shows', () => {
    expect([0, 1, 25, 26, 701, 702].map((column) => cellAddress(column, 7))).to.deep.equal([
      'A7',
      'B7',
      'Z7',
      'AA7',
      'ZZ7',
      'AAA7',
    ]);
  });

  it('have a column for each field of a state value', () => {
    for (const schema of [lotSchema, parcelSchema, slipSchema]) {
      expect(columnsOf(schema).map(({ name }) => name)).to.deep.equal(Object.keys(schema.shape));
    }
  });
});

describe('a CSV file', () => {
  const columns = columnsOf(z.strictObject({ name: z.string(), mass: z.int().optional() }));

  for (const [why, text, code] of [
    ['an unknown column', 'name,colour\r\na,b\r\n', 'CSV_COLUMNS'],
    ['a column twice', 'name,name\r\na,b\r\n', 'CSV_COLUMNS'],
    ['no header', '\r\n', 'CSV_COLUMNS'],
    ['a quote that does not close', 'name\r\n"a\r\n', 'CSV_QUOTES'],
  ] as const) {
    it(`with ${why} is refused with ${code}`, () => {
      expect(() => readTable(utf8(text), columns))
        .to.throw(CsvError)
        .with.property('code', code);
    });
  }

  it('that is neither UTF-8 nor GB 18030 is refused', () => {
    expect(() => readTable(new Uint8Array([0x6e, 0xff, 0xff, 0x0a]), columns))
      .to.throw(CsvError)
      .with.property('code', 'CSV_ENCODING');
  });

  it('may be GB 18030, as spreadsheets in China write it', () => {
    const bytes = new Uint8Array([...utf8('name\n'), 0xb5, 0xbe, 0xbc, 0xa3, 0x0a]);
    expect(readTable(bytes, columns).rows[0]?.cells.get('name')).to.equal('稻迹');
  });

  it('may have notes and empty rows, which keep their numbers', () => {
    const { rows } = readTable(utf8('name,mass\n# note,\n,\nx,1\n'), columns);
    expect(rows.map(({ row }) => row)).to.deep.equal([4]);
  });
});
