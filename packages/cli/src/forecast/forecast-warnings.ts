// SPDX-License-Identifier: Apache-2.0
import { addDays, type RunLine } from '@daoji/model';

import { stationMark, type ForecastDraft, type JudgedLine, type Station } from './forecast-runs.js';
import { dateOf } from './station-hours.js';

/** A line as it was judged before. */
export interface KeptLine {
  readonly isWarned?: boolean | undefined;
  readonly key: string;
  readonly verdict: string;
}
/** What the days came to, by day. */
export type KeptRuns = Readonly<Record<number, readonly KeptLine[]>>;

/** What is known when a line is judged. */
export interface WarningContext {
  readonly runs: KeptRuns;
  /** What is warned of once in a season: ids of such warnings that were made. */
  readonly said: ReadonlySet<string>;
  /** Civil date of the network: what is over is no warning. */
  readonly today: string;
}

/** How much a stage of the moths' flight presses; with 90 % nothing is left to do against them. Levels are ours, unconfirmed. */
const FLIGHT_LEVELS: Readonly<Record<string, string>> = {
  'first-moths': 'notice',
  'moths-10': 'notice',
  'moths-50': 'warning',
};

/**
 * The warning of a line; nothing where there is none to give. Of BLASTAM: `none`, and the labels 1, 3 and 4, which say that infection
 * was not possible, are none; label 2 is given, since in hot years it hides risk; days in a row that cannot be judged are given once,
 * and again when that warning has ended. Of EPIRICE: the first favourable day of a season, as a notice. Of the stem borer: each stage
 * of a year once. What EPIRICE and the stem borer could not judge stands in the run alone.
 */
export function warningOf(
  station: Station,
  day: number,
  { key, line }: JudgedLine,
  context: WarningContext,
): ForecastDraft | undefined {
  const validFrom = dateOf(day);
  const validTo = addDays(validFrom, station.validDays);
  const level = levelOf(station, day, { key, line }, context.runs);
  if (level === undefined || validTo < context.today) return undefined;
  const id = idOf(station, validFrom, line);
  if (context.said.has(id)) return undefined;
  const { inputsDigest, modelId, modelVersion, pest, ruleSetId, verdict, voidedCount } = line;
  const warning = {
    deviceIds: [station.deviceId],
    ...{ inputsDigest, level, modelId, modelVersion },
    parcelIds: [...(line.parcelIds ?? station.parcelIds)],
    ...{ pest, ruleSetId, validFrom, validTo, verdict, voidedCount },
    warningId: id,
  };
  return { draft: { ...warning, type: 'issueWarning' }, id };
}

/** True for what is warned of once in a season, whatever late readings say of its day. */
export function isOnceASeason({ modelId }: Pick<RunLine, 'modelId'>): boolean {
  return modelId !== 'blastam';
}

function idOf({ deviceId }: Station, date: string, line: RunLine): string {
  const station = stationMark(deviceId);
  const { inputsDigest, modelId, since = date, verdict } = line;
  if (modelId === 'blastam')
    return `blast-${station}-${date.replaceAll('-', '')}-${inputsDigest.slice(0, 8)}`;
  if (modelId === 'stem-borer') return `borer-${station}-${since.slice(0, 4)}-${verdict}`;
  return `${modelId}-${station}-${since.replaceAll('-', '')}`;
}

function levelOf(
  { validDays }: Station,
  day: number,
  { key, line }: JudgedLine,
  runs: KeptRuns,
): string | undefined {
  if (line.modelId === 'stem-borer') return FLIGHT_LEVELS[line.verdict];
  if (line.modelId !== 'blastam') return line.verdict === 'favourable' ? 'notice' : undefined;
  switch (line.verdict) {
    case 'favourable':
      // Consecutive favourable days are an outbreak risk.
      return lineOf(runs, day - 1, key)?.verdict === 'favourable' ? 'urgent' : 'warning';
    case '2':
      return 'notice';
    case 'not-judgeable':
      return isSaid(day, key, runs, validDays) ? undefined : 'none';
    default:
      return undefined;
  }
}

/** True where a warning stands that the days up to this one could not be judged. */
function isSaid(day: number, key: string, runs: KeptRuns, validDays: number): boolean {
  for (let at = day - 1; at >= day - validDays; at -= 1) {
    const run = lineOf(runs, at, key);
    if (run?.verdict !== 'not-judgeable') return false;
    if (run.isWarned === true) return true;
  }
  return false;
}

function lineOf(runs: KeptRuns, day: number, key: string): KeptLine | undefined {
  return runs[day]?.find((one) => one.key === key);
}
