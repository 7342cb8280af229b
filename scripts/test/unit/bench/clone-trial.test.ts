// SPDX-License-Identifier: Apache-2.0
import { SCAN_RULES } from '@daoji/model';
import { expect } from 'chai';

import { runCloneTrial } from '../../../src/bench/scans/clone-trial.js';
import { LEAST_FOUND, MOST_FALSE } from '../../../src/bench/scans/run-scans-bench.js';
import { madePackage } from '../../../src/bench/scans/made-scans.js';
import { Seeded } from '../../../src/bench/scans/seeded.js';

const PACKAGES = 30_000;

describe('the clone trial', function () {
  this.timeout(60_000);

  it('meets both goals on fresh chance', () => {
    const seed = Date.now() % 1_000_000;
    const { falseAlarms, foundInTime, honest, judged } = runCloneTrial(PACKAGES, seed);
    const told = `seed ${seed}: ${foundInTime} of ${judged} found, ${falseAlarms} of ${honest} false`;
    // About 200 clones here: chance alone moves their share by 1.3 %; 100,000 packages are the bench's.
    expect(foundInTime / judged, told).to.be.at.least(LEAST_FOUND - 0.03);
    expect(falseAlarms / honest, told).to.be.at.most(MOST_FALSE);
    expect(judged, told).to.be.above(100);
  });

  it('misses them without rules, and cries wolf with rules that are too strict', () => {
    const none = { ...SCAN_RULES, patterns: [], distantCount: 99 };
    expect(runCloneTrial(5_000, 7, none).foundAtAll).to.equal(0);
    const strict = { ...SCAN_RULES, patterns: [{ count: 2, hours: 720 }] };
    const { falseAlarms, honest } = runCloneTrial(5_000, 7, strict);
    expect(falseAlarms / honest).to.be.above(MOST_FALSE);
  });

  it('is one run for one seed', () => {
    expect(runCloneTrial(2_000, 42)).to.deep.equal(runCloneTrial(2_000, 42));
    expect(runCloneTrial(2_000, 43)).to.not.deep.equal(runCloneTrial(2_000, 42));
  });

  it('makes scans within the 90 days, in order', () => {
    const chance = new Seeded(5);
    for (let at = 0; at < 2_000; at += 1) {
      const times = madePackage(chance).scans.map(({ timeMs }) => timeMs);
      expect(times).to.deep.equal([...times].sort((a, b) => a - b));
      for (const time of times) expect(time).to.be.within(0, 90 * 86_400_000);
    }
  });
});
