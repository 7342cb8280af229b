// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  checkSensorElement,
  sensorElement,
  type SummaryReading,
  type SummaryTerms,
} from '../../../src/index.js';
import { statisticsOf } from '../../../src/epcis/exact-statistics.js';

const TERMS: SummaryTerms = {
  channel: 'cable-1-3',
  deviceId: 'pj-bin-0001',
  endTime: '2026-10-06T00:00:00.000Z',
  missing: 2,
  quantity: 'grain-temperature',
  rawData: 'https://daoji.example/epcis/log/pj01/bridge-1/batches-3-4',
  scale: -1,
  startTime: '2026-10-05T00:00:00.000Z',
  unit: 'Cel',
};
const of = (...values: readonly string[]): SummaryReading[] =>
  values.map((value) => ({ flags: '', value }));
// Grain temperatures of a bin over a day, °C; figures by hand: Σ = 62.8, Σ(x − x̄)² = 0.572.
const DAY = of('12.1', '12.4', '12.4', '12.9', '13.0');

describe('sensorElement', () => {
  it('gives every figure of a day of grain temperatures', () => {
    expect(sensorElement(TERMS, DAY)).to.deep.equal({
      sensorMetadata: {
        dataProcessingMethod: 'https://daoji.example/epcis/method/sensor-summary-v1',
        deviceID: 'https://daoji.example/epcis/device/pj-bin-0001',
        endTime: '2026-10-06T00:00:00.000Z',
        rawData: TERMS.rawData,
        startTime: '2026-10-05T00:00:00.000Z',
      },
      sensorReport: [
        {
          component: 'https://daoji.example/epcis/channel/cable-1-3',
          'daoji:count': 5,
          'daoji:flagged': 0,
          'daoji:missing': 2,
          maxValue: 13,
          meanValue: 12.56,
          minValue: 12.1,
          percRank: 50,
          percValue: 12.4,
          sDev: 0.38,
          type: 'Temperature',
          uom: 'CEL',
        },
        ...[
          [5, 12.1],
          [95, 13],
        ].map(([percRank, percValue]) => ({
          component: 'https://daoji.example/epcis/channel/cable-1-3',
          percRank,
          percValue,
          type: 'Temperature',
          uom: 'CEL',
        })),
      ],
    });
  });

  it('says that there was none where no reading is there, and gives no figure', () => {
    const [report, ...others] = sensorElement(TERMS, []).sensorReport;
    expect(report).to.deep.include({ 'daoji:count': 0, 'daoji:missing': 2 });
    expect(report).to.not.have.any.keys('minValue', 'maxValue', 'meanValue', 'sDev', 'percValue');
    expect(others).to.deep.equal([]);
  });

  it('has no deviation of one reading', () => {
    const [report] = sensorElement(TERMS, of('-3.5')).sensorReport;
    expect(report).to.deep.include({ maxValue: -3.5, meanValue: -3.5, minValue: -3.5 });
    expect(report).to.not.have.property('sDev');
  });

  it('counts readings with a doubted clock, and leaves them out of the figures', () => {
    const doubted = { flags: 'CLOCK', value: '55.0' };
    const [report] = sensorElement(TERMS, [...DAY, doubted]).sensorReport;
    expect(report).to.deep.include({ 'daoji:count': 5, 'daoji:flagged': 1, maxValue: 13 });
  });

  it('marks replayed readings, which count', () => {
    const [report] = sensorElement(TERMS, [{ flags: 'REPLAY', value: '12.0' }]).sensorReport;
    expect(report).to.deep.include({ 'daoji:count': 1, 'daoji:mark': 'REPLAY' });
  });

  it('names grain moisture by a word of ours, and a unit that has no code as it is', () => {
    const moisture = { ...TERMS, quantity: 'grain-moisture', scale: -2, unit: '%' };
    expect(sensorElement(moisture, of('14.25')).sensorReport[0]).to.include({
      type: 'https://daoji.example/epcis/GrainMoisture',
      uom: 'P1',
    });
    const ec = { ...TERMS, quantity: 'soil-bulk-ec', scale: -2, unit: 'dS/m' };
    const [report] = sensorElement(ec, of('1.20')).sensorReport;
    expect(report).to.include({ 'daoji:unit': 'dS/m', type: 'Conductivity' });
    expect(report).to.not.have.property('uom');
  });

  for (const value of ['12.15', '12,1', '1e1', '', 'NaN', '--1', '12.']) {
    it(`refuses “${value}”, which is no reading of one decimal`, () => {
      expect(() => sensorElement(TERMS, of(value))).to.throw(RangeError, 'expected a decimal');
    });
  }

  it('refuses 12 where readings are multiples of ten', () => {
    const tens = { ...TERMS, scale: 1 };
    expect(() => sensorElement(tens, of('12'))).to.throw(RangeError, 'multiple of 10');
    expect(sensorElement(tens, of('120')).sensorReport[0]).to.include({ meanValue: 120 });
  });
});

