// SPDX-License-Identifier: Apache-2.0
import type { LogArchive } from '@daoji/archive';
import { batchStatementSchema } from '@daoji/model';
import { fromBase64, fromUtf8 } from '@daoji/proof';

import { BridgeError } from '../bridge-error.js';
import type { BatchSeal } from '../spool/payloads.js';
import { sealOf } from './batch-cutter.js';
import type { RecoveredAnchor } from './recovered-anchor.js';

/**
 * Gives back what the removed segments said of batches and advances: only segments whose readings are all anchored are
 * removed, and of these the archive knows every batch and advance.
 * @param firstOffset - first offset that the spool still holds, above 0.
 * @throws {@link BridgeError} `LOG_DISAGREES` when readings between the anchored log and the spool are missing.
 */
export async function restoreTrimmed(
  anchor: RecoveredAnchor,
  log: LogArchive,
  firstOffset: number,
): Promise<void> {
  const advanced = lastAdvanced(anchor, log);
  const sealedBefore = anchor.firstSealed ?? advanced;
  if (sealedBefore > log.size) {
    throw new BridgeError(
      'LOG_DISAGREES',
      `expected ${sealedBefore} archived batches before the spool, got ${log.size}`,
    );
  }
  if (sealedBefore > 0) anchor.addSealBefore(await archivedSeal(log, sealedBefore - 1));
  anchor.anchoredSize = Math.max(anchor.anchoredSize, advanced);
  const anchoredOffset = (anchor.lastOffsets[anchor.anchoredSize - 1] ?? -1) + 1;
  if (anchoredOffset >= firstOffset) return;
  throw new BridgeError(
    'LOG_DISAGREES',
    `the spool begins at offset ${firstOffset}, the archive shows only what lies below ${anchoredOffset} as anchored`,
  );
}

/** The archived seal of a batch, as the spool had it. */
async function archivedSeal(log: LogArchive, index: number): Promise<BatchSeal> {
  const bytes = fromBase64((await log.batch(index)).statement);
  return sealOf(index, batchStatementSchema.parse(JSON.parse(fromUtf8(bytes))), bytes);
}

/** Log size of the last advance that has ended: an open copy's own end comes with that copy. */
function lastAdvanced(anchor: RecoveredAnchor, log: LogArchive): number {
  const open = anchor.copies[0]?.head.prevLogSize ?? Infinity;
  return log.advances().findLast(({ logSize }) => logSize <= open)?.logSize ?? 0;
}
