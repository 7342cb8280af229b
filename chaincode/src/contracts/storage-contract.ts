// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { runCommand } from '../run-command.js';
import { planOrderAeration, planRecordAeration } from '../storage/aerations.js';
import { planClearFumigation } from '../storage/clear-fumigation.js';
import { planOrderFumigation, planRecordFumigation } from '../storage/fumigations.js';
import { planRecordInspection, planSignInspection } from '../storage/inspections.js';
import { CodedContract } from './coded-contract.js';

/** Human inspections of stored grain, aeration and fumigation. */
export class StorageContract extends CodedContract {
  constructor() {
    super('storage');
  }

  /** See {@link planRecordInspection}. */
  @Transaction()
  @Returns('string')
  recordInspection(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordInspection', planRecordInspection, envelope);
  }

  /** See {@link planSignInspection}. */
  @Transaction()
  @Returns('string')
  signInspection(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'signInspection', planSignInspection, envelope);
  }

  /** See {@link planOrderAeration}. */
  @Transaction()
  @Returns('string')
  orderAeration(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'orderAeration', planOrderAeration, envelope);
  }

  /** See {@link planRecordAeration}. */
  @Transaction()
  @Returns('string')
  recordAeration(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordAeration', planRecordAeration, envelope);
  }

  /** See {@link planOrderFumigation}. */
  @Transaction()
  @Returns('string')
  orderFumigation(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'orderFumigation', planOrderFumigation, envelope);
  }

  /** See {@link planRecordFumigation}. */
  @Transaction()
  @Returns('string')
  recordFumigation(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordFumigation', planRecordFumigation, envelope);
  }

  /** See {@link planClearFumigation}. */
  @Transaction()
  @Returns('string')
  clearFumigation(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'clearFumigation', planClearFumigation, envelope);
  }
}
