// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

import { expect } from 'chai';

import {
  codeImages,
  codeLines,
  codePng,
  codeSvg,
  drawSerials,
  LabelError,
  MAX_LABELS,
  SerialBook,
  SerialError,
  type CodeImage,
  type CodeImageOptions,
} from '../../../src/index.js';
import { glyphDots } from '../../../src/labels/small-glyphs.js';
import { readSymbols } from './symbol-reader.js';

const CODE = { gtin: '09520000000011', origin: 'https://id.example', serial: '0123456789abcdef' };
const LINK = 'https://id.example/01/09520000000011/21/0123456789abcdef';
const ELEMENTS = '0109520000000011210123456789abcdef';

describe('pictures of codes', () => {
  for (const dotsPerInch of [72, 150, 203, 300, 600] as const) {
    it(`are read back from PNG of ${dotsPerInch} dots per inch, QR and GS1 DataMatrix`, async () => {
      expect(await readSymbols(codePng(CODE, 'qr', dotsPerInch), 'QRCode')).to.deep.equal([LINK]);
      const [text = ''] = await readSymbols(codePng(CODE, 'datamatrix', dotsPerInch), 'DataMatrix');
      expect(text.replaceAll(/[()]/g, '')).to.equal(ELEMENTS);
    });
  }

  it('have every dot of their text below the symbol, on the picture', () => {
    const { height, rows, width } = pixelsOf(codePng(CODE, 'datamatrix', 300));
    const side = 22 * 5;
    const dark = rows.slice(side).map((row) => row.filter((pixel) => pixel === 0).length);
    const dots = codeLines(CODE).flatMap(glyphDots).length;
    expect(dark.reduce((sum, count) => sum + count, 0)).to.equal(dots * 3 * 3);
    expect(rows.every((row) => row[0] === 255 && row[width - 1] === 255)).to.equal(true);
    expect(rows[height - 1]?.every((pixel) => pixel === 255)).to.equal(true);
  });

  it('say in words what the symbol holds', () => {
    expect(codeLines(CODE)).to.deep.equal(['(01)09520000000011', '(21)0123456789abcdef']);
    const svg = codeSvg(CODE, 'datamatrix');
    expect(svg)
      .to.include('>(01)09520000000011</text>')
      .and.include('>(21)0123456789abcdef</text>');
    expect(svg).to.match(/width="[\d.]+mm" height="[\d.]+mm"/);
  });

  it('have a shape for each character of a serial, and none twice', () => {
    const shapes = Array.from('0123456789abcdefghjkmnpqrstvwxyz()', (character) =>
      JSON.stringify(glyphDots(character)),
    );
    expect(new Set(shapes).size).to.equal(34);
    expect(() => glyphDots('o')).to.throw(RangeError);
  });

  for (const [why, code, make] of [
    ['a wrong check digit', 'LABEL_LINK', () => codePng({ ...CODE, gtin: '09520000000012' }, 'qr')],
    ['an origin that is no address', 'LABEL_LINK', () => codeSvg({ ...CODE, origin: 'x y' }, 'qr')],
    ['too few dots per inch', 'LABEL_MODULE', () => codePng(CODE, 'qr', 71)],
    ['too many dots per inch', 'LABEL_MODULE', () => codePng(CODE, 'qr', 2_401)],
    ['a resolution that is no number', 'LABEL_MODULE', () => codePng(CODE, 'qr', Number.NaN)],
    ['modules too small to be read', 'LABEL_MODULE', () => codeSvg(CODE, 'qr', 0.39)],
  ] as const) {
    it(`are refused for ${why} with ${code}`, () => {
      expect(make).to.throw(LabelError).with.property('code', code);
    });
  }
});

