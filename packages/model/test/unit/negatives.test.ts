// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { utf8 } from '@daoji/proof';
import { expect } from 'chai';

import {
  CommandError,
  gtinSchema,
  parseCommand,
  parseDeviceTopic,
  parsePack,
  parseReading,
  ReadingError,
  transactionName,
  utcTimeSchema,
} from '../../src/index.js';

const golden = JSON.parse(
  readFileSync(new URL('../../testdata/golden.json', import.meta.url), 'utf8'),
) as {
  pack: string;
  command: { text: string };
};
const [statement = '', signature = '', reading = '', ...rest] = golden.pack.split('\n');

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ReadingError || error instanceof CommandError) return error.code;
    throw error;
  }
  return 'accepted';
}

const READINGS: readonly (readonly [name: string, text: string, code: string])[] = [
  ['whitespace', reading.replace('{', '{ '), 'JCS'],
  [
    'another key order',
    reading.replace('"bootEpoch":7,', '').replace('}', ',"bootEpoch":7}'),
    'JCS',
  ],
  ['a duplicate key', reading.replace('{', '{"bootEpoch":7,'), 'JCS'],
  ['a float', reading.replace('"value":523', '"value":52.3'), 'JCS'],
  ['an exponent', reading.replace('"value":523', '"value":5e2'), 'JCS'],
  ['minus zero', reading.replace('"value":523', '"value":-0'), 'JCS'],
  ['null', reading.replace('"value":523', '"value":null'), 'JCS'],
  ['beyond 2^53', reading.replace('"value":523', '"value":9007199254740993'), 'JCS'],
  ['text that is not JSON', 'NaN', 'JCS'],
  ['non-NFC text', reading.replace('"unit":"mm"', '"unit":"m\u0065\u0301"'), 'JCS'],
  ['an unknown key', reading.replace('"value":523', '"value":523,"zzz":1'), 'SHAPE'],
  ['a missing key', reading.replace('"unit":"mm",', ''), 'SHAPE'],
  ['a text as value', reading.replace('"value":523', '"value":"523"'), 'SHAPE'],
  ['a sequence below zero', reading.replace('"seq":0', '"seq":-1'), 'SHAPE'],
  ['a sequence beyond uint32', reading.replace('"seq":0', '"seq":4294967296'), 'SHAPE'],
  ['a date that does not exist', reading.replace('2026-06-14', '2026-02-30'), 'SHAPE'],
  ['a local time', reading.replace('02:10:00.000Z', '02:10:00.000+08:00'), 'SHAPE'],
  ['another type', reading.replace('daoji.reading/v1', 'daoji.reading/v2'), 'SHAPE'],
  ['__proto__', reading.replace('{', '{"__proto__":1,'), 'SHAPE'],
];

const pack = (
  line1: string,
  line2 = signature,
  lines: readonly string[] = [reading, ...rest],
): string => [line1, line2, ...lines].join('\n');

const PACKS: readonly (readonly [name: string, payload: Uint8Array, code: string])[] = [
  ['1 MB', new Uint8Array(1_000_000), 'SIZE'],
  ['broken UTF-8', Uint8Array.of(0xff, 0xfe, 10, 10, 10), 'UTF8'],
  ['no reading', utf8(pack(statement, signature, [])), 'SHAPE'],
  ['an empty payload', utf8(''), 'SHAPE'],
  ['a statement that is not JSON', utf8(pack('{')), 'SHAPE'],
  ['a statement with spaces', utf8(pack(statement.replace('{', '{ '))), 'JCS'],
  ['another alg', utf8(pack(statement.replace('ecdsa-p256-sha256', 'none'))), 'SHAPE'],
  ['an unknown key', utf8(pack(statement.replace('"count":3', '"count":3,"x":1'))), 'SHAPE'],
  ['a wrong count', utf8(pack(statement.replace('"count":3', '"count":2'))), 'SHAPE'],
  ['one reading too many', utf8(pack(statement, signature, [reading, reading, ...rest])), 'SHAPE'],
  ['257 readings', utf8(pack(statement, signature, Array<string>(257).fill('{}'))), 'SHAPE'],
  [
    'lastSeq before firstSeq',
    utf8(pack(statement.replace('"firstSeq":0', '"firstSeq":5'))),
    'SHAPE',
  ],
  [
    'a gap outside',
    utf8(pack(statement.replace('"gaps":[]', '"gaps":[{"from":9,"reason":"operator","to":9}]'))),
    'SHAPE',
  ],
  ['base64url', utf8(pack(statement, signature.replace(/[A-Za-z]/, '_'))), 'SHAPE'],
  ['no signature', utf8(pack(statement, '')), 'SHAPE'],
];

