// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  BUILT_IN_INSPECTIONS,
  BUILT_IN_RULES,
  INSPECTION_SCOPES,
  type GrainInspections,
  type SiteObject,
} from '@daoji/model';
import type { z } from 'zod';

import type { binStorageViewSchema } from '../api/storage-operations.js';
import type { ReadIndex } from '../index/read-index.js';
import { rulesAt } from '../rules/rules-at.js';
import { grainSince, isUnderGas } from './bin-state.js';

/** What is due in a bin. */
export type DueLooks = z.infer<typeof binStorageViewSchema>['due'];

/** The periods in force where a bin's operator is. */
export interface PeriodsThere {
  readonly ruleSetId: string;
  readonly values: GrainInspections;
}

const WEEK_DAYS = 7;

/** The periods in force where an operator is on a day; the built-in ones where no set is. */
export function periodsAt(index: ReadIndex, operatorId: string, date: string): PeriodsThere {
  const areaCode = index.records.get('operator', operatorId)?.areaCode ?? '';
  const [ruleSet] = rulesAt(index.records, 'grain-inspections', { areaCode, date });
  return ruleSet?.values.kind === 'grain-inspections'
    ? { ruleSetId: ruleSet.ruleSetId, values: ruleSet.values }
    : { ruleSetId: BUILT_IN_RULES, values: BUILT_IN_INSPECTIONS };
}

/**
 * When a person must look at the grain of a bin again. Nobody has judged grain that came in since the last look: it is looked at
 * as dangerous new grain is. An empty bin is looked at by nobody; in a bin under gas nothing is due.
 */
export function dueLooks(index: ReadIndex, bin: SiteObject, date: string): DueLooks {
  const since = grainSince(index, bin.id);
  if (since === undefined) return [];
  const { values } = periodsAt(index, bin.operatorId, date);
  const looks = index.records.get('bin-storage', bin.id)?.looks;
  const isGas = isUnderGas(index, bin.id);
  return INSPECTION_SCOPES.map((scope) => {
    const look = looks?.[scope];
    const isOfThis = look !== undefined && look.inspectedOn >= since;
    const dueDate = isOfThis ? look.dueDate : firstDueDate(values, scope, since);
    const state = isGas ? 'under-gas' : dueState(dueDate, date);
    const of = isOfThis ? { inspectedOn: look.inspectedOn, inspectionId: look.inspectionId } : {};
    return { ...of, dueDate, scope, state };
  });
}

/** When grain that came in on a day is looked at for the first time: routinely as dangerous new grain is, since nobody judged it. */
export function firstDueDate(
  values: GrainInspections,
  scope: (typeof INSPECTION_SCOPES)[number],
  since: string,
): string {
  if (scope === 'weekly-full') return addDays(since, values.weeklyFullDays);
  const days = scope === 'routine' ? values.newGrain.dangerous : values.halfMonthlyReportDays;
  return addDays(since, days);
}

function dueState(dueDate: string, date: string): DueLooks[number]['state'] {
  if (dueDate < date) return 'overdue';
  if (dueDate === date) return 'today';
  return dueDate <= addDays(date, WEEK_DAYS) ? 'week' : 'later';
}
