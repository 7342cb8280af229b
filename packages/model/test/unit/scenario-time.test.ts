// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { scenarioPaceOf, scenarioSchema, scenarioTimeOf } from '../../src/index.js';

const CREATED = Date.parse('2026-11-30T08:00:00.000Z');
const DAY = 86_400_000;

/** Ten days at × 100,000, which are 8,640 ms, then real speed. */
const SCENARIO = {
  createdAt: '2026-11-30T08:00:00.000Z',
  epoch: '2025-04-20T00:00:00.000Z',
  factor: 100_000,
  until: '2025-04-30T00:00:00.000Z',
  v: 1,
} as const;

const textAt = (elapsedMs: number, scenario = SCENARIO): string =>
  new Date(scenarioTimeOf(scenario, CREATED + elapsedMs)).toISOString();

describe('scenarioTimeOf', () => {
  it('runs at the factor until its end', () => {
    expect(textAt(0)).to.equal('2025-04-20T00:00:00.000Z');
    expect(textAt(864)).to.equal('2025-04-21T00:00:00.000Z');
    expect(textAt(8_639)).to.equal('2025-04-29T23:58:20.000Z');
  });

  it('runs a second a second from its end on', () => {
    expect(textAt(8_640)).to.equal('2025-04-30T00:00:00.000Z');
    expect(textAt(8_641)).to.equal('2025-04-30T00:00:00.001Z');
    expect(textAt(8_640 + DAY)).to.equal('2025-05-01T00:00:00.000Z');
  });

  it('never stops running where it has no end', () => {
    const { createdAt, epoch, factor, v } = SCENARIO;
    const endless = scenarioTimeOf({ createdAt, epoch, factor }, CREATED + DAY);
    expect(endless).to.equal(Date.parse(epoch) + DAY * factor);
    expect(scenarioSchema.parse({ createdAt, epoch, factor, v })).to.not.have.property('until');
  });

  for (const factor of [1, 7, 86_399, 999_983]) {
    it(`neither jumps back nor past its end at × ${factor}`, () => {
      const scenario = { ...SCENARIO, factor };
      const endMs = Date.parse(SCENARIO.until);
      const turn = Math.ceil((10 * DAY) / factor);
      const times = [-2, -1, 0, 1, 2].map((ms) => scenarioTimeOf(scenario, CREATED + turn + ms));
      expect(times.slice(0, 2).every((time) => time < endMs)).to.equal(true);
      expect(times.slice(2)).to.deep.equal([endMs, endMs + 1, endMs + 2]);
    });
  }

  it('says its pace', () => {
    expect(scenarioPaceOf(SCENARIO, CREATED + 8_639)).to.equal(100_000);
    expect(scenarioPaceOf(SCENARIO, CREATED + 8_640)).to.equal(1);
    expect(scenarioPaceOf({ ...SCENARIO, until: undefined }, CREATED + DAY)).to.equal(100_000);
  });
});

describe('scenarioSchema', () => {
  for (const until of ['2025-04-20T00:00:00.000Z', '2025-04-19T23:59:59.999Z', '2025-13-01', ''])
    it(`refuses the end "${until}"`, () => {
      expect(scenarioSchema.safeParse({ ...SCENARIO, until }).success).to.equal(false);
    });
});
