// SPDX-License-Identifier: Apache-2.0
import { blastam, type BlastamRule, type BlastVerdict } from '@daoji/agronomy';
import { addDays } from '@daoji/model';
import { canonicalBytes, sha256, toHex, utf8 } from '@daoji/proof';

import type { CommandDraft } from '../people/signed-command.js';
import { dateOf, fromMilli, seriesOf, type StationHours } from './station-hours.js';

/** A weather station and the parcels that its runs speak for. */
export interface Station {
  readonly deviceId: string;
  readonly parcelIds: readonly string[];
  /** Readings of a whole hour; fewer are no value. */
  readonly readingsPerHour: number;
  /** Days after its own that a warning of it holds. */
  readonly validDays: number;
  /** False for one whose readings are carried in later: its days end by its own times. */
  readonly isLive: boolean;
  /** The model's numbers where it stands. */
  readonly rule: BlastamRule;
}

/** What a run of one day came to. */
export interface Run {
  readonly digest: string;
  /** True where a warning was issued for it. */
  readonly isWarned?: boolean | undefined;
  readonly verdict: BlastVerdict;
  readonly version: string;
  readonly voidedCount: number;
}

/** A warning that nobody has signed. */
export type WarningDraft = CommandDraft & { readonly warningId: string };

/** BLASTAM for one day. */
export function runOf(
  { deviceId, readingsPerHour, rule }: Station,
  hours: StationHours,
  day: number,
): Run {
  const series = seriesOf(hours, day, readingsPerHour);
  const { model, verdict, version, voided } = blastam(series.map(fromMilli), rule);
  const { ruleSetId } = rule;
  const run = { date: dateOf(day), deviceId, model, readingsPerHour, ruleSetId, version };
  return {
    digest: toHex(sha256(canonicalBytes({ ...run, hours: series }))),
    verdict,
    version,
    voidedCount: voided.length,
  };
}

/**
 * The warning of a run, signed by nobody yet; nothing where there is none to give: `none`, and the labels 1, 3 and 4, which say that
 * infection was not possible. Label 2 is given, since in hot years it hides risk; days in a row that cannot be judged are given once,
 * and again when that warning has ended.
 * @param runs - what the days before came to.
 * @param today - civil date of the network: what is over is no warning.
 */
export function warningOf(
  { deviceId, parcelIds, rule, validDays }: Station,
  day: number,
  run: Run,
  runs: Readonly<Record<number, Run>>,
  today: string,
): WarningDraft | undefined {
  const level = levelOf(day, run, runs, validDays);
  const validFrom = dateOf(day);
  const validTo = addDays(validFrom, validDays);
  if (level === undefined || validTo < today) return undefined;
  const station = toHex(sha256(utf8(deviceId))).slice(0, 8);
  return {
    deviceIds: [deviceId],
    inputsDigest: run.digest,
    level,
    modelId: 'blastam',
    modelVersion: run.version,
    parcelIds: [...parcelIds],
    pest: 'rice-blast',
    ruleSetId: rule.ruleSetId,
    type: 'issueWarning',
    validFrom,
    validTo,
    verdict: run.verdict,
    voidedCount: run.voidedCount,
    warningId: `blast-${station}-${validFrom.replaceAll('-', '')}-${run.digest.slice(0, 8)}`,
  };
}

function levelOf(
  day: number,
  run: Run,
  runs: Readonly<Record<number, Run>>,
  validDays: number,
): string | undefined {
  switch (run.verdict) {
    case 'favourable':
      // Consecutive favourable days are an outbreak risk.
      return runs[day - 1]?.verdict === 'favourable' ? 'urgent' : 'warning';
    case '2':
      return 'notice';
    case 'not-judgeable':
      return isSaid(day, runs, validDays) ? undefined : 'none';
    default:
      return undefined;
  }
}

/** True where a warning stands that the days up to this one could not be judged. */
function isSaid(day: number, runs: Readonly<Record<number, Run>>, validDays: number): boolean {
  for (let at = day - 1; at >= day - validDays; at -= 1) {
    const run = runs[at];
    if (run?.verdict !== 'not-judgeable') return false;
    if (run.isWarned === true) return true;
  }
  return false;
}
