// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { qrLines, qrModules } from '../../../src/demo/qr-code.js';
import { readPrintedQr } from '../../../src/demo/qr-reader.js';

const URL_TEXT = 'https://192.168.123.234:23443/start';

describe('qrLines', () => {
  for (const isTerminal of [true, false]) {
    it(`prints what another library reads (${isTerminal ? 'terminal' : 'plain'})`, async () => {
      expect(await readPrintedQr(qrLines(qrModules(URL_TEXT), isTerminal))).to.equal(URL_TEXT);
    });
  }

  it('is read among other lines', async () => {
    const printed = ['', '扫码 · scan', ...qrLines(qrModules(URL_TEXT), true), '  AA:BB'];
    expect(await readPrintedQr(printed)).to.equal(URL_TEXT);
  });

  it('leaves four light modules on every side and fits 80 columns', () => {
    const lines = qrLines(qrModules(URL_TEXT), false);
    expect(lines.slice(0, 2).join('').trim()).to.equal('');
    expect(lines.every((line) => line.startsWith('    ') && line.endsWith('    '))).to.equal(true);
    expect(Math.max(...lines.map((line) => line.length))).to.be.at.most(80);
  });
});

describe('readPrintedQr', () => {
  it('answers undefined where no symbol is', async () => {
    expect(await readPrintedQr(Array.from({ length: 20 }, () => ' '.repeat(40)))).to.equal(
      undefined,
    );
  });

  it('answers undefined where nothing was printed', async () => {
    expect(await readPrintedQr([])).to.equal(undefined);
  });

  it('answers undefined when a finder pattern is gone', async () => {
    const lines = qrLines(qrModules(URL_TEXT), false);
    const torn = lines.map((line, at) => (at < 8 ? ' '.repeat(line.length) : line));
    expect(await readPrintedQr(torn)).to.equal(undefined);
  });
});
