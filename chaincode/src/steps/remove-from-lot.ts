// SPDX-License-Identifier: Apache-2.0
import { stateKey } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { drawLots, lotTarget, type Drawn } from '../lots/draw.js';
import type { Outcome, Plan } from '../run-command.js';
import { assertSecondPerson } from './second-person.js';

/**
 * Grams for a test, also of a lot that is closed or on hold. Refuses `LOT_NOT_FOUND`, `LOT_IN_TRANSIT`, `LOT_MASS_EXCEEDED`.
 */
export const planSampleLot: Plan<'sampleLot'> = async (command, facts) =>
  taken(await drawOne(facts, command));

/** Grams that were lost, also of a lot that is closed or on hold. Refuses as {@link planSampleLot}. */
export const planLoseLot: Plan<'loseLot'> = async (command, facts) =>
  taken(await drawOne(facts, command));

/** Grams that were destroyed before a witness. Refuses `SECOND_PERSON_MISSING`, and as {@link planSampleLot}. */
export const planDestroyLot: Plan<'destroyLot'> = async (command, facts) => {
  const drawn = await drawOne(facts, command);
  for (const lot of drawn.lots) assertSecondPerson(facts, lot, 'destruction');
  return taken(drawn);
};

/**
 * A count of what is there: less is written off, more is only said, since a count makes no rice. Refuses
 * `SECOND_PERSON_MISSING`, `LOT_NOT_FOUND`, `LOT_IN_TRANSIT`, `STOCK_EQUAL`.
 */
export const planStocktake: Plan<'stocktake'> = async (command, facts) => {
  const { countedGrams, lotId } = command;
  const none = await drawLots(facts, [{ grams: 0, lotId }], {
    evenClosed: true,
    evenOnHold: true,
    staysInBin: true,
  });
  const [lot] = none.lots;
  demand(lot !== undefined, 'LOT_NOT_FOUND', `lot ${lotId} is not recorded`);
  assertSecondPerson(facts, lot, 'stocktake');
  const missing = lot.remainingGrams - countedGrams;
  demand(missing !== 0, 'STOCK_EQUAL', `lot ${lotId} has ${countedGrams} g by record and by count`);
  if (missing < 0) {
    // The lot is written as it was, so that the count takes part in MVCC.
    return { ...taken(none), flags: ['STOCK_SURPLUS'] };
  }
  const drawn = await drawOne(facts, { grams: missing, lotId });
  return { ...taken(drawn), flags: ['STOCK_SHORTAGE'] };
};

function drawOne(
  facts: Facts,
  { grams, lotId }: { readonly grams: number; readonly lotId: string },
): Promise<Drawn> {
  return drawLots(facts, [{ grams, lotId }], { evenClosed: true, evenOnHold: true });
}

function taken({ bins, keys, lots, writes }: Drawn): Outcome {
  return {
    subjects: [...keys],
    targets: lots.map((lot) => ({ ...lotTarget(lot, false), key: stateKey('lot', lot.lotId) })),
    writes: [...writes, ...bins.writes],
  };
}
