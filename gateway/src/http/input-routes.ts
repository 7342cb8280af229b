// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type Application, type Correction, type EventRefusal } from '@daoji/model';
import type { IRouter } from 'express';

import { OPERATIONS } from '../api/operations.js';
import { parcelSeasonView } from '../inputs/parcel-season.js';
import { sprayAdvice } from '../inputs/spray-advice.js';
import { stockView } from '../inputs/stock-view.js';
import { banOf, listedProducts } from '../rules/rules-at.js';
import { bind } from './bind.js';
import type { Services } from './services.js';

/** Applications in one answer. */
const MAX_APPLICATIONS = 200;

/** Routes about inputs. */
export function inputRoutes(router: IRouter, services: Services): void {
  const { catalog } = services;
  const { records } = services.index;
  bind(router, OPERATIONS.listInputProducts, ({ query }) => {
    const place = { areaCode: query.areaCode, date: query.date ?? todayOf(services) };
    const items = listedProducts(records, place).map(({ product, ruleSet }) => ({
      bannedBy: banOf(records, product, place)?.ruleSet.ruleSetId,
      legalBasis: ruleSet.legalBasis,
      product,
      ruleSetId: ruleSet.ruleSetId,
      status: ruleSet.status,
    }));
    return Promise.resolve({ ...place, items });
  });
  bind(router, OPERATIONS.listInputStock, ({ query }) => {
    const own = records.all('input-stock').filter((one) => one.operatorId === query.operatorId);
    own.sort((left, right) => Number(right.remainingMilli > 0) - Number(left.remainingMilli > 0));
    const items = own.map((stock) => stockView(records, stock, todayOf(services)));
    return Promise.resolve({ items });
  });
  bind(router, OPERATIONS.listApplications, async ({ query }) => {
    const { operatorId, parcelId } = query;
    const found = records
      .all('application')
      .filter((one) => operatorId === undefined || one.operatorId === operatorId)
      .filter(
        (one) => parcelId === undefined || one.parcels.some((part) => part.parcelId === parcelId),
      )
      .sort((left, right) => (left.stopDate < right.stopDate ? 1 : -1));
    const shown = found.slice(0, MAX_APPLICATIONS);
    return { items: await Promise.all(shown.map((one) => withRefusals(services, one))) };
  });
  bind(router, OPERATIONS.getParcelSeason, async ({ params, query }) => {
    const { value } = await catalog.parcel(params.parcelId);
    return parcelSeasonView(records, value, query.date ?? todayOf(services));
  });
  bind(router, OPERATIONS.getSprayAdvice, async ({ params, query }) => {
    const { value } = await catalog.parcel(params.parcelId);
    return sprayAdvice(records, value, query.date ?? todayOf(services));
  });
}

/** Civil date of the network's time. */
export function todayOf({ now }: Pick<Services, 'now'>): string {
  return civilDateOf(now().toISOString());
}

async function withRefusals(
  { catalog, index }: Services,
  application: Application,
): Promise<{ application: Application; correction?: Correction; refusals: EventRefusal[] }> {
  const event = await catalog.findEvent('trace', application.commandId);
  const correction = index.records.get('correction', application.commandId);
  return {
    application,
    ...(correction && { correction }),
    refusals: event?.value.refusals ?? [],
  };
}
