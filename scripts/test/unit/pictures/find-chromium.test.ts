// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { findChromium } from '../../../src/pictures/find-chromium.js';
import { SCENES } from '../../../src/pictures/scenes.js';

describe('findChromium', () => {
  it('takes the named browser', () => {
    expect(findChromium('/opt/chromium/chrome')).to.equal('/opt/chromium/chrome');
  });
});

describe('SCENES', () => {
  it('names each picture once, as a file name', () => {
    const names = SCENES.map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[a-z][a-z-]+$/);
  });
});
