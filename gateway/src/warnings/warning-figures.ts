// SPDX-License-Identifier: Apache-2.0
import { WARNING_VERDICTS, type ControlTask, type Warning } from '@daoji/model';
import type { z } from 'zod';

import type { warningReportSchema } from '../api/warning-operations.js';
import { asItIs, type RecordedAt } from '../scenario-clock.js';
import { shareOf } from '../share-of.js';

type Report = z.infer<typeof warningReportSchema>;

const DAY_MS = 86_400_000;

/**
 * What came of the warnings that were issued in the last days, withdrawn ones too: leaving those out would flatter the rate.
 * @param tasksOf - the tasks of a warning.
 * @param now - the network's time.
 * @param recordedAt - the network's time of a record time.
 */
export function warningReport(
  warnings: readonly Warning[],
  tasksOf: (warning: Warning) => readonly ControlTask[],
  now: Date,
  days: number,
  recordedAt: RecordedAt = asItIs,
): Report {
  // What is recorded at this very moment belongs to the period.
  const toMs = now.getTime() + 1;
  const fromMs = toMs - days * DAY_MS;
  const issued = warnings.filter(({ issued: { at } }) => {
    const ms = Date.parse(recordedAt(at));
    return ms >= fromMs && ms < toMs;
  });
  const tasks = issued.flatMap(tasksOf);
  const checks = tasks.flatMap(({ checked }) => checked ?? []);
  const treated = checks.filter(({ effect }) => effect !== 'untreated');
  return {
    byVerdict: WARNING_VERDICTS.map((verdict) => ({
      count: issued.filter((one) => one.verdict === verdict).length,
      verdict,
    })).filter(({ count }) => count > 0),
    checked: checks.length,
    closed: issued.filter(({ state }) => state === 'closed').length,
    declined: tasks.filter(({ declined }) => declined !== undefined).length,
    done: tasks.filter(({ done }) => done !== undefined).length,
    effective: shareOf(treated, ({ effect }) => effect === 'effective'),
    from: new Date(fromMs).toISOString(),
    infected: shareOf(
      checks,
      ({ gradeAfter, gradeBefore }) => Math.max(gradeAfter, gradeBefore) > 0,
    ),
    issued: issued.length,
    tasks: tasks.length,
    to: new Date(toMs).toISOString(),
    waiting: tasks.filter(({ state }) => state === 'ordered').length,
    warnedParcels: issued.reduce((sum, { parcels }) => sum + parcels.length, 0),
    withdrawn: issued.filter(({ state }) => state === 'withdrawn').length,
  };
}
