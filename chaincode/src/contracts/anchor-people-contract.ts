// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planActivateOnAnchor } from '../people/activate-identity.js';
import { planRevokeIdentity } from '../people/revoke-identity.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** The keys of those who manage devices, on channel `anchor`. */
export class AnchorPeopleContract extends CodedContract {
  constructor() {
    super('people');
  }

  /** See {@link planActivateOnAnchor}. */
  @Transaction()
  @Returns('string')
  activateIdentity(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'anchor', 'activateIdentity', planActivateOnAnchor, envelope);
  }

  /** See {@link planRevokeIdentity}. */
  @Transaction()
  @Returns('string')
  revokeIdentity(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'anchor', 'revokeIdentity', planRevokeIdentity, envelope);
  }
}
