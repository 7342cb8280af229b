// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  parcelSchema,
  physicalGrams,
  stateKey,
  type EventFlag,
  type Parcel,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { hasSowing } from '../parcels/declare-season.js';
import { hasOverlap } from '../parcels/overlaps.js';
import { fieldsOf, parcelSeasonWrite } from '../places/parcel-season.js';
import { RuleBook } from '../rules/rule-book.js';
import type { Plan } from '../run-command.js';
import { same, weakestOf } from './blend.js';
import { assertNewLots } from './draw.js';
import { assertIntervals, isBeforeSpray } from './harvest-interval.js';
import { assertYields } from './harvest-yield.js';
import { lotFlagsOf } from './holds.js';
import { newLot } from './new-lot.js';

/**
 * A harvest lot from attested parcels, its mass at 14.5 % moisture. Refuses `PARCEL_NOT_FOUND`,
 * `PARCEL_NOT_ATTESTED`, `LOT_VARIETY_MIXED`, `LOT_EXISTS`, `HARVEST_INTERVAL`, `HARVEST_LIMIT`, `YIELD_CAP_EXCEEDED`,
 * `YIELD_CAP_MISSING`.
 */
export const planRecordHarvest: Plan<'recordHarvest'> = async (command, facts) => {
  const { lotId, weighedGrams, moistureMilliPercent } = command;
  const parcels: Parcel[] = [];
  for (const parcelId of command.parcels) parcels.push(await usableParcel(facts, parcelId));
  const massGrams = physicalGrams(weighedGrams, moistureMilliPercent);
  await assertNewLots(facts, [{ grams: massGrams, lotId }]);
  const harvestDate = civilDateOf(facts.eventTime);
  const book = new RuleBook(facts);
  const fields = await fieldsOf(facts, parcels);
  await assertIntervals(book, fields, harvestDate);
  const yields = await assertYields(book, fields, { harvestDate, lotId, massGrams });
  const sown = await Promise.all(parcels.map((parcel) => hasSowing(facts, parcel)));
  const isDoubtful = isBeforeSpray(fields, harvestDate, civilDateOf(facts.ruleTime));
  const flags: readonly EventFlag[] = [
    ...yields.flags,
    ...(isDoubtful ? (['HARVEST_BEFORE_SPRAY'] as const) : []),
    ...(sown.includes(false) ? (['NO_SOWING_RECORD'] as const) : []),
    ...(parcels.some(hasOverlap) ? (['PARCEL_OVERLAP'] as const) : []),
  ];
  const key = stateKey('lot', lotId);
  const value = newLot(facts, {
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
  });
  const parcelKeys = parcels.map((parcel) => stateKey('parcel', parcel.parcelId));
  return {
    subjects: [key, ...parcelKeys],
    targets: parcels.map(({ operatorId, areaCode }, index) => ({
      key: parcelKeys[index] ?? key,
      operatorId,
      areaCode,
    })),
    writes: [{ key, value }, ...yields.seasons.map(parcelSeasonWrite)],
    flags,
    ruleSets: book.used,
  };
};

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
