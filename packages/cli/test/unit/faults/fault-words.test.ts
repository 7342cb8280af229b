// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { CLI_ERROR_EXITS } from '../../../src/cli-error.js';
import { bothLanguages, faultWords } from '../../../src/faults/fault-words.js';

const ROOT = new URL('../../../../../', import.meta.url);
/** Sections of `docs/errors.md` whose codes reach a terminal: its own, and what gateway and ledger answer. */
const PRINTED = [
  'Contracts',
  'Command',
  'Archive',
  'Ledger client',
  'Device',
  'Gateway',
  'Command line',
  'GS1 values',
  'EPCIS documents',
  'Survey files',
  'CSV files',
];

function text(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

function codesOfSection(title: string): string[] {
  const section = text('docs/errors.md')
    .split('\n## ')
    .find((one) => one.startsWith(`${title}\n`));
  return [...(section ?? '').matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, code]) => code ?? '');
}

/** Codes that the gateway gives a status: those of other packages among them. */
function codesOfGateway(): string[] {
  return [...text('gateway/src/http/problem.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+): \d{3},$/gm)].map(
    ([, code]) => code ?? '',
  );
}

function unionOf(path: string): string[] {
  const [, union = ''] = /ErrorCode =([^;]+);/.exec(text(path)) ?? [];
  return [...union.matchAll(/'([A-Z0-9_]+)'/g)].map(([, code]) => code ?? '');
}

describe('the Chinese words of faults', () => {
  const sources: readonly (readonly [string, readonly string[]])[] = [
    ...PRINTED.map((title) => [title, codesOfSection(title)] as const),
    ['statuses of the gateway', codesOfGateway()],
    ['labels', unionOf('packages/exchange/src/labels/label-error.ts')],
    ['serials', unionOf('packages/exchange/src/codes/serial-error.ts')],
    ['exit codes', Object.keys(CLI_ERROR_EXITS)],
    ['anything else', ['INTERNAL']],
  ];

  for (const [source, codes] of sources)
    it(`are there for every code of: ${source}`, () => {
      expect(codes).to.not.deep.equal([]);
      expect(codes.filter((code) => !/[㐀-鿿]{2}/u.test(faultWords(code) ?? ''))).to.deep.equal([]);
    });

  it('come first, before what was expected and what came', () => {
    expect(bothLanguages('FILE_MISSING', 'expected a file at x')).to.equal(
      '文件不在 · expected a file at x',
    );
  });

  it('of a refusal are those of the code that came with it', () => {
    for (const said of [
      '404 PARCEL_NOT_FOUND: expected a parcel, got p-9',
      'PARCEL_NOT_FOUND: p-9',
    ])
      expect(bothLanguages('REFUSED', said)).to.equal(`没有登记过这块地 · ${said}`);
    expect(bothLanguages('REFUSED', '418 nobody knows')).to.equal('对方拒绝 · 418 nobody knows');
  });

  it('follow a code that is not said again', () => {
    expect(bothLanguages('DUTY_NOT_FOUND', 'DUTY_NOT_FOUND: duty of p-li at mill-1')).to.equal(
      '没有这个人在该主体的岗位责任 · duty of p-li at mill-1',
    );
  });

  it('are not said twice where a message has both languages', () => {
    const message = '读数应写作 设备编号/启动世代/序号 · --reading wants DEVICE/EPOCH/SEQ';
    expect(bothLanguages('USAGE', message)).to.equal(message);
  });

  it('stand before a message that only quotes Chinese', () => {
    expect(bothLanguages('FILE_SHAPE', 'expected a name, got 稻迹')).to.match(
      /^文件不是此命令所要的 · /,
    );
  });
});
