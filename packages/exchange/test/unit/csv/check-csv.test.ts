// SPDX-License-Identifier: Apache-2.0
import { utf8 } from '@daoji/proof';
import { expect } from 'chai';

import {
  cellsOf,
  checkCsv,
  columnsOf,
  CsvError,
  csvLine,
  IMPORT_KINDS,
  importTable,
  importTemplate,
  LIST_TABLES,
  planCsvImport,
  SHEET_TABLES,
  type ListName,
} from '../../../src/index.js';
import { sampleOf } from './sample-of.js';

const SIGNER = { deviceTime: '2026-10-04T08:00:00.000Z', signerKeyId: 'a'.repeat(64) };
const LISTS = Object.keys(LIST_TABLES) as ListName[];

type Row = Readonly<Record<string, unknown>>;

/** The file of a list with one row. */
function fileOf(name: ListName, row: Row): Uint8Array {
  const columns = columnsOf(LIST_TABLES[name].schema);
  return utf8(csvLine(columns.map((one) => one.name)) + csvLine(cellsOf(columns, row)));
}

function refusal(work: () => unknown): CsvError {
  try {
    work();
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
  throw new Error('expected a CsvError, got none');
}

describe('a file of a list', () => {
  for (const name of LISTS) {
    const row = sampleOf(LIST_TABLES[name].schema) as Row;

    it(`${name}: is read back with every field and type`, () => {
      const { faults, isImport, rows } = checkCsv(fileOf(name, row), name);
      expect([faults, isImport]).to.deep.equal([[], false]);
      expect(rows).to.deep.equal([row]);
      expect(Object.keys(row)).to.deep.equal(Object.keys(LIST_TABLES[name].schema.shape));
    });

    it(`${name}: is known by its columns`, () => {
      const { faults, importAs, rows } = checkCsv(fileOf(name, row));
      expect([faults, rows]).to.deep.equal([[], [row]]);
      for (const kind of importAs) expect(IMPORT_KINDS).to.have.property(kind);
    });

    it(`${name}: becomes no commands, and it is said what does`, () => {
      const { madeBy } = LIST_TABLES[name];
      const file = fileOf(name, row);
      for (const kind of [name, 'harvests', ...madeBy]) {
        const { code, message } = refusal(() => planCsvImport(kind, file, SIGNER));
        expect(code).to.equal('CSV_LIST_DERIVED');
        if (kind in LIST_TABLES && !(kind in IMPORT_KINDS)) expect(message).to.include(kind);
        for (const one of madeBy.slice(0, 1)) expect(message).to.include(one);
      }
    });
  }

  it('with a wrong value is refused by its cell', () => {
    const row = sampleOf(LIST_TABLES.slips.schema) as Row;
    const { faults, rows } = checkCsv(fileOf('slips', { ...row, grossGrams: 'much' }));
    const columns = columnsOf(LIST_TABLES.slips.schema).map(({ name }) => name);
    const letter = String.fromCharCode(65 + columns.indexOf('grossGrams'));
    expect(rows).to.deep.equal([]);
    expect(faults).to.containSubset([{ cell: `${letter}2`, column: 'grossGrams', row: 2 }]);
  });

  it('that lacks a column of the list is no file of it', () => {
    expect(refusal(() => checkCsv(utf8('slipId,v\r\nsl-1,1\r\n'))).code).to.equal('CSV_COLUMNS');
    const { faults } = checkCsv(utf8('slipId,v\r\nsl-1,1\r\n'), 'slips-due'.replace('-due', ''));
    expect(faults.length).to.be.greaterThan(0);
  });
});

describe('a file of an import', () => {
  for (const kind of Object.keys(IMPORT_KINDS)) {
    it(`${kind}: is known by its columns, also in Chinese`, () => {
      const [header = '', note = '', example = ''] = importTemplate(kind)
        .replace('\uFEFF', '')
        .replace(/\r\n("?)# /g, '\r\n$1')
        .split('\r\n');
      const zh = note.split(',').map((cell) => cell.replace(/^"?'?/, '').split(' · ')[0]);
      expect(zh).to.have.length(header.split(',').length);
      for (const head of zh) expect(head).to.match(/\p{Script=Han}/u);
      expect(new Set(zh).size).to.equal(zh.length);
      const named = checkCsv(utf8(`${header}\r\n${example}\r\n`));
      expect(named).to.include({ isImport: true, name: kind });
      expect([named.faults, named.rows.length]).to.deep.equal([[], 1]);
      const read = checkCsv(utf8(`${zh.join(',')}\r\n${example}\r\n`), kind);
      expect([read.faults, read.rows]).to.deep.equal([[], named.rows]);
    });
  }

  it('takes closed values in Chinese', () => {
    const { rows } = checkCsv(
      utf8('农事,地块,作业日期\r\n播种,p-1;p-2,2026-05-20\r\n'),
      'field-works',
    );
    expect(rows).to.deep.equal([{ doneOn: '2026-05-20', parcels: ['p-1', 'p-2'], work: 'sow' }]);
  });

  it('takes lots with their masses, and names the cell of what is none', () => {
    const file = (inputs: string): Uint8Array =>
      utf8(`lotId,inputs,moistureMilliPercent,weighedGrams\r\nd-1,${inputs},14500,900\r\n`);
    const inputs = [
      { grams: 600, lotId: 'h-1' },
      { grams: 400, lotId: 'h-2' },
    ];
    for (const text of [
      'h-1=600;h-2=400',
      'h-1 = 600; h-2 = 400',
      `"${JSON.stringify(inputs).replaceAll('"', '""')}"`,
    ])
      expect(checkCsv(file(text), 'dryings').rows).to.containSubset([{ inputs }]);
    for (const text of [
      'h-1',
      'h-1=',
      'h-1=many',
      'h-1=1=2',
      'h-1=600,',
      'h-1=0',
      'H 1=600',
      '[',
    ]) {
      const { faults, rows } = checkCsv(file(text), 'dryings');
      expect([text, rows]).to.deep.equal([text, []]);
      expect(faults[0]?.cell, text).to.match(/^[BC]2$/);
    }
  });

  it('may be named as it was exported', () => {
    const { columns } = importTable('settlements');
    const file = utf8(`${columns.map(({ name }) => name).join(',')}\r\n`);
    expect(checkCsv(file, 'recorded-settlements').name).to.equal('settlements');
    expect(checkCsv(file, 'settlements-due').name).to.equal('settlements');
  });

  for (const name of ['constructor', 'recorded-lots', 'secrets', '']) {
    it(`is none of ${name || 'no name'}`, () => {
      expect(refusal(() => checkCsv(utf8('lotId\r\n'), name)).code).to.equal('CSV_KIND');
    });
  }

  it('is told from no table of ours', () => {
    expect(refusal(() => checkCsv(utf8('colour\r\nred\r\n'))).code).to.equal('CSV_COLUMNS');
    expect(refusal(() => checkCsv(utf8(''))).code).to.equal('CSV_COLUMNS');
  });
});

describe('a sheet', () => {
  for (const [name, schema] of Object.entries(SHEET_TABLES)) {
    it(`${name}: is known and read back with every field and type`, () => {
      const row = sampleOf(schema) as Row;
      const columns = columnsOf(schema);
      const file = csvLine(columns.map((one) => one.name)) + csvLine(cellsOf(columns, row));
      expect(checkCsv(utf8(file))).to.deep.equal({
        ...{ faults: [], importAs: [], isImport: false, name },
        rows: [row],
      });
      expect(refusal(() => planCsvImport('harvests', utf8(file), SIGNER)).code).to.equal(
        'CSV_COLUMNS',
      );
    });
  }
});
