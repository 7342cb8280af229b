// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planActivateCodes } from '../codes/activate-codes.js';
import { planMarkCodesPrinted, planOrderCodes, planVoidCodes } from '../codes/code-orders.js';
import { planAggregatePackages, planDisaggregatePackages } from '../codes/logistic-units.js';
import { planReportPackage } from '../codes/report-package.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Package codes, cases and pallets. */
export class CodesContract extends CodedContract {
  constructor() {
    super('codes');
  }

  /** See {@link planOrderCodes}. */
  @Transaction()
  @Returns('string')
  orderCodes(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'orderCodes', planOrderCodes, envelope);
  }

  /** See {@link planMarkCodesPrinted}. */
  @Transaction()
  @Returns('string')
  markCodesPrinted(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'markCodesPrinted', planMarkCodesPrinted, envelope);
  }

  /** See {@link planActivateCodes}. */
  @Transaction()
  @Returns('string')
  activateCodes(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'activateCodes', planActivateCodes, envelope);
  }

  /** See {@link planVoidCodes}. */
  @Transaction()
  @Returns('string')
  voidCodes(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'voidCodes', planVoidCodes, envelope);
  }

  /** See {@link planAggregatePackages}. */
  @Transaction()
  @Returns('string')
  aggregatePackages(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'aggregatePackages', planAggregatePackages, envelope);
  }

  /** See {@link planDisaggregatePackages}. */
  @Transaction()
  @Returns('string')
  disaggregatePackages(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'disaggregatePackages', planDisaggregatePackages, envelope);
  }

  /** See {@link planReportPackage}. */
  @Transaction()
  @Returns('string')
  reportPackage(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'reportPackage', planReportPackage, envelope);
  }
}
