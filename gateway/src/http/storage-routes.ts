// SPDX-License-Identifier: Apache-2.0
import type { Inspection, SiteObject } from '@daoji/model';
import type { IRouter } from 'express';
import type { z } from 'zod';

import {
  STORAGE_OPERATIONS,
  type inspectionCalendarSchema,
  type inspectionListSchema,
} from '../api/storage-operations.js';
import type { StateRecords } from '../index/state-records.js';
import { adviceAt } from '../storage/advice.js';
import { binState, grainSince, isUnderGas } from '../storage/bin-state.js';
import { dueLooks, periodsAt } from '../storage/calendar.js';
import { bind } from './bind.js';
import { todayOf } from './input-routes.js';
import type { Services } from './services.js';

const DEFAULT_PAGE = 50;
/** Records of each kind on a bin's page. */
const SHOWN = 20;
const PAGE = 200;

/** Routes about inspections, aeration and fumigation of stored grain. */
export function storageRoutes(router: IRouter, services: Services): void {
  const { catalog, index } = services;
  const { records } = index;
  bind(router, STORAGE_OPERATIONS.listInspections, ({ query }) =>
    Promise.resolve(inspectionPage(records, query)),
  );
  bind(router, STORAGE_OPERATIONS.getInspectionCalendar, ({ query: { operatorId } }) =>
    calendar(services, operatorId),
  );
  bind(router, STORAGE_OPERATIONS.getBinStorage, async ({ params }) => {
    const { value } = await catalog.bin(params.binId);
    const date = todayOf(services);
    const since = grainSince(index, value.id);
    return {
      aerations: newest(records.all('aeration'), value.id, ({ ordered }) => ordered.at),
      date,
      due: dueLooks(index, value, date),
      fumigations: newest(records.all('fumigation'), value.id, ({ ordered }) => ordered.at),
      ...(since !== undefined && { grainSince: since }),
      inspections: newest(records.all('inspection'), value.id, ({ recorded }) => recorded.at),
      isUnderGas: isUnderGas(index, value.id),
      state: binState(index, value.id, date),
    };
  });
  bind(router, STORAGE_OPERATIONS.getAerationAdvice, async ({ params, query }) => {
    const { value } = await catalog.bin(params.binId);
    const areaCode = records.get('operator', value.operatorId)?.areaCode ?? '';
    return adviceAt(records, { areaCode, date: todayOf(services) }, query);
  });
}

interface AskedInspections {
  readonly after?: string | undefined;
  readonly binId?: string | undefined;
  readonly limit?: string | undefined;
  readonly operatorId?: string | undefined;
  readonly state?: Inspection['state'] | undefined;
}

function inspectionPage(
  records: StateRecords,
  { after, binId, limit: asked, operatorId, state }: AskedInspections,
): z.infer<typeof inspectionListSchema> {
  const found = records
    .all('inspection')
    .filter((one) => binId === undefined || one.binId === binId)
    .filter((one) => operatorId === undefined || one.operatorId === operatorId)
    .filter((one) => state === undefined || one.state === state)
    .sort(byTime(({ recorded }) => recorded.at));
  const limit = Number(asked ?? DEFAULT_PAGE);
  const from = found.findIndex(({ inspectionId }) => inspectionId === after) + 1;
  const items = found.slice(from, from + limit);
  const next = from + limit < found.length ? items.at(-1)?.inspectionId : undefined;
  return { items, ...(next !== undefined && { next }), total: found.length };
}

async function calendar(
  services: Services,
  operatorId: string | undefined,
): Promise<z.infer<typeof inspectionCalendarSchema>> {
  const { index } = services;
  const date = todayOf(services);
  const bins = await binsOf(services, operatorId);
  const items = bins.flatMap((bin) => {
    const due = dueLooks(index, bin, date);
    if (due.length === 0) return [];
    const { id: binId, siteId } = bin;
    const grams = index.records.get('bin-fill', binId)?.grams ?? 0;
    const { ruleSetId } = periodsAt(index, bin.operatorId, date);
    return [{ binId, due, grams, operatorId: bin.operatorId, ruleSetId, siteId }];
  });
  const first = ({ due }: (typeof items)[number]): string =>
    due.map(({ dueDate }) => dueDate).sort()[0] ?? '';
  items.sort((a, b) => (first(a) + a.binId < first(b) + b.binId ? -1 : 1));
  return { date, items };
}

async function binsOf(
  { catalog, index }: Services,
  operatorId: string | undefined,
): Promise<SiteObject[]> {
  const bins: SiteObject[] = [];
  let after = '';
  for (;;) {
    const ids = index.page('bins', after, PAGE);
    for (const id of ids) bins.push((await catalog.bin(id)).value);
    if (ids.length < PAGE) break;
    after = ids.at(-1) ?? '';
  }
  return bins.filter((bin) => operatorId === undefined || bin.operatorId === operatorId);
}

function newest<T extends { readonly binId: string }>(
  all: readonly T[],
  binId: string,
  at: (one: T) => string,
): T[] {
  return all
    .filter((one) => one.binId === binId)
    .sort(byTime(at))
    .slice(0, SHOWN);
}

function byTime<T>(at: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => (at(a) < at(b) ? 1 : -1);
}
