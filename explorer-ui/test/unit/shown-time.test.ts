// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { expect } from 'chai';

import { shownTime, withZone, zonedTime } from '../../src/check/shown-time.js';

const SOURCE = join(import.meta.dirname, '../../src');

/** Where a time without its zone may be drawn: below a heading that says the zone, or as the first of a span. */
const BARE = [
  'check/render-proven.ts',
  'check/shown-time.ts',
  'lots/end-forms.tsx',
  'parts/times.tsx',
];

describe('zonedTime', () => {
  it('is date and time in Beijing, with the zone', () => {
    expect(zonedTime('2026-10-04T16:12:30.000Z', 'zh-CN')).to.equal(
      '2026年10月5日 00:12（北京时间）',
    );
    expect(zonedTime('2026-10-04T16:12:30.000Z', 'en')).to.equal('5 Oct 2026, 00:12 (UTC+8)');
  });

  for (const text of ['', 'soon', '2026-13-01T00:00:00.000Z'])
    it(`gives no zone to "${text}", which is no time`, () => {
      expect(zonedTime(text, 'zh-CN')).to.equal(text);
      expect(shownTime(text, 'en')).to.equal(text);
    });

  it('says the zone of a heading', () => {
    expect(withZone('过磅时间', 'zh-CN')).to.equal('过磅时间（北京时间）');
    expect(withZone('weighed at', 'en')).to.equal('weighed at (UTC+8)');
  });
});

describe('times of the pages', () => {
  const files = readdirSync(SOURCE, { encoding: 'utf8', recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({
      name: relative('.', name).split(sep).join('/'),
      text: readFileSync(join(SOURCE, name), 'utf8'),
    }));

  it('are drawn without a zone by nobody but who says it in a heading', () => {
    const bare = files.filter(({ text }) => /\bshownTime\b/.test(text)).map(({ name }) => name);
    expect(bare.sort()).to.deep.equal(BARE);
  });

  it('stand in lists only where the list says the zone', () => {
    const listed = files.filter(({ text }) => text.includes('<ListedMoment'));
    expect(listed).to.not.deep.equal([]);
    for (const { name, text } of listed)
      expect(/<Timeline\b|withZone\(/.test(text), name).to.equal(true);
  });
});
