// SPDX-License-Identifier: Apache-2.0
import { controlTaskKey, type Parcel, type Warning } from '@daoji/model';
import type { z } from 'zod';

import type { seasonOverviewSchema, seasonRowSchema } from '../api/season-views.js';
import { parcelSeasonView } from '../inputs/parcel-season.js';
import { isOpen } from '../warnings/warning-list.js';
import { cropState, type CropState, type SeasonSources } from './crop-view.js';
import { harvestDay } from './parcel-steps.js';
import { byRank, todoOf, type Todo } from './season-todo.js';

type Row = z.infer<typeof seasonRowSchema>;

/** Every parcel of an operator that is not closed, and what is to be done on them on a day, the most pressing first. */
export async function seasonOverview(
  sources: SeasonSources,
  operatorId: string,
  date: string,
): Promise<z.infer<typeof seasonOverviewSchema>> {
  const parcels = sources.index.records
    .all('parcel')
    .filter((parcel) => parcel.operatorId === operatorId && parcel.state !== 'closed')
    .sort((left, right) => (left.parcelId < right.parcelId ? -1 : 1));
  const found: { readonly row: Row; readonly todo: readonly Todo[] }[] = [];
  for (const parcel of parcels) {
    const state = await cropState(sources, parcel, date);
    found.push({
      row: rowOf(sources, parcel, state, date),
      todo: todayOf(sources, parcel, state, date),
    });
  }
  return {
    areaM2: parcels.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    date,
    items: found.map(({ row }) => row),
    operatorId,
    todo: found.flatMap(({ todo }) => todo).sort(byRank),
  };
}

function rowOf(
  { index }: SeasonSources,
  parcel: Parcel,
  { growth, water }: CropState,
  date: string,
): Row {
  const season = parcelSeasonView(index.records, parcel, date);
  const warning = warningsOf(index.records.all('warning'), parcel).at(0);
  const { areaM2, parcelId, variety } = parcel;
  return {
    areaM2,
    ...(season.freeFrom !== undefined && { freeFrom: season.freeFrom }),
    growth,
    harvestedGrams: season.harvestedGrams,
    ...(season.headroomGrams !== undefined && { headroomGrams: season.headroomGrams }),
    lots: [...new Set(season.harvests.map(({ lotId }) => lotId))],
    openTasks: tasksOf({ index }, parcel).length,
    parcelId,
    season: parcel.season,
    variety,
    ...(warning && { warning: shownWarning(warning) }),
    water,
  };
}

function shownWarning(warning: Warning): NonNullable<Row['warning']> {
  const { level, pest, validTo, verdict, warningId } = warning;
  return { level, pest, validTo, verdict, warningId };
}

function todayOf(
  { index }: SeasonSources,
  parcel: Parcel,
  { steps, water }: CropState,
  date: string,
): Todo[] {
  const { records } = index;
  const { parcelId, season } = parcel;
  const cutOn = harvestDay(steps);
  const ends = parcelSeasonView(records, parcel, date).intervals.map(({ freeFrom }) => freeFrom);
  return todoOf({
    alarms: records
      .all('alarm')
      .filter(({ state, subject }) => subject.id === parcelId && state !== 'cleared')
      .filter(({ subject }) => subject.kind === 'parcel'),
    date,
    freeFrom: ends.sort().at(-1),
    hasSowing: records.get('parcel-sowing', `${parcelId}/${season}`) !== undefined,
    isHarvested: cutOn !== undefined && cutOn <= date,
    parcelId,
    tasks: tasksOf({ index }, parcel),
    warnings: warningsOf(records.all('warning'), parcel).filter(isOpen),
    water,
  });
}

/** Warnings of a parcel in its harvest year, the newest first. */
function warningsOf(warnings: readonly Warning[], { parcelId, season }: Parcel): Warning[] {
  return warnings
    .filter(({ parcels }) => parcels.some((parcel) => parcel.parcelId === parcelId))
    .filter(({ state, validFrom }) => state !== 'withdrawn' && validFrom.startsWith(`${season}`))
    .sort((left, right) => (left.issued.at < right.issued.at ? 1 : -1));
}

/** Tasks on a parcel that nobody has answered; those of a withdrawn warning ask for nothing. */
function tasksOf({ index: { records } }: Pick<SeasonSources, 'index'>, parcel: Parcel) {
  return warningsOf(records.all('warning'), parcel).flatMap(({ warningId }) => {
    const id = controlTaskKey(warningId, parcel.parcelId).replace(/^control-task~/, '');
    const task = records.get('control-task', id);
    return task?.state === 'ordered' ? [task] : [];
  });
}
