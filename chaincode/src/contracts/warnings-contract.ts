// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { runCommand } from '../run-command.js';
import {
  planDeclineControl,
  planOrderControl,
  planRecordControl,
} from '../warnings/control-tasks.js';
import { planCheckEffect } from '../warnings/effect-checks.js';
import {
  planCloseWarning,
  planConfirmWarning,
  planIssueWarning,
  planWithdrawWarning,
} from '../warnings/warnings.js';
import { CodedContract } from './coded-contract.js';

/** Warnings of pests and diseases, and what was done because of them. */
export class WarningsContract extends CodedContract {
  constructor() {
    super('warnings');
  }

  /** See {@link planIssueWarning}. */
  @Transaction()
  @Returns('string')
  issueWarning(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'issueWarning', planIssueWarning, envelope);
  }

  /** See {@link planConfirmWarning}. */
  @Transaction()
  @Returns('string')
  confirmWarning(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'confirmWarning', planConfirmWarning, envelope);
  }

  /** See {@link planWithdrawWarning}. */
  @Transaction()
  @Returns('string')
  withdrawWarning(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'withdrawWarning', planWithdrawWarning, envelope);
  }

  /** See {@link planOrderControl}. */
  @Transaction()
  @Returns('string')
  orderControl(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'orderControl', planOrderControl, envelope);
  }

  /** See {@link planDeclineControl}. */
  @Transaction()
  @Returns('string')
  declineControl(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'declineControl', planDeclineControl, envelope);
  }

  /** See {@link planRecordControl}. */
  @Transaction()
  @Returns('string')
  recordControl(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordControl', planRecordControl, envelope);
  }

  /** See {@link planCheckEffect}. */
  @Transaction()
  @Returns('string')
  checkEffect(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'checkEffect', planCheckEffect, envelope);
  }

  /** See {@link planCloseWarning}. */
  @Transaction()
  @Returns('string')
  closeWarning(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'closeWarning', planCloseWarning, envelope);
  }
}
