// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import {
  planCloseRecall,
  planRecordDisposal,
  planRecordEffectCheck,
} from '../recall/end-recall.js';
import {
  planAcknowledgeRecall,
  planNotifyHolder,
  planRecordRetrieval,
} from '../recall/recall-holders.js';
import { planExtendRecallScope, planOrderRecall, planStartRecall } from '../recall/start-recall.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Recalls from the start to their account. */
export class RecallContract extends CodedContract {
  constructor() {
    super('recall');
  }

  /** See {@link planStartRecall}. */
  @Transaction()
  @Returns('string')
  startRecall(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'startRecall', planStartRecall, envelope);
  }

  /** See {@link planOrderRecall}. */
  @Transaction()
  @Returns('string')
  orderRecall(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'orderRecall', planOrderRecall, envelope);
  }

  /** See {@link planExtendRecallScope}. */
  @Transaction()
  @Returns('string')
  extendRecallScope(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'extendRecallScope', planExtendRecallScope, envelope);
  }

  /** See {@link planNotifyHolder}. */
  @Transaction()
  @Returns('string')
  notifyHolder(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'notifyHolder', planNotifyHolder, envelope);
  }

  /** See {@link planAcknowledgeRecall}. */
  @Transaction()
  @Returns('string')
  acknowledgeRecall(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'acknowledgeRecall', planAcknowledgeRecall, envelope);
  }

  /** See {@link planRecordRetrieval}. */
  @Transaction()
  @Returns('string')
  recordRetrieval(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordRetrieval', planRecordRetrieval, envelope);
  }

  /** See {@link planRecordDisposal}. */
  @Transaction()
  @Returns('string')
  recordDisposal(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordDisposal', planRecordDisposal, envelope);
  }

  /** See {@link planRecordEffectCheck}. */
  @Transaction()
  @Returns('string')
  recordEffectCheck(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordEffectCheck', planRecordEffectCheck, envelope);
  }

  /** See {@link planCloseRecall}. */
  @Transaction()
  @Returns('string')
  closeRecall(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'closeRecall', planCloseRecall, envelope);
  }
}
