// SPDX-License-Identifier: Apache-2.0
import { addDays, wordOf, type Alarm, type ControlTask, type Warning } from '@daoji/model';
import type { z } from 'zod';

import type { todoSchema } from '../api/season-views.js';
import { todoCodes, type TodoCode } from '../api/season-words.js';
import type { WaterView } from './water-view.js';

/** One thing to do on a parcel. */
export type Todo = z.infer<typeof todoSchema>;

/** What is known of a parcel on a day, for the list of what is to be done. */
export interface ParcelToday {
  readonly alarms: readonly Alarm[];
  readonly date: string;
  /** Last day that an interval forbade is over, and the crop still stands. */
  readonly freeFrom?: string | undefined;
  readonly hasSowing: boolean;
  readonly isHarvested: boolean;
  readonly parcelId: string;
  readonly tasks: readonly ControlTask[];
  /** Open ones. */
  readonly warnings: readonly Warning[];
  readonly water: WaterView;
}

/** Days for which the end of an interval is news. */
const NEWS_DAYS = 3;

/** What is to be done on a parcel, the most pressing first. */
export function todoOf(today: ParcelToday): Todo[] {
  return [
    ...today.tasks.map((task) => taskTodo(today, task)),
    ...today.alarms.map((alarm) => alarmTodo(today, alarm)),
    ...today.warnings.flatMap((warning) => warningTodo(today, warning)),
    ...waterTodo(today),
    ...freeTodo(today),
    ...sowingTodo(today),
  ].sort(byRank);
}

/** Most pressing first; of the same kind the earlier day, then the parcel. */
export function byRank(left: Todo, right: Todo): number {
  return keyOf(left) < keyOf(right) ? -1 : 1;
}

function keyOf({ date = '9999', parcelId, rank }: Todo): string {
  return `${String(rank).padStart(2, '0')} ${date} ${parcelId}`;
}

function todo(
  code: TodoCode,
  fields: Pick<Todo, 'en' | 'parcelId' | 'path' | 'zh'> & { readonly date?: string },
): Todo {
  return { code, ...fields, rank: todoCodes.indexOf(code) };
}

function taskTodo({ date, parcelId }: ParcelToday, { ordered, warningId }: ControlTask): Todo {
  const isLate = ordered.dueDate < date;
  return todo(isLate ? 'CONTROL_OVERDUE' : 'CONTROL_DUE', {
    date: ordered.dueDate,
    en: isLate
      ? `control was due on ${ordered.dueDate}: do it or say why not`
      : `control is due by ${ordered.dueDate}`,
    parcelId,
    path: `/warnings/${warningId}`,
    zh: isLate
      ? `防治任务已过期限 ${ordered.dueDate}：请去做，或说明不做的理由`
      : `${ordered.dueDate} 前要完成防治`,
  });
}

function alarmTodo({ parcelId }: ParcelToday, { kind }: Alarm): Todo {
  return todo('ALARM_OPEN', {
    en: `alarm not cleared: ${wordOf('alarm', kind, 'en')}`,
    parcelId,
    path: `/parcels/${parcelId}`,
    zh: `预警未解除：${wordOf('alarm', kind, 'zh-CN')}`,
  });
}

/** A warning that asks for a look; one with an order has its task, and one that could not be judged asks nobody to act. */
function warningTodo({ date, parcelId }: ParcelToday, warning: Warning): Todo[] {
  const { level, pest, state, validTo, warningId } = warning;
  const isHeard = state === 'issued' || state === 'acknowledged';
  if (!isHeard || level === 'none' || validTo < date) return [];
  return [
    todo('WARNING_OPEN', {
      date: validTo,
      en: `look at the parcel: ${wordOf('pest', pest, 'en')} (${wordOf('warning-level', level, 'en')}, until ${validTo})`,
      parcelId,
      path: `/warnings/${warningId}`,
      zh: `去田里看：${wordOf('pest', pest, 'zh-CN')}（${wordOf('warning-level', level, 'zh-CN')}，有效期到 ${validTo}）`,
    }),
  ];
}

function waterTodo({ parcelId, water }: ParcelToday): Todo[] {
  const path = `/parcels/${parcelId}`;
  if (water.advice === 'flood')
    return [
      todo('WATER_FLOOD', {
        en: `water: ${levelOf(water)} cm in the tube, flood to ${water.toCm ?? ''} cm`,
        parcelId,
        path,
        zh: `灌水：管内水位 ${levelOf(water)} 厘米，灌到 ${water.toCm ?? ''} 厘米`,
      }),
    ];
  if (water.reason !== 'stale-reading') return [];
  return [
    todo('STATION_SILENT', {
      en: 'the water level has not been heard of for more than a day: look at the device',
      parcelId,
      path,
      zh: '水位超过一天没有读数：请检查设备',
    }),
  ];
}

function freeTodo({ date, freeFrom, isHarvested, parcelId }: ParcelToday): Todo[] {
  const isNews = freeFrom !== undefined && freeFrom <= date && date < addDays(freeFrom, NEWS_DAYS);
  if (!isNews || isHarvested) return [];
  return [
    todo('HARVEST_FREE', {
      date: freeFrom,
      en: `the pre-harvest interval is over since ${freeFrom}`,
      parcelId,
      path: `/parcels/${parcelId}`,
      zh: `安全间隔期已满：${freeFrom} 起可以收获`,
    }),
  ];
}

function sowingTodo({ hasSowing, isHarvested, parcelId }: ParcelToday): Todo[] {
  if (hasSowing || isHarvested) return [];
  return [
    todo('NO_SOWING_RECORD', {
      en: 'no sowing record of this season: without it nothing is harvested',
      parcelId,
      path: `/field/${parcelId}`,
      zh: '本季没有播种登记：没有它不能登记收获',
    }),
  ];
}

function levelOf({ level }: WaterView): string {
  return String(level?.cm ?? '').replace('-', '−');
}