describe('checkSensorElement', () => {
  const made = sensorElement(TERMS, DAY);

  it('finds nothing where all figures follow from the readings, in any order', () => {
    expect(checkSensorElement(made, TERMS, [...DAY].reverse())).to.deep.equal([]);
  });

  for (const member of ['minValue', 'maxValue', 'meanValue', 'sDev', 'percValue', 'daoji:count']) {
    it(`names ${member} where it was changed`, () => {
      const [first, ...others] = made.sensorReport;
      const sensorReport = [{ ...first, [member]: 99 }, ...others];
      const faults = checkSensorElement({ ...made, sensorReport }, TERMS, DAY);
      expect(faults).to.deep.equal([
        { expected: first?.[member], got: 99, member: `sensorReport[0].${member}` },
      ]);
    });
  }

  it('names what a late reading changes', () => {
    const late = [...DAY, { flags: '', value: '20.0' }];
    const members = checkSensorElement(made, TERMS, late).map(({ member }) => member);
    expect(members).to.include.members(['sensorReport[0].maxValue', 'sensorReport[0].daoji:count']);
    expect(members).to.not.include('sensorReport[0].minValue');
  });

  it('names a report that was taken away, and another window', () => {
    const [first] = made.sensorReport;
    const cut = { ...made, sensorReport: first ? [first] : [] };
    expect(checkSensorElement(cut, TERMS, DAY).map(({ member }) => member)).to.include(
      'sensorReport[2].percValue',
    );
    const wider = { ...TERMS, endTime: '2026-10-07T00:00:00.000Z' };
    expect(checkSensorElement(made, wider, DAY).map(({ member }) => member)).to.deep.equal([
      'sensorMetadata.endTime',
    ]);
  });
});

describe('statisticsOf', () => {
  it('is of nothing for no number', () => {
    expect(statisticsOf([])).to.equal(undefined);
  });

  it('rounds a half to the even digit, below zero too', () => {
    const tenths = (...values: readonly bigint[]): bigint | undefined =>
      statisticsOf(values)?.meanTenths;
    const quarter = [0n, 0n, 0n, 1n];
    expect(tenths(...quarter)).to.equal(2n);
    expect(tenths(...quarter.map((value) => 3n * value))).to.equal(8n);
    expect(tenths(...quarter.map((value) => -value))).to.equal(-2n);
    expect(tenths(...quarter.map((value) => -3n * value))).to.equal(-8n);
  });

  it('agrees with floating point on 200 seeded lists to its last digit', () => {
    const seed = 20_261_004;
    let state = seed;
    const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31);
    for (let list = 0; list < 200; list += 1) {
      const values = Array.from({ length: 2 + (next() % 40) }, () => (next() % 2_000) - 1_000);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const sDev = Math.sqrt(squares / (values.length - 1));
      const figures = statisticsOf(values.map(BigInt));
      const text = `seed ${seed}, list ${list}: ${values.join(' ')}`;
      expect(Number(figures?.meanTenths), text).to.be.closeTo(mean * 10, 0.501);
      expect(Number(figures?.sDevTenths), text).to.be.closeTo(sDev * 10, 0.501);
    }
  });
});
