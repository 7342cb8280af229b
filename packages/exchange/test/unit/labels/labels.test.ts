// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';

import { expect } from 'chai';

import {
  codePng,
  findLabelFont,
  LABEL_SHEET_NAMES,
  labelLink,
  labelSvg,
  LabelError,
  MIN_MODULE_MM,
  symbolSize,
  labelSymbol,
  LABEL_SHEETS,
  writeLabelPdf,
  type BagLabel,
  type LabelErrorCode,
} from '../../../src/index.js';
import { readSymbols } from './symbol-reader.js';

const LABEL: BagLabel = {
  gtin: '09520000000011',
  origin: 'https://id.example',
  serial: '0123456789abcdef',
  texts: { name: '稻迹示范大米（虚构）', 'net-content': '5 kg' },
};
const of = (place: number): BagLabel => ({
  ...LABEL,
  serial: `0123456789ab${String(place).padStart(4, '0')}`,
});

describe('symbols of labels', () => {
  it('are read back as the Digital Link alone', async () => {
    expect(await readSymbols(codePng(LABEL, 'qr'), 'QRCode')).to.deep.equal([
      'https://id.example/01/09520000000011/21/0123456789abcdef',
    ]);
    expect(labelLink(LABEL)).to.equal('https://id.example/01/09520000000011/21/0123456789abcdef');
  });

  it('are read back from a GS1 DataMatrix for small packs', async () => {
    const [text = ''] = await readSymbols(codePng(LABEL, 'datamatrix', 600), 'DataMatrix');
    expect(text.replaceAll(/[()]/g, '')).to.equal('0109520000000011210123456789abcdef');
  });

  for (const name of LABEL_SHEET_NAMES) {
    it(`have modules of at least ${MIN_MODULE_MM} mm and fit on ${name} with their quiet zone`, () => {
      const { edge, label, moduleMm } = LABEL_SHEETS[name];
      const side = symbolSize(labelSymbol(LABEL, 'qr'), moduleMm);
      expect(moduleMm).to.be.at.least(MIN_MODULE_MM);
      expect(side).to.be.at.most(Math.min(...label) - 2 * edge);
    });
  }

  for (const [why, code, make] of [
    [
      'a wrong check digit',
      'LABEL_LINK',
      () => codePng({ ...LABEL, gtin: '09520000000012' }, 'qr'),
    ],
    [
      'an origin that is no address',
      'LABEL_LINK',
      () => codePng({ ...LABEL, origin: 'id example' }, 'qr'),
    ],
    [
      'modules too small to be read',
      'LABEL_MODULE',
      () => symbolSize(labelSymbol(LABEL, 'qr'), 0.39),
    ],
    ['a resolution of 0', 'LABEL_MODULE', () => codePng(LABEL, 'qr', 0)],
  ] as const) {
    it(`are refused for ${why} with ${code}`, () => expectCode(make, code));
  }

  it('stand in an SVG of the label’s true size, with every text escaped', () => {
    const texts = { ...LABEL.texts, name: '<script>' };
    const svg = labelSvg({ ...LABEL, texts }, { sheet: '60x40' });
    expect(svg).to.include('width="60mm" height="40mm"').and.include('&lt;script&gt;');
    expect(svg).not.to.include('<script>');
  });
});

describe('sheets of labels', function () {
  this.timeout(60_000);
  let folder: string;

  before(function () {
    if (spawnSync('pdftoppm', ['-v']).error === undefined && hasFont()) return;
    if (process.env['CI'] === 'true')
      throw new Error('expected poppler-utils and a Chinese font in CI');
    process.stdout.write('      skipped: no pdftoppm, or no font with Chinese characters\n');
    this.skip();
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-labels-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  for (const [sheet, count, pages] of [
    ['a4-3x8', 25, 2],
    ['60x40', 2, 2],
    ['100x70', 2, 2],
  ] as const) {
    it(`print ${count} labels on ${pages} pages ${sheet}, and every code is read back from the rendered file`, async () => {
      const labels = Array.from({ length: count }, (_, place) => of(place));
      const done: number[] = [];
      const options = {
        font: await findLabelFont(),
        onProgress: (n: number) => done.push(n),
        sheet,
      };
      const file = join(folder, 'labels.pdf');
      expect(await writeLabelPdf(labels, options, createWriteStream(file))).to.equal(count);
      expect(done.at(-1)).to.equal(count);
      execFileSync('pdftoppm', ['-png', '-r', '300', file, join(folder, 'page')]);
      const pictures = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
      expect(pictures).to.have.length(pages);
      const read: string[] = [];
      for (const name of pictures)
        read.push(...(await readSymbols(await readFile(join(folder, name)), 'QRCode')));
      expect(read.sort()).to.deep.equal(labels.map(labelLink).sort());
    });
  }

  for (const [why, code, labels] of [
    ['no label', 'LABEL_COUNT', []],
    [
      'a character that the font lacks',
      'LABEL_GLYPH',
      [{ ...LABEL, texts: { name: '\u{10FFFF}' } }],
    ],
    ['more text than fits', 'LABEL_SPACE', [{ ...LABEL, texts: { name: '米'.repeat(2_000) } }]],
  ] as const) {
    it(`are refused for ${why} with ${code}`, async () => {
      const options = { font: await findLabelFont(), sheet: '60x40' } as const;
      const sink = new Writable({ write: (_chunk, _encoding, next) => next() });
      const attempt = writeLabelPdf(labels as readonly BagLabel[], options, sink);
      expect(await codeOf(attempt)).to.equal(code);
    });
  }

  it('are refused with LABEL_FONT where no font has Chinese characters', async () => {
    expect(await codeOf(findLabelFont(() => Promise.resolve('')))).to.equal('LABEL_FONT');
  });
});

function hasFont(): boolean {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
  return (stdout as string | null)?.includes('/') === true;
}

function expectCode(make: () => unknown, code: LabelErrorCode): void {
  try {
    make();
  } catch (error) {
    expect(error).to.be.instanceOf(LabelError);
    expect((error as LabelError).code).to.equal(code);
    return;
  }
  expect.fail(`expected ${code}, got success`);
}

function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'success',
    (error: unknown) => (error instanceof LabelError ? error.code : String(error)),
  );
}
