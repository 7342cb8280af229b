// SPDX-License-Identifier: Apache-2.0
import { parcelSchema, stateKey, type Parcel } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { assertDistinctParcels, parcelSeasonOf } from '../places/parcel-season.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { CommandOf, Plan } from '../run-command.js';
import { hasOverlap } from './overlaps.js';

/**
 * Ends a parcel for ever; merged and split ones name who has the land from now on. Refuses `PARCEL_NOT_FOUND`,
 * `PARCEL_STATE`, `PARCEL_DUPLICATE`, `PARCEL_SUCCESSORS`, `PARCEL_HARVESTED`, `OVERLAP_OPEN`.
 */
export const planCloseParcel: Plan<'closeParcel'> = async (command, facts) => {
  const { parcelId, reason, successors } = command;
  const key = stateKey('parcel', parcelId);
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  demand(parcel.state !== 'closed', 'PARCEL_STATE', `expected ${key} open, got closed`);
  assertNamed(command);
  demand(
    successors.length === 0 || !hasOverlap(parcel),
    'OVERLAP_OPEN',
    `land of parcel ${parcelId} is claimed for ${namesOf(parcel)} too`,
  );
  await assertSuccessors(command, parcel, facts);
  const closed = { at: facts.recordTime, reason, successors: [...successors].sort() };
  return {
    subjects: [key, ...successors.map((id) => stateKey('parcel', id))],
    targets: [{ key, operatorId: parcel.operatorId, areaCode: parcel.areaCode }],
    writes: [{ key, value: { ...parcel, closed, state: 'closed' } }],
  };
};

function namesOf({ overlaps = [] }: Parcel): string {
  return overlaps.map((one) => one.parcelId).join(', ');
}

function assertNamed({ parcelId, reason, successors }: CommandOf<'closeParcel'>): void {
  assertDistinctParcels([parcelId, ...successors]);
  const isPassedOn = reason === 'merged' || reason === 'split';
  demandRule(successors.length > 0 === isPassedOn, 'PARCEL_SUCCESSORS', {
    found: `parcel ${parcelId} is closed as ${reason} with ${successors.length} successors`,
    rule: 'land that is merged or split goes on under other ids, other land does not',
    ...builtIn('the history of a parcel is never cut'),
    accepted: isPassedOn ? 'at least one registered successor' : 'no successor',
  });
}

/** The season's counter does not pass on, so neither does the land before the season is over. */
async function assertSuccessors(
  { parcelId, successors }: CommandOf<'closeParcel'>,
  parcel: Parcel,
  facts: Facts,
): Promise<void> {
  const { harvestedGrams } = await parcelSeasonOf(facts, parcel);
  for (const id of successors) {
    const key = stateKey('parcel', id);
    const next = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
    demand(next.state !== 'closed', 'PARCEL_STATE', `expected ${key} open, got closed`);
    demandRule(harvestedGrams === 0 || next.season > parcel.season, 'PARCEL_HARVESTED', {
      found: `parcel ${parcelId} gave ${harvestedGrams} g in ${parcel.season}, successor ${id} stands at ${next.season}`,
      rule: 'land is harvested in a season under one id, so that its cap counts once',
      ...builtIn('one counter per parcel and season'),
      accepted: `successors that start after season ${parcel.season}`,
    });
  }
}
