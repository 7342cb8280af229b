// SPDX-License-Identifier: Apache-2.0
import type { Interval, ParcelSeason } from '@daoji/model';

import type { Breach } from '../lots/holds.js';

/** True when an application forbids a harvest on this civil date; one before the application is free. */
export function forbids(interval: Interval, harvestDate: string): boolean {
  return interval.startDate <= harvestDate && harvestDate < interval.freeFrom;
}

/** Harvest lots that an application forbids, though they were recorded before it. */
export function breachesOf(season: ParcelSeason, interval: Interval): Breach[] {
  return season.harvests
    .filter(({ harvestDate }) => forbids(interval, harvestDate))
    .map(({ lotId }) => ({
      applicationId: interval.applicationId,
      lotId,
      parcelId: season.parcelId,
      ruleSetId: interval.ruleSetId,
    }));
}
