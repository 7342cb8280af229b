// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { Facts } from '../facts.js';
import { headroomAnswer } from '../rules/headroom.js';
import { assertChannel, recordTimeOf } from '../transaction.js';
import { utcOf } from '../utc-time.js';
import { CodedContract } from './coded-contract.js';

/** What the land may still yield, asked of the ledger. */
export class YieldsContract extends CodedContract {
  constructor() {
    super('yields');
  }

  /** See {@link headroomAnswer}. Read only. */
  @Transaction(false)
  @Returns('string')
  headroom(ctx: Context, argument: string): Promise<string> {
    assertChannel(ctx.stub, 'trace');
    const now = utcOf(recordTimeOf(ctx.stub));
    const mspId = ctx.clientIdentity.getMSPID();
    const facts = new Facts(ctx.stub, {
      commandId: '',
      cosigners: [],
      eventTime: now,
      isScenario: false,
      recordFlags: [],
      recordTime: now,
      ruleTime: now,
      signer: { id: `msp:${mspId}`, kind: 'msp', mspId },
    });
    return headroomAnswer(facts, argument);
  }
}
