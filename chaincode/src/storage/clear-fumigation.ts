// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  civilDateOf,
  fumigationSchema,
  stateKey,
  type BinStorage,
  type Fumigation,
  type Treatment,
} from '@daoji/model';

import { addToBin } from '../alarms/alarm-lists.js';
import { withdrawalOf } from '../alarms/treatments.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { CommandOf, Plan } from '../run-command.js';
import { assertOther, assertTime, stepOf, STORE_BASIS } from './storage-steps.js';
import { binStorageOf, binStorageWrite } from './under-gas.js';

type Command = CommandOf<'clearFumigation'>;

/**
 * A second person measured the air of an aired bin at every point: from now on people go in, and the grain's withdrawal time runs as
 * that of a treatment with the same id. Refuses `FUMIGATION_NOT_FOUND`, `FUMIGATION_STATE`, `FUMIGATION_GAS`, `STORAGE_DATES`,
 * `SECOND_PERSON_MISSING`, `TREATMENT_DATES`, `TREATMENT_INTERVAL`, `TREATMENT_EXISTS`, `ALARM_LIMIT`.
 */
export const planClearFumigation: Plan<'clearFumigation'> = async (command, facts) => {
  const { at, fumigationId } = command;
  const key = stateKey('fumigation', fumigationId);
  const found = await facts.expect(key, fumigationSchema, 'FUMIGATION_NOT_FOUND');
  const { binId, operatorId, state } = found;
  demand(
    state === 'airing',
    'FUMIGATION_STATE',
    `expected fumigation ${fumigationId} airing, got ${state}`,
  );
  assertOther(facts, [found.sealed, found.aired], {
    accepted: 'readings by somebody who neither closed nor aired the bin',
    found: 'closed or aired the bin and would let people in',
    rule: 'the air of a fumigated bin is measured by a second person before anybody goes in',
  });
  assertTime(facts, at, found.aired?.airedAt);
  assertBreathable(found, command);
  const treatment = await treatmentOf(facts, found, command);
  const cleared = {
    ...stepOf(facts),
    documentHash: command.documentHash,
    freeFrom: command.freeFrom,
    measuredAt: at,
    readings: command.readings,
  };
  const treatmentKey = stateKey('treatment', fumigationId);
  const value: Fumigation = { ...found, cleared, state: 'cleared' };
  return {
    flags: treatment.ruleSetId === undefined ? ['NO_TREATMENT_RULES'] : [],
    ruleSets: treatment.ruleSetId === undefined ? [] : [treatment.ruleSetId],
    subjects: [key, treatmentKey, stateKey('bin', binId)],
    targets: [{ key, operatorId }],
    writes: [
      { key, value },
      { key: treatmentKey, value: treatment },
      await addToBin(facts, binId, treatmentKey),
      binStorageWrite(await opened(facts, binId, civilDateOf(facts.eventTime))),
    ],
  };
};

/** Every point at which gas was found, at or below the limit, after the airing. @throws ContractError `FUMIGATION_GAS`. */
function assertBreathable(found: Fumigation, { at, readings }: Command): void {
  const limit = found.entryLimitMicrogramsPerM3;
  const worst = readings.reduce((most, one) =>
    one.microgramsPerM3 > most.microgramsPerM3 ? one : most,
  );
  const rule = {
    rule: 'people go into a fumigated bin when its airing is over and every point is at or below the limit',
    ...builtIn(STORE_BASIS),
    ruleSetId: found.ruleSetId,
  };
  demandRule(worst.microgramsPerM3 <= limit, 'FUMIGATION_GAS', {
    accepted: `readings of at most ${limit} µg/m³ at every point`,
    found: `${worst.microgramsPerM3} µg/m³ at ${worst.point}`,
    ...rule,
  });
  const points = new Set(found.gas.flatMap((one) => one.readings.map(({ point }) => point)));
  const missing = [...points].filter((point) => readings.every((one) => one.point !== point));
  demandRule(missing.length === 0, 'FUMIGATION_GAS', {
    accepted: `a reading at each of ${[...points].join(', ')}`,
    found: `no reading at ${missing.join(', ')}, where the gas was measured`,
    ...rule,
  });
  const from = addDays(civilDateOf(found.aired?.airedAt ?? at), found.leastAiringDays);
  demandRule(civilDateOf(at) >= from, 'FUMIGATION_GAS', {
    accepted: `readings of ${from} or later`,
    found: `airing that began at ${found.aired?.airedAt ?? ''}, and readings of ${at}`,
    ...rule,
  });
}

/** What stops the release from here on, as `recordTreatment` writes it. */
async function treatmentOf(
  facts: Facts,
  found: Fumigation,
  { at, documentHash, freeFrom }: Command,
): Promise<Treatment> {
  const { agent, binId, fumigationId, operatorId, productName, sealed } = found;
  await facts.assertFree(stateKey('treatment', fumigationId), 'TREATMENT_EXISTS');
  const endDate = civilDateOf(at);
  const dates = { agent, endDate, freeFrom, startDate: civilDateOf(sealed?.sealedAt ?? at) };
  const ruleSet = await withdrawalOf(facts, dates);
  return {
    ...dates,
    commandId: facts.commandId,
    documentHash,
    operatorId,
    productName,
    recordedAt: facts.recordTime,
    ruleSetId: ruleSet?.ruleSetId,
    subject: { id: binId, kind: 'bin' },
    treatmentId: fumigationId,
    v: 1,
  };
}

/** Nobody could look while the bin was closed: what fell due meanwhile is due today. */
async function opened(facts: Facts, binId: string, today: string): Promise<BinStorage> {
  const storage = await binStorageOf(facts, binId);
  const looks = Object.fromEntries(
    Object.entries(storage.looks).map(([scope, look]) => [
      scope,
      look.dueDate < today ? { ...look, dueDate: today } : look,
    ]),
  );
  return { ...storage, fumigationId: undefined, looks };
}
