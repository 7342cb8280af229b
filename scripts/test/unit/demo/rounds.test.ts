// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  BUILT_IN_INSPECTIONS,
  civilDateOf,
  INSPECTION_SCOPES,
  inspectionPeriod,
} from '@daoji/model';
import { expect } from 'chai';

import { KeeperRounds, type LookScope } from '../../../src/demo/scenes/round-scene.js';
import { beginOf, SEASON_END, SEASON_FACTOR } from '../../../src/demo/season-dates.js';

const STORED = '2025-10-24';
/** Five commands of one walk take a second and a half: nearly two days of the demo. */
const COMMAND_MS = SEASON_FACTOR * 300;
const GRAIN = { maximumMilliC: 21_000, meanMilliC: 13_000 };

interface Look {
  readonly on: string;
  readonly scope: LookScope;
}

/** The looks of a winter by a clock that only waiting and commands move. */
async function winter(): Promise<{ looks: Look[]; signed: number }> {
  let nowMs = beginOf(STORED) + 9 * 3_600_000;
  const looks: Look[] = [];
  let signed = 0;
  const rounds = new KeeperRounds(
    {
      now: () => new Date(nowMs),
      say: (name, draft) => {
        const { scope } = draft as { scope?: LookScope };
        if (scope === undefined) signed += 1;
        else looks.push({ on: civilDateOf(String(draft['eventTime'])), scope });
        expect(name).to.equal(scope === undefined ? 'quality' : 'keeper');
        nowMs += COMMAND_MS;
        return Promise.resolve('command');
      },
    },
    () => GRAIN,
    (ms) => {
      nowMs += ms * SEASON_FACTOR;
      return Promise.resolve();
    },
  );
  rounds.keep('bin-1');
  expect(await rounds.finished()).to.equal(looks.length);
  return { looks, signed };
}

function periodOf(scope: LookScope, on: string): number {
  if (scope === 'weekly-full') return BUILT_IN_INSPECTIONS.weeklyFullDays;
  if (scope === 'half-monthly-report') return BUILT_IN_INSPECTIONS.halfMonthlyReportDays;
  const seen = { ...GRAIN, insects: 'none', moistureClass: 'semi-safe' } as const;
  return inspectionPeriod(BUILT_IN_INSPECTIONS, {
    ...seen,
    inspectedOn: on,
    newGrainSince: STORED,
  });
}

describe('the keeper’s rounds of the demo', () => {
  it('begin on the day that the grain came in, and end on that from which the clock runs at real speed', async () => {
    const { looks } = await winter();
    expect(looks[0]).to.deep.equal({ on: STORED, scope: 'routine' });
    for (const scope of INSPECTION_SCOPES) {
      const last = looks.findLast((one) => one.scope === scope)?.on ?? '';
      expect(beginOf(addDays(last, 7))).to.be.greaterThan(Date.parse(SEASON_END));
    }
  });

  for (const scope of INSPECTION_SCOPES)
    it(`have each ${scope} look on the day on which it is due`, async () => {
      const days = (await winter()).looks.filter((one) => one.scope === scope);
      for (const [at, { on }] of days.slice(0, -1).entries()) {
        const due = addDays(on, periodOf(scope, on));
        const next = days[at + 1]?.on ?? '';
        const isLast = at === days.length - 2;
        expect(isLast ? [next, due].sort()[0] : next).to.equal(isLast ? next : due);
      }
    });

  it('have each weekly check and report signed by another person', async () => {
    const { looks, signed } = await winter();
    expect(signed).to.equal(looks.filter(({ scope }) => scope !== 'routine').length);
  });
});
