// SPDX-License-Identifier: Apache-2.0
export type { BlockTransaction, StateRead, StateWrite, VerifiedBlock } from './block.js';
export { connectLedger, SDK_NAMES, type ConnectOptions, type SdkName } from './connect-ledger.js';
export {
  assembleEventClaims,
  claimIdOf,
  commandOf,
  type EventClaims,
  type EventClaimSources,
} from './event-claims.js';
export type {
  BlockEventOptions,
  ChainTip,
  CollectedEvidence,
  CommitStatus,
  Ledger,
  PreparedTransaction,
  StepTimeouts,
  SubmitOptions,
  SubmitResult,
} from './ledger.js';
export { LedgerError, type LedgerErrorCode, type LedgerErrorDetails } from './ledger-error.js';
export {
  ledgerProfileSchema,
  loadProfile,
  type LedgerNode,
  type LedgerProfile,
} from './profile.js';
