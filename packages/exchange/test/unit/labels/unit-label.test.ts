// SPDX-License-Identifier: Apache-2.0
import { checkDigit } from '@daoji/model';
import { expect } from 'chai';

import { LabelError } from '../../../src/labels/label-error.js';
import { GreyPicture } from '../../../src/labels/png-file.js';
import { unitLabelSvg } from '../../../src/labels/unit-label.js';
import { readSymbols } from './symbol-reader.js';

const BODIES = ['03951234500000001', '36901234500000042', '99999999999999999'];
const PIXELS = 4;

describe('unitLabelSvg', () => {
  for (const body of BODIES) {
    const sscc = `${body}${checkDigit(body)}`;

    it(`draws bars that another library reads as (00)${sscc}`, async () => {
      const [text = ''] = await readSymbols(picture(unitLabelSvg(sscc)), 'Code128');
      expect(text.replace(/[^\d]/g, '')).to.equal(`00${sscc}`);
    });
  }

  it('has the size that GS1 wants of a logistic label', () => {
    const svg = unitLabelSvg(`${BODIES[0] ?? ''}${checkDigit(BODIES[0] ?? '')}`);
    const [, module = '', height = ''] = /scale\(([\d.]+) ([\d.]+)\)/.exec(svg) ?? [];
    expect([Number(module), Number(height)]).to.deep.equal([0.495, 31.75]);
    expect(svg).to.match(/^<svg [^>]*width="[\d.]+mm" height="[\d.]+mm"/);
  });

  for (const wrong of ['', '123', '039512345000000010', 'x'.repeat(18), '<script>', '(01)1']) {
    it(`refuses ${JSON.stringify(wrong)} with LABEL_LINK`, () => {
      expect(() => unitLabelSvg(wrong))
        .to.throw(LabelError)
        .with.property('code', 'LABEL_LINK');
    });
  }
});

/** The bars of a label as pixels, as a printer sees them. */
function picture(svg: string): Uint8Array {
  const [, path = ''] = / d="([^"]+)"/.exec(svg) ?? [];
  const bars = [...path.matchAll(/M(\d+) 0h(\d+)v1/g)].map(([, x, width]) => ({
    width: Number(width),
    x: Number(x),
  }));
  const right = Math.max(...bars.map(({ width, x }) => x + width));
  const image = new GreyPicture((right + 10) * PIXELS, 120);
  for (const { width, x } of bars) image.darken(x * PIXELS, 0, width * PIXELS, 120);
  return image.png(300);
}
