// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { addWorkingDays, isWorkingDay } from '../../src/index.js';

/** National Day of 2025 with its days made up, as an example of a published calendar. */
const CALENDAR = {
  holidays: ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2025-10-${day}`),
  workingWeekends: ['2025-09-28', '2025-10-11'],
};

describe('working days', () => {
  for (const [date, expected, why] of [
    ['2025-09-26', true, 'a Friday'],
    ['2025-09-27', false, 'a Saturday'],
    ['2025-09-28', true, 'a Sunday that is made up'],
    ['2025-10-01', false, 'a Wednesday on holiday'],
    ['2025-10-09', true, 'the first day after'],
    ['2025-10-11', true, 'a Saturday that is made up'],
    ['2025-10-12', false, 'a Sunday'],
  ] as const) {
    it(`knows that ${date}, ${why}, is ${expected ? '' : 'no '}working day`, () => {
      expect(isWorkingDay(date, CALENDAR)).to.equal(expected);
    });
  }

  for (const [from, days, last] of [
    ['2025-09-26', 0, '2025-09-26'],
    ['2025-09-26', 1, '2025-09-28'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2025-09-30', 10, '2025-10-21'],
    ['2025-09-30', 20, '2025-11-04'],
    ['2025-09-30', 30, '2025-11-18'],
  ] as const) {
    it(`ends ${days} working days after ${from} on ${last}`, () => {
      expect(addWorkingDays(from, days, CALENDAR)).to.equal(last);
    });
  }
});
