// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { AirValue, ShownSection } from '../../src/bins/grain-queries.js';
import { measuredGrain } from '../../src/storage/measured-grain.js';

const AT = '2026-11-24T00:00:00.000Z';
const air = (change: Partial<AirValue>): AirValue => ({
  channel: 'out-t',
  deviceId: 'bin-1',
  place: 'outside',
  quantity: 'air-temperature',
  state: 'normal',
  time: AT,
  unit: 'Cel',
  value: -3.25,
  ...change,
});
const HUMID = air({ channel: 'out-h', quantity: 'relative-humidity', unit: '%', value: 61 });
const layer = (answering: number, meanC?: number): ShownSection['layers'][number] => ({
  answering,
  layer: 1,
  ...(meanC !== undefined && { meanC }),
  sensors: 3,
});
const section = (change: Partial<ShownSection>): ShownSection => ({
  air: [air({}), HUMID],
  at: AT,
  devices: [],
  layers: [layer(3, 10), layer(1, 14), layer(0)],
  points: [],
  rule: {
    clearBelowK: 3,
    noteAtK: 3,
    raiseAboveK: 5,
    ruleSetId: 'built-in',
    silentHours: 24,
    stuckScans: 12,
  },
  scanAt: AT,
  scans: [],
  ...change,
});

describe('measuredGrain', () => {
  it('gives the mean of all points, not of the layers, and the air outside', () => {
    expect(measuredGrain(section({}))).to.deep.equal({
      at: AT,
      typed: { grain: '11.0', humidity: '61.0', outside: '-3.3' },
    });
  });

  for (const [what, change] of [
    ['was silent', { state: 'silent' }],
    ['was impossible', { state: 'void' }],
    ['lies above the grain', { place: 'headspace' }],
    ['is in another unit', { unit: 'K' }],
  ] satisfies [string, Partial<AirValue>][])
    it(`takes no temperature of air that ${what}`, () => {
      const found = measuredGrain(section({ air: [air(change), HUMID] }));
      expect(found?.typed).to.deep.equal({ grain: '11.0', humidity: '61.0' });
    });

  it('fills nothing in where nothing was measured, and no grain where no point answers', () => {
    expect(measuredGrain(section({ air: [], layers: [layer(0)] }))).to.equal(undefined);
    expect(measuredGrain(section({ layers: [] }))?.typed).to.not.have.property('grain');
    const { scanAt, ...without } = section({});
    expect(scanAt).to.equal(AT);
    expect(measuredGrain(without)).to.equal(undefined);
  });
});
