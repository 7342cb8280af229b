// SPDX-License-Identifier: Apache-2.0
import type { BlastamRule, EpiriceName, EpiriceRule, StemBorerRule } from '@daoji/agronomy';
import type { RunLine } from '@daoji/model';
import { canonicalBytes, sha256, toHex, utf8 } from '@daoji/proof';

import type { CommandDraft } from '../people/signed-command.js';
import type { StationDay } from './station-days.js';
import { dateOf, type StationHours } from './station-hours.js';

/** Numbers of the models where a station stands. */
export interface StationRules {
  readonly blastam: BlastamRule;
  readonly epirice: Readonly<Record<EpiriceName, EpiriceRule>>;
  readonly stemBorer: StemBorerRule;
}

/** Parcels on which the crop came up on one day. */
export interface SeasonGroup {
  readonly parcelIds: readonly string[];
  /** Civil date of emergence. */
  readonly since: string;
}

/** A family of models. */
export const MODEL_FAMILIES = ['blastam', 'epirice', 'stem-borer'] as const;

/** A weather station and the parcels that its runs speak for. */
export interface Station {
  readonly deviceId: string;
  readonly parcelIds: readonly string[];
  /** Readings of a whole hour, or day where `isDaily`; fewer are no value. */
  readonly readingsPerHour: number;
  /** True where a reading is of a whole day; then EPIRICE alone runs. */
  readonly isDaily: boolean;
  /** True where a reading's time is the end of what it measured. */
  readonly isEndStamped: boolean;
  /** False for one whose readings are carried in later: its days end by its own times. */
  readonly isLive: boolean;
  readonly models: readonly (typeof MODEL_FAMILIES)[number][];
  readonly rules: StationRules;
  readonly seasons: readonly SeasonGroup[];
  /** Days after its own that a warning of it holds. */
  readonly validDays: number;
}

/** What is known of a station's weather. */
export interface StationWeather {
  readonly days: Readonly<Record<string, StationDay>>;
  /** First whole day. */
  readonly fromDay: number;
  readonly hours: StationHours;
}

/** What one model said, by which a later run of the same day is compared. */
export interface JudgedLine {
  /** Model and, where parcels differ in it, the day on which it began. */
  readonly key: string;
  readonly line: RunLine;
}

/** A command that nobody has signed, and the id that makes it the same again. */
export interface ForecastDraft {
  readonly draft: CommandDraft & { readonly type: 'issueWarning' | 'recordModelRun' };
  readonly id: string;
}

/** SHA-256 of the JCS of a run's inputs, hex. */
export function digestOf(inputs: object): string {
  return toHex(sha256(canonicalBytes(inputs)));
}

/** Eight hex digits that stand for a device in an id. */
export function stationMark(deviceId: string): string {
  return toHex(sha256(utf8(deviceId))).slice(0, 8);
}

/** The record of a day's run; its id is made of what it says, so that the same run is the same again. */
export function runDraft(
  { deviceId, parcelIds }: Station,
  day: number,
  judged: readonly JudgedLine[],
): ForecastDraft {
  const date = dateOf(day);
  const lines = judged.map(({ line }) => line);
  const mark = digestOf({ lines, parcelIds }).slice(0, 8);
  const id = `run-${stationMark(deviceId)}-${date.replaceAll('-', '')}-${mark}`;
  const run = { date, deviceId, lines, parcelIds: [...parcelIds], runId: id };
  return { draft: { ...run, type: 'recordModelRun' }, id };
}
