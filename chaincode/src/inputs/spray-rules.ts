// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  doseQuantityMilli,
  type InputProduct,
  type InputStock,
  type Interval,
  type Parcel,
  type ParcelSeason,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { RuleBook } from '../rules/rule-book.js';
import { basisOf, demandRule, type RuleBasis } from '../rules/rule-refusal.js';
import type { CommandOf } from '../run-command.js';
import { permittedProduct } from './permitted-product.js';
import { taken } from './stock.js';

type ApplyInput = CommandOf<'applyInput'>;

/** What one parcel's part of an application comes to. */
export interface Sprayed {
  readonly interval: Interval;
  readonly quantityMilli: number;
  readonly stock: InputStock;
}

/**
 * Judges an application on one parcel.
 * @param stock - as the parcels before have left it.
 * @throws RuleError `INPUT_NOT_REGISTERED`, `INPUT_BANNED`, `INPUT_DOSE`, `INPUT_RESTRICTED`, `INPUT_CRAB_RICE`,
 * `INPUT_USES_EXCEEDED`, `INPUT_STOCK_EXCEEDED`; ContractError `PARCEL_STATE`.
 */
export async function sprayParcel(
  command: ApplyInput,
  facts: Facts,
  book: RuleBook,
  field: { readonly parcel: Parcel; readonly season: ParcelSeason; readonly stock: InputStock },
): Promise<Sprayed> {
  const { parcel, season, stock } = field;
  demand(parcel.state !== 'closed', 'PARCEL_STATE', `parcel ${parcel.parcelId} is closed`);
  const { applicationId, doseMilliPerMu, startDate, stopDate } = command;
  const place = { areaCode: parcel.areaCode, date: stopDate };
  const { product, ruleSet } = await permittedProduct(book, stock.registration, place);
  const basis = basisOf(ruleSet);
  assertDose(command, product, basis);
  assertAdvice(product, parcel, facts, basis);
  assertCrabs(product, parcel, basis);
  assertUses(product, season, basis);
  const quantityMilli = doseQuantityMilli(parcel.areaM2, doseMilliPerMu);
  return {
    interval: {
      applicationId,
      freeFrom: addDays(stopDate, product.phiDays),
      registration: product.registration,
      ruleSetId: ruleSet.ruleSetId,
      startDate,
      stopDate,
    },
    quantityMilli,
    stock: taken(stock, quantityMilli),
  };
}

function assertDose(command: ApplyInput, product: InputProduct, basis: RuleBasis): void {
  const { doseMilliPerMu, target } = command;
  const use = product.uses.find((one) => one.target === target);
  const targets = product.uses.map((one) => one.target).join(', ') || 'none';
  demandRule(use !== undefined, 'INPUT_NOT_REGISTERED', {
    found: `${product.registration} is used against ${target}`,
    rule: 'an input is used only against what its label names',
    ...basis,
    accepted: `a target of ${targets}`,
  });
  const [least, most] = [use?.doseMinMilli ?? 0, use?.doseMaxMilli ?? 0];
  demandRule(least <= doseMilliPerMu && doseMilliPerMu <= most, 'INPUT_DOSE', {
    found: `the dose is ${doseMilliPerMu} thousandths of ${product.unit} per mu`,
    rule: 'the dose per mu is that of the label',
    ...basis,
    accepted: `${least} to ${most}`,
  });
}

/** True when an agronomist of the area co-signed: another person than the signer. */
export function isAdvised({ cosigners, signer }: Facts, areaCode: string): boolean {
  const personId = signer.kind === 'person' ? signer.identity.personId : '';
  return cosigners.some(
    (one) =>
      one.roles.includes('agronomist') &&
      one.personId !== personId &&
      areaCode.startsWith(one.areaCode),
  );
}

function assertAdvice(product: InputProduct, parcel: Parcel, facts: Facts, basis: RuleBasis): void {
  demandRule(!product.restricted || isAdvised(facts, parcel.areaCode), 'INPUT_RESTRICTED', {
    found: `${product.name} ${product.registration} is restricted and no agronomist co-signed`,
    rule: 'restricted inputs are used under an agronomist’s guidance',
    ...basis,
    accepted: `evidence.confirmations with an agronomist of ${parcel.areaCode} or above`,
  });
}

function assertCrabs(product: InputProduct, parcel: Parcel, basis: RuleBasis): void {
  const isHarmful = product.crabRice === 'excluded' && parcel.farming === 'crab-rice';
  demandRule(!isHarmful, 'INPUT_CRAB_RICE', {
    found: `crabs live in parcel ${parcel.parcelId}`,
    rule: 'an input that is excluded from crab paddies is not used there',
    ...basis,
    accepted: 'an input that crab paddies allow',
  });
}

function assertUses(product: InputProduct, season: ParcelSeason, basis: RuleBasis): void {
  const uses = season.intervals.filter((one) => one.registration === product.registration).length;
  demandRule(uses < product.maxUses, 'INPUT_USES_EXCEEDED', {
    found: `parcel ${season.parcelId} has had ${uses} uses of ${product.registration} in ${season.season}`,
    rule: 'uses per parcel and season are those of the label',
    ...basis,
    accepted: `at most ${product.maxUses}`,
  });
}
