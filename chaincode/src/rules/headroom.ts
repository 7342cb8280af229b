// SPDX-License-Identifier: Apache-2.0
import {
  headroomOf,
  headroomQuerySchema,
  headroomTotals,
  parcelSchema,
  stateKey,
  yieldCapOf,
  type Headroom,
  type HeadroomQuery,
  type Parcel,
} from '@daoji/model';
import { canonicalJson } from '@daoji/proof';

import { ContractError, demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { assertDistinctParcels, parcelSeasonOf } from '../places/parcel-season.js';
import { RuleBook } from './rule-book.js';

/**
 * Cap, used, left, uplift and forecast of parcels in their season, each and together, as a harvest on `date` would meet
 * them; of one holder, so that the sum means something. Argument `{date, parcels}` as JSON; answers JCS.
 * @throws ContractError `ARGUMENT_SHAPE`, `PARCEL_DUPLICATE`, `PARCEL_NOT_FOUND`.
 */
export async function headroomAnswer(facts: Facts, text: string): Promise<string> {
  const { date, parcels: ids } = argumentOf(text);
  assertDistinctParcels(ids);
  const book = new RuleBook(facts);
  const parcels: (Headroom & { readonly parcelId: string; readonly season: number })[] = [];
  const holders = new Set<string>();
  for (const parcelId of ids) {
    const key = stateKey('parcel', parcelId);
    const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
    holders.add(parcel.operatorId);
    const headroom = await headroomAt(facts, book, parcel, date);
    parcels.push({ ...headroom, parcelId, season: parcel.season });
  }
  const [operatorId = '', ...others] = holders;
  demand(
    others.length === 0,
    'ARGUMENT_SHAPE',
    `expected parcels of one holder, got ${[operatorId, ...others].sort().join(', ')}`,
  );
  return canonicalJson({
    date,
    operatorId,
    parcels,
    ruleSets: book.used,
    totals: headroomTotals(parcels),
  });
}

async function headroomAt(
  facts: Facts,
  book: RuleBook,
  parcel: Parcel,
  date: string,
): Promise<Headroom> {
  const { areaCode, areaM2, season, variety } = parcel;
  const place = { areaCode, date };
  const { harvestedGrams, uplift } = await parcelSeasonOf(facts, parcel);
  const [caps] = await book.inForce('rule-index~yield-caps', place);
  const kgPerMu = caps && yieldCapOf(caps, variety, season);
  if (caps) book.use(caps);
  const [recovery] = await book.inForce('rule-index~milling-recovery', place);
  const values = recovery?.values.kind === 'milling-recovery' ? recovery.values : undefined;
  if (recovery && values) book.use(recovery);
  return headroomOf({
    areaM2,
    harvestedGrams,
    kgPerMu,
    recovery: values,
    upliftKgPerMu: uplift?.extraKgPerMu,
  });
}

function argumentOf(text: string): HeadroomQuery {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ContractError('ARGUMENT_SHAPE', 'expected JSON {date, parcels}', { cause });
  }
  const result = headroomQuerySchema.safeParse(value);
  if (result.success) return result.data;
  throw new ContractError('ARGUMENT_SHAPE', `expected {date, parcels}, got ${text.slice(0, 80)}`);
}
