// SPDX-License-Identifier: Apache-2.0
import { importTable, readTable } from '@daoji/exchange';
import { expect } from 'chai';

import { csvFileText, csvRecords, rowsToMendCsv } from '../../src/imports/csv-records.js';

const HEADER = 'lotId,weighedGrams,moistureMilliPercent,parcels';
const lines = (...rows: string[]): string => [HEADER, ...rows].join('\r\n') + '\r\n';

describe('csvRecords', () => {
  it('parts records at CR LF, LF and CR, and keeps empty ones, so that numbers stay', () => {
    expect(csvRecords('a\r\nb\n\nc\rd')).to.deep.equal(['a', 'b', '', 'c', 'd']);
  });

  it('makes no record of the end of the last line', () => {
    expect(csvRecords('a\r\n')).to.deep.equal(['a']);
  });

  it('parts no record at a quoted line end, and none at a doubled quote', () => {
    expect(csvRecords('a,"x\r\ny"\r\n"say ""\n""",b\r\n')).to.deep.equal([
      'a,"x\r\ny"',
      '"say ""\n""",b',
    ]);
  });

  it('counts rows as the import does', () => {
    const text = lines('# note,,,', 'h-1,5,1,"p-1\r\n"', '', 'h-2,6,2,p-2');
    const read = readTable(new TextEncoder().encode(text), importTable('harvests').columns);
    expect(read.rows.map(({ row }) => csvRecords(text)[row - 1])).to.deep.equal([
      'h-1,5,1,"p-1\r\n"',
      'h-2,6,2,p-2',
    ]);
  });
});

describe('rowsToMendCsv', () => {
  const text = lines('h-1,x,16500,p-1', 'h-2,1000,16500,p-2', 'h-3,,16500,"p-3;p,4"');
  const toMend = rowsToMendCsv(text, [
    { reasons: ['4: LOT_EXISTS: "h-3"'], row: 4 },
    { reasons: ['B2: expected a number, got x', 'A2: short'], row: 2 },
  ]);

  it('gives the rows in their order, untouched, each under its reasons, and no other row', () => {
    expect(toMend).to.equal(
      `\uFEFF${HEADER}\r\n"# B2: expected a number, got x"\r\n"# A2: short"\r\nh-1,x,16500,p-1\r\n"# 4: LOT_EXISTS: ""h-3"""\r\nh-3,,16500,"p-3;p,4"\r\n`,
    );
  });

  it('goes into the import as it is, with the cells of the first file', () => {
    const { columns } = importTable('harvests');
    const read = readTable(new TextEncoder().encode(toMend), columns);
    expect(read.rows.map(({ cells }) => [...cells.values()])).to.deep.equal([
      ['h-1', 'x', '16500', 'p-1'],
      ['h-3', '', '16500', 'p-3;p,4'],
    ]);
  });

  it('marks a file that begins with a mark once', () => {
    expect(rowsToMendCsv(`\uFEFF${text}`, []).match(/\uFEFF/g)).to.have.length(1);
  });
});

describe('csvFileText', () => {
  it('reads UTF-8, and GB 18030 where it is none', () => {
    expect(csvFileText(new TextEncoder().encode('盐丰47'))).to.equal('盐丰47');
    expect(csvFileText(Uint8Array.of(0xd1, 0xce, 0xb7, 0xe1))).to.equal('盐丰');
  });
});
