// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, operatorSchema, stateKey, type InputStock } from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { RuleBook } from '../rules/rule-book.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { CommandOf, Plan } from '../run-command.js';
import { assertState, contractOf } from '../trade/contracts.js';
import { permittedProduct } from './permitted-product.js';
import { stockOf, stockTarget, stockWrite, taken } from './stock.js';

/**
 * Stock that goes to another keeper or grower. The receiver co-signs, the command is an entry on the receiver's behalf, or
 * the receiver accepted a growing contract of the signer's operator. Refuses `STOCK_LOT_NOT_FOUND`, `STOCK_LOT_EXISTS`, `OPERATOR_NOT_FOUND`,
 * `INPUT_NOT_REGISTERED`, `INPUT_BANNED`, `INPUT_STOCK_EXCEEDED`, `CONTRACT_NOT_FOUND`, `CONTRACT_STATE`, `CONTRACT_PARTY`.
 */
export const planIssueInput: Plan<'issueInput'> = async (command, facts) => {
  const { contractId, packages, quantityMilli, toOperatorId, toStockLotId } = command;
  const from = await stockOf(facts, command.fromStockLotId);
  const toKey = stateKey('input-stock', toStockLotId);
  await facts.assertFree(toKey, 'STOCK_LOT_EXISTS');
  const operatorKey = stateKey('operator', toOperatorId);
  const receiver = await facts.expect(operatorKey, operatorSchema, 'OPERATOR_NOT_FOUND');
  if (contractId !== undefined) await assertContract(facts, contractId, toOperatorId);
  const book = new RuleBook(facts);
  await permittedProduct(book, from.registration, {
    areaCode: receiver.areaCode,
    date: civilDateOf(facts.eventTime),
  });
  const left = taken(from, quantityMilli);
  assertContainers(from, packages);
  const value: InputStock = {
    ...from,
    commandId: facts.commandId,
    contractId,
    emptiesReturned: 0,
    fromStockLotId: from.stockLotId,
    operatorId: toOperatorId,
    packages,
    purchasedOn: undefined,
    receivedMilli: quantityMilli,
    remainingMilli: quantityMilli,
    stockLotId: toStockLotId,
  };
  return {
    subjects: [toKey, stateKey('input-stock', from.stockLotId)],
    targets: [stockTarget(from, false), ...receiverTargets(command, toKey)],
    writes: [{ key: toKey, value }, stockWrite({ ...left, packages: left.packages - packages })],
    ruleSets: book.used,
  };
};

function receiverTargets(command: CommandOf<'issueInput'>, key: string): Target[] {
  const { contractId, onBehalfOf, toOperatorId } = command;
  // It was checked: the receiver accepted it.
  if (contractId !== undefined) return [];
  // An entry on behalf is flagged for ever with how the receiver confirmed it.
  if (onBehalfOf?.operatorId === toOperatorId) return [];
  return [{ key, operatorId: toOperatorId, isConsentable: true }];
}

async function assertContract(
  facts: Facts,
  contractId: string,
  toOperatorId: string,
): Promise<void> {
  const contract = await contractOf(facts, contractId);
  const { buyerOperatorId, growerOperatorId } = contract;
  demand(
    buyerOperatorId === facts.operatorId && growerOperatorId === toOperatorId,
    'CONTRACT_PARTY',
    `expected contract ${contractId} between ${facts.operatorId} and ${toOperatorId}, ` +
      `got ${buyerOperatorId} and ${growerOperatorId}`,
  );
  assertState(contract, ['accepted']);
}

function assertContainers(from: InputStock, packages: number): void {
  const most = from.packages - from.emptiesReturned;
  demandRule(packages <= most, 'INPUT_STOCK_EXCEEDED', {
    found: `${packages} containers are asked of ${from.stockLotId}`,
    rule: 'a stock lot gives no more containers than it has',
    ...builtIn(
      'Measures on Recovery of Pesticide Packaging Waste (农药包装废弃物回收处理管理办法)',
    ),
    accepted: `at most ${most}`,
  });
}
