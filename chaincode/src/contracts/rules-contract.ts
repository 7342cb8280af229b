// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planConfirmRuleSet } from '../rules/confirm-rule-set.js';
import { planProposeRuleSet } from '../rules/propose-rule-set.js';
import { planUpliftYieldCap } from '../rules/uplift-yield-cap.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Dated rule sets of the authorities, and signed exceptions from them. */
export class RulesContract extends CodedContract {
  constructor() {
    super('rules');
  }

  /** See {@link planProposeRuleSet}. */
  @Transaction()
  @Returns('string')
  proposeRuleSet(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'proposeRuleSet', planProposeRuleSet, envelope);
  }

  /** See {@link planConfirmRuleSet}. */
  @Transaction()
  @Returns('string')
  confirmRuleSet(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'confirmRuleSet', planConfirmRuleSet, envelope);
  }

  /** See {@link planUpliftYieldCap}. */
  @Transaction()
  @Returns('string')
  upliftYieldCap(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'upliftYieldCap', planUpliftYieldCap, envelope);
  }
}
