// SPDX-License-Identifier: Apache-2.0
import { GROWTH_RULE } from '@daoji/agronomy';
import { addDays } from '@daoji/model';
import { expect } from 'chai';

import {
  growthView,
  type CropStart,
  type GrowthView,
  type RuledGrowth,
} from '../../../src/seasons/growth-view.js';
import type { SeriesDay } from '../../../src/series/series-days.js';
import { dayOf, daysFrom } from '../../doubles/season-weather.js';
import { commandIdOf } from '../../doubles/season.js';

const BUILT_IN: RuledGrowth = { rule: GROWTH_RULE, status: 'built-in' };
const START: CropStart = { commandId: commandIdOf(1), on: '2026-05-25', work: 'transplant' };

/** Growth on a day, of days with 14…26 °C: 12 degree-days each. */
function grown(
  date: string,
  days: readonly SeriesDay[],
  fields: { start?: CropStart | undefined; harvestedOn?: string } = {},
): GrowthView {
  return growthView({ date, days: { days }, start: START, ...fields }, BUILT_IN);
}

const season = (count: number): SeriesDay[] => daysFrom('2026-05-20', count, 14, 26);
const without = (count: number, from: string, gaps: number): SeriesDay[] =>
  season(count).filter(({ date }) => date < from || date >= addDays(from, gaps));

describe('growthView', () => {
  it('adds up whole days from the one after transplanting to yesterday', () => {
    expect(grown('2026-06-05', season(40))).to.deep.equal({
      ...{ coarseDays: 0, days: 10, gddHigh: 120, gddLow: 120, missingDays: 0, start: START },
      ...{ floweringInDays: 86, ruleSetId: 'built-in', status: 'built-in', voidedCount: 0 },
      stage: { bbchFrom: 21, bbchTo: 59, en: 'tillering to heading', zh: '分蘖至抽穗' },
    });
  });

  it('is nothing on the day of transplanting, which is a sum of 0 and no gap', () => {
    expect(grown('2026-05-25', season(40))).to.include({ days: 0, gddLow: 0, missingDays: 0 });
  });

  it('caps both extremes and never raises the minimum, as AquaCrop does', () => {
    const [hot, cold] = [dayOf('2026-05-26', 22, 34), dayOf('2026-05-27', 4, 20)];
    expect(grown('2026-05-27', [hot]).gddLow).to.equal(18);
    expect(grown('2026-05-28', [hot, cold])).to.include({ gddHigh: 22, gddLow: 22 });
  });

  it('counts days without extremes, and widens the sum by what they may have brought', () => {
    const view = grown('2026-06-05', without(40, '2026-05-30', 2));
    expect(view).to.include({ days: 10, gddHigh: 140, gddLow: 96, missingDays: 2 });
    expect(view.stage?.bbchFrom).to.equal(21);
  });

  it('takes 19 hours for no day, and four readings spread over it for a coarse one', () => {
    const few = dayOf('2026-05-26', 14, 26, { hours: 19, quarters: 3 });
    const coarse = dayOf('2026-05-27', 14, 26, { hours: 4 });
    const view = grown('2026-05-28', [few, coarse]);
    expect(view).to.include({ coarseDays: 1, days: 2, gddHigh: 34, gddLow: 12, missingDays: 1 });
  });

  it('counts the values that were void', () => {
    const view = grown('2026-05-27', [dayOf('2026-05-26', 14, 26, { voided: 2 })]);
    expect(view.voidedCount).to.equal(2);
  });

  it('states no stage where gaps leave open more than two', () => {
    const view = grown('2026-09-01', without(120, '2026-06-10', 45));
    expect(view.reason).to.equal('too-many-gaps');
    expect(view.stage).to.equal(undefined);
    expect(view.gddHigh).to.be.greaterThan(view.gddLow ?? 0);
  });

  it('states nothing where no day was measured at all', () => {
    expect(grown('2026-06-05', [])).to.include({ missingDays: 10, reason: 'no-readings' });
  });

  it('states nothing without a record of transplanting or sowing', () => {
    const view = grown('2026-06-05', season(40), { start: undefined });
    expect(view).to.include({ days: 0, reason: 'no-start' });
    expect(view.gddLow).to.equal(undefined);
  });

  it('adds up from sowing, and takes no stage from it: the marks count from transplanting', () => {
    const view = grown('2026-06-05', season(40), { start: { ...START, work: 'sow' } });
    expect(view).to.include({ gddLow: 120, reason: 'no-transplanting' });
    expect(view.stage).to.equal(undefined);
  });

  for (const reason of ['no-station', 'series-unreachable'] as const) {
    it(`passes on ${reason}`, () => {
      const view = growthView({ date: '2026-06-05', days: { reason }, start: START }, BUILT_IN);
      expect(view).to.include({ days: 0, reason });
    });
  }

  it('says on which days the sum passed the marks of flowering', () => {
    const view = grown('2026-10-15', season(150));
    // 1,150 / 12 = 95.8 and 1,500 / 12 = 125: the 96th and the 125th day after 25 May.
    expect([view.floweringFrom, view.floweringTo]).to.deep.equal(['2026-08-29', '2026-09-27']);
    expect(view.floweringInDays).to.equal(undefined);
  });

  it('names no day of flowering where gaps before it leave open which', () => {
    const view = grown('2026-10-15', without(150, '2026-07-01', 5));
    expect([view.floweringFrom, view.floweringInDays]).to.deep.equal([undefined, undefined]);
  });

  it('gives no pace from fewer than four of the last seven days', () => {
    const days = [...without(12, '2026-05-31', 4)];
    expect(grown('2026-06-04', days).missingDays).to.equal(4);
    expect(grown('2026-06-04', days).floweringInDays).to.equal(undefined);
  });

  it('ends with the harvest, and not before it', () => {
    const cut = { harvestedOn: '2026-06-05' };
    expect(grown('2026-07-01', season(60), cut)).to.include({ gddLow: 120, reason: 'harvested' });
    expect(grown('2026-06-04', season(60), cut).reason).to.equal(undefined);
  });

  it('says that a parcel is cut and when, also where nothing is known of how it grew', () => {
    const cut = { harvestedOn: '2026-06-05', reason: 'harvested' };
    const inputs = { date: '2026-06-05', days: { days: [] }, harvestedOn: cut.harvestedOn };
    expect(growthView(inputs, BUILT_IN)).to.include(cut);
    const unread = { ...inputs, days: { reason: 'no-station' } as const, start: START };
    expect(growthView(unread, BUILT_IN)).to.include(cut);
    expect(growthView({ ...unread, date: '2026-06-04' }, BUILT_IN)).to.include({
      reason: 'no-station',
    });
    const day = grown('2026-06-04', season(60), { harvestedOn: cut.harvestedOn });
    expect(day).to.not.have.property('harvestedOn');
  });

  it('uses the numbers of the rule set, and names it', () => {
    const rule = { baseC: 10, ruleSetId: 'gdd-1', upperC: 30 };
    const view = growthView(
      { date: '2026-06-05', days: { days: season(40) }, start: START },
      { rule, status: 'unconfirmed' },
    );
    expect(view).to.include({ gddLow: 100, ruleSetId: 'gdd-1', status: 'unconfirmed' });
  });
});
