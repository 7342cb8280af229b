// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import fc from 'fast-check';

import { dueSteps, dutyOf, onDuty, uncoveredTime, type Duty } from '../../../src/notices/duty.js';
import { MINUTE } from '../../doubles/notice-desk.js';

const STEPS: Duty['steps'] = [
  { afterMinutes: 0, role: 'keeper' },
  { afterMinutes: 15, role: 'safety-officer' },
  { afterMinutes: 60, role: 'safety-director' },
];
const DAY = { from: '07:00', personIds: ['day'], to: '19:00' };
const NIGHT = { from: '19:00', personIds: ['night'], to: '07:00' };
const DUTY: Duty = { shifts: [DAY, NIGHT], steps: STEPS };

describe('the duty list', () => {
  const times: readonly (readonly [string, string])[] = [
    ['2026-11-29T22:59:59.999Z', 'night'],
    ['2026-11-29T23:00:00.000Z', 'day'],
    ['2026-11-30T10:59:59.999Z', 'day'],
    ['2026-11-30T11:00:00.000Z', 'night'],
    ['2026-11-30T16:00:00.000Z', 'night'],
    ['1969-12-31T23:30:00.000Z', 'day'],
  ];
  for (const [at, who] of times) {
    it(`has the ${who} at ${at}`, () => {
      expect(onDuty(DUTY, new Date(at))).to.deep.equal([who]);
    });
  }

  it('has both where shifts overlap, and each once', () => {
    const shifts = [DAY, NIGHT, { ...DAY, from: '18:00', to: '20:00' }];
    expect(onDuty({ shifts, steps: STEPS }, new Date('2026-11-30T11:30:00.000Z'))).to.deep.equal([
      'night',
      'day',
    ]);
  });

  it('takes equal times for a whole day', () => {
    expect(uncoveredTime([{ ...DAY, to: '07:00' }])).to.equal(undefined);
  });

  const gaps: readonly (readonly [string, Duty['shifts'], string])[] = [
    ['no shift', [], '00:00'],
    ['no night', [DAY], '00:00'],
    ['a minute before the day', [{ ...DAY, from: '07:01' }, NIGHT], '07:00'],
    ['an hour in the evening', [DAY, { ...NIGHT, from: '20:00' }], '19:00'],
  ];
  for (const [what, shifts, time] of gaps) {
    it(`finds that nobody is there at ${time} with ${what}`, () => {
      expect(uncoveredTime(shifts)).to.equal(time);
    });
  }

  it('goes by the operator’s own list before that of all others', () => {
    const own = { ...DUTY, operatorId: 'mill-1' };
    const of = (operatorId: string | undefined, kind: 'alarm' | 'warning' = 'alarm') => ({
      operatorId,
      subject: { id: 'x-1', kind },
    });
    expect(dutyOf([DUTY, own], of('mill-1'))).to.equal(own);
    expect(dutyOf([DUTY, own], of('mill-2'))).to.equal(DUTY);
    expect(dutyOf([own], of('mill-2'))).to.equal(undefined);
    expect(dutyOf([own], of(undefined))).to.equal(undefined);
    // Nobody of the store is called to a field, and the other way round.
    const field = { ...DUTY, about: 'warning' } as const;
    expect(dutyOf([DUTY, own], of('mill-1', 'warning'))).to.equal(undefined);
    expect(dutyOf([own, field], of('mill-1', 'warning'))).to.equal(field);
    expect(dutyOf([field], of('mill-1'))).to.equal(undefined);
  });
});

describe('escalation', () => {
  it('takes each step once, in order, never early, and none late by more than a round', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ max: 600, min: 1 }), { maxLength: 6 }),
        fc.array(fc.integer({ max: 3_600_000, min: 0 }), { maxLength: 60, minLength: 1 }),
        (minutes, pauses) => {
          const after = [0, ...minutes.sort((a, b) => a - b)];
          const steps = after.map((afterMinutes) => ({ afterMinutes, role: 'keeper' as const }));
          const done = new Set([0]);
          const taken: number[] = [];
          let elapsedMs = 0;
          for (const pause of pauses) {
            elapsedMs += pause;
            for (const step of dueSteps({ steps }, elapsedMs, done)) {
              expect(elapsedMs).to.be.at.least((after[step] ?? Infinity) * MINUTE);
              expect(done.has(step)).to.equal(false);
              done.add(step);
              taken.push(step);
            }
            // What is due by now is done by now.
            const due = after.filter((one) => one * MINUTE <= elapsedMs).length;
            expect(done.size).to.equal(due);
          }
          expect(taken).to.deep.equal(taken.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  it('takes no step that is done', () => {
    expect(dueSteps({ steps: STEPS }, Infinity, new Set([0, 1, 2]))).to.deep.equal([]);
  });
});
