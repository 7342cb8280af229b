// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planRecordModelRun } from '../forecasts/model-runs.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** What models of pests and diseases said of the days of a weather station. */
export class ForecastsContract extends CodedContract {
  constructor() {
    super('forecasts');
  }

  /** See {@link planRecordModelRun}. */
  @Transaction()
  @Returns('string')
  recordModelRun(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordModelRun', planRecordModelRun, envelope);
  }
}
