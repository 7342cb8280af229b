// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';

import type { binCurveSchema } from '../api/grain-operations.js';
import type { Services } from '../http/services.js';
import type { TimeSpan } from '../series/grain-series.js';
import { alarmStands } from './alarm-times.js';

type Mark = z.infer<typeof binCurveSchema>['marks'][number];

/** Alarms of a bin as they came and went, and treatments, that touch a time; in the order of time. */
export function curveMarks(
  { index, scenario }: Pick<Services, 'index' | 'scenario'>,
  binId: string,
  { fromMs, toMs }: TimeSpan,
): Mark[] {
  const isWithin = ({ at, until = at }: Mark): boolean =>
    Date.parse(until) >= fromMs && Date.parse(at) < toMs;
  const alarms = alarmStands(index, scenario, binId).flatMap(
    ({ alarm: { alarmId, kind }, clearedMs, raisedMs }): Mark[] => [
      { at: timeOf(raisedMs), id: alarmId, kind: 'raised', what: kind },
      ...(clearedMs === undefined
        ? []
        : [{ at: timeOf(clearedMs), id: alarmId, kind: 'cleared' as const, what: kind }]),
    ],
  );
  const treatments = index.records
    .all('treatment')
    .filter(({ subject }) => subject.kind === 'bin' && subject.id === binId)
    .map(({ endDate, productName, startDate, treatmentId }): Mark => ({
      at: timeOf(Date.parse(`${startDate}T00:00:00+08:00`)),
      id: treatmentId,
      kind: 'treatment',
      until: timeOf(Date.parse(`${endDate}T23:59:59+08:00`)),
      what: productName,
    }));
  return [...alarms, ...treatments]
    .filter(isWithin)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
