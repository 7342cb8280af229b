// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planAcknowledgeAlarm, planClearAlarm, planRaiseAlarm } from '../alarms/alarms.js';
import { planRecordTreatment } from '../alarms/treatments.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Alarms, and treatments of grain: what stops a release without being a hold. */
export class AlarmsContract extends CodedContract {
  constructor() {
    super('alarms');
  }

  /** See {@link planRaiseAlarm}. */
  @Transaction()
  @Returns('string')
  raiseAlarm(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'raiseAlarm', planRaiseAlarm, envelope);
  }

  /** See {@link planAcknowledgeAlarm}. */
  @Transaction()
  @Returns('string')
  acknowledgeAlarm(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'acknowledgeAlarm', planAcknowledgeAlarm, envelope);
  }

  /** See {@link planClearAlarm}. */
  @Transaction()
  @Returns('string')
  clearAlarm(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'clearAlarm', planClearAlarm, envelope);
  }

  /** See {@link planRecordTreatment}. */
  @Transaction()
  @Returns('string')
  recordTreatment(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordTreatment', planRecordTreatment, envelope);
  }
}
