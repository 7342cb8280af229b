// SPDX-License-Identifier: Apache-2.0
import type { ChannelName } from '@daoji/model';

import type { LedgerPort } from '../ledger-port.js';
import type { DocumentStore } from './document-store.js';
import { Projector } from './projector.js';

/** Longest wait for one channel; a season's blocks take seconds. */
const REBUILD_TIMEOUT_MS = 30 * 60_000;

/**
 * Empties the store and projects both channels up to the block that is newest when the rebuild starts. Run it while no
 * gateway writes to the same store.
 * @throws the ledger's or the store's error when a channel cannot be read to its end.
 */
export async function rebuild(
  ledger: Pick<LedgerPort, 'blocks' | 'height'>,
  store: DocumentStore,
): Promise<void> {
  const channels: readonly ChannelName[] = ['trace', 'anchor'];
  const heights = await Promise.all(channels.map((channel) => ledger.height(channel)));
  await store.drop();
  let failure: unknown;
  const projector = new Projector({
    ledger,
    store,
    onChange: () => undefined,
    onBlock: () => undefined,
    onFailure: (_channel, error) => {
      failure = error;
    },
  });
  projector.start();
  const reached = await Promise.all(
    channels.map((channel, at) =>
      projector.reaches(channel, (heights[at] ?? 0) - 1, REBUILD_TIMEOUT_MS),
    ),
  );
  await projector.stop();
  if (reached.every(Boolean)) return;
  throw failure instanceof Error ? failure : new Error('expected both channels to their end');
}
