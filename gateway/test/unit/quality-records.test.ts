// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN_QUALITY, commandTypes } from '@daoji/model';
import { expect } from 'chai';

import { figureOf, recordsDigest } from '../../src/quality/person-figures.js';
import {
  OFFICE_COMMANDS,
  LOT_MAKERS,
  type QualityMeasure,
} from '../../src/quality/quality-measures.js';
import { monthsBetween } from '../../src/quality/monthly-charts.js';
import { stepRecords, type StepRecord } from '../../src/quality/step-records.js';
import { recordedAt } from '../../src/scenario-clock.js';
import { employ, keyOf, madeLot, signStep, stepId } from '../doubles/crew.js';
import { seasonStore } from '../doubles/season.js';
import { SCENARIO } from '../doubles/services.js';
import { record } from '../doubles/trade.js';
import { task } from '../doubles/warnings.js';

const TEST = {
  documentHash: '1'.repeat(64),
  documentId: 'd-1',
  issuedOn: '2026-10-20',
  kind: 'test-report',
} as const;

describe('records behind a figure', () => {
  let season: Awaited<ReturnType<typeof seasonStore>>;

  beforeEach(async () => {
    season = await seasonStore();
    for (const person of ['p-li', 'p-wang']) employ(season, person);
  });

  const recordsOf = (
    measure: QualityMeasure,
    change: { from?: string; operatorId?: string; to?: string } = {},
  ): StepRecord[] =>
    stepRecords(
      season.index,
      { from: '2026-10-01', measure, operatorId: 'coop-1', to: '2026-12-31', ...change },
      BUILT_IN_QUALITY,
    ).filter(({ personId }) => personId.startsWith('p-'));
  const causesOf = (measure: QualityMeasure): unknown[] =>
    recordsOf(measure).map(({ causes }) => causes);

  it('count a late entry as late, and nothing else', () => {
    signStep(season, { by: 'p-li', flags: ['LATE_RECORD', 'SCENARIO'], n: 1 });
    signStep(season, { by: 'p-li', flags: ['SCENARIO', 'HIGH_LOSS'], n: 2 });
    expect(causesOf('timeliness')).to.deep.equal([['LATE_RECORD'], []]);
    expect(causesOf('deviation')).to.deep.equal([[], ['HIGH_LOSS']]);
    expect(figureOf(recordsOf('timeliness'))).to.include({ count: 1, n: 2 });
  });

  for (const flag of [
    'RECEIVED_LESS',
    'RECEIVED_MORE',
    'LOW_RECOVERY',
    'STOCK_SHORTAGE',
    'HARVEST_BEFORE_SPRAY',
  ])
    it(`count ${flag} as a deviation`, () => {
      signStep(season, { by: 'p-li', flags: [flag], n: 1 });
      expect(causesOf('deviation')).to.deep.equal([[flag]]);
    });

  it('count a step that was taken back as a deviation of who signed it, and no correction as a step', async () => {
    signStep(season, { by: 'p-li', n: 1 });
    signStep(season, { by: 'p-li', n: 2, type: 'correctEvent' });
    await record(season, `correction~${stepId(1)}`, {
      commandId: stepId(2),
      correctedCommandId: stepId(1),
      correctiveCommandIds: [],
      declaredAt: '2026-10-06T00:00:00.000Z',
      effect: 'undo',
      note: 'typed twice',
      operatorId: 'coop-1',
      reason: 'incorrect_data',
    });
    expect(
      recordsOf('deviation').map(({ causes, commandId }) => [commandId, causes]),
    ).to.deep.equal([[stepId(1), ['CORRECTED']]]);
  });

  describe('of an alarm', () => {
    const alarm = (hours: number): Promise<void> => {
      const at = new Date(Date.parse('2026-10-05T00:00:00.000Z') + hours * 3_600_000);
      const word = { note: 'seen', personId: 'p-li' };
      return record(season, 'alarm~a-1', {
        acknowledged: { ...word, at: at.toISOString(), commandId: stepId(1) },
        alarmId: 'a-1',
        kind: 'hot-spot',
        operatorId: 'coop-1',
        raised: { ...word, at: '2026-10-05T00:00:00.000Z', commandId: stepId(9) },
        raisedByOperatorId: 'coop-1',
        state: 'acknowledged',
        subject: { id: 'bin-1', kind: 'bin' },
      });
    };
    for (const [hours, causes] of [
      [24, []],
      [24.01, ['ALARM_LATE']],
    ] as const)
      it(`${hours} h to the answer give ${JSON.stringify(causes)}`, async () => {
        await alarm(hours);
        signStep(season, { by: 'p-li', n: 1, subjects: ['alarm~a-1'], type: 'acknowledgeAlarm' });
        expect(causesOf('timeliness')).to.deep.equal([causes]);
      });

    it('is late by the time of the network where that runs faster than the machine', async () => {
      await alarm(1);
      signStep(season, { by: 'p-li', n: 1, subjects: ['alarm~a-1'], type: 'acknowledgeAlarm' });
      const asked = { from: '2026-10-01', operatorId: 'coop-1', to: '2026-12-31' };
      const causesAt = (factor: number): unknown[] =>
        stepRecords(season.index, { ...asked, measure: 'timeliness' }, BUILT_IN_QUALITY, (at) =>
          recordedAt({ ...SCENARIO, factor }, at),
        )
          .filter(({ personId }) => personId === 'p-li')
          .map(({ causes }) => causes);
      expect(causesAt(24)).to.deep.equal([[]]);
      expect(causesAt(25)).to.deep.equal([['ALARM_LATE']]);
    });

    it('a later word on the same alarm is not held against who says it', async () => {
      await alarm(48);
      signStep(season, { by: 'p-li', n: 2, subjects: ['alarm~a-1'], type: 'acknowledgeAlarm' });
      signStep(season, { by: 'p-li', n: 3, subjects: ['alarm~a-9'], type: 'acknowledgeAlarm' });
      expect(causesOf('timeliness')).to.deep.equal([[], []]);
    });
  });

  it('of a control task is late after its day, by the day of the work', async () => {
    const { ordered } = task('w-1', 'p-01') as { ordered: { dueDate: string } };
    const done = {
      at: '2026-10-30T00:00:00.000Z',
      commandId: stepId(1),
      measure: 'water-control',
      operatorId: 'hh-1',
      personId: 'p-li',
    };
    const subjects = ['warning~w-1', 'control-task~w-1/p-01'];
    signStep(season, { by: 'p-li', n: 1, subjects, type: 'recordControl' });
    const answered = (doneOn: string): Promise<void> =>
      record(season, 'control-task~w-1/p-01', {
        ...task('w-1', 'p-01'),
        done: { ...done, doneOn },
        state: 'done',
      });
    await answered(ordered.dueDate);
    expect(causesOf('timeliness')).to.deep.equal([[]]);
    await answered('2027-01-01');
    expect(causesOf('timeliness')).to.deep.equal([['TASK_LATE']]);
  });

  describe('of results', () => {
    beforeEach(() => {
      signStep(season, { by: 'p-li', n: 1, subjects: ['lot~x-1', 'lot~h-1'] });
      signStep(season, { by: 'p-wang', n: 2, subjects: ['lot~x-2', 'lot~h-1'] });
    });

    it('are the tested lots that a step made, once each', () => {
      madeLot(season, 1, 'x-1', { documents: [{ ...TEST, result: 'fail' }] });
      madeLot(season, 2, 'x-2', { documents: [{ ...TEST, result: 'pass' }] });
      expect(
        recordsOf('result').map(({ causes, lotId, personId }) => [personId, lotId, causes]),
      ).to.deep.equal([
        ['p-li', 'x-1', ['TEST_FAILED']],
        ['p-wang', 'x-2', []],
      ]);
    });

    it('are none where nothing was tested, the lot was voided, or the step only touched it', () => {
      madeLot(season, 1, 'x-1', { documents: [] });
      madeLot(season, 2, 'x-2', {
        documents: [{ ...TEST, result: 'fail' }],
        voidedBy: stepId(5),
      });
      signStep(season, { by: 'p-li', n: 3, subjects: ['lot~x-3'], type: 'closeLot' });
      madeLot(season, 3, 'x-3', { documents: [{ ...TEST, result: 'fail' }] });
      expect(recordsOf('result')).to.deep.equal([]);
    });

    it('a photo is no test', () => {
      madeLot(season, 1, 'x-1', { documents: [{ ...TEST, kind: 'photo', result: 'none' }] });
      expect(recordsOf('result')).to.deep.equal([]);
    });
  });

  it('are of the operator and period that is asked, by the day in Asia/Shanghai', () => {
    employ(season, 'p-far', ['drier'], { operatorId: 'mill-9' });
    signStep(season, { by: 'p-far', n: 1 });
    signStep(season, { by: 'p-li', eventTime: '2026-09-30T15:59:59.999Z', n: 2 });
    signStep(season, { by: 'p-li', eventTime: '2026-09-30T16:00:00.000Z', n: 3 });
    signStep(season, { by: 'p-li', eventTime: '2026-12-31T15:59:59.999Z', n: 4 });
    signStep(season, { by: 'p-li', eventTime: '2026-12-31T16:00:00.000Z', n: 5 });
    const found = recordsOf('timeliness');
    expect(found.map(({ commandId, month }) => [commandId, month])).to.deep.equal([
      [stepId(3), '2026-10'],
      [stepId(4), '2026-12'],
    ]);
  });

  it('leave out programs on watch, unknown keys and the office', () => {
    employ(season, 'p-watch', ['watch']);
    signStep(season, { by: 'p-watch', n: 1 });
    signStep(season, { by: 'p-nobody', n: 2 });
    signStep(season, { by: 'p-li', n: 3, type: 'grantDuty' });
    signStep(season, { by: 'p-li', n: 4, type: 'raiseAlarm' });
    expect(keyOf('p-nobody')).to.have.length(64);
    expect(recordsOf('timeliness')).to.deep.equal([]);
  });

  it('are alike by step, season and field, or the site of the bin', () => {
    signStep(season, { by: 'p-li', n: 1, subjects: ['lot~s-1', 'bin~bin-1'], type: 'storeLot' });
    signStep(season, { by: 'p-li', n: 2, subjects: ['parcel~p-0017'], type: 'recordFieldWork' });
    signStep(season, { by: 'p-li', n: 3, type: 'stocktake' });
    expect(recordsOf('timeliness').map(({ strata }) => strata)).to.deep.equal([
      ['storeLot|2026|site~pj01', 'storeLot|2026', 'storeLot'],
      ['recordFieldWork|2026|parcel~p-0017', 'recordFieldWork|2026', 'recordFieldWork'],
      ['stocktake|2026|operator~coop-1', 'stocktake|2026', 'stocktake'],
    ]);
  });

  it('have a digest that changes with each of them and with what is counted', () => {
    signStep(season, { by: 'p-li', n: 1 });
    signStep(season, { by: 'p-wang', flags: ['LATE_RECORD'], n: 2 });
    const [one, other] = recordsOf('timeliness');
    if (!one || !other) throw new Error('two records');
    const whole = recordsDigest([one, other]);
    expect(recordsDigest([other, one])).to.equal(whole);
    const digests = [[one], [], [one, { ...other, causes: [] }]].map((some) => recordsDigest(some));
    expect(new Set([whole, ...digests]).size).to.equal(4);
  });

  it('name no command that the channel has not, but those of duties to come', () => {
    const known = new Set([...commandTypes('trace'), ...COMING]);
    for (const type of [...OFFICE_COMMANDS, ...LOT_MAKERS])
      expect(known.has(type), type).to.equal(true);
  });

  it('are told by month across a year', () => {
    expect(monthsBetween('2026-11-15', '2027-02-01')).to.deep.equal([
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
    ]);
  });
});

/** Commands about duties and signals, which stand in a file of their own. */
const COMING = [
  'acceptDuty',
  'contestSignal',
  'decideSignal',
  'endDuty',
  'explainSignal',
  'grantDuty',
  'raiseSignal',
  'recordHealthCard',
  'recordTraining',
  'resumeDuty',
  'snapshotChart',
  'suspendDuty',
];
