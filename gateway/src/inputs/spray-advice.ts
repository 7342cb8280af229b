// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  doseQuantityMilli,
  type InputStock,
  type Parcel,
  type ParcelSeason,
} from '@daoji/model';
import type { z } from 'zod';

import type { sprayAdviceSchema, sprayReasonSchema } from '../api/input-views.js';
import type { StateRecords } from '../index/state-records.js';
import { banOf, listedProducts, type ListedProduct } from '../rules/rules-at.js';
import { seasonOf } from './parcel-season.js';

/** Crop for which an input must be registered, as in chaincode. */
const CROP = 'rice';

type Advice = z.infer<typeof sprayAdviceSchema>;
type ProductAdvice = Advice['products'][number];
type Reason = z.infer<typeof sprayReasonSchema>;

/**
 * What may be sprayed on a parcel on a day: every registered product in force with the reasons against it. It repeats
 * chaincode's rules for people to read; chaincode decides when the application is recorded.
 */
export function sprayAdvice(records: StateRecords, parcel: Parcel, date: string): Advice {
  const season = seasonOf(records, parcel);
  const stocks = records.all('input-stock').filter((one) => one.operatorId === parcel.operatorId);
  const products = listedProducts(records, { areaCode: parcel.areaCode, date }).map((listed) =>
    adviceOn(records, { date, listed, parcel, season, stocks }),
  );
  products.sort((left, right) => rank(left) - rank(right));
  return { date, parcelId: parcel.parcelId, products, season: parcel.season };
}

interface Case {
  readonly date: string;
  readonly listed: ListedProduct;
  readonly parcel: Parcel;
  readonly season: ParcelSeason;
  readonly stocks: readonly InputStock[];
}

function adviceOn(records: StateRecords, one: Case): ProductAdvice {
  const { date, listed, parcel, season, stocks } = one;
  const { product, ruleSet } = listed;
  const { registration } = product;
  const usesDone = season.intervals.filter((each) => each.registration === registration).length;
  const reasons = reasonsOf(records, one, usesDone);
  return {
    actives: product.actives,
    allowed: reasons.length === 0,
    content: product.content,
    earliestHarvest: addDays(date, product.phiDays),
    legalBasis: ruleSet.legalBasis,
    name: product.name,
    needsAgronomist: product.restricted,
    phiDays: product.phiDays,
    reasons,
    registration,
    ruleSetId: ruleSet.ruleSetId,
    status: ruleSet.status,
    stock: stocks
      .filter((stock) => stock.registration === registration && stock.remainingMilli > 0)
      .map(({ remainingMilli, stockLotId }) => ({ remainingMilli, stockLotId })),
    unit: product.unit,
    uses: product.uses.map((use) => ({
      ...use,
      parcelMaxMilli: doseQuantityMilli(parcel.areaM2, use.doseMaxMilli),
      parcelMinMilli: doseQuantityMilli(parcel.areaM2, use.doseMinMilli),
    })),
    usesDone,
    usesLeft: Math.max(0, product.maxUses - usesDone),
  };
}

function reasonsOf(records: StateRecords, one: Case, usesDone: number): Reason[] {
  const { date, listed, parcel } = one;
  const { product, ruleSet } = listed;
  const ban = banOf(records, product, { areaCode: parcel.areaCode, date });
  const { ruleSetId } = ruleSet;
  const found: (Reason | false | undefined)[] = [
    parcel.state === 'closed' && {
      code: 'PARCEL_STATE',
      en: 'the parcel is closed',
      ruleSetId: 'built-in',
      zh: '地块已停用',
    },
    !product.crops.includes(CROP) && {
      code: 'INPUT_NOT_REGISTERED',
      en: 'not registered on rice',
      ruleSetId,
      zh: '未在水稻上登记',
    },
    ban && {
      code: 'INPUT_BANNED',
      en: `${ban.what} is banned`,
      ruleSetId: ban.ruleSet.ruleSetId,
      zh: `${ban.what} 已禁用`,
    },
    product.crabRice === 'excluded' &&
      parcel.farming === 'crab-rice' && {
        code: 'INPUT_CRAB_RICE',
        en: 'must not be used where crabs live',
        ruleSetId,
        zh: '稻蟹田禁用',
      },
    usesDone >= product.maxUses && {
      code: 'INPUT_USES_EXCEEDED',
      en: `used ${usesDone} times this season, at most ${product.maxUses}`,
      ruleSetId,
      zh: `本季已用 ${usesDone} 次，最多 ${product.maxUses} 次`,
    },
    harvestReason(one),
  ];
  return found.filter((reason) => reason !== false && reason !== undefined);
}

/** A harvest on or after that day would go on hold: the interval runs both ways. */
function harvestReason({ date, listed, season }: Case): Reason | undefined {
  const { product, ruleSet } = listed;
  const freeFrom = addDays(date, product.phiDays);
  const held = season.harvests.find(
    ({ harvestDate }) => date <= harvestDate && harvestDate < freeFrom,
  );
  if (!held) return undefined;
  return {
    code: 'HARVEST_INTERVAL',
    en: `harvest lot ${held.lotId} of ${held.harvestDate} would go on hold`,
    ruleSetId: ruleSet.ruleSetId,
    zh: `${held.harvestDate} 的采收批次 ${held.lotId} 将被暂停放行`,
  };
}

/** Allowed ones in stock first, then allowed ones, then the others. */
function rank({ allowed, stock }: ProductAdvice): number {
  if (!allowed) return 2;
  return stock.length > 0 ? 0 : 1;
}
