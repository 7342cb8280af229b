// SPDX-License-Identifier: Apache-2.0
import {
  BLASTAM_VERSION,
  BUILT_IN,
  EPIRICE,
  EPIRICE_VERSION,
  STEM_BORER_VERSION,
  type EpiriceName,
} from '@daoji/agronomy';
import type { ModelRun, RuleSetContent, RunLine, RunModel } from '@daoji/model';

import { CliError } from '../cli-error.js';
import { blastLine } from '../forecast/blast-line.js';
import type { Station, StationRules, StationWeather } from '../forecast/forecast-runs.js';
import { borerLine, epidemicLines } from '../forecast/season-lines.js';
import { dayOf } from '../forecast/station-hours.js';
import { rulesOf } from '../forecast/station-rules.js';
import { ModelRules } from '../models/model-rules.js';
import type { RunSettings } from './run-candidates.js';

/** Numbers of each rule set that a run's lines name. */
export type RunRules = ReadonlyMap<string, StationRules>;

/** @throws CliError `MODEL_VERSION` for a line of a version that this program does not have. */
export function assertVersions({ lines, runId }: ModelRun): void {
  for (const { modelId, modelVersion } of lines) {
    const own = versionOf(modelId);
    if (modelVersion !== own)
      throw new CliError(
        'MODEL_VERSION',
        `${runId}: expected ${modelId} of version ${own}, which this program has, got ${modelVersion}`,
      );
  }
}

function versionOf(modelId: RunModel): string {
  if (modelId === 'blastam') return BLASTAM_VERSION;
  return modelId === 'stem-borer' ? STEM_BORER_VERSION : EPIRICE_VERSION;
}

/**
 * The numbers that the lines were made with.
 * @throws CliError `RULE_SET_UNKNOWN` where a set says nothing of the model that names it, and what `ruleSetOf` throws.
 */
export async function rulesOfLines(
  lines: readonly RunLine[],
  ruleSetOf: (ruleSetId: string) => Promise<RuleSetContent>,
): Promise<RunRules> {
  const rules = new Map<string, StationRules>([[BUILT_IN, rulesOf([])]]);
  for (const { modelId, ruleSetId } of lines) {
    if (ruleSetId === BUILT_IN) continue;
    const given = new ModelRules(await ruleSetOf(ruleSetId));
    if (given.numbers(modelId) === undefined)
      throw new CliError(
        'RULE_SET_UNKNOWN',
        `expected a rule set with the numbers of ${modelId}, got ${ruleSetId}`,
      );
    rules.set(ruleSetId, rulesOf([given]));
  }
  return rules;
}

/** A line made again; undefined where the model says nothing of that day. */
export function lineAgain(
  run: ModelRun,
  line: RunLine,
  weather: StationWeather,
  settings: RunSettings,
  rules: RunRules,
): RunLine | undefined {
  const station = stationOf(run, settings, rules.get(line.ruleSetId));
  const day = dayOf(run.date);
  if (line.modelId === 'blastam') return blastLine(station, weather, day)?.line;
  if (line.modelId === 'stem-borer') return borerLine(station, weather, day)?.line;
  const disease = diseaseOf(line.modelId);
  if (disease === undefined || line.since === undefined) return undefined;
  const group = { parcelIds: line.parcelIds ?? run.parcelIds, since: line.since };
  const span = { from: day, to: day };
  for (const [, one] of epidemicLines(station, weather, group, span, [disease])) return one.line;
  return undefined;
}

/** A station, as much of it as a line depends on. */
function stationOf(
  { deviceId, parcelIds }: ModelRun,
  settings: RunSettings,
  rules: StationRules = rulesOf([]),
): Station {
  return {
    deviceId,
    isLive: false,
    models: [],
    parcelIds,
    rules,
    seasons: [],
    validDays: 1,
    ...settings,
  };
}

function diseaseOf(modelId: RunModel): EpiriceName | undefined {
  const diseases = Object.keys(EPIRICE) as readonly EpiriceName[];
  return diseases.find((disease) => modelId === `epirice-${disease}`);
}
