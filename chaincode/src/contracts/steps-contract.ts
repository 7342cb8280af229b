// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { runCommand } from '../run-command.js';
import { planCleanLot, planDryLot } from '../steps/condition-paddy.js';
import {
  planDestroyLot,
  planLoseLot,
  planSampleLot,
  planStocktake,
} from '../steps/remove-from-lot.js';
import { planReworkLot } from '../steps/rework-lot.js';
import { planAcceptTransfer, planCancelTransfer, planOfferTransfer } from '../steps/transfers.js';
import { CodedContract } from './coded-contract.js';

/** Steps of lots between harvest and shelf. */
export class StepsContract extends CodedContract {
  constructor() {
    super('steps');
  }

  /** See {@link planDryLot}. */
  @Transaction()
  @Returns('string')
  dryLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'dryLot', planDryLot, envelope);
  }

  /** See {@link planCleanLot}. */
  @Transaction()
  @Returns('string')
  cleanLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'cleanLot', planCleanLot, envelope);
  }

  /** See {@link planOfferTransfer}. */
  @Transaction()
  @Returns('string')
  offerTransfer(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'offerTransfer', planOfferTransfer, envelope);
  }

  /** See {@link planAcceptTransfer}. */
  @Transaction()
  @Returns('string')
  acceptTransfer(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'acceptTransfer', planAcceptTransfer, envelope);
  }

  /** See {@link planCancelTransfer}. */
  @Transaction()
  @Returns('string')
  cancelTransfer(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'cancelTransfer', planCancelTransfer, envelope);
  }

  /** See {@link planReworkLot}. */
  @Transaction()
  @Returns('string')
  reworkLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'reworkLot', planReworkLot, envelope);
  }

  /** See {@link planStocktake}. */
  @Transaction()
  @Returns('string')
  stocktake(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'stocktake', planStocktake, envelope);
  }

  /** See {@link planSampleLot}. */
  @Transaction()
  @Returns('string')
  sampleLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'sampleLot', planSampleLot, envelope);
  }

  /** See {@link planLoseLot}. */
  @Transaction()
  @Returns('string')
  loseLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'loseLot', planLoseLot, envelope);
  }

  /** See {@link planDestroyLot}. */
  @Transaction()
  @Returns('string')
  destroyLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'destroyLot', planDestroyLot, envelope);
  }
}
