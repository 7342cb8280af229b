// SPDX-License-Identifier: Apache-2.0
import {
  BUNDLE_MEDIA_TYPE,
  type Bundle,
  type Evidence,
  type LifecycleEvidence,
} from '@daoji/proof';

import { anchorHeadClaim, type AnchorClaimRequest, type ReadingIdentity } from './anchor-claim.js';
import { ArchiveError } from './archive-error.js';

/** What `@daoji/ledger` collects for one transaction. */
export interface TransactionEvidence {
  readonly evidence: Evidence;
  readonly lifecycle: readonly LifecycleEvidence[];
}

/** Collects block, attestations and chaincode definition of a transaction from peers and orderers. */
export type CollectEvidence = (
  channel: string,
  transactionId: string,
) => Promise<TransactionEvidence>;

/** Which reading to prove, from what. */
export type ReadingProofRequest = Pick<AnchorClaimRequest, 'archive' | 'log' | 'deviceKey'> &
  ReadingIdentity & { readonly collectEvidence: CollectEvidence };

/**
 * A bundle with one `anchor-head` claim: the reading under the first head that covers it, and its device's watermark.
 * @throws {@link ArchiveError} `ARCHIVE_READING_UNKNOWN`, `ARCHIVE_NOT_ANCHORED`, and as {@link anchorHeadClaim}.
 */
export async function proveReading(request: ReadingProofRequest): Promise<Bundle> {
  const { log, archive, deviceId, bootEpoch, seq, deviceKey, collectEvidence } = request;
  await log.refresh();
  const batch = log.batchOf(deviceId, bootEpoch, seq);
  if (batch === undefined) {
    throw new ArchiveError('ARCHIVE_READING_UNKNOWN', `no reading ${deviceId}/${bootEpoch}/${seq}`);
  }
  const advance = log.advanceOf(batch);
  if (!advance) {
    throw new ArchiveError('ARCHIVE_NOT_ANCHORED', `no advance covers batch ${batch} yet`);
  }
  const { evidence, lifecycle } = await collectEvidence('anchor', advance.transactionId);
  const claim = await anchorHeadClaim({
    archive,
    log,
    advance,
    id: 'reading',
    evidence: evidence.id,
    readings: [{ deviceId, bootEpoch, seq }],
    watermarks: [deviceId],
    ...(deviceKey ? { deviceKey } : {}),
  });
  return {
    mediaType: BUNDLE_MEDIA_TYPE,
    subject: {},
    claims: [claim],
    evidence: [evidence],
    lifecycle,
    checkpoints: [],
  };
}
