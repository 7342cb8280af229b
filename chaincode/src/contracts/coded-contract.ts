// SPDX-License-Identifier: Apache-2.0
import { Context, Contract } from 'fabric-contract-api';

import { ContractError } from '../contract-error.js';

/** A contract whose every refusal starts with a code, also that of a function that it does not have. */
export abstract class CodedContract extends Contract {
  /** @throws ContractError `FUNCTION_UNKNOWN`. */
  override unknownTransaction(ctx: Context): Promise<void> {
    const { fcn } = ctx.stub.getFunctionAndParameters();
    const refusal = new ContractError('FUNCTION_UNKNOWN', `no function ${fcn.slice(0, 80)}`);
    return Promise.reject(refusal);
  }
}
