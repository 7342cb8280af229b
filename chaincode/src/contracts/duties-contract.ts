// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planSnapshotChart } from '../duties/chart-snapshots.js';
import {
  planAcceptDuty,
  planEndDuty,
  planGrantDuty,
  planResumeDuty,
  planSuspendDuty,
} from '../duties/duties.js';
import { planRecordHealthCard, planRecordTraining } from '../duties/duty-papers.js';
import { planContestSignal, planExplainSignal } from '../duties/signal-answers.js';
import { planDecideSignal, planRaiseSignal } from '../duties/signals.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Who answers for what at an operator, and what charts ask of a person. */
export class DutiesContract extends CodedContract {
  constructor() {
    super('duties');
  }

  /** See {@link planGrantDuty}. */
  @Transaction()
  @Returns('string')
  grantDuty(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'grantDuty', planGrantDuty, envelope);
  }

  /** See {@link planAcceptDuty}. */
  @Transaction()
  @Returns('string')
  acceptDuty(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'acceptDuty', planAcceptDuty, envelope);
  }

  /** See {@link planSuspendDuty}. */
  @Transaction()
  @Returns('string')
  suspendDuty(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'suspendDuty', planSuspendDuty, envelope);
  }

  /** See {@link planResumeDuty}. */
  @Transaction()
  @Returns('string')
  resumeDuty(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'resumeDuty', planResumeDuty, envelope);
  }

  /** See {@link planEndDuty}. */
  @Transaction()
  @Returns('string')
  endDuty(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'endDuty', planEndDuty, envelope);
  }

  /** See {@link planRecordHealthCard}. */
  @Transaction()
  @Returns('string')
  recordHealthCard(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordHealthCard', planRecordHealthCard, envelope);
  }

  /** See {@link planRecordTraining}. */
  @Transaction()
  @Returns('string')
  recordTraining(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordTraining', planRecordTraining, envelope);
  }

  /** See {@link planRaiseSignal}. */
  @Transaction()
  @Returns('string')
  raiseSignal(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'raiseSignal', planRaiseSignal, envelope);
  }

  /** See {@link planExplainSignal}. */
  @Transaction()
  @Returns('string')
  explainSignal(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'explainSignal', planExplainSignal, envelope);
  }

  /** See {@link planContestSignal}. */
  @Transaction()
  @Returns('string')
  contestSignal(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'contestSignal', planContestSignal, envelope);
  }

  /** See {@link planDecideSignal}. */
  @Transaction()
  @Returns('string')
  decideSignal(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'decideSignal', planDecideSignal, envelope);
  }

  /** See {@link planSnapshotChart}. */
  @Transaction()
  @Returns('string')
  snapshotChart(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'snapshotChart', planSnapshotChart, envelope);
  }
}
