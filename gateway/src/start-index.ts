// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';

import type { ReadIndex } from './index/read-index.js';
import type { DocumentStore } from './projection/document-store.js';

const RETRY_MS = 1_000;

/** Fills the index from the projection, as long as it takes; a repeat takes in the same documents again. */
export async function loadIndex(
  index: ReadIndex,
  store: Pick<DocumentStore, 'all'>,
  onRetry: (error: unknown) => void,
): Promise<void> {
  for (;;) {
    try {
      await index.load(store);
      return;
    } catch (error) {
      onRetry(error);
      await pause(RETRY_MS);
    }
  }
}
