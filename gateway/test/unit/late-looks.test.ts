// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN_INSPECTIONS, type Duty, type Fumigation, type Inspection } from '@daoji/model';
import { expect } from 'chai';

import { stepRecords } from '../../src/quality/step-records.js';
import { employ, signStep, stepId } from '../doubles/crew.js';
import { freshApi } from '../doubles/fresh-api.js';
import { putLot } from '../doubles/recalls.js';
import { commandIdOf } from '../doubles/season.js';
import { record, recordEvent, rule } from '../doubles/trade.js';

const ASKED = {
  from: '2026-10-01',
  measure: 'timeliness',
  operatorId: 'coop-1',
  to: '2026-11-24',
} as const;
const DUE = '2026-10-15';
const SLOW = { dangerous: 8, forDays: 90, safe: 8, semiSafe: 8 };

describe('a late look at grain', () => {
  const api = freshApi();

  const look = (n: number, inspectedOn: string, change: Partial<Inspection> = {}): Promise<void> =>
    record(api.services, `inspection~in-${n}`, {
      binId: 'bin-1',
      dueDate: DUE,
      findings: 'dry',
      insects: 'none',
      inspectedOn,
      inspectionId: `in-${n}`,
      maximumMilliC: 16_000,
      meanMilliC: 12_000,
      moistureClass: 'safe',
      operatorId: 'coop-1',
      periodDays: 10,
      recorded: { at: `${inspectedOn}T02:00:00.000Z`, commandId: stepId(n), personId: 'p-li' },
      ruleSetId: 'built-in',
      scope: 'routine',
      state: 'recorded',
      ...change,
    });
  const duty = (change: Partial<Duty> = {}): Promise<void> => {
    const step = { at: DUE, commandId: stepId(90), operatorId: 'coop-1', personId: 'p-li' };
    return record(api.services, 'duty~coop-1/p-li', {
      accepted: { ...step, at: '2026-01-02T00:00:00.000Z', on: '2026-01-02' },
      granted: { ...step, at: '2026-01-01T00:00:00.000Z', on: '2026-01-01' },
      healthCards: [],
      operatorId: 'coop-1',
      personId: 'p-li',
      posts: ['keeper'],
      state: 'valid',
      trainings: [],
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      ...change,
    });
  };
  /** Causes of the look that is recorded second. */
  const causes = (): readonly string[] =>
    stepRecords(api.services.index, ASKED, { alarmHours: 24 }).find(
      ({ commandId }) => commandId === stepId(2),
    )?.causes ?? ['none recorded'];

  beforeEach(async () => {
    employ(api.services, 'p-li', ['keeper']);
    // Nothing lies in the bin but what a test stores there.
    await putLot(api.services, 's-1', { binId: 'bin-8' });
    await look(1, '2026-10-05');
    await look(2, '2026-10-16');
    const subjects = ['inspection~in-2', 'bin~bin-1'];
    signStep(api.services, { by: 'p-li', n: 2, subjects, type: 'recordInspection' });
  });

  it('counts in timeliness from the day after it was due', async () => {
    expect(causes()).to.deep.equal(['INSPECTION_LATE']);
    await look(2, DUE);
    expect(causes()).to.deep.equal([]);
  });

  it('counts for who had the duty on that day and at that store', async () => {
    await duty();
    expect(causes()).to.deep.equal(['INSPECTION_LATE']);
    await duty({ siteId: api.services.index.records.get('bin', 'bin-1')?.siteId });
    expect(causes()).to.deep.equal(['INSPECTION_LATE']);
  });

  for (const [what, change] of [
    ['took the duty on after it was due', { validFrom: '2026-10-16' }],
    ['accepted it later', { accepted: acceptedLate() }],
    ['had it no longer', { validTo: '2026-10-14' }],
    ['has it at another store', { siteId: 'site-9' }],
  ] satisfies [string, Partial<Duty>][])
    it(`is held against nobody who ${what}`, async () => {
      await duty(change);
      expect(causes()).to.deep.equal([]);
    });

  for (const [what, change] of [
    ['of another bin', { binId: 'bin-9' }],
    ['of another kind', { scope: 'weekly-full' as const }],
    ['on the same day', { inspectedOn: '2026-10-16' }],
  ] satisfies [string, Partial<Inspection>][])
    it(`goes by no look ${what}`, async () => {
      await look(1, '2026-10-05', change);
      expect(causes()).to.deep.equal([]);
    });

  it('goes by no look at grain that lay there before', async () => {
    await look(2, '2026-10-16', { newGrainSince: '2026-10-06' });
    expect(causes()).to.deep.equal([]);
    await look(2, '2026-10-16', { newGrainSince: '2026-10-05' });
    expect(causes()).to.deep.equal(['INSPECTION_LATE']);
  });

  it('goes by a weekly check once it is signed, as the calendar does', async () => {
    await look(1, '2026-10-05', { scope: 'weekly-full' });
    await look(2, '2026-10-16', { scope: 'weekly-full' });
    expect(causes()).to.deep.equal([]);
    await look(1, '2026-10-05', { scope: 'weekly-full', state: 'signed' });
    expect(causes()).to.deep.equal(['INSPECTION_LATE']);
  });

  describe('at grain that nobody had looked at', () => {
    /** Paddy comes into the bin of the looks on a day. */
    const store = async (day: string, n = 90): Promise<void> => {
      const lotId = `s-${n}`;
      const parents = [{ grams: 1_000_000, lotId: 'h-1' }];
      await putLot(api.services, lotId, {
        binId: 'bin-1',
        kind: 'storage',
        parents,
        remainingGrams: 1_000_000,
      });
      const deviceTime = `${day}T02:00:00.000Z`;
      const command = { binId: 'bin-1', commandId: commandIdOf(n), deviceTime, lotId };
      const subjects = [`lot~${lotId}`, 'bin~bin-1'];
      await recordEvent(
        api.services,
        JSON.stringify({ ...command, type: 'storeLot' }),
        subjects,
        n,
      );
    };

    for (const [scope, stored, expected] of [
      // New grain is looked at as dangerous grain is, within a day, until somebody judged it.
      ['routine', '2026-10-15', []],
      ['routine', '2026-10-14', ['INSPECTION_LATE']],
      ['weekly-full', '2026-10-09', []],
      ['weekly-full', '2026-10-08', ['INSPECTION_LATE']],
      ['half-monthly-report', '2026-10-01', []],
      ['half-monthly-report', '2026-09-30', ['INSPECTION_LATE']],
    ] as const)
      it(`a first ${scope} look on 16 October at grain of ${stored} gives ${JSON.stringify(expected)}`, async () => {
        await look(1, '2026-09-01', { scope });
        await look(2, '2026-10-16', { scope });
        await store(stored);
        expect(causes()).to.deep.equal(expected);
      });

    it('is late by the day on which the grain came in, whatever day the person says', async () => {
      await look(1, '2026-09-01');
      await look(2, '2026-10-16', { newGrainSince: '2026-10-16' });
      await store('2026-10-08');
      expect(causes()).to.deep.equal(['INSPECTION_LATE']);
    });

    it('counts from the load that came after the look before', async () => {
      await store('2026-10-01', 90);
      await store('2026-10-10', 91);
      await look(2, '2026-10-16', { newGrainSince: '2026-10-10' });
      expect(causes()).to.deep.equal(['INSPECTION_LATE']);
    });

    it('goes by the look before where there was one since it came in', async () => {
      await store('2026-10-01');
      await look(2, DUE);
      expect(causes()).to.deep.equal([]);
    });

    it('is due by the periods in force there', async () => {
      await store('2026-10-08');
      await look(1, '2026-09-01');
      expect(causes()).to.deep.equal(['INSPECTION_LATE']);
      await record(api.services, 'operator~coop-1', {
        areaCode: '211122',
        kind: 'cooperative',
        mspId: 'ProducerMSP',
        operatorId: 'coop-1',
        publicName: 'Example',
      });
      await rule(api.services, 'periods', { ...BUILT_IN_INSPECTIONS, newGrain: SLOW });
      expect(causes()).to.deep.equal([]);
    });
  });

  for (const [what, gas, expected] of [
    ['is excused while the bin is under gas', {}, []],
    ['is excused where it was under gas on the day', { cleared: '2026-10-15' }, []],
    ['is not excused by gas that was gone before', { cleared: '2026-10-14' }, ['INSPECTION_LATE']],
    ['is not excused by gas that came later', { sealed: '2026-10-17' }, ['INSPECTION_LATE']],
    ['is not excused by gas in another bin', { binId: 'bin-9' }, ['INSPECTION_LATE']],
  ] satisfies [string, { binId?: string; cleared?: string; sealed?: string }, string[]][])
    it(what, async () => {
      const { binId = 'bin-1', cleared, sealed = '2026-10-10' } = gas;
      const step = { at: `${DUE}T00:00:00.000Z`, commandId: stepId(80), personId: 'p-li' };
      const value: Omit<Fumigation, 'v'> = {
        agent: 'phosphine',
        binId,
        closedDays: 14,
        doseMilligramsPerM3: 6_000,
        entryLimitMicrogramsPerM3: 300,
        fumigationId: 'fu-1',
        gas: [],
        leastAiringDays: 1,
        operatorId: 'coop-1',
        ordered: step,
        productName: 'AlP 56 %',
        ruleSetId: 'built-in',
        state: cleared === undefined ? 'closed' : 'cleared',
        topUps: [],
        volumeM3: 100,
        sealed: { ...step, productGrams: 1, sealedAt: `${sealed}T02:00:00.000Z` },
        ...(cleared !== undefined && {
          cleared: {
            ...step,
            freeFrom: cleared,
            measuredAt: `${cleared}T02:00:00.000Z`,
            readings: [{ microgramsPerM3: 10, point: 'door' }],
          },
        }),
      };
      await record(api.services, 'fumigation~fu-1', value);
      expect(causes()).to.deep.equal(expected);
    });
});

function acceptedLate(): NonNullable<Duty['accepted']> {
  return {
    at: '2026-10-16T00:00:00.000Z',
    commandId: stepId(91),
    on: '2026-10-16',
    operatorId: 'coop-1',
    personId: 'p-li',
  };
}
