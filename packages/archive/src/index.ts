// SPDX-License-Identifier: Apache-2.0
export { anchorHeadClaim, type AnchorClaimRequest, type ReadingIdentity } from './anchor-claim.js';
export { ArchiveError, type ArchiveErrorCode } from './archive-error.js';
export { MAX_BLOB_BYTES, openArchive, type Archive } from './archive.js';
export { readBatch, type ArchivedReading, type CarryingPack } from './batch-readings.js';
export { LogSealer, openSealedLog } from './sealed-log.js';
export { openLogArchive, type LogArchive } from './log-archive.js';
export type { AdvanceRecord, ArchivedPack, BatchRecord, DeviceRange } from './log-records.js';
export type { IndexedRange } from './reading-index.js';
export {
  proveReading,
  type CollectEvidence,
  type ReadingProofRequest,
  type TransactionEvidence,
} from './prove-reading.js';
