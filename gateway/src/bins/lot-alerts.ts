// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Lot } from '@daoji/model';
import type { z } from 'zod';

import type { alertsViewSchema } from '../api/bin-operations.js';
import type { StateRecords } from '../index/state-records.js';

type Alerts = z.infer<typeof alertsViewSchema>;

/** What stands against a lot on a day, found as chaincode finds it (`docs/decisions/0049-alarms.md`). */
export function lotAlerts(records: StateRecords, lot: Lot, date: string): Alerts {
  const keys = [...(lot.alerts ?? []), ...binKeys(records, lot.binId), ...keysOn(records, lot)];
  return standing(records, keys, date);
}

/** What stands against everything in a bin on a day: at the bin, and handed on by what lies there. */
export function binAlerts(records: StateRecords, binId: string, date: string): Alerts {
  const fill = records.get('bin-fill', binId);
  const inherited = fill?.v === 2 ? (fill.inherited?.alerts ?? []) : [];
  return standing(records, [...binKeys(records, binId), ...inherited], date);
}

function binKeys(records: StateRecords, binId: string | undefined): readonly string[] {
  return binId === undefined ? [] : (records.get('bin-alerts', binId)?.keys ?? []);
}

/** Open alarms on the lot, on those that it or its heap may hold, and on parcels of its season. */
function keysOn(records: StateRecords, lot: Lot): string[] {
  const fill = lot.binId === undefined ? undefined : records.get('bin-fill', lot.binId);
  const beside = fill?.v === 2 ? fill.inherited : undefined;
  const parents = lot.parents.map(({ lotId }) => lotId);
  const lots = [lot, beside].flatMap((one) => [...(one?.origins ?? []), ...(one?.via ?? [])]);
  const parcels = [...lot.parcels, ...(beside?.parcels ?? [])];
  const subjects = new Set([
    ...[lot.lotId, ...parents, ...lots].map((lotId) => stateKey('lot', lotId)),
    ...parcels.map((parcelId) => stateKey('parcel', parcelId)),
  ]);
  return records
    .all('alarm-bucket')
    .flatMap(({ alarms }) => alarms)
    .filter(({ season, subject }) => subjects.has(subject) && isOfSeason(season, lot))
    .map(({ alarmId }) => stateKey('alarm', alarmId));
}

function isOfSeason(season: number | undefined, { harvestYear }: Lot): boolean {
  return season === undefined || harvestYear === undefined || season === harvestYear;
}

function standing(records: StateRecords, keys: readonly string[], date: string): Alerts {
  const ids = (type: string): string[] =>
    [...new Set(keys)]
      .filter((key) => key.startsWith(`${type}~`))
      .map((key) => key.slice(type.length + 1))
      .sort();
  const alarms = ids('alarm')
    .flatMap((id) => records.get('alarm', id) ?? [])
    .filter(({ state }) => state !== 'cleared');
  const treatments = ids('treatment')
    .flatMap((id) => records.get('treatment', id) ?? [])
    .filter(({ freeFrom }) => date < freeFrom);
  const freeFrom = treatments
    .map((one) => one.freeFrom)
    .sort()
    .at(-1);
  return { alarms, date, ...(freeFrom !== undefined && { freeFrom }), treatments };
}
