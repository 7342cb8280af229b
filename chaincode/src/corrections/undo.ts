// SPDX-License-Identifier: Apache-2.0
import {
  lotSchema,
  parcelSchema,
  stateKey,
  type EventFlag,
  type LedgerEvent,
  type Lot,
  type ParcelSeason,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { lotAtHand } from '../lots/draw.js';
import { parcelSeasonOf, parcelSeasonWrite } from '../places/parcel-season.js';
import { undoneApplication } from './undo-application.js';
import { undoneSlip } from './undo-slip.js';
import { assertUntouched, voided } from './void-lot.js';

/** Steps that move no grain into or out of a bin when all of it lies there. */
const INSIDE_BIN = ['splitLot', 'mergeLots'];

/** What a correction takes back, and what its event says of it. */
export interface Undone {
  readonly flags: readonly EventFlag[];
  readonly writes: readonly Write[];
}

/**
 * What takes an event back: its lots, its use of an input, its load; of a line of the field diary nothing has to be.
 * @throws ContractError `CORRECTION_USED`, and as the use of a lot does.
 */
export async function undone(facts: Facts, event: LedgerEvent, commandId: string): Promise<Undone> {
  switch (event.type) {
    case 'recordFieldWork':
      return { flags: [], writes: [] };
    case 'applyInput':
      return { flags: ['SPRAY_TAKEN_BACK'], writes: await undoneApplication(facts, event) };
    case 'recordDelivery':
    case 'recordBoughtIn':
      return { flags: ['LOTS_VOIDED'], writes: await undoneSlip(facts, event) };
    default: {
      const writes = await undoneLots(facts, event, commandId);
      return { flags: writes.length > 0 ? ['LOTS_VOIDED'] : [], writes };
    }
  }
}

/**
 * The writes that take an event's lots back: they are void, what they were made of has its grams again, and a harvest is
 * taken off its parcels' seasons. Nothing is taken back that a hold, alarm, test or later step knows.
 * @throws ContractError `CORRECTION_USED`, and as the use of a lot does.
 */
async function undoneLots(facts: Facts, event: LedgerEvent, commandId: string): Promise<Write[]> {
  const made = await madeBy(facts, event, commandId);
  for (const lot of made) await assertUntouched(facts, lot);
  const returned = await returnedTo(facts, event, made);
  assertNoBin(event, [...made, ...returned]);
  const seasons = event.type === 'recordHarvest' ? await seasonsWithout(facts, made) : [];
  return [
    ...made.map((lot) => voided(facts, lot)),
    ...returned.map(lotWrite),
    ...seasons.map(parcelSeasonWrite),
  ];
}

async function madeBy(facts: Facts, { subjects }: LedgerEvent, commandId: string): Promise<Lot[]> {
  const made: Lot[] = [];
  for (const key of subjects) {
    if (!key.startsWith('lot~')) continue;
    const lot = await facts.expect(key, lotSchema, 'LOT_NOT_FOUND');
    if (lot.commandId === commandId) made.push(lot);
  }
  return made;
}

/** What the lots were made of, with the grams back; the outputs of a mill name the same inputs, each of a split its own. */
async function returnedTo(
  facts: Facts,
  { type }: LedgerEvent,
  made: readonly Lot[],
): Promise<Lot[]> {
  const named = type === 'splitLot' ? made : made.slice(0, 1);
  const grams = new Map<string, number>();
  for (const parent of named.flatMap(({ parents }) => parents))
    grams.set(parent.lotId, (grams.get(parent.lotId) ?? 0) + parent.grams);
  const lots: Lot[] = [];
  const ids = [...grams.keys()].sort();
  for (const lotId of ids) {
    const lot = await lotAtHand(facts, lotId);
    demand(
      lot.operatorId === facts.operatorId,
      'CORRECTION_USED',
      `lot ${lotId}, of which it was made, is held by ${lot.operatorId} now`,
    );
    lots.push({ ...lot, remainingGrams: lot.remainingGrams + (grams.get(lotId) ?? 0) });
  }
  return lots;
}

/** A heap that was drawn from or added to is not unmixed: its bounds are what they became. */
function assertNoBin({ type }: LedgerEvent, lots: readonly Lot[]): void {
  const [first, ...others] = new Set(lots.map(({ binId }) => binId));
  const stayed = INSIDE_BIN.includes(type) && others.length === 0;
  demand(
    stayed || (first === undefined && others.length === 0),
    'CORRECTION_USED',
    `${type} moved grain into or out of bin ${first ?? others[0] ?? ''}`,
  );
}

async function seasonsWithout(facts: Facts, made: readonly Lot[]): Promise<ParcelSeason[]> {
  const seasons: ParcelSeason[] = [];
  for (const { lotId, parcels } of made) {
    for (const parcelId of parcels) {
      const key = stateKey('parcel', parcelId);
      const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
      const season = await parcelSeasonOf(facts, parcel);
      const entry = season.harvests.find((one) => one.lotId === lotId);
      demand(
        entry?.grams !== undefined,
        'CORRECTION_USED',
        `season ${season.season} of ${key} does not say what its share of ${lotId} was`,
      );
      seasons.push({
        ...season,
        harvestedGrams: season.harvestedGrams - entry.grams,
        harvests: season.harvests.filter((one) => one.lotId !== lotId),
      });
    }
  }
  return seasons;
}

function lotWrite(value: Lot): Write {
  return { key: stateKey('lot', value.lotId), value };
}
