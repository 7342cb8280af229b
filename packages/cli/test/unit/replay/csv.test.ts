// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { timeReader, zoneOffsetMs } from '../../../src/replay/civil-time.js';
import { mappingOf, parseMapFlag, parseMappingFile } from '../../../src/replay/csv-mapping.js';
import {
  measurementsOf,
  parseCsv,
  type CsvMeasurements,
} from '../../../src/replay/csv-measurements.js';
import { scaledInteger } from '../../../src/replay/decimal.js';
import { replayProfile } from '../../../src/replay/replay-profile.js';
import { deviceIdOfFile } from '../../../src/replay/run-replay.js';
import { expectError } from '../expect-error.js';

const HEADER = 'local_hour_end(UTC+8),temp_c,rain_mm';

function read(text: string, flags = {}, skipBad = false): CsvMeasurements {
  const rows = parseCsv(text);
  return measurementsOf(rows, mappingOf(rows[0]?.cells ?? [], flags), skipBad);
}

describe('scaledInteger', () => {
  for (const [text, scale, value] of [
    ['26.13', -1, 261],
    ['0.25', -1, 2],
    ['0.35', -1, 4],
    ['-0.05', -1, 0],
    ['-7', -1, -70],
    ['1250', 2, 12],
    ['0.1', -9, 100_000_000],
  ] as const) {
    it(`reads ${text} at scale ${scale} as ${value}`, () => {
      expect(Math.abs((scaledInteger(text, scale) ?? Number.NaN) - value)).to.equal(0);
    });
  }

  for (const text of [
    '',
    'NA',
    '1e3',
    '12,5',
    '0x10',
    ' 1',
    '1.',
    '.5',
    '--1',
    '999999999999999',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(scaledInteger(text, -9)).to.equal(undefined);
    });
  }
});

describe('timeReader', () => {
  const utc = (format: string, zone: string, text: string, start?: number): string | undefined => {
    const ms = timeReader(format, zone, start)?.read(text);
    return ms === undefined ? undefined : new Date(ms).toISOString();
  };

  it('takes 2400 as 00:00 of the next day, in its zone', () => {
    expect(utc('YYYY-MM-DD-HHmm', '+08:00', '2014-05-17-2400')).to.equal(
      '2014-05-17T16:00:00.000Z',
    );
    expect(utc('YYYY-MM-DD-HHmm', '+08:00', '2014-12-31-2400')).to.equal(
      '2014-12-31T16:00:00.000Z',
    );
    expect(utc('YYYY-MM-DD-HHmm', '+08:00', '2014-05-17-0100')).to.equal(
      '2014-05-16T17:00:00.000Z',
    );
  });

  it('reads ISO, epochs, hour indices and zones west', () => {
    expect(utc('iso', '+08:00', '2026-05-01 08:00')).to.equal('2026-05-01T00:00:00.000Z');
    expect(utc('iso', '+08:00', '2026-05-01T08:00:00Z')).to.equal('2026-05-01T08:00:00.000Z');
    expect(utc('epoch-s', 'Z', '1400000000')).to.equal('2014-05-13T16:53:20.000Z');
    expect(utc('hour-index', 'Z', '25', 0)).to.equal('1970-01-02T01:00:00.000Z');
    expect(utc('DD.MM.YYYY HH:mm:ss', '-03:30', '01.02.2026 00:00:30')).to.equal(
      '2026-02-01T03:30:30.000Z',
    );
  });

  for (const text of [
    '2014-02-30-0100',
    '2014-13-01-0100',
    '2014-05-17-2401',
    '2014-05-17-2500',
    '2014-05-17-0160',
    '2014-05-17',
    '2014-05-17-01000',
  ]) {
    it(`refuses ${text}`, () => {
      expect(utc('YYYY-MM-DD-HHmm', '+08:00', text)).to.equal(undefined);
    });
  }

  it('refuses zones and formats that are none', () => {
    for (const zone of ['CST', '+8', '0800', '+08:0'])
      expect(zoneOffsetMs(zone)).to.equal(undefined);
    expect(timeReader('HHmm', 'Z')).to.equal(undefined);
    expect(timeReader('hour-index', 'Z')).to.equal(undefined);
    expect(utc('iso', 'Z', '17/05/2014')).to.equal(undefined);
  });
});

