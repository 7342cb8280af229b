// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planCloseLot } from '../lots/close-lot.js';
import { planMergeLots } from '../lots/merge-lots.js';
import { planMillLot } from '../lots/mill-lot.js';
import { planPackLot } from '../lots/pack-lot.js';
import { planRecordHarvest } from '../lots/record-harvest.js';
import { planReleaseHold } from '../lots/release-hold.js';
import { planSplitLot } from '../lots/split-lot.js';
import { planStoreLot } from '../lots/store-lot.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Lots from harvest to package. */
export class LotsContract extends CodedContract {
  constructor() {
    super('lots');
  }

  /** See {@link planRecordHarvest}. */
  @Transaction()
  @Returns('string')
  recordHarvest(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordHarvest', planRecordHarvest, envelope);
  }

  /** See {@link planStoreLot}. */
  @Transaction()
  @Returns('string')
  storeLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'storeLot', planStoreLot, envelope);
  }

  /** See {@link planSplitLot}. */
  @Transaction()
  @Returns('string')
  splitLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'splitLot', planSplitLot, envelope);
  }

  /** See {@link planMergeLots}. */
  @Transaction()
  @Returns('string')
  mergeLots(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'mergeLots', planMergeLots, envelope);
  }

  /** See {@link planMillLot}. */
  @Transaction()
  @Returns('string')
  millLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'millLot', planMillLot, envelope);
  }

  /** See {@link planPackLot}. */
  @Transaction()
  @Returns('string')
  packLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'packLot', planPackLot, envelope);
  }

  /** See {@link planCloseLot}. */
  @Transaction()
  @Returns('string')
  closeLot(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'closeLot', planCloseLot, envelope);
  }

  /** See {@link planReleaseHold}. */
  @Transaction()
  @Returns('string')
  releaseHold(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'releaseHold', planReleaseHold, envelope);
  }
}
