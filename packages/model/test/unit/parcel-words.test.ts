// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  describeCommand,
  parcelSchema,
  parseCommand,
  roundAt,
  roundTimeMs,
  type Command,
} from '../../src/index.js';

const base = {
  alg: 'ecdsa-p256-sha256',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  deviceTime: '2026-10-04T18:12:30.000Z',
  v: 1,
} as const;

const ring = (synthetic: boolean): Command => ({
  ...base,
  type: 'proposeRuleSet',
  areaCode: '2111',
  legalBasis: '示例依据',
  ruleSetId: 'area-1',
  status: 'unconfirmed',
  validFrom: '2026-01-01',
  values: {
    kind: 'protected-area',
    name: '示例',
    polygons: [
      [
        [
          [122_000_000, 41_000_000],
          [122_500_000, 41_000_000],
          [122_500_000, 41_250_000],
          [122_000_000, 41_000_000],
        ],
      ],
    ],
    synthetic,
  },
});

describe('words of commands about parcels', () => {
  it('show each area by its name, the one in use first', () => {
    const text = describeCommand(
      {
        ...base,
        type: 'reviseParcel',
        areaBasis: 'measured',
        areaM2: 66_667,
        boundaryCommitment: '0'.repeat(64),
        boundaryVersion: 2,
        contractAreaM2: 70_000,
        datum: 'cgcs2000',
        geodesicAreaM2: 66_000,
        measuredAreaM2: 66_667,
        parcelId: 'p-1',
        reason: '重新测量',
      },
      'zh',
    );
    expect(text).to.contain('第 2 版：100.0 亩（取实测面积），合同面积 105.0 亩');
    expect(text).to.contain('图上面积 99.0 亩，坐标系 2000 国家大地坐标系');
    expect(text).to.contain('需重新证实');
  });

  it('show when the beacon of a draw comes out, in Beijing', () => {
    const text = describeCommand(
      {
        ...base,
        type: 'drawParcelSample',
        areaCode: '2111',
        beacon: 'drand-default',
        exclusions: [],
        listRoot: 'a'.repeat(64),
        listSize: 3000,
        maxFailures: 2,
        round: 1,
        rule: 'rank-sha256-beacon-id/v1',
        sampleId: 's-1',
        sampleSize: 60,
      },
      'zh',
    );
    expect(text).to.contain('3000 块').and.contain('抽 60 块').and.contain('2020-07-22 23:17');
  });

  it('say that a protected area is made up, and give its extent and fingerprint', () => {
    const made = describeCommand(ring(true), 'zh');
    expect(made).to.contain('演示用，非真实范围').and.contain('122.000000–122.500000');
    expect(describeCommand(ring(false), 'zh')).to.not.contain('演示用');
    expect(describeCommand(ring(false), 'en')).to.match(/coordinates [0-9a-f]{16}/);
  });
});

describe('beacons', () => {
  // Source: `rice-domain.md` §11 for the default chain; quicknet's `info` document for the other.
  it('give the time of a round and the first round at a time', () => {
    expect(roundTimeMs('drand-default', 1)).to.equal(1_595_431_050_000);
    expect(roundTimeMs('drand-quicknet', 657_413)).to.equal(1_694_775_603_000);
    expect(roundAt('drand-quicknet', 1_694_775_603_000)).to.equal(657_413);
    expect(roundAt('drand-quicknet', 1_694_775_603_001)).to.equal(657_414);
    expect(roundAt('drand-default', 0)).to.equal(1);
  });
});

describe('schemas about parcels', () => {
  const old = {
    areaCode: '211104101',
    areaM2: 6670,
    boundaryCommitment: 'c'.repeat(64),
    operatorId: 'coop-a',
    originClass: 'protected',
    parcelId: 'p-1',
    season: 2026,
    state: 'attested',
    v: 1,
    variety: 'yanfeng 47',
  };

  it('take a parcel of before', () => {
    expect(parcelSchema.parse(old)).to.deep.equal(old);
  });

  for (const more of [
    { boundaryVersion: 0 },
    { datum: 'bd09' },
    { areaBasis: 'guess' },
    { x: 1 },
  ]) {
    it(`refuse a parcel with ${JSON.stringify(more)}`, () => {
      expect(parcelSchema.safeParse({ ...old, ...more }).success).to.equal(false);
    });
  }

  const commands = [
    { type: 'declareSeason', parcelId: 'p-1', season: 2026, seedLot: '', variety: 'x' },
    { type: 'closeParcel', parcelId: 'p-1', reason: 'sold', successors: [] },
    { type: 'revealParcelSample', sampleId: 's-1', signature: 'ab' },
    { type: 'countParcelSample', from: 0, parcels: [], sampleId: 's-1' },
    {
      type: 'verifySampledParcels',
      chunk: 0,
      parcels: Array.from({ length: 201 }, (_, at) => `p-${at}`),
      sampleId: 's-1',
    },
  ];
  for (const fields of commands) {
    it(`refuse ${fields.type} of another shape`, () => {
      const text = JSON.stringify(
        Object.fromEntries(
          Object.entries({ ...base, ...fields }).sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      );
      expect(() => parseCommand('trace', text)).to.throw(fields.type);
    });
  }
});
