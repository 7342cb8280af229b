// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { encodeCommand, parseCommand, type Command } from '@daoji/model';
import { fromUtf8, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import {
  CSV_ERRORS,
  CsvError,
  IMPORT_KINDS,
  importTable,
  importTemplate,
  planCsvImport,
  type CsvImport,
} from '../../../src/index.js';

const SIGNER = { deviceTime: '2026-10-04T08:00:00.000Z', signerKeyId: 'a'.repeat(64) };
const HARVESTS = [
  'lotId,weighedGrams,moistureMilliPercent,parcels,eventTime',
  'h-1,1000000,16500,p-1;p-2,2026-10-03T02:00:00.000Z',
  'h-2,500000,15000,p-3,',
  '',
].join('\r\n');

function planned(kind: string, text: string): CsvImport {
  return planCsvImport(kind, utf8(text), SIGNER);
}

describe('an import of CSV', () => {
  it('makes a command of each row that the ledger’s schema takes', () => {
    const { commands, faults } = planned('harvests', HARVESTS);
    expect(faults).to.deep.equal([]);
    expect(commands.map(({ command, row }) => ({ ...command, row }))).to.containSubset([
      { lotId: 'h-1', parcels: ['p-1', 'p-2'], row: 2, type: 'recordHarvest', weighedGrams: 1e6 },
      { lotId: 'h-2', moistureMilliPercent: 15_000, parcels: ['p-3'], row: 3 },
    ]);
    for (const { command, commandId } of commands) {
      const text = encodeCommand('trace', command as unknown as Command);
      expect(parseCommand('trace', text)).to.include({ commandId, ...SIGNER });
    }
  });

  it('gives a row the same id whenever, in whichever file and order it is sent', () => {
    const ids = (text: string): (string | undefined)[] =>
      planned('harvests', text).commands.map(({ commandId }) => commandId);
    const [first, second] = ids(HARVESTS);
    const later = planCsvImport('harvests', utf8(HARVESTS), {
      ...SIGNER,
      deviceTime: '2026-10-09T08:00:00.000Z',
    });
    expect(later.commands.map(({ commandId }) => commandId)).to.deep.equal([first, second]);
    const moved = [
      'parcels,lotId,moistureMilliPercent,weighedGrams',
      'p-3,h-2,15000,500000',
      '',
    ].join('\n');
    expect(ids(moved)).to.deep.equal([second]);
    expect(first?.slice(0, 10)).to.equal('01M3ZQTP80');
    expect(second?.slice(0, 10)).to.equal('0000000000');
  });

  it('gives other content, another kind and another signer another id', () => {
    const [row] = planned('harvests', HARVESTS).commands;
    const [changed] = planned('harvests', HARVESTS.replace('1000000', '1000001')).commands;
    const [other] = planCsvImport('harvests', utf8(HARVESTS), {
      ...SIGNER,
      signerKeyId: 'b'.repeat(64),
    }).commands;
    expect(new Set([row, changed, other].map((one) => one?.commandId)).size).to.equal(3);
  });

  for (const [why, row, cell, column] of [
    ['a mass that is no number', 'h-1,heavy,16500,p-1,', 'B2', 'weighedGrams'],
    ['a mass of nothing', 'h-1,0,16500,p-1,', 'B2', 'weighedGrams'],
    ['an id that is none', 'H 1,1000,16500,p-1,', 'A2', 'lotId'],
    ['a parcel that is none', 'h-1,1000,16500,p-1;P 2,', 'D2', 'parcels'],
    ['no moisture', 'h-1,1000,,p-1,', 'C2', 'moistureMilliPercent'],
    ['a time that is none', 'h-1,1000,16500,p-1,yesterday', 'E2', 'eventTime'],
  ] as const) {
    it(`names the cell of ${why}`, () => {
      const text = `lotId,weighedGrams,moistureMilliPercent,parcels,eventTime\n${row}\n`;
      const { commands, faults } = planned('harvests', text);
      expect(commands).to.deep.equal([]);
      expect(faults).to.containSubset([{ cell, column, row: 2 }]);
    });
  }

  it('names the row where the file lacks the column', () => {
    const { faults } = planned('harvests', 'lotId,weighedGrams,parcels\nh-1,1000,p-1\n');
    expect(faults).to.containSubset([{ cell: '2', column: 'moistureMilliPercent' }]);
  });

  it('says which row another one repeats', () => {
    const row = 'h-2,500000,15000,p-3,\r\n';
    const { commands, faults } = planned('harvests', `${HARVESTS}${row}`);
    expect(commands).to.have.length(2);
    expect(faults).to.deep.equal([{ cell: '4', message: 'repeats row 3', row: 4 }]);
  });

  it('takes entries on behalf in columns of their own', () => {
    const text =
      'lotId,weighedGrams,moistureMilliPercent,parcels,onBehalfOf.operatorId,onBehalfOf.confirmation\n' +
      'h-1,1000,16500,p-1,household-1,sms-code\nh-2,1000,16500,p-1,household-1,telepathy\n';
    const { commands, faults } = planned('harvests', text);
    expect(commands[0]?.command['onBehalfOf']).to.deep.equal({
      confirmation: 'sms-code',
      operatorId: 'household-1',
    });
    expect(faults).to.containSubset([{ cell: 'F3', column: 'onBehalfOf.confirmation' }]);
  });

  for (const kind of Object.keys(IMPORT_KINDS)) {
    it(`gives a template for ${kind} whose example is an import`, () => {
      const template = importTemplate(kind);
      expect(planned(kind, template).commands).to.deep.equal([]);
      const filled = template.replace(/\r\n("?)# /g, '\r\n$1').split('\r\n');
      const { commands, faults } = planned(kind, [filled[0], filled[2], ''].join('\r\n'));
      expect(faults).to.deep.equal([]);
      expect(commands[0]?.command.type).to.equal(importTable(kind).type);
    });
  }

  it('knows no other kinds', () => {
    expect(() => importTable('constructor'))
      .to.throw(CsvError)
      .with.property('code', 'CSV_KIND');
    expect(fromUtf8(utf8(importTemplate('harvests')))[0]).to.equal('\uFEFF');
  });
});

describe('docs/errors.md', () => {
  it('lists exactly the codes of CSV files', () => {
    const page = readFileSync(new URL('../../../../../docs/errors.md', import.meta.url), 'utf8');
    const section = page.slice(page.indexOf('## CSV files\n')).split(/\n(?=## )/)[0] ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).to.deep.equal(
      Object.entries(CSV_ERRORS).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`),
    );
  });
});
