// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  parcelSchema,
  physicalGrams,
  stateKey,
  type EventFlag,
  type Parcel,
} from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { Grants } from '../mandates/grants.js';
import { hasSowing } from '../parcels/declare-season.js';
import { hasOverlap } from '../parcels/overlaps.js';
import { fieldsOf, parcelSeasonWrite } from '../places/parcel-season.js';
import { RuleBook } from '../rules/rule-book.js';
import type { CommandOf, Plan } from '../run-command.js';
import { same, weakestOf } from './blend.js';
import { assertNewLots } from './draw.js';
import { assertIntervals, isBeforeSpray, isInTakenBack } from './harvest-interval.js';
import { assertYields } from './harvest-yield.js';
import { lotFlagsOf } from './holds.js';
import { newLot } from './new-lot.js';

/**
 * A harvest lot from attested parcels, its mass at 14.5 % moisture. What is entered for a holder by contract or mandate is
 * the holder's lot. Refuses `PARCEL_NOT_FOUND`,
 * `PARCEL_NOT_ATTESTED`, `LOT_VARIETY_MIXED`, `LOT_EXISTS`, `HARVEST_INTERVAL`, `HARVEST_LIMIT`, `YIELD_CAP_EXCEEDED`,
 * `YIELD_CAP_MISSING`, and as {@link Grants} does.
 */
export const planRecordHarvest: Plan<'recordHarvest'> = async (command, facts) => {
  const { lotId, weighedGrams, moistureMilliPercent } = command;
  const parcels: Parcel[] = [];
  for (const parcelId of command.parcels) parcels.push(await usableParcel(facts, parcelId));
  const grants = await Grants.of(facts, command, 'harvest');
  const targets = parcels.map((parcel) => grants.targetOf(parcel, false));
  const holderId = holderOf(command, facts, parcels, targets);
  const massGrams = physicalGrams(weighedGrams, moistureMilliPercent);
  await assertNewLots(facts, [{ grams: massGrams, lotId }]);
  const harvestDate = civilDateOf(facts.eventTime);
  const book = new RuleBook(facts);
  const fields = await fieldsOf(facts, parcels);
  await assertIntervals(book, fields, harvestDate);
  const yields = await assertYields(book, fields, { harvestDate, lotId, massGrams });
  const sown = await Promise.all(parcels.map((parcel) => hasSowing(facts, parcel)));
  const today = civilDateOf(facts.ruleTime);
  const isDoubtful = isBeforeSpray(fields, harvestDate, today);
  const flags: readonly EventFlag[] = [
    ...grants.flags,
    ...yields.flags,
    ...(isDoubtful ? (['HARVEST_BEFORE_SPRAY'] as const) : []),
    ...(isInTakenBack(fields, harvestDate, today) ? (['SPRAY_TAKEN_BACK'] as const) : []),
    ...(sown.includes(false) ? (['NO_SOWING_RECORD'] as const) : []),
    ...(parcels.some(hasOverlap) ? (['PARCEL_OVERLAP'] as const) : []),
  ];
  const key = stateKey('lot', lotId);
  const value = newLot(
    facts,
    {
      flags: lotFlagsOf(flags),
      harvestDate,
      harvestYear: agreed('harvest year', same(parcels.map((p) => p.season)), command.harvestYear),
      kind: 'harvest',
      lotId,
      massGrams,
      moistureMilliPercent,
      originClass: weakestOf(parcels.map((parcel) => parcel.originClass)),
      parcels: [...new Set(command.parcels)].sort(),
      parents: [],
      variety: agreed('variety', same(parcels.map((parcel) => parcel.variety)), command.variety),
      weighedGrams,
    },
    holderId,
  );
  const parcelKeys = parcels.map((parcel) => stateKey('parcel', parcel.parcelId));
  return {
    subjects: [key, ...parcelKeys],
    targets,
    writes: [{ key, value }, ...yields.seasons.map(parcelSeasonWrite)],
    flags,
    ruleSets: book.used,
  };
};

/** Whose lot it is: the signer's, or that of the one holder for whom it is entered. */
function holderOf(
  { onBehalfOf }: CommandOf<'recordHarvest'>,
  facts: Facts,
  parcels: readonly Parcel[],
  targets: readonly Target[],
): string {
  if (!targets.some(({ isGranted }) => isGranted === true)) return facts.operatorId;
  const holderId = same(parcels.map(({ operatorId }) => operatorId));
  demand(
    holderId !== undefined && onBehalfOf?.operatorId === holderId,
    'NO_MANDATE',
    `expected a harvest of one holder, named in onBehalfOf, got parcels of ` +
      `${[...new Set(parcels.map(({ operatorId }) => operatorId))].join(', ')}, on behalf of ${onBehalfOf?.operatorId ?? 'nobody'}`,
  );
  return holderId;
}

async function usableParcel(facts: Facts, parcelId: string): Promise<Parcel> {
  const key = stateKey('parcel', parcelId);
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  demand(
    parcel.state === 'attested' || parcel.state === 'verified',
    'PARCEL_NOT_ATTESTED',
    `expected ${key} attested, got ${parcel.state}`,
  );
  return parcel;
}

/** What the parcels agree on; where they differ, what the signer says. */
function agreed<T extends string | number>(
  what: string,
  ofParcels: T | undefined,
  given: T | undefined,
): T {
  const value = ofParcels ?? given;
  demand(
    value !== undefined && (given === undefined || given === value),
    'LOT_VARIETY_MIXED',
    `expected the ${what} of the parcels (${ofParcels ?? 'they differ, so name it'}), got ${given ?? 'none'}`,
  );
  return value;
}
