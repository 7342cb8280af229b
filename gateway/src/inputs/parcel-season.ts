// SPDX-License-Identifier: Apache-2.0
import { headroomOf, yieldCapOf, type Parcel, type ParcelSeason } from '@daoji/model';
import type { z } from 'zod';

import type { parcelSeasonViewSchema } from '../api/input-views.js';
import type { StateRecords } from '../index/state-records.js';
import { listedProduct, rulesAt } from '../rules/rules-at.js';

/** What a parcel's season holds; nothing for one that no harvest or spray has touched. */
export function seasonOf(records: StateRecords, { parcelId, season }: Parcel): ParcelSeason {
  const known = records.get('parcel-season', `${parcelId}/${season}`);
  return known ?? { harvestedGrams: 0, harvests: [], intervals: [], parcelId, season, v: 1 };
}

/** A parcel's running intervals and its headroom on a day; without a cap in force there is no headroom to state. */
export function parcelSeasonView(
  records: StateRecords,
  parcel: Parcel,
  date: string,
): z.infer<typeof parcelSeasonViewSchema> {
  const record = seasonOf(records, parcel);
  const place = { areaCode: parcel.areaCode, date };
  const [ruleSet] = rulesAt(records, 'yield-caps', place);
  const kgPerMu = ruleSet && yieldCapOf(ruleSet, parcel.variety, parcel.season);
  const [recovery] = rulesAt(records, 'milling-recovery', place);
  const headroom = headroomOf({
    areaM2: parcel.areaM2,
    harvestedGrams: record.harvestedGrams,
    kgPerMu,
    recovery: recovery?.values.kind === 'milling-recovery' ? recovery.values : undefined,
    upliftKgPerMu: record.uplift?.extraKgPerMu,
  });
  const intervals = record.intervals.map((one) => ({
    ...one,
    isRunning: one.startDate <= date && date < one.freeFrom,
    name: listedProduct(records, one.registration, place)?.product.name,
  }));
  const running = intervals.filter((one) => one.isRunning).map((one) => one.freeFrom);
  return {
    areaM2: parcel.areaM2,
    capGrams: headroom.capGrams,
    date,
    forecast: headroom.forecast,
    freeFrom: running.sort().at(-1),
    harvestedGrams: record.harvestedGrams,
    harvests: record.harvests,
    headroomGrams: headroom.leftGrams,
    intervals,
    operatorId: parcel.operatorId,
    parcelId: parcel.parcelId,
    ruleSetId: kgPerMu === undefined ? undefined : ruleSet?.ruleSetId,
    season: parcel.season,
    upliftGrams: headroom.upliftGrams,
    upliftKgPerMu: record.uplift?.extraKgPerMu,
    variety: parcel.variety,
  };
}
