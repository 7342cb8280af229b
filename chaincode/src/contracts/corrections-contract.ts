// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planCleanOutBin } from '../corrections/clean-out.js';
import { planCorrectEvent } from '../corrections/correct-event.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** What sets the record right: error declarations, and the end of a running blend. */
export class CorrectionsContract extends CodedContract {
  constructor() {
    super('corrections');
  }

  /** See {@link planCorrectEvent}. */
  @Transaction()
  @Returns('string')
  correctEvent(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'correctEvent', planCorrectEvent, envelope);
  }

  /** See {@link planCleanOutBin}. */
  @Transaction()
  @Returns('string')
  cleanOutBin(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'cleanOutBin', planCleanOutBin, envelope);
  }
}
