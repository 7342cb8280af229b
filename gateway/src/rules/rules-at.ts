// SPDX-License-Identifier: Apache-2.0
import {
  productIndexKey,
  ruleSetsInForce,
  type InputProduct,
  type RulePlace,
  type RuleSet,
} from '@daoji/model';

import type { StateRecords } from '../index/state-records.js';

/** Prefix of the products' rule indexes. */
const PRODUCTS = 'input-products/';

/** The effective rule sets of a kind at a place and date, the most local first: what chaincode would use. */
export function rulesAt(records: StateRecords, index: string, place: RulePlace): RuleSet[] {
  const entries = records.get('rule-index', index.replace(/^rule-index~/, ''))?.entries ?? [];
  return ruleSetsInForce(entries, place).flatMap((id) => records.get('rule-set', id) ?? []);
}

/** A registered product as the table in force describes it. */
export interface ListedProduct {
  readonly product: InputProduct;
  readonly ruleSet: RuleSet;
}

/** Every product of the registered-product tables in force at a place and date, by registration. */
export function listedProducts(records: StateRecords, place: RulePlace): ListedProduct[] {
  return records
    .ids('rule-index')
    .filter((id) => id.startsWith(PRODUCTS))
    .flatMap((id) => listedProduct(records, id.slice(PRODUCTS.length), place) ?? []);
}

/** One product of the tables in force; `undefined` when none lists it. */
export function listedProduct(
  records: StateRecords,
  registration: string,
  place: RulePlace,
): ListedProduct | undefined {
  const [ruleSet] = rulesAt(records, productIndexKey(registration), place);
  if (ruleSet?.values.kind !== 'input-products') return undefined;
  const product = ruleSet.values.products.find((one) => one.registration === registration);
  return product && { product, ruleSet };
}

/** Why a product is banned there and then, with the set that says so. */
export function banOf(
  records: StateRecords,
  product: InputProduct,
  place: RulePlace,
): { readonly ruleSet: RuleSet; readonly what: string } | undefined {
  for (const ruleSet of rulesAt(records, 'banned-inputs', place)) {
    if (ruleSet.values.kind !== 'banned-inputs') continue;
    const { actives, registrations } = ruleSet.values;
    if (registrations.includes(product.registration))
      return { ruleSet, what: product.registration };
    const banned = actives.map((active) => active.toLowerCase());
    const what = product.actives.find((active) => banned.includes(active.toLowerCase()));
    if (what !== undefined) return { ruleSet, what };
  }
  return undefined;
}