describe('pictures of a file of serials', function () {
  this.timeout(60_000);
  let folder: string;
  let path: string;

  const options = (from: number, to: number, more: object = {}): CodeImageOptions => ({
    format: 'png',
    gtin: CODE.gtin,
    origin: CODE.origin,
    range: { from, to },
    symbol: 'qr',
    ...more,
  });
  const imagesOf = async (chosen: CodeImageOptions): Promise<CodeImage[]> => {
    const images: CodeImage[] = [];
    for await (const image of codeImages(path, chosen)) images.push(image);
    return images;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-images-'));
    path = join(folder, 'serials');
    await drawSerials(path, MAX_LABELS + 1);
  });

  after(() => rm(folder, { force: true, recursive: true }));

  it('are named by place and serial, and hold what they are named for', async () => {
    const book = await SerialBook.open(path);
    const done: number[] = [];
    const images = await imagesOf(
      options(9_998, 20_000, { onProgress: (n: number) => done.push(n) }),
    );
    expect(done).to.deep.equal([1, 2, 3]);
    for (const [at, { bytes, name }] of images.entries()) {
      const serial = await book.serialAt(9_998 + at);
      expect(name).to.equal(`${String(9_999 + at).padStart(7, '0')}-${serial}.png`);
      expect(await readSymbols(bytes, 'QRCode')).to.deep.equal([
        `${CODE.origin}/01/${CODE.gtin}/21/${serial}`,
      ]);
    }
    await book.close();
  });

  it('are read back from SVG as a browser draws it, QR and GS1 DataMatrix', async function () {
    if (spawnSync('chromium', ['--version']).error) {
      if (process.env['CI'] === 'true') throw new Error('expected chromium in CI');
      process.stdout.write('      skipped: no chromium\n');
      this.skip();
    }
    const kinds = [
      ['qr', 'QRCode'],
      ['datamatrix', 'DataMatrix'],
    ] as const;
    for (const [symbol, format] of kinds) {
      const [image] = await imagesOf(options(0, 1, { format: 'svg', symbol }));
      const serial = image?.name.slice(8, 24) ?? '';
      const [text = ''] = await readSymbols(await drawn(image), format);
      expect(text.replaceAll(/[()]/g, '')).to.equal(
        symbol === 'qr'
          ? `${CODE.origin}/01/${CODE.gtin}/21/${serial}`
          : `01${CODE.gtin}21${serial}`,
      );
    }
  });

  for (const [why, from, to] of [
    ['more than 10,000', 0, MAX_LABELS + 1],
    ['more than 10,000, however many are asked for', 0, 5_000_000],
    ['none', 5, 5],
    ['a run that ends before it starts', 9, 2],
    ['a run behind the last code', 20_000, 20_010],
  ] as const) {
    it(`are refused for ${why} with LABEL_COUNT before the first is drawn`, async () => {
      let made = 0;
      const counted = options(from, to, { onProgress: () => (made += 1) });
      expect(await codeOf(imagesOf(counted))).to.equal('LABEL_COUNT');
      expect(made).to.equal(0);
    });
  }

  it('are refused for a file that is torn, and for none', async () => {
    await writeFile(join(folder, 'torn'), 'abc');
    const torn = (async () => {
      for await (const image of codeImages(join(folder, 'torn'), options(0, 1))) expect(image);
    })();
    expect(await codeOf(torn)).to.equal('SERIAL_FILE');
  });

  /** The picture of a page, as a browser shows it at four dots a CSS pixel. */
  async function drawn(image: CodeImage | undefined): Promise<Uint8Array> {
    const [page, picture] = [join(folder, 'page.svg'), join(folder, 'page.png')];
    await writeFile(page, image?.bytes ?? '');
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--force-device-scale-factor=4'];
    const profile = `--user-data-dir=${join(folder, 'profile')}`;
    const run = spawnSync(
      'chromium',
      [...flags, profile, '--window-size=300,300', `--screenshot=${picture}`, `file://${page}`],
      { timeout: 50_000 },
    );
    expect(run.status).to.equal(0);
    return readFile(picture);
  }
});

function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'success',
    (error: unknown) =>
      error instanceof LabelError || error instanceof SerialError ? error.code : String(error),
  );
}

/** Pixels of a grey PNG without filters, row by row. */
function pixelsOf(png: Uint8Array): { width: number; height: number; rows: number[][] } {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const start = bytes.indexOf('IDAT') + 4;
  const raw = inflateSync(bytes.subarray(start, start + bytes.readUInt32BE(start - 8)));
  const rows = Array.from({ length: height }, (_, y) => [
    ...raw.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)),
  ]);
  return { height, rows, width };
}
