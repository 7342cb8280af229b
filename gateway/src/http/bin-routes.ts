// SPDX-License-Identifier: Apache-2.0
import { firstOuts } from '@daoji/agronomy';
import type { Alarm } from '@daoji/model';
import type { IRouter } from 'express';

import { MAX_ALARMS } from '../api/bin-operations.js';
import { OPERATIONS } from '../api/operations.js';
import { binContents } from '../bins/bin-contents.js';
import { placedAlarm, reportOn } from '../bins/alarm-figures.js';
import { lotAlerts } from '../bins/lot-alerts.js';
import { recordedAt } from '../scenario-clock.js';
import { bind } from './bind.js';
import { todayOf } from './input-routes.js';
import type { Services } from './services.js';

/** Days of a report where none are asked for. */
const DEFAULT_DAYS = 30;

/** Routes about what lies in a bin, and what stops the release of a lot. */
export function binRoutes(router: IRouter, services: Services): void {
  const { catalog, index, scenario } = services;
  const networkAt = (time: string): string => recordedAt(scenario, time);
  bind(router, OPERATIONS.listAlarms, ({ query: { operatorId, state } }) => {
    const found = index.records
      .all('alarm')
      .filter((alarm) => operatorId === undefined || alarm.operatorId === operatorId)
      .filter(
        (alarm) => state === undefined || (alarm.state === 'cleared') === (state === 'cleared'),
      )
      .sort(newestFirst);
    const items = found.slice(0, MAX_ALARMS);
    const listed = new Set(items.map(({ alarmId }) => alarmId));
    // Sequences are those of all alarms: a cleared one may have been the first.
    const firsts = firstOuts(
      index.records.all('alarm').map((alarm) => placedAlarm(alarm, networkAt)),
    );
    return Promise.resolve({
      firstOuts: firsts.filter((alarmId) => listed.has(alarmId)),
      items,
      total: found.length,
    });
  });
  bind(router, OPERATIONS.getAlarmReport, ({ query: { days, operatorId } }) => {
    const all = index.records.all('alarm');
    const asked = all.filter((one) => operatorId === undefined || one.operatorId === operatorId);
    const period = Number(days ?? DEFAULT_DAYS);
    return Promise.resolve(reportOn(asked, services.now(), period, networkAt));
  });
  bind(router, OPERATIONS.getBinContents, async ({ params }) => {
    const { value } = await catalog.bin(params.binId);
    return binContents(index, value, todayOf(services));
  });
  bind(router, OPERATIONS.getLotAlerts, async ({ params }) => {
    const { value } = await catalog.lot(params.lotId);
    return lotAlerts(index.records, value, todayOf(services));
  });
}

/** Of one moment the lower id first. */
function newestFirst(a: Alarm, b: Alarm): number {
  if (a.raised.at !== b.raised.at) return a.raised.at < b.raised.at ? 1 : -1;
  return a.alarmId < b.alarmId ? -1 : 1;
}
