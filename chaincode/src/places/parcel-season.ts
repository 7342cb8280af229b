// SPDX-License-Identifier: Apache-2.0
import { parcelSeasonKey, parcelSeasonSchema, type Parcel, type ParcelSeason } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';

/** What a parcel's season holds so far; nothing for one that no command of this kind has touched. */
export async function parcelSeasonOf(facts: Facts, parcel: Parcel): Promise<ParcelSeason> {
  const { parcelId, season } = parcel;
  const known = await facts.read(parcelSeasonKey(parcelId, season), parcelSeasonSchema);
  return known ?? { harvestedGrams: 0, harvests: [], intervals: [], parcelId, season, v: 1 };
}

/** A parcel with its season. */
export interface Field {
  readonly parcel: Parcel;
  readonly season: ParcelSeason;
}

/** Parcels with their seasons, each parcel once. */
export async function fieldsOf(facts: Facts, parcels: readonly Parcel[]): Promise<Field[]> {
  const fields = new Map<string, Field>();
  for (const parcel of parcels) {
    const season = await parcelSeasonOf(facts, parcel);
    fields.set(parcel.parcelId, { parcel, season });
  }
  return [...fields.values()];
}

/** The write of a parcel's season. */
export function parcelSeasonWrite(value: ParcelSeason): Write {
  return { key: parcelSeasonKey(value.parcelId, value.season), value };
}

/** Refuses a parcel that is named twice. @throws ContractError `PARCEL_DUPLICATE`. */
export function assertDistinctParcels(parcels: readonly string[]): void {
  const twice = parcels.find((id, index) => parcels.indexOf(id) !== index);
  demand(twice === undefined, 'PARCEL_DUPLICATE', `parcel ${twice ?? ''} is named twice`);
}
