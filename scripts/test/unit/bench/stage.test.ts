// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { parseOptions } from '../../../src/bench/path/options.js';
import { Stage } from '../../../src/bench/path/stage.js';

describe('Stage of the path bench', () => {
  it('measures from the publish of each pack, from the window on, weighted by readings', () => {
    const stage = new Stage();
    stage.add({ deviceId: 'a', lastSeq: 15, readings: 16, sentAt: 0 });
    stage.begin(1000);
    stage.add({ deviceId: 'a', lastSeq: 31, readings: 16, sentAt: 1000 });
    stage.add({ deviceId: 'b', lastSeq: 47, readings: 48, sentAt: 1500 });
    stage.reach('a', 30, 1100);
    expect(stage.readings).to.equal(16);
    expect(stage.next('a')).to.equal(31);
    stage.reach('a', 31, 1200);
    stage.reach('b', 47, 2000);
    expect(stage.readings).to.equal(80);
    expect(stage.result()).to.deep.equal({
      readings: 64,
      perSecond: 64,
      p50Ms: 500,
      p99Ms: 500,
      maxMs: 500,
    });
  });

  it('leaves what never came where it was', () => {
    const stage = new Stage();
    stage.begin(0);
    stage.add({ deviceId: 'a', lastSeq: 15, readings: 16, sentAt: 10 });
    stage.reach('a', 14, 20);
    expect(stage.readings).to.equal(0);
    stage.reachAll(30);
    expect(stage.result()).to.include({ readings: 16, maxMs: 20 });
  });
});

describe('options of the path bench', () => {
  it('offers 6,000 readings a second in packs of 16 from 50 devices', () => {
    expect(parseOptions([])).to.include({ devices: 50, pack: 16, seconds: 60, rate: 6000 });
    expect(parseOptions(['--rate', 'max']).rate).to.equal(undefined);
  });

  it('names an argument that cannot be read', () => {
    expect(() => parseOptions(['--pack', '257'])).to.throw(
      '--pack: expected a whole number from 1 to 256, got 257',
    );
    expect(() => parseOptions(['--speed', '1'])).to.throw('--speed');
  });
});
