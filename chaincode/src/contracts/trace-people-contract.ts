// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planActivateOnTrace } from '../people/activate-identity.js';
import { planSetOperatorState } from '../people/operator-state.js';
import { planRegisterOperator } from '../people/register-operator.js';
import { planRevokeIdentity } from '../people/revoke-identity.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Operators and the keys of persons on channel `trace`. */
export class TracePeopleContract extends CodedContract {
  constructor() {
    super('people');
  }

  /** See {@link planSetOperatorState}. */
  @Transaction()
  @Returns('string')
  setOperatorState(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'setOperatorState', planSetOperatorState, envelope);
  }

  /** See {@link planRegisterOperator}. */
  @Transaction()
  @Returns('string')
  registerOperator(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'registerOperator', planRegisterOperator, envelope);
  }

  /** See {@link planActivateOnTrace}. */
  @Transaction()
  @Returns('string')
  activateIdentity(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'activateIdentity', planActivateOnTrace, envelope);
  }

  /** See {@link planRevokeIdentity}. */
  @Transaction()
  @Returns('string')
  revokeIdentity(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'revokeIdentity', planRevokeIdentity, envelope);
  }
}
