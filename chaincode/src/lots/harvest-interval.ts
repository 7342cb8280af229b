// SPDX-License-Identifier: Apache-2.0
import type { Interval } from '@daoji/model';

import { forbids } from '../inputs/breaches.js';
import type { Field } from '../places/parcel-season.js';
import type { RuleBook } from '../rules/rule-book.js';
import { basisOf, RuleError } from '../rules/rule-refusal.js';

/**
 * Refuses a harvest while a pre-harvest interval runs on one of its parcels; the day of the last use is day 0, dates are
 * civil dates in Asia/Shanghai. Source: `rice-domain.md` §8.
 * @throws RuleError `HARVEST_INTERVAL`, with the earliest date on which all named parcels are free.
 */
export async function assertIntervals(
  book: RuleBook,
  fields: readonly Field[],
  harvestDate: string,
): Promise<void> {
  const running = fields.flatMap(({ season }) =>
    season.intervals
      .filter((interval) => forbids(interval, harvestDate))
      .map((interval) => ({ interval, parcelId: season.parcelId })),
  );
  const last = lastOf(running);
  if (!last) return;
  const { interval, parcelId } = last;
  const ruleSet = await book.setOf(interval.ruleSetId);
  const parcels = [...new Set(running.map((one) => one.parcelId))].sort();
  throw new RuleError('HARVEST_INTERVAL', {
    found:
      `${parcelId} was treated with ${interval.registration} until ${interval.stopDate} ` +
      `(application ${interval.applicationId}); harvest on ${harvestDate}`,
    rule: 'no harvest before the pre-harvest interval ends, counted from the last day of use as day 0',
    ...basisOf(ruleSet),
    accepted: `harvest on or after ${interval.freeFrom}, or without ${parcels.join(', ')}`,
  });
}

interface Running {
  readonly interval: Interval;
  readonly parcelId: string;
}

function lastOf(running: readonly Running[]): Running | undefined {
  let last: Running | undefined;
  for (const one of running) {
    if (!last || one.interval.freeFrom > last.interval.freeFrom) last = one;
  }
  return last;
}

/**
 * True when a harvest is said to have been before a spray whose interval runs on the day of the record: it may be so, and
 * it is the way around the rule, so lot and event say it for ever.
 */
export function isBeforeSpray(
  fields: readonly Field[],
  harvestDate: string,
  recordDate: string,
): boolean {
  return fields.some(({ season }) =>
    season.intervals.some(
      (interval) => harvestDate < interval.startDate && forbids(interval, recordDate),
    ),
  );
}

/**
 * True when a spray that a correction took back would have forbidden the harvest, or was of a day after it while its interval
 * ran on the day of the record: it may be right, and it is a way around the rule, so lot and event say it for ever.
 */
export function isInTakenBack(
  fields: readonly Field[],
  harvestDate: string,
  recordDate: string,
): boolean {
  return fields.some(({ season }) =>
    (season.takenBack ?? []).some(
      (interval) => forbids(interval, harvestDate) || forbids(interval, recordDate),
    ),
  );
}
