// SPDX-License-Identifier: Apache-2.0
import type { ChannelName } from '@daoji/model';

import type { CommitStatus, PreparedTransaction, StepTimeouts, SubmitOptions } from '../ledger.js';

/** One call of a transaction function. */
export interface Invocation {
  readonly channel: ChannelName;
  /** Fabric's name of channel and chaincode. */
  readonly chaincode: string;
  readonly fn: string;
  readonly args: readonly string[];
}

/** The part of the ledger client that a Fabric SDK does; everything else is common to all of them. */
export interface SdkAdapter {
  evaluate(call: Invocation, timeouts: StepTimeouts, mspId?: string): Promise<Uint8Array>;
  prepare(
    call: Invocation,
    options: Pick<SubmitOptions, 'transient' | 'endorsingOrganizations'>,
    timeouts: StepTimeouts,
  ): Promise<PreparedTransaction>;
  submit(prepared: PreparedTransaction, timeouts: StepTimeouts): Promise<void>;
  commitStatus(prepared: PreparedTransaction, timeouts: StepTimeouts): Promise<CommitStatus>;
  close(): void;
}
