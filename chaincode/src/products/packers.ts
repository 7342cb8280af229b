// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  operatorSchema,
  productSchema,
  stateKey,
  type PackerApproval,
  type Product,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { Outcome, Plan } from '../run-command.js';

/** Approvals of one product, so that its value stays small. */
const MAX_PACKERS = 200;

/** Why a brand owner answers for who packs. */
export const ENTRUSTED = builtIn(
  'Food Safety Law (食品安全法) and Measures on Food Production Licensing: entrusted production (委托生产)',
);

/**
 * Lets another operator pack a product. Refuses `PRODUCT_NOT_FOUND`, `OPERATOR_NOT_FOUND`, `RANGE_ORDER`, `PACKER_EXISTS`,
 * `PACKER_LIMIT`.
 */
export const planApprovePacker: Plan<'approvePacker'> = async (command, facts) => {
  const { gtin, packerOperatorId, validFrom, validTo } = command;
  const product = await productOf(facts, gtin);
  const operatorKey = stateKey('operator', packerOperatorId);
  await facts.expect(operatorKey, operatorSchema, 'OPERATOR_NOT_FOUND');
  demand(validFrom <= validTo, 'RANGE_ORDER', `expected validTo from ${validFrom}, got ${validTo}`);
  const before = product.packers.find(
    (one) => one.packerOperatorId === packerOperatorId && overlaps(one, validFrom, validTo),
  );
  const isOwn = packerOperatorId === product.brandOwnerId;
  demandRule(!isOwn && before === undefined, 'PACKER_EXISTS', {
    found: isOwn
      ? `${packerOperatorId} is the brand owner of ${gtin}`
      : `${packerOperatorId} is approved from ${before?.validFrom ?? ''} to ${before?.validTo ?? ''}`,
    rule: 'an operator has one approval at a time, and a brand owner needs none',
    ...ENTRUSTED,
    accepted: 'another operator, or dates outside that time',
  });
  demand(
    product.packers.length < MAX_PACKERS,
    'PACKER_LIMIT',
    `expected at most ${MAX_PACKERS} approvals of ${gtin}, got one more`,
  );
  const approval = { commandId: facts.commandId, packerOperatorId, validFrom, validTo };
  return outcome(product, [...product.packers, approval]);
};

/**
 * Ends what an operator may pack from the day of the record on: a packer cannot go on by naming an older date unseen, since
 * such a record is flagged late. Refuses `PRODUCT_NOT_FOUND`, `PACKER_NOT_FOUND`.
 */
export const planWithdrawPacker: Plan<'withdrawPacker'> = async (command, facts) => {
  const { gtin, packerOperatorId } = command;
  const product = await productOf(facts, gtin);
  const withdrawnOn = civilDateOf(facts.ruleTime);
  const isRunning = (one: PackerApproval): boolean =>
    one.packerOperatorId === packerOperatorId &&
    one.withdrawnOn === undefined &&
    withdrawnOn <= one.validTo;
  demandRule(product.packers.some(isRunning), 'PACKER_NOT_FOUND', {
    found: `${packerOperatorId} has no running approval for ${gtin} on ${withdrawnOn}`,
    rule: 'what is withdrawn was given before',
    ...ENTRUSTED,
    accepted: runningPackers(product, withdrawnOn),
  });
  return outcome(
    product,
    product.packers.map((one) => (isRunning(one) ? { ...one, withdrawnOn } : one)),
  );
};

/** The product of a GTIN. @throws RuleError `PRODUCT_NOT_FOUND`. */
export async function productOf(facts: Facts, gtin: string): Promise<Product> {
  const product = await facts.read(stateKey('product', gtin), productSchema);
  demandRule(product !== undefined, 'PRODUCT_NOT_FOUND', {
    found: `no product with GTIN ${gtin} is registered`,
    rule: 'rice is packed under a registered product',
    ...builtIn('GS1 General Specifications §4.2 and GB 7718: a package names its product'),
    accepted: 'a GTIN that its brand owner registered (registerProduct)',
  });
  return product as Product;
}

/** Who else may pack on a date, for a refusal. */
export function runningPackers(product: Product, date: string): string {
  const names = product.packers
    .filter(
      (one) =>
        one.validFrom <= date &&
        date <= one.validTo &&
        (one.withdrawnOn === undefined || date < one.withdrawnOn),
    )
    .map((one) => `${one.packerOperatorId} (${one.validFrom} to ${one.validTo})`);
  return names.length > 0 ? names.join(', ') : 'no other operator is approved';
}

function overlaps(one: PackerApproval, from: string, to: string): boolean {
  const end = one.withdrawnOn ?? one.validTo;
  return one.validFrom <= to && from <= end && one.withdrawnOn === undefined;
}

function outcome(product: Product, packers: readonly PackerApproval[]): Outcome {
  const key = stateKey('product', product.gtin);
  const value: Product = { ...product, packers: [...packers] };
  return {
    subjects: [key, ...new Set(packers.map((one) => stateKey('operator', one.packerOperatorId)))],
    targets: [{ key, operatorId: product.brandOwnerId }],
    writes: [{ key, value }],
  };
}
