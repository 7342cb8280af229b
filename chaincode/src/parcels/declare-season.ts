// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  operatorSchema,
  parcelSchema,
  parcelSowingKey,
  parcelSowingSchema,
  stateKey,
  type Parcel,
  type ParcelSowing,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { Grants } from '../mandates/grants.js';
import { parcelSeasonOf } from '../places/parcel-season.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { Plan } from '../run-command.js';

const BASIS = builtIn('a season of a parcel is one crop of one calendar year');

/**
 * What is sown on a parcel in a season; the parcel moves on to it. Declared again before the first harvest, the later
 * word counts and both events stay. Refuses `PARCEL_NOT_FOUND`, `PARCEL_STATE`, `OPERATOR_NOT_FOUND`, `SEASON_ORDER`,
 * `SEASON_HARVESTED`, and as {@link Grants} does.
 */
export const planDeclareSeason: Plan<'declareSeason'> = async (command, facts) => {
  const { holderOperatorId, parcelId, season, seedLot, sownOn, variety } = command;
  const key = stateKey('parcel', parcelId);
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  demand(parcel.state !== 'closed', 'PARCEL_STATE', `expected ${key} open, got closed`);
  if (holderOperatorId !== undefined) {
    await facts.expect(
      stateKey('operator', holderOperatorId),
      operatorSchema,
      'OPERATOR_NOT_FOUND',
    );
  }
  assertOrder(parcel, season, facts);
  await assertOpen(facts, { ...parcel, season });
  const grants = await Grants.of(facts, command, 'field-work');
  // A contract opens its season, which is the declared one and not that in which the parcel still stands.
  const target = grants.targetOf({ ...parcel, season }, false);
  const sowing: ParcelSowing = {
    commandId: facts.commandId,
    declaredAt: facts.recordTime,
    holderOperatorId,
    parcelId,
    season,
    seedLot,
    sownOn,
    v: 1,
    variety,
  };
  return {
    subjects: [key, parcelSowingKey(parcelId, season)],
    targets: [target],
    flags: grants.flags,
    writes: [
      { key, value: { ...parcel, season, variety } },
      { key: parcelSowingKey(parcelId, season), value: sowing },
    ],
  };
};

/** True when somebody said what was sown there in the parcel's season. */
export async function hasSowing(facts: Facts, { parcelId, season }: Parcel): Promise<boolean> {
  return (await facts.read(parcelSowingKey(parcelId, season), parcelSowingSchema)) !== undefined;
}

// A season declared ahead would give this year's rice next year's cap, and hide this year's intervals.
function assertOrder(parcel: Parcel, season: number, facts: Facts): void {
  const year = Number(civilDateOf(facts.ruleTime).slice(0, 4));
  demandRule(season >= parcel.season && season <= year, 'SEASON_ORDER', {
    found: `season ${season} of parcel ${parcel.parcelId}, which stands at ${parcel.season}, in ${year}`,
    rule: 'seasons go forward, and none is declared before its year',
    ...BASIS,
    accepted: `a season from ${parcel.season} to ${year}`,
  });
}

async function assertOpen(facts: Facts, parcel: Parcel): Promise<void> {
  const { harvests } = await parcelSeasonOf(facts, parcel);
  const [first] = harvests;
  demandRule(first === undefined, 'SEASON_HARVESTED', {
    found: `parcel ${parcel.parcelId} gave ${first?.lotId ?? ''} in ${parcel.season} already`,
    rule: 'what was sown is declared before it is harvested',
    ...BASIS,
    accepted: 'the next season',
  });
}
