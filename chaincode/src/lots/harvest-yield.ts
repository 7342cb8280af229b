// SPDX-License-Identifier: Apache-2.0
import {
  ANY_VARIETY,
  capGrams,
  sharesByArea,
  type EventFlag,
  type ParcelSeason,
  type RuleSet,
} from '@daoji/model';

import type { Field } from '../places/parcel-season.js';
import type { RuleBook } from '../rules/rule-book.js';
import { basisOf, builtIn, demandRule, RuleError } from '../rules/rule-refusal.js';

/** Harvest lots that one parcel's season can list. */
const MAX_HARVESTS = 500;
const CAP_INDEX = 'rule-index~yield-caps';
const RULE = 'a parcel yields in a season no more than its area times the cap, at 14.5 % moisture';

/** A harvest lot to be weighed against the caps of its parcels. */
export interface HarvestMass {
  readonly harvestDate: string;
  readonly lotId: string;
  /** Physical grams at 14.5 %. */
  readonly massGrams: number;
}

/** What a harvest comes to: the parcels' seasons with their shares, and what the event and the lot must say. */
export interface Yields {
  readonly flags: readonly EventFlag[];
  readonly seasons: readonly ParcelSeason[];
}

interface Cap {
  readonly kgPerMu: number;
  readonly ruleSet: RuleSet;
}

/**
 * Adds a lot's shares, by area, to its parcels' seasons and refuses what passes a cap. Where no cap is in force the event
 * says so.
 * @throws RuleError `YIELD_CAP_EXCEEDED`, `YIELD_CAP_MISSING`, `HARVEST_LIMIT`.
 */
export async function assertYields(
  book: RuleBook,
  fields: readonly Field[],
  harvest: HarvestMass,
): Promise<Yields> {
  const shares = sharesByArea(
    harvest.massGrams,
    fields.map(({ parcel }) => parcel.areaM2),
  );
  const flags = new Set<EventFlag>();
  const seasons: ParcelSeason[] = [];
  for (const [index, field] of fields.entries()) {
    const season = withHarvest(field.season, harvest, shares[index] ?? 0);
    const cap = await capOf(book, field, harvest.harvestDate);
    if (!cap) flags.add('NO_YIELD_CAP');
    else if (usesUplift(field, season, cap)) flags.add('YIELD_UPLIFT');
    seasons.push(season);
  }
  return { flags: [...flags], seasons };
}

function withHarvest(season: ParcelSeason, harvest: HarvestMass, grams: number): ParcelSeason {
  const { harvestDate, lotId } = harvest;
  demandRule(season.harvests.length < MAX_HARVESTS, 'HARVEST_LIMIT', {
    found: `parcel ${season.parcelId} has ${season.harvests.length} harvest lots in ${season.season}`,
    rule: 'a season lists its harvest lots, so that a later spray finds them',
    ...builtIn('bound of one ledger key'),
    accepted: `at most ${MAX_HARVESTS} lots: weigh more into one`,
  });
  return {
    ...season,
    harvestedGrams: season.harvestedGrams + grams,
    harvests: [...season.harvests, { grams, harvestDate, lotId }],
  };
}

/** The most local set in force; one that says nothing of the variety and season caps nothing, so it refuses. */
async function capOf(book: RuleBook, { parcel }: Field, date: string): Promise<Cap | undefined> {
  const [ruleSet] = await book.inForce(CAP_INDEX, { areaCode: parcel.areaCode, date });
  if (ruleSet?.values.kind !== 'yield-caps') return undefined;
  book.use(ruleSet);
  const ofYear = ruleSet.values.caps.filter((cap) => cap.year === parcel.season);
  const row =
    ofYear.find((cap) => cap.variety === parcel.variety) ??
    ofYear.find((cap) => cap.variety === ANY_VARIETY);
  if (row) return { kgPerMu: row.kgPerMu, ruleSet };
  const varieties = ofYear.map((cap) => cap.variety).join(', ') || 'none';
  throw new RuleError('YIELD_CAP_MISSING', {
    found: `parcel ${parcel.parcelId} grows ${parcel.variety} in season ${parcel.season}`,
    rule: RULE,
    ...basisOf(ruleSet),
    accepted: `varieties of ${parcel.season}: ${varieties}; or a rule set with a row for it`,
  });
}

/** True when the season stands above the cap and within its uplift. @throws RuleError `YIELD_CAP_EXCEEDED`. */
function usesUplift({ parcel, season: before }: Field, season: ParcelSeason, cap: Cap): boolean {
  const { areaM2, parcelId } = parcel;
  const base = capGrams(areaM2, cap.kgPerMu);
  const most = capGrams(areaM2, cap.kgPerMu + (season.uplift?.extraKgPerMu ?? 0));
  const headroom = Math.max(0, most - before.harvestedGrams);
  demandRule(season.harvestedGrams <= most, 'YIELD_CAP_EXCEEDED', {
    found:
      `parcel ${parcelId} (${areaM2} m²) would have ${season.harvestedGrams} g in ${season.season}, ` +
      `this lot's share is ${season.harvestedGrams - before.harvestedGrams} g`,
    rule: RULE,
    ...basisOf(cap.ruleSet),
    accepted: `a share of at most ${headroom} g (cap ${most} g), or a signed upliftYieldCap`,
  });
  return season.harvestedGrams > base;
}
