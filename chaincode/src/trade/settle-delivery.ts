// SPDX-License-Identifier: Apache-2.0
import { slipSchema, stateKey, type Slip } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Plan } from '../run-command.js';

/**
 * The settlement sheet of a slip: its hash, once, for exactly the slip's settled mass. Refuses `SLIP_NOT_FOUND`, `SLIP_STATE`,
 * `SETTLEMENT_RULES_MISSING`, `SETTLEMENT_MASS`.
 */
export const planSettleDelivery: Plan<'settleDelivery'> = async (command, facts) => {
  const key = stateKey('slip', command.slipId);
  const slip = await facts.expect(key, slipSchema, 'SLIP_NOT_FOUND');
  demand(
    slip.state === 'weighed',
    'SLIP_STATE',
    `expected slip ${slip.slipId} not settled, got ${slip.state} ${slip.settledAt ?? ''}`,
  );
  const { settledGrams } = slip;
  demand(
    settledGrams !== undefined,
    'SETTLEMENT_RULES_MISSING',
    `slip ${slip.slipId} has no settled mass`,
  );
  demand(
    settledGrams === command.settledGrams,
    'SETTLEMENT_MASS',
    `expected ${settledGrams} g settled by slip ${slip.slipId}, got ${command.settledGrams} g`,
  );
  const value: Slip = {
    ...slip,
    settledAt: facts.recordTime,
    settlementHash: command.settlementHash,
    state: 'settled',
  };
  return {
    subjects: [key],
    targets: [{ key, operatorId: slip.buyerOperatorId }],
    writes: [{ key, value }],
    ruleSets: slip.settlementRules === undefined ? [] : [slip.settlementRules],
  };
};
