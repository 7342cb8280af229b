// SPDX-License-Identifier: Apache-2.0
import {
  approvalOf,
  areDisjoint,
  civilDateOf,
  codeOrderSchema,
  firstGap,
  firstOverlap,
  joinedRanges,
  stateKey,
  type CodeOrder,
  type CodeRange,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { ENTRUSTED, productOf, runningPackers } from '../products/packers.js';
import { demandRule } from '../rules/rule-refusal.js';
import type { Outcome, Plan } from '../run-command.js';

/** Runs that one order's record can list; a roll that is used in order needs a few. */
const MAX_RUNS = 1_000;

/**
 * Commits to serials that were drawn. Refuses `CODE_ORDER_EXISTS`, `PRODUCT_NOT_FOUND`, and `PACKER_NOT_APPROVED` for an
 * operator that may not pack the product today.
 */
export const planOrderCodes: Plan<'orderCodes'> = async (command, facts) => {
  const { count, gtin, orderId, pinCommitment, serialRoot } = command;
  const key = stateKey('code-order', orderId);
  await facts.assertFree(key, 'CODE_ORDER_EXISTS');
  const product = await productOf(facts, gtin);
  const today = civilDateOf(facts.ruleTime);
  const { operatorId } = facts;
  const may =
    operatorId === product.brandOwnerId || approvalOf(product, operatorId, today) !== undefined;
  demandRule(may, 'PACKER_NOT_APPROVED', {
    found: `${operatorId} orders codes of ${gtin}, a product of ${product.brandOwnerId}`,
    rule: 'codes are ordered by the brand owner or by an operator whom the brand owner approved',
    ...ENTRUSTED,
    accepted: `${product.brandOwnerId}; ${runningPackers(product, today)}`,
  });
  const value: CodeOrder = {
    activated: [],
    commandId: facts.commandId,
    count,
    gtin,
    netMassGrams: product.netMassGrams,
    operatorId,
    orderId,
    orderedAt: facts.recordTime,
    pinCommitment,
    printed: [],
    serialRoot,
    v: 1,
    voided: [],
  };
  return {
    subjects: [key, stateKey('product', gtin)],
    targets: [{ key, operatorId }],
    writes: [{ key, value }],
  };
};

/** Codes that stand on a roll. Refuses `CODE_ORDER_NOT_FOUND`, `CODE_RANGE`, `CODE_STATE`. */
export const planMarkCodesPrinted: Plan<'markCodesPrinted'> = async (command, facts) => {
  const { order, ranges } = await namedCodes(facts, command);
  assertNone(order, ranges, order.printed, 'printed already');
  assertNone(order, ranges, order.voided, 'void');
  return orderOutcome({ ...order, printed: joinedRanges([...order.printed, ...ranges]) });
};

/** Codes that can never be used again, e.g. a roll that leaked. Refuses `CODE_ORDER_NOT_FOUND`, `CODE_RANGE`, `CODE_STATE`. */
export const planVoidCodes: Plan<'voidCodes'> = async (command, facts) => {
  const { reason } = command;
  const { order, ranges } = await namedCodes(facts, command);
  assertNone(order, ranges, order.voided, 'void already');
  const voided = [...order.voided, ...ranges.map((range) => ({ ...range, reason }))];
  return orderOutcome({ ...order, voided: voided.sort((a, b) => a.from - b.from) });
};

/** The order and the places that a command names. @throws ContractError `CODE_ORDER_NOT_FOUND`, `CODE_RANGE`. */
export async function namedCodes(
  facts: Facts,
  command: { readonly orderId: string; readonly ranges: readonly CodeRange[] },
): Promise<{ readonly order: CodeOrder; readonly ranges: readonly CodeRange[] }> {
  const { orderId, ranges } = command;
  const order = await orderOf(facts, orderId);
  demand(
    areDisjoint(ranges) && ranges.every(({ to }) => to <= order.count),
    'CODE_RANGE',
    `expected runs that do not overlap within 0…${order.count} of ${orderId}, got ${textOf(ranges)}`,
  );
  return { order, ranges: joinedRanges(ranges) };
}

/** @throws ContractError `CODE_ORDER_NOT_FOUND`. */
export function orderOf(facts: Facts, orderId: string): Promise<CodeOrder> {
  return facts.expect(stateKey('code-order', orderId), codeOrderSchema, 'CODE_ORDER_NOT_FOUND');
}

/** Refuses codes of which some are in a list. @throws ContractError `CODE_STATE`. */
export function assertNone(
  { orderId }: CodeOrder,
  ranges: readonly CodeRange[],
  list: readonly CodeRange[],
  what: string,
): void {
  for (const range of ranges) {
    const hit = firstOverlap(range, list);
    demand(
      hit === undefined,
      'CODE_STATE',
      `codes ${hit?.from ?? 0}…${hit?.to ?? 0} of ${orderId} are ${what}`,
    );
  }
}

/** Refuses codes of which some are not in a list. @throws ContractError `CODE_STATE`. */
export function assertAll(
  { orderId }: CodeOrder,
  ranges: readonly CodeRange[],
  list: readonly CodeRange[],
  what: string,
): void {
  for (const range of ranges) {
    const gap = firstGap(range, list);
    demand(
      gap === undefined,
      'CODE_STATE',
      `codes ${gap?.from ?? 0}…${gap?.to ?? 0} of ${orderId} are not ${what}`,
    );
  }
}

/** The order's new value. @throws ContractError `CODE_RANGE` when its runs no longer fit one record. */
export function orderOutcome(order: CodeOrder): Outcome {
  const { activated, operatorId, orderId, printed, voided } = order;
  const runs = activated.length + printed.length + voided.length;
  demand(
    runs <= MAX_RUNS,
    'CODE_RANGE',
    `expected at most ${MAX_RUNS} runs of codes in ${orderId}, got ${runs}: use the roll in order`,
  );
  const key = stateKey('code-order', orderId);
  return { subjects: [key], targets: [{ key, operatorId }], writes: [{ key, value: order }] };
}

function textOf(ranges: readonly CodeRange[]): string {
  return ranges
    .slice(0, 5)
    .map(({ from, to }) => `${from}…${to}`)
    .join(', ');
}
