// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planApplyInput } from '../inputs/apply-input.js';
import { planIssueInput } from '../inputs/issue-input.js';
import { planPurchaseInput } from '../inputs/purchase-input.js';
import { planRemoveInput, planReturnEmpties } from '../inputs/reduce-stock.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Inputs from purchase to empties. */
export class InputsContract extends CodedContract {
  constructor() {
    super('inputs');
  }

  /** See {@link planPurchaseInput}. */
  @Transaction()
  @Returns('string')
  purchaseInput(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'purchaseInput', planPurchaseInput, envelope);
  }

  /** See {@link planIssueInput}. */
  @Transaction()
  @Returns('string')
  issueInput(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'issueInput', planIssueInput, envelope);
  }

  /** See {@link planApplyInput}. */
  @Transaction()
  @Returns('string')
  applyInput(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'applyInput', planApplyInput, envelope);
  }

  /** See {@link planReturnEmpties}. */
  @Transaction()
  @Returns('string')
  returnEmpties(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'returnEmpties', planReturnEmpties, envelope);
  }

  /** See {@link planRemoveInput}. */
  @Transaction()
  @Returns('string')
  removeInput(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'removeInput', planRemoveInput, envelope);
  }
}
