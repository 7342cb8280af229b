// SPDX-License-Identifier: Apache-2.0
import { productIndexKey, type InputProduct, type RuleSet } from '@daoji/model';

import { basisOf, demandRule, RuleError } from '../rules/rule-refusal.js';
import type { RuleBook, RulePlace } from '../rules/rule-book.js';

/** Crop for which an input must be registered. */
const CROP = 'rice';
const LAW = 'Regulation on Pesticide Administration (农药管理条例), article 34';
const REGISTERED = 'only what is registered on rice is bought, issued and used';

/** A product as the table in force describes it. */
export interface PermittedProduct {
  readonly product: InputProduct;
  readonly ruleSet: RuleSet;
}

/**
 * The product of a registration number, if it may be used on rice at a place and date.
 * @throws RuleError `INPUT_NOT_REGISTERED`, `INPUT_BANNED`.
 */
export async function permittedProduct(
  book: RuleBook,
  registration: string,
  place: RulePlace,
): Promise<PermittedProduct> {
  const [ruleSet] = await book.inForce(productIndexKey(registration), place);
  const product = ruleSet && productOf(ruleSet, registration);
  if (!product) {
    throw new RuleError('INPUT_NOT_REGISTERED', {
      found: `${registration} is in no product table in force for ${place.areaCode} on ${place.date}`,
      rule: REGISTERED,
      legalBasis: LAW,
      ruleSetId: 'none lists it',
      accepted: 'a product of the registered-product table',
    });
  }
  book.use(ruleSet);
  demandRule(product.crops.includes(CROP), 'INPUT_NOT_REGISTERED', {
    found: `${product.name} ${registration} is registered on ${product.crops.join(', ') || 'no crop'}`,
    rule: REGISTERED,
    ...basisOf(ruleSet),
    accepted: `a product registered on ${CROP}`,
  });
  await assertNotBanned(book, product, place);
  return { product, ruleSet };
}

// A ban of any division counts: no county lifts what its province forbids.
async function assertNotBanned(
  book: RuleBook,
  product: InputProduct,
  place: RulePlace,
): Promise<void> {
  for (const ruleSet of await book.inForce('rule-index~banned-inputs', place)) {
    const why = banOf(ruleSet, product);
    book.use(ruleSet);
    demandRule(why === undefined, 'INPUT_BANNED', {
      found: `${product.name} ${product.registration}: ${why ?? ''} is banned on ${place.date}`,
      rule: 'banned inputs are neither bought, issued nor used',
      ...basisOf(ruleSet),
      accepted: 'an input without it; what is in stock is returned or destroyed (removeInput)',
    });
  }
}

function banOf({ values }: RuleSet, product: InputProduct): string | undefined {
  if (values.kind !== 'banned-inputs') return undefined;
  if (values.registrations.includes(product.registration)) return product.registration;
  const banned = values.actives.map((active) => active.toLowerCase());
  return product.actives.find((active) => banned.includes(active.toLowerCase()));
}

function productOf({ values }: RuleSet, registration: string): InputProduct | undefined {
  if (values.kind !== 'input-products') return undefined;
  return values.products.find((product) => product.registration === registration);
}
