// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { advanceLog } from '../log/advance-log.js';
import { CodedContract } from './coded-contract.js';

/** The logs of the bridges: one head each. */
export class LogContract extends CodedContract {
  constructor() {
    super('log');
  }

  /** See {@link advanceLog}. */
  @Transaction()
  @Returns('string')
  advanceLog(ctx: Context, head: string): Promise<string> {
    return advanceLog(ctx, head);
  }
}
