// SPDX-License-Identifier: Apache-2.0
import type { IRouter } from 'express';

import { SEASON_OPERATIONS } from '../api/season-operations.js';
import { recordedAt } from '../scenario-clock.js';
import { cropView, type SeasonSources } from '../seasons/crop-view.js';
import { FieldDiary } from '../seasons/field-diary.js';
import { seasonOverview } from '../seasons/season-overview.js';
import { SeasonReader } from '../seasons/season-reader.js';
import { bind } from './bind.js';
import { todayOf } from './input-routes.js';
import type { Services } from './services.js';

/** Time for which days that were read are used again: a season of one station is a second's work for InfluxDB. */
const KEPT_MS = 60_000;

/** Routes about the crop of a season. */
export function seasonRoutes(router: IRouter, services: Services): void {
  const { catalog, index, scenario, seasonSeries } = services;
  const diary = new FieldDiary(catalog, index);
  let kept: { readonly fromMs: number; readonly reader: SeasonReader } | undefined;
  const readerAt = (nowMs: number): SeasonReader => {
    const ageMs = nowMs - (kept?.fromMs ?? -Infinity);
    if (!kept || ageMs < 0 || ageMs > KEPT_MS)
      kept = { fromMs: nowMs, reader: new SeasonReader(seasonSeries, nowMs) };
    return kept.reader;
  };
  const sources = (): SeasonSources => {
    const nowMs = services.now().getTime();
    const reader = readerAt(nowMs);
    return { catalog, diary, index, nowMs, reader, recordedAt: (at) => recordedAt(scenario, at) };
  };
  bind(router, SEASON_OPERATIONS.getParcelCrop, async ({ params: { parcelId }, query }) => {
    const { value } = await catalog.parcel(parcelId);
    return cropView(sources(), value, query.date ?? todayOf(services));
  });
  bind(router, SEASON_OPERATIONS.getSeasonOverview, async ({ params: { operatorId }, query }) => {
    await catalog.operator(operatorId);
    return seasonOverview(sources(), operatorId, query.date ?? todayOf(services));
  });
}
