// SPDX-License-Identifier: Apache-2.0
import {
  lotSchema,
  MAX_OVERLAPS,
  parcelSchema,
  stateKey,
  type EventFlag,
  type Parcel,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { overlapMarkWrites, withFlag } from '../lots/holds.js';
import { parcelSeasonOf } from '../places/parcel-season.js';

/** Land that a parcel shares with another, in m². */
export interface OverlapClaim {
  readonly areaM2: number;
  readonly parcelId: string;
}

/** True while somebody's claim to the parcel's land stands. */
export function hasOverlap(parcel: Parcel): boolean {
  return (parcel.overlaps ?? []).length > 0;
}

/** What an event says of a parcel whose land is claimed twice. */
export function overlapFlags(parcel: Parcel): readonly EventFlag[] {
  return hasOverlap(parcel) ? ['PARCEL_OVERLAP'] : [];
}

/**
 * The parcel with further overlaps; a pair that it lists already stays as it was.
 * @throws ContractError `PARCEL_DUPLICATE`, `PARCEL_NOT_FOUND`, `OVERLAP_LIMIT`.
 */
export async function withClaims(
  facts: Facts,
  parcel: Parcel,
  claims: readonly OverlapClaim[] = [],
): Promise<Parcel> {
  let value = parcel;
  for (const claim of claims) {
    demand(
      claim.parcelId !== parcel.parcelId,
      'PARCEL_DUPLICATE',
      `parcel ${parcel.parcelId} is said to overlap itself`,
    );
    await parcelOf(facts, claim.parcelId);
    value = withClaim(facts, value, claim);
  }
  return value;
}

/**
 * Writes that make a parcel's overlaps stand: each other parcel lists them too, and the harvest lots of this season, on
 * either, are marked, so that whatever came of them finds it. The parcel's own write is not among them.
 */
export async function standingWrites(facts: Facts, parcel: Parcel): Promise<Write[]> {
  const marked: Parcel[] = [];
  const writes: Write[] = [];
  for (const { areaM2, parcelId } of parcel.overlaps ?? []) {
    const other = await parcelOf(facts, parcelId);
    if (isListed(other, parcel.parcelId)) continue;
    const value = withClaim(facts, other, { areaM2, parcelId: parcel.parcelId });
    writes.push({ key: stateKey('parcel', parcelId), value });
    marked.push(value);
  }
  if (marked.length > 0) marked.push(parcel);
  return [...writes, ...(await lotMarks(facts, marked))];
}

/** The parcel at `parcelId`. @throws ContractError `PARCEL_NOT_FOUND`. */
export function parcelOf(facts: Facts, parcelId: string): Promise<Parcel> {
  return facts.expect(stateKey('parcel', parcelId), parcelSchema, 'PARCEL_NOT_FOUND');
}

/** True when the parcel lists the other. */
export function isListed(parcel: Parcel, otherParcelId: string): boolean {
  return (parcel.overlaps ?? []).some((one) => one.parcelId === otherParcelId);
}

/** The parcel without the other in its list. */
export function withoutOverlap(parcel: Parcel, otherParcelId: string): Parcel {
  const left = (parcel.overlaps ?? []).filter((one) => one.parcelId !== otherParcelId);
  return { ...parcel, overlaps: left.length > 0 ? left : undefined };
}

function withClaim(facts: Facts, parcel: Parcel, { areaM2, parcelId }: OverlapClaim): Parcel {
  if (isListed(parcel, parcelId)) return parcel;
  const overlaps = parcel.overlaps ?? [];
  demand(
    overlaps.length < MAX_OVERLAPS,
    'OVERLAP_LIMIT',
    `parcel ${parcel.parcelId} lists ${overlaps.length} overlaps already`,
  );
  const { commandId, recordTime: claimedAt } = facts;
  return { ...parcel, overlaps: [...overlaps, { areaM2, claimedAt, commandId, parcelId }] };
}

async function lotMarks(facts: Facts, parcels: readonly Parcel[]): Promise<Write[]> {
  const lotIds = new Set<string>();
  for (const parcel of parcels)
    for (const { lotId } of (await parcelSeasonOf(facts, parcel)).harvests) lotIds.add(lotId);
  const flagged: Write[] = [];
  for (const lotId of lotIds) {
    const key = stateKey('lot', lotId);
    const lot = await facts.expect(key, lotSchema, 'LOT_NOT_FOUND');
    flagged.push({ key, value: withFlag(lot, 'PARCEL_OVERLAP') });
  }
  // A parcel without a harvest has nothing that could have come of it.
  if (flagged.length === 0) return [];
  const subjects = [
    ...flagged.map(({ key }) => key),
    ...parcels.map(({ parcelId }) => stateKey('parcel', parcelId)),
  ];
  return [...(await overlapMarkWrites(facts, subjects)), ...flagged];
}
