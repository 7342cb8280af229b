// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from '@daoji/ledger';
import type { Logger } from 'pino';

import type { AnchorSink } from './anchor/anchor-sink.js';
import type { Clock } from './clock.js';
import type { BridgeConfig } from './config.js';
import type { BridgeSecrets } from './secrets.js';
import type { SeriesSink } from './series/series-sink.js';
import type { Stores } from './stores.js';

/** What a bridge is assembled from. */
export interface BridgeParts {
  readonly config: BridgeConfig;
  readonly secrets: BridgeSecrets;
  readonly clock: Clock;
  readonly log: Logger;
  readonly stores: Stores;
  readonly ledger: Ledger;
  readonly anchorSink: AnchorSink;
  readonly seriesSink: SeriesSink;
  /** Ends the process: after it nothing is acknowledged, synced or submitted. */
  readonly exit: (cause: unknown) => never;
}
