// SPDX-License-Identifier: Apache-2.0
import { stateKey, type LotFlag } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { drawLots, lotAtHand, lotTarget, type Drawn } from '../lots/draw.js';
import { withFlag } from '../lots/holds.js';
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
 * A count of what is there: less is written off; more makes no rice, and marks the lot and its bin for ever. Refuses
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
  if (missing < 0) return withSurplus(facts, none);
  const drawn = await drawOne(facts, { grams: missing, lotId });
  return { ...taken(drawn), flags: ['STOCK_SHORTAGE'] };
};

async function withSurplus(facts: Facts, none: Drawn): Promise<Outcome> {
  const flags: readonly LotFlag[] = ['STOCK_SURPLUS', ...facts.recordFlags];
  const writes: Write[] = [];
  for (const { lotId, binId } of none.lots) {
    const lot = withFlag(await lotAtHand(facts, lotId, { evenClosed: true }), ...flags);
    writes.push({ key: stateKey('lot', lotId), value: lot });
    // Nobody knows which grain in the bin is the one too many.
    if (binId !== undefined) await none.bins.mark(binId, flags);
  }
  return { ...taken({ ...none, writes }), flags: ['STOCK_SURPLUS'] };
}

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
