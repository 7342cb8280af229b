// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, controlTaskKey, type ControlTask, type Parcel } from '@daoji/model';
import type { z } from 'zod';

import type { seasonStepSchema } from '../api/season-views.js';
import type { ReadIndex } from '../index/read-index.js';
import { seasonOf } from '../inputs/parcel-season.js';
import { listedProduct } from '../rules/rules-at.js';
import type { CropStart } from './growth-view.js';
import type { DiaryLine } from './field-diary.js';

/** See {@link seasonStepSchema}. */
export type SeasonStep = z.infer<typeof seasonStepSchema>;

/** What the steps of a parcel are read from. */
export interface StepSources {
  readonly index: ReadIndex;
  /** Network time of a record time. */
  readonly recordedAt: (recordTime: string) => string;
}

/** A parcel's season as one line, ascending by the day; what is in error stays in it, marked. */
export function parcelSteps(
  sources: StepSources,
  parcel: Parcel,
  diary: readonly DiaryLine[],
): SeasonStep[] {
  const steps = [
    ...declared(sources, parcel),
    ...diary.map(workStep),
    ...applied(sources, parcel),
    ...warned(sources, parcel),
    ...harvested(sources, parcel),
  ];
  return steps.sort((left, right) => keyOf(left).localeCompare(keyOf(right)));
}

/** When the crop was set: the last transplanting, else the first sowing; what is in error did not happen. */
export function cropStart(steps: readonly SeasonStep[], date: string): CropStart | undefined {
  const done = steps.filter(({ correction, on }) => correction === undefined && on <= date);
  const [last, first] = [
    done.findLast(({ work }) => work === 'transplant'),
    done.find(({ kind, work }) => work === 'sow' || kind === 'season-declared'),
  ];
  const start = last ?? first;
  if (!start) return undefined;
  return { commandId: start.commandId, on: start.on, work: last ? 'transplant' : 'sow' };
}

/** First day on which the parcel was cut. */
export function harvestDay(steps: readonly SeasonStep[]): string | undefined {
  return steps.find(
    ({ correction, kind, work }) =>
      correction === undefined && (kind === 'harvest' || work === 'harvest'),
  )?.on;
}

function declared({ index }: StepSources, { parcelId, season }: Parcel): SeasonStep[] {
  const sowing = index.records.get('parcel-sowing', `${parcelId}/${season}`);
  // Without the day of sowing a declaration is a paper: it sets no crop.
  if (sowing?.sownOn === undefined) return [];
  return [
    stepOf(index, {
      commandId: sowing.commandId,
      kind: 'season-declared',
      on: sowing.sownOn,
    }),
  ];
}

function workStep({ commandId, correction, doneOn, eventTime, work }: DiaryLine): SeasonStep {
  return {
    commandId,
    ...(correction && { correction }),
    eventTime,
    kind: 'field-work',
    on: doneOn,
    work,
  };
}

function applied({ index }: StepSources, parcel: Parcel): SeasonStep[] {
  const { records } = index;
  return records.all('application').flatMap((one) => {
    const part = one.parcels.find(({ parcelId }) => parcelId === parcel.parcelId);
    if (!part || !isIn(parcel, one.stopDate)) return [];
    const place = { areaCode: parcel.areaCode, date: one.stopDate };
    const name = listedProduct(records, one.registration, place)?.product.name;
    const { applicationId, registration, target } = one;
    const application = {
      applicationId,
      freeFrom: part.freeFrom,
      ...(name !== undefined && { name }),
      registration,
      target,
    };
    const { commandId, stopDate: on } = one;
    return [{ ...stepOf(index, { commandId, kind: 'application', on }), application }];
  });
}

function warned(sources: StepSources, parcel: Parcel): SeasonStep[] {
  const { index } = sources;
  return index.records.all('warning').flatMap((warning) => {
    const { issued, level, parcels, pest, validFrom, verdict, warningId } = warning;
    const isNamed = parcels.some(({ parcelId }) => parcelId === parcel.parcelId);
    if (!isNamed || !isIn(parcel, validFrom)) return [];
    const said = { commandId: issued.commandId, level, pest, recordTime: issued.at, verdict };
    const id = controlTaskKey(warningId, parcel.parcelId).replace(/^control-task~/, '');
    const task = index.records.get('control-task', id);
    return [
      { ...said, kind: 'warning' as const, on: validFrom, warningId },
      ...(task ? controlSteps(sources, task) : []),
    ];
  });
}

function controlSteps({ recordedAt }: StepSources, task: ControlTask): SeasonStep[] {
  const { checked, declined, done, ordered, warningId } = task;
  const steps: SeasonStep[] = [
    {
      commandId: ordered.commandId,
      kind: 'control-ordered',
      on: ordered.orderedOn,
      recordTime: ordered.at,
      warningId,
    },
  ];
  if (done) {
    const { at, commandId, doneOn, measure } = done;
    const what = measure === undefined ? {} : { measure };
    steps.push({
      commandId,
      kind: 'control-done',
      on: doneOn,
      recordTime: at,
      warningId,
      ...what,
    });
  }
  if (declined) {
    const { at, commandId } = declined;
    const on = civilDateOf(recordedAt(at));
    steps.push({ commandId, kind: 'control-declined', on, recordTime: at, warningId });
  }
  if (checked) {
    const { at, checkedOn, commandId, effect } = checked;
    const step = { commandId, effect, on: checkedOn, recordTime: at, warningId };
    steps.push({ ...step, kind: 'effect-checked' });
  }
  return steps;
}

function harvested({ index }: StepSources, parcel: Parcel): SeasonStep[] {
  return seasonOf(index.records, parcel).harvests.map(({ harvestDate, lotId }) => {
    const commandId = index.lot(lotId)?.commandId ?? '';
    return { ...stepOf(index, { commandId, kind: 'harvest', on: harvestDate }), lotId };
  });
}

/** A step with its event's own time, and marked where it was declared to be in error. */
function stepOf(index: ReadIndex, step: Pick<SeasonStep, 'commandId' | 'kind' | 'on'>): SeasonStep {
  const correction = index.records.get('correction', step.commandId);
  const eventTime = index.event('trace', step.commandId)?.eventTime;
  return {
    ...step,
    ...(correction && { correction }),
    ...(eventTime !== undefined && { eventTime }),
  };
}

/** True for a day of the harvest year: there is one crop a year. */
function isIn({ season }: Parcel, date: string): boolean {
  return date.startsWith(String(season));
}

function keyOf({ eventTime, on, recordTime }: SeasonStep): string {
  return `${on} ${eventTime ?? recordTime ?? ''}`;
}
