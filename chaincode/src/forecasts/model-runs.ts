// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, stateKey, type ModelRun, type Parcel, type RunLine } from '@daoji/model';
import { fromHex, hashLeaf, rootOf, toHex } from '@daoji/proof';

import { demand } from '../contract-error.js';
import { assertDistinctParcels } from '../places/parcel-season.js';
import type { CommandOf, Plan } from '../run-command.js';
import { openParcel, stepOf } from '../warnings/warning-steps.js';
import { commonArea, ruleSetsOf } from '../warnings/warnings.js';

type RecordModelRun = CommandOf<'recordModelRun'>;

/**
 * What every model said of one day of one station, by the watch, for parcels of its area whoever holds them. Refuses
 * `MODEL_RUN_EXISTS`, `MODEL_RUN_DATE`, `MODEL_RUN_LINES`, `MODEL_RUN_MISSING`, `PARCEL_DUPLICATE`, `PARCEL_NOT_FOUND`,
 * `PARCEL_STATE`, `RULE_SET_NOT_FOUND`.
 */
export const planRecordModelRun: Plan<'recordModelRun'> = async (command, facts) => {
  const { date, deviceId, lines, parcelIds, runId } = command;
  const key = stateKey('model-run', runId);
  await facts.assertFree(key, 'MODEL_RUN_EXISTS');
  const today = civilDateOf(facts.ruleTime);
  demand(date <= today, 'MODEL_RUN_DATE', `expected ${today} or before, got ${date}`);
  assertDistinctParcels(parcelIds);
  assertLines(command);
  const ruleSets = new Set<string>();
  for (const { ruleSetId } of lines)
    for (const used of await ruleSetsOf(facts, ruleSetId)) ruleSets.add(used);
  const parcels: Parcel[] = [];
  for (const parcelId of parcelIds) parcels.push(await openParcel(facts, parcelId));
  const { at, commandId, operatorId, personId } = stepOf(facts);
  const value: ModelRun = {
    areaCode: commonArea(parcels.map(({ areaCode }) => areaCode)),
    date,
    deviceId,
    inputsRoot: inputsRootOf(lines),
    lines,
    operatorId,
    parcelIds,
    recorded: { at, commandId, personId },
    runId,
    v: 1,
  };
  const targets = parcels.map((parcel) => ({
    areaCode: parcel.areaCode,
    key: stateKey('parcel', parcel.parcelId),
    operatorId: parcel.operatorId,
  }));
  // The run alone is the subject: 120 days of a season would bury what people did on a parcel's own page.
  return { ruleSets: [...ruleSets].sort(), subjects: [key], targets, writes: [{ key, value }] };
};

/** RFC 9162 root over the digests of the lines' inputs: one model's inputs can be shown without the others'. */
function inputsRootOf(lines: readonly RunLine[]): string {
  return toHex(rootOf(lines.map(({ inputsDigest }) => hashLeaf(fromHex(inputsDigest)))));
}

function assertLines({ lines, parcelIds }: RecordModelRun): void {
  const said = new Set<string>();
  for (const line of lines) {
    const { missing, modelId, verdict, voided, voidedCount } = line;
    demand(
      (verdict === 'not-judgeable') === missing.length > 0,
      'MODEL_RUN_MISSING',
      `expected something missing for not-judgeable and for nothing else, got ${missing.length} of ${modelId}, ${verdict}`,
    );
    demand(
      voidedCount >= voided.length,
      'MODEL_RUN_LINES',
      `expected ${modelId} to count the ${voided.length} void values that it names, got ${voidedCount}`,
    );
    for (const parcelId of line.parcelIds ?? parcelIds) {
      const one = `${modelId}/${parcelId}`;
      demand(
        parcelIds.includes(parcelId) && !said.has(one),
        'MODEL_RUN_LINES',
        `expected ${modelId} once for each parcel of the run, got ${parcelId} again or from elsewhere`,
      );
      said.add(one);
    }
  }
}
