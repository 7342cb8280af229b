// SPDX-License-Identifier: Apache-2.0
import { parcelSeasonKey, parcelSeasonSchema, type Parcel, type ParcelSeason } from '@daoji/model';

import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';

/** What a parcel's season holds so far; nothing for one that no command of this kind has touched. */
export async function parcelSeasonOf(facts: Facts, parcel: Parcel): Promise<ParcelSeason> {
  const { parcelId, season } = parcel;
  const known = await facts.read(parcelSeasonKey(parcelId, season), parcelSeasonSchema);
  return known ?? { harvestedGrams: 0, harvests: [], intervals: [], parcelId, season, v: 1 };
}

/** The write of a parcel's season. */
export function parcelSeasonWrite(value: ParcelSeason): Write {
  return { key: parcelSeasonKey(value.parcelId, value.season), value };
}