const command = golden.command.text;
const COMMANDS: readonly (readonly [name: string, text: string, code: string])[] = [
  ['whitespace', ` ${command}`, 'COMMAND_NOT_CANONICAL'],
  ['a float', command.replace('1000000', '1000000.5'), 'COMMAND_NOT_CANONICAL'],
  ['an unknown type', command.replace('recordHarvest', 'mintRice'), 'COMMAND_TYPE_UNKNOWN'],
  [
    'a prototype name as type',
    command.replace('recordHarvest', 'constructor'),
    'COMMAND_TYPE_UNKNOWN',
  ],
  [
    'a type of the other channel',
    command.replace('recordHarvest', 'fenceBridge'),
    'COMMAND_TYPE_UNKNOWN',
  ],
  ['an extra field', command.replace('1000000}', '1000000,"x":1}'), 'COMMAND_SHAPE'],
  [
    'path traversal in a lot id',
    command.replace('h-2026-0042', '../../etc/passwd'),
    'COMMAND_SHAPE',
  ],
  ['no parcel', command.replace('["p-0017","p-0018"]', '[]'), 'COMMAND_SHAPE'],
  ['no mass', command.replace('1000000', '0'), 'COMMAND_SHAPE'],
  ['a list', '[]', 'COMMAND_SHAPE'],
];

describe('parseReading', () => {
  for (const [name, text, code] of READINGS) {
    it(`refuses ${name} with ${code}`, () =>
      expect(codeOf(() => parseReading(utf8(text)))).to.equal(code));
  }
});

describe('parsePack', () => {
  for (const [name, payload, code] of PACKS) {
    it(`refuses ${name} with ${code}`, () =>
      expect(codeOf(() => parsePack(payload))).to.equal(code));
  }
});

describe('parseCommand', () => {
  for (const [name, text, code] of COMMANDS) {
    it(`refuses ${name} with ${code}`, () =>
      expect(codeOf(() => parseCommand('trace', text))).to.equal(code));
  }
});

describe('identifiers', () => {
  const topics = [
    'daoji/v1/pj01/dev-001',
    'daoji/v2/pj01/dev-001/up',
    'daoji/v1/pj01/../up',
    'daoji/v1/+/dev-001/up',
    'a',
  ];
  for (const topic of topics) {
    it(`refuses the topic ${topic}`, () =>
      expect(codeOf(() => parseDeviceTopic(topic))).to.equal('TOPIC'));
  }

  it('refuses a GTIN with a wrong check digit', () => {
    expect(gtinSchema.safeParse('09521234543213').success).to.equal(true);
    expect(gtinSchema.safeParse('09521234543214').success).to.equal(false);
  });

  it('refuses times without milliseconds and on days that do not exist', () => {
    for (const time of [
      '2026-06-14T02:10:00Z',
      '2025-02-29T00:00:00.000Z',
      '2026-06-14T24:00:00.000Z',
    ]) {
      expect(utcTimeSchema.safeParse(time).success, time).to.equal(false);
    }
  });

  it('knows the transaction name of a type and nothing for inherited names', () => {
    expect(transactionName('trace', 'recordHarvest')).to.equal('lots:recordHarvest');
    expect(transactionName('trace', 'toString')).to.equal(undefined);
  });
});
