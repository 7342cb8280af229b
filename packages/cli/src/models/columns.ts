// SPDX-License-Identifier: Apache-2.0
import type { DailyExtremes } from '@daoji/agronomy';

import type { ModelColumn, ModelRow } from './model-table.js';

/** What air can be at all, °C. */
export const AIR_RANGE = [-90, 60] as const;
/** What a sensor in grain can measure, °C (GB/T 29890-2013). */
export const GRAIN_RANGE = [-40, 60] as const;
export const PERCENT_RANGE = [0, 100] as const;
/** What is counted or weighed. */
export const FROM_ZERO = [0, Number.MAX_SAFE_INTEGER] as const;

/** Air of an hour or a day. */
export const AIR: ModelColumn = {
  also: ['TEMP'],
  meaning: 'air temperature, °C',
  name: 'temp_c',
  range: AIR_RANGE,
};
export const HUMIDITY: ModelColumn = {
  also: ['RHUM'],
  meaning: 'relative humidity, %',
  name: 'rh_pct',
  range: PERCENT_RANGE,
};
/** A day's extremes, both of each day. */
export const WHOLE_DAYS: readonly ModelColumn[] = [
  { meaning: 'highest of the day, °C', name: 'tmax_c', range: AIR_RANGE },
  { meaning: 'lowest of the day, °C', name: 'tmin_c', range: AIR_RANGE },
];
/** The same; a day without both is missing. */
export const EXTREMES: readonly ModelColumn[] = WHOLE_DAYS.map((column) => ({
  ...column,
  gaps: true,
}));

/** A row of {@link EXTREMES}; undefined without both. */
export function extremesOf({
  tmax_c: maximumC,
  tmin_c: minimumC,
}: ModelRow): DailyExtremes | undefined {
  return typeof maximumC === 'number' && typeof minimumC === 'number'
    ? { maximumC, minimumC }
    : undefined;
}
