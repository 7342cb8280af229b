// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { closingWords, lanWords } from '../../../src/demo/closing-words.js';
import { cardOf } from '../../../src/demo/demo-keys.js';
import { demoGuide, KEY_HOLDERS, verifyLine } from '../../../src/demo/guide.js';
import { readPrintedQr } from '../../../src/demo/qr-reader.js';

const URL_TEXT = 'http://127.0.0.1:23120';
const guide = demoGuide(URL_TEXT, {
  copied: '/01/09520000000011/21/ABC?place=650100',
  normal: '/01/09520000000011/21/ABD',
  recalled: '/01/09520000000011/21/ABE',
});

describe('demoGuide', () => {
  it('has a card for every key that the gateway is given, and for nobody else', () => {
    const cards = guide.cards.flatMap(({ card }) => (card === undefined ? [] : [card]));
    expect(cards.sort()).to.deep.equal(KEY_HOLDERS.map(({ name }) => cardOf(name)).sort());
  });

  it('names every text in Chinese and English, within what the gateway takes', () => {
    const texts = [...guide.cards, ...guide.commands].flatMap((entry) =>
      'title' in entry ? [entry.title, entry.note] : [entry.note],
    );
    for (const { zh, en } of texts) {
      expect(zh).to.match(/\p{Script=Han}/u);
      expect(zh.length).to.be.within(1, 400);
      expect(en.length).to.be.within(1, 400);
    }
  });

  it('has paths of the gateway only', () => {
    for (const { href } of guide.cards) expect(href).to.match(/^\/(?!\/)[^\s"'<>\\]*$/);
  });

  it('gives a line that passes and one that fails, without a path of this machine', () => {
    const lines = guide.commands.map(({ line }) => line);
    expect(lines).to.include.members([verifyLine('pk-001'), verifyLine('pk-003')]);
    expect(verifyLine('pk-001')).to.equal(
      'node packages/cli/bin/daoji.mjs verify .daoji/demo/pk-001.traceproof --root .daoji/demo/trust-root.json --shown .daoji/demo/pk-001.shown.json',
    );
  });
});

describe('closingWords', () => {
  const text = closingWords(URL_TEXT, guide).join('\n');

  it('says what stands on the start page, and how to stop', () => {
    expect(text).to.include(`${URL_TEXT}/start`);
    expect(text).to.include('Ctrl-C');
    for (const { title, href } of guide.cards)
      expect(text).to.include(`${title.zh} · ${title.en}: ${URL_TEXT}${href}`);
    for (const { line } of guide.commands) expect(text).to.include(line);
  });
});

describe('lanWords', () => {
  it('prints a code of the start page and the fingerprint to compare', async () => {
    const certificate = { certPem: '', keyPem: '', fingerprint: 'AA:BB' };
    const front = { url: 'https://192.0.2.7:23443', certificate, close: () => Promise.resolve() };
    const words = lanWords(front, true);
    expect(await readPrintedQr(words)).to.equal('https://192.0.2.7:23443/start');
    expect(words.join('\n')).to.include('AA:BB');
  });
});
