// SPDX-License-Identifier: Apache-2.0
import { packageExceptionSchema, type CodeOrder, type PackageException } from '@daoji/model';
import { fromHex, hashLeaf, toHex, utf8, verifyInclusion } from '@daoji/proof';

import { ContractError, demand } from '../contract-error.js';
import type { CommandOf, Plan } from '../run-command.js';
import { lotOfCode } from './activate-codes.js';
import { orderOf } from './code-orders.js';

/** What a package that was destroyed or recalled can no longer become. */
const FINAL: readonly PackageException['exception'][] = ['destroyed'];

/**
 * What happened to one package; only such packages have a key. Refuses `CODE_ORDER_NOT_FOUND`, `CODE_PATH`, and
 * `CODE_STATE` for a code that was never activated, and for a package that was destroyed.
 */
export const planReportPackage: Plan<'reportPackage'> = async (command, facts) => {
  const { exception, index, orderId, serial } = command;
  const order = await orderOf(facts, orderId);
  assertPath(order, command);
  const lotId = lotOfCode(order, index);
  demand(lotId !== undefined, 'CODE_STATE', `code ${index} of ${orderId} was never activated`);
  const key = packageKey(order.gtin, serial);
  const before = await facts.read(key, packageExceptionSchema);
  demand(
    !FINAL.some((one) => one === before?.exception),
    'CODE_STATE',
    `package ${serial} is ${before?.exception ?? ''}, which is final`,
  );
  const { commandId, recordTime } = facts;
  const value: PackageException = {
    exception,
    gtin: order.gtin,
    history: [...(before?.history ?? []), { at: recordTime, commandId, exception }].slice(-50),
    index,
    lotId,
    orderId,
    serial,
    v: 1,
  };
  return {
    subjects: [key, `code-order~${orderId}`, `lot~${lotId}`],
    targets: [{ key, operatorId: order.operatorId }],
    writes: [{ key, value }],
  };
};

/** State key of a package to which something happened. */
export function packageKey(gtin: string, serial: string): string {
  return `package~${gtin}/${serial}`;
}

/** @throws ContractError `CODE_PATH`. */
function assertPath(order: CodeOrder, { index, path, serial }: CommandOf<'reportPackage'>): void {
  const claim = `serial ${serial} at place ${index} of ${order.orderId} (${order.count} codes)`;
  try {
    verifyInclusion(
      hashLeaf(utf8(serial)),
      index,
      order.count,
      path.map(fromHex),
      fromHex(order.serialRoot),
    );
  } catch (cause) {
    const root = toHex(fromHex(order.serialRoot).slice(0, 8));
    throw new ContractError('CODE_PATH', `${claim} does not lead to the root ${root}…`, { cause });
  }
}
