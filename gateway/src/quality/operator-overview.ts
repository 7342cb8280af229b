// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import type { z } from 'zod';

import type { operatorOverviewSchema } from '../api/quality-operations.js';
import type { ReadIndex } from '../index/read-index.js';
import { operatorPosts } from './operator-posts.js';
import { isOpen as isOpenWarning, isParty } from '../warnings/warning-list.js';

type Overview = z.infer<typeof operatorOverviewSchema>;

/** One operator at a glance, as of a moment of the network. */
export function operatorOverview(
  index: ReadIndex,
  operatorId: string,
  asOf: { readonly date: string; readonly now: string },
): Overview {
  const { records } = index;
  const isOwn = (one: { readonly operatorId: string }): boolean => one.operatorId === operatorId;
  return {
    ...operatorPosts(records, operatorId, asOf),
    alarms: idsOf(
      records.all('alarm').filter((one) => isOwn(one) && one.state !== 'cleared'),
      ({ alarmId }) => alarmId,
    ),
    bins: idsOf(records.all('bin').filter(isOwn), ({ id }) => id),
    date: asOf.date,
    lots: lotKinds(index.lots().filter((lot) => isOwn(lot) && isInStock(lot))),
    operatorId,
    parcels: idsOf(
      records.all('parcel').filter((one) => isOwn(one) && one.state !== 'closed'),
      ({ parcelId }) => parcelId,
    ),
    recalls: idsOf(
      records.all('recall').filter((one) => one.firmId === operatorId && one.state === 'open'),
      ({ recallId }) => recallId,
    ),
    sites: idsOf(records.all('site').filter(isOwn), ({ siteId }) => siteId),
    warnings: idsOf(
      records.all('warning').filter((one) => isParty(one, operatorId) && isOpenWarning(one)),
      ({ warningId }) => warningId,
    ),
  };
}

function isInStock({ closed, remainingGrams, voidedBy }: Lot): boolean {
  return !closed && remainingGrams > 0 && voidedBy === undefined;
}

function lotKinds(lots: readonly Lot[]): Overview['lots'] {
  return [...new Set(lots.map(({ kind }) => kind))].sort().map((kind) => {
    const own = lots.filter((lot) => lot.kind === kind);
    const grams = own.reduce((sum, { remainingGrams }) => sum + remainingGrams, 0);
    return { count: own.length, grams, kind };
  });
}

function idsOf<T>(all: readonly T[], idOf: (one: T) => string): string[] {
  return all.map(idOf).sort();
}