describe('measurementsOf', () => {
  it('reads known headers, each curve at a point of its own', () => {
    const { measurements } = read(`${HEADER}\n2014-05-17-2400,25.0,0.5\n`);
    expect(measurements).to.deep.equal([
      {
        channel: 'air-temperature',
        quantity: 'air-temperature',
        unit: 'Cel',
        scale: -1,
        value: 250,
        time: '2014-05-17T16:00:00.000Z',
        clock: 'synced',
      },
      {
        channel: 'rain',
        quantity: 'rain',
        unit: 'mm',
        scale: -1,
        value: 5,
        time: '2014-05-17T16:00:00.000Z',
        clock: 'synced',
      },
    ]);
  });

  it('makes no reading of an empty cell, and never a zero', () => {
    const { measurements, missing } = read(`${HEADER}\n2014-05-17-0100,25.0,\n`);
    expect([measurements.length, missing]).to.deep.equal([1, 1]);
  });

  it('names line and column of a bad value and sends nothing', async () => {
    const error = await expectError(
      () => read(`${HEADER}\n2014-05-17-0100,25.0,0.0\n2014-05-17-0200,warm,0.0\n`),
      CliError,
      'CSV_VALUE',
    );
    expect(error.message).to.equal('line 3, column temp_c: expected a decimal number, got "warm"');
    expect(error.exitCode).to.equal(2);
  });

  it('names line and column of a bad time', async () => {
    const error = await expectError(
      () => read(`${HEADER}\n17.5.2014,25.0,0.0\n`),
      CliError,
      'CSV_TIME',
    );
    expect(error.message).to.contain('line 2, column local_hour_end(UTC+8)');
  });

  it('leaves bad lines out only when told to, and reports them', () => {
    const text = `${HEADER}\n2014-05-17-0100,25.0,0.0\nx,25.0,0.0\n2014-05-17-0300,y,0.0\n`;
    const { measurements, skipped } = read(text, {}, true);
    expect(measurements).to.have.length(2);
    expect(skipped.map(({ code }) => code)).to.deep.equal(['CSV_TIME', 'CSV_VALUE']);
  });

  for (const [what, text, flags, code] of [
    ['a line with too few cells', `${HEADER}\n2014-05-17-0100,25.0\n`, {}, 'CSV_ROW'],
    ['an open quote', `${HEADER}\n"2014-05-17-0100,25.0,0.0\n`, {}, 'CSV_ROW'],
    ['a header alone', `${HEADER}\n`, {}, 'CSV_ROW'],
    ['nothing', '', {}, 'MAPPING'],
    ['unknown columns', 'a,b\n1,2\n', {}, 'MAPPING'],
    ['hours without a start', 'hour_index,temp_c\n0,25.0\n', {}, 'MAPPING'],
    ['a start that is no time', 'hour_index,temp_c\n0,25.0\n', { start: 'May' }, 'MAPPING'],
    [
      'a column that is not there',
      'time,x\n2026-05-01T00:00Z,1\n',
      { map: ['y=rain:mm:-1'] },
      'CSV_HEADER',
    ],
    ['a zone that is none', `${HEADER}\n2014-05-17-0100,25.0,0.0\n`, { zone: 'CST' }, 'MAPPING'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await expectError(() => read(text, flags), CliError, code);
    });
  }

  it('takes hour indices from --start', () => {
    const { measurements } = read('hour_index,temp_c\n24,25.0\n', {
      start: '2026-05-01T00:00:00Z',
    });
    expect(measurements[0]?.time).to.equal('2026-05-02T00:00:00.000Z');
  });
});

describe('mappings', () => {
  it('reads --map with and without a channel', () => {
    expect(parseMapFlag('ec=soil-bulk-ec:dS/m:-2:probe-2')).to.deep.equal({
      column: 'ec',
      quantity: 'soil-bulk-ec',
      unit: 'dS/m',
      scale: -2,
      channel: 'probe-2',
    });
    expect(parseMapFlag('ec=soil-bulk-ec:dS/m:-2')).to.not.have.property('channel');
  });

  for (const flag of [
    '',
    'ec',
    'ec=',
    'ec=soil',
    'ec=soil:dS/m',
    'ec=soil:dS/m:x',
    'ec=Soil:dS/m:-2',
    'ec=soil:dS/m:-2:A',
    'ec=soil:dS/m:-2:a:b',
    '=soil:mm:-1',
  ]) {
    it(`refuses --map ${flag}`, async () => {
      await expectError(() => parseMapFlag(flag), CliError, 'USAGE');
    });
  }

  it('reads a YAML file and refuses unknown fields', async () => {
    const text =
      'timeColumn: t\nzone: "+08:00"\ncolumns:\n  - { column: a, quantity: rain, unit: mm, scale: -1 }\n';
    expect(parseMappingFile(text).timeFormat).to.equal('iso');
    await expectError(() => parseMappingFile(`${text}guess: yes\n`), CliError, 'MAPPING');
    await expectError(() => parseMappingFile('a: [1'), CliError, 'MAPPING');
  });

  it('registers recorded devices whose span keeps impossible values', () => {
    const profile = replayProfile([
      { column: 'sunshine_h', quantity: 'sunshine', unit: 'h', scale: -1 },
    ]);
    expect(profile.clockPolicy).to.equal('recorded');
    expect(profile.channels[0]?.max).to.be.at.least(22);
  });

  it('makes device ids of file names', () => {
    expect(deviceIdOfFile('/x/CWB_467080 Yilan.csv')).to.equal('replay-cwb-467080-yilan');
  });
});
