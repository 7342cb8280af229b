// SPDX-License-Identifier: Apache-2.0
import { scenarioSchema, type ChannelName } from '@daoji/model';
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { readState, readText } from '../ledger-state.js';
import { initNetwork } from '../network-init.js';
import { assertChannel, SCENARIO_KEY } from '../transaction.js';
import { CodedContract } from './coded-contract.js';

/** Functions of the network itself, the same on both channels. */
export abstract class MetaContract extends CodedContract {
  abstract readonly channel: ChannelName;
  /** The `version` in `chaincode/packages/<channel>/package.json`, which drives the definition's sequence. */
  abstract readonly version: string;

  constructor() {
    super('meta');
  }

  /** See {@link initNetwork}. */
  @Transaction()
  @Returns('string')
  init(ctx: Context, terms: string): Promise<string> {
    return initNetwork(ctx, this.channel, terms);
  }

  /** Answers `{chaincode, scenario, version}`; `scenario` is null on ordinary networks. */
  @Transaction(false)
  @Returns('string')
  async ping(ctx: Context): Promise<string> {
    assertChannel(ctx.stub, this.channel);
    const scenario = (await readState(ctx.stub, SCENARIO_KEY, scenarioSchema)) ?? null;
    return JSON.stringify({ chaincode: this.channel, scenario, version: this.version });
  }

  /** The value at a state key as it lies in the state, empty when absent. */
  @Transaction(false)
  @Returns('string')
  read(ctx: Context, key: string): Promise<string> {
    assertChannel(ctx.stub, this.channel);
    return readText(ctx.stub, key);
  }
}

/** {@link MetaContract} of channel `trace`. */
export class TraceMetaContract extends MetaContract {
  readonly channel = 'trace';
  readonly version = '0.7.0';
}

/** {@link MetaContract} of channel `anchor`. */
export class AnchorMetaContract extends MetaContract {
  readonly channel = 'anchor';
  readonly version = '0.1.0';
}
