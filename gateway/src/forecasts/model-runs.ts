// SPDX-License-Identifier: Apache-2.0
import { addDays, type ModelRun, type Parcel } from '@daoji/model';
import type { z } from 'zod';

import type { forecastSchema, modelRunListSchema } from '../api/forecast-operations.js';
import type { StateRecords } from '../index/state-records.js';

type Forecast = z.infer<typeof forecastSchema>;
type Judgement = Forecast['days'][number]['runs'][number];

/** Entries of one answer where none are asked for. */
const DEFAULT_PAGE = 50;
/** Liaoning: daily RH ≥ 90 % is rare there, and EPIRICE says next to nothing (`rice-domain.md` §3). */
const SECOND_IN = '21';

/** What a list of runs is narrowed to. */
export interface AskedRuns {
  readonly after?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly limit?: string | undefined;
  readonly parcelId?: string | undefined;
}

/** One page of runs, the newest day first; of one day the newest run first. */
export function modelRunPage(
  records: StateRecords,
  { after, deviceId, limit: asked, parcelId }: AskedRuns,
): z.infer<typeof modelRunListSchema> {
  const found = records
    .all('model-run')
    .filter((run) => deviceId === undefined || run.deviceId === deviceId)
    .filter((run) => parcelId === undefined || run.parcelIds.includes(parcelId))
    .sort(newestFirst);
  const limit = Number(asked ?? DEFAULT_PAGE);
  const from = found.findIndex(({ runId }) => runId === after) + 1;
  const items = found.slice(from, from + limit);
  const next = from + limit < found.length ? items.at(-1)?.runId : undefined;
  return { items, ...(next !== undefined && { next }), total: found.length };
}

/**
 * What the models said of a parcel on each of some days: of each station the newest run, since a late reading makes another.
 * @param to - last day; all of them are in the answer, also those that nothing judged.
 */
export function forecastOf(
  records: StateRecords,
  parcel: Parcel,
  { days, to }: { readonly days: number; readonly to: string },
): Forecast {
  const { parcelId } = parcel;
  const from = addDays(to, 1 - days);
  const byDay = new Map<string, ModelRun[]>();
  for (const run of records.all('model-run')) {
    const isAsked = run.date >= from && run.date <= to && run.parcelIds.includes(parcelId);
    if (isAsked) byDay.set(run.date, [...(byDay.get(run.date) ?? []), run]);
  }
  return {
    days: Array.from({ length: days }, (_, back) => {
      const date = addDays(to, -back);
      return { date, runs: newestOfEach(records, parcel, byDay.get(date) ?? []) };
    }),
    parcelId,
  };
}

function newestOfEach(
  records: StateRecords,
  parcel: Parcel,
  runs: readonly ModelRun[],
): Judgement[] {
  const byStation = new Map<string, ModelRun[]>();
  for (const run of [...runs].sort(newestFirst))
    byStation.set(run.deviceId, [...(byStation.get(run.deviceId) ?? []), run]);
  return [...byStation]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, [run, ...earlier]]) =>
      run ? [judgementOf(records, parcel, run, earlier.length)] : [],
    );
}

function judgementOf(
  records: StateRecords,
  { areaCode, parcelId }: Parcel,
  { deviceId, inputsRoot, lines, recorded, runId }: ModelRun,
  earlier: number,
): Judgement {
  const isSecond = areaCode.startsWith(SECOND_IN);
  const warnings = records
    .all('warning')
    .filter(({ parcels }) => parcels.some((one) => one.parcelId === parcelId));
  return {
    deviceId,
    earlier,
    inputsRoot,
    lines: lines
      .filter((line) => line.parcelIds === undefined || line.parcelIds.includes(parcelId))
      .map((line) => ({
        ...line,
        opinion: isSecond && line.modelId.startsWith('epirice-') ? 'second' : 'main',
        warningIds: warnings
          .filter((one) => one.inputsDigest === line.inputsDigest && one.modelId === line.modelId)
          .map(({ warningId }) => warningId),
      })),
    recordedAt: recorded.at,
    runId,
  };
}

function newestFirst(a: ModelRun, b: ModelRun): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  if (a.recorded.at !== b.recorded.at) return a.recorded.at < b.recorded.at ? 1 : -1;
  return a.runId < b.runId ? -1 : 1;
}
