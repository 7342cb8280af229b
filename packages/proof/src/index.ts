// SPDX-License-Identifier: Apache-2.0
export {
  BUNDLE_MEDIA_TYPE,
  type AnchorHeadClaim,
  type Attestation,
  type Base64,
  type BatchProof,
  type Bundle,
  type BundleBlock,
  type BundleCheckpoint,
  type BundleInteger,
  type BundleSubject,
  type ChainProof,
  type CheckpointConsistency,
  type Claim,
  type CompletenessClaim,
  type CompletenessRange,
  type Evidence,
  type FieldOpening,
  type LifecycleEvidence,
  type LifecycleRef,
  type OrdererMetadata,
  type OrdererSignature,
  type PackProof,
  type ReadingProof,
  type Redaction,
  type SerialProof,
  type TraceEventClaim,
  type Validity,
  type WatermarkProof,
} from './bundle-types.js';
export {
  concatBytes,
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  toBase64,
  toHex,
  utf8,
} from './bytes.js';
export { verifyEd25519 } from './ed25519.js';
export {
  canonicalBytes,
  canonicalJson,
  jcsText,
  parseCanonicalJson,
  type JcsValue,
} from './jcs.js';
export {
  consistencyProof,
  hashLeaf,
  hashNode,
  inclusionProof,
  rootFromInclusion,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.js';
export { MerkleTree } from './merkle-tree.js';
export { ProofError, type ProofErrorCode } from './proof-error.js';
export { sha256 } from './sha256.js';
export {
  MAX_WATERMARK_SLOTS,
  unchangedNodes,
  watermarkRoots,
  type SlotChange,
  type UnchangedNode,
  type WatermarkRoots,
} from './watermark.js';
export {
  TRUST_ROOT_MEDIA_TYPE,
  type ChannelRoot,
  type ConfigAnchor,
  type ConfigPin,
  type Floor,
  type IndependenceDeclaration,
  type PolicyFloors,
  type TrustRoot,
} from './trust-root-types.js';
export {
  readBlock,
  assertDataHash,
  assertWellFormed,
  headerBytes,
  headerHash,
  type Block,
  type ServedBlock,
} from './fabric/block.js';
export { readBlockFile } from './fabric/block-file.js';
export { blockFileFaults } from './fabric/block-file-faults.js';
export { hasNodeRole, readIdentity, validateIdentity, type Identity } from './fabric/identity.js';
export { readMsp, type Msp, type NodeRole } from './fabric/msp.js';
export { readTransaction, type EndorsedTransaction } from './fabric/envelope.js';
export { definitionVersion } from './fabric/lifecycle.js';
export { type KeyVersion } from './fabric/chaincode-action.js';
export { bundleBlockOf } from './verify/bundle-blocks.js';
export { keyIdOf, verifyCommandSignature } from './command.js';
export { verifyLowS } from './x509/ecdsa.js';
export { readCertificate, readSpki, type Certificate } from './x509/certificate.js';
export {
  readCheckpoint,
  readVerifierKey,
  verifyNote,
  type Checkpoint,
  type VerifierKey,
} from './checkpoint.js';
export { MAX_BUNDLE_BYTES, type Inflate } from './bundle/read-bundle.js';
export { Refusal } from './refusal.js';
export { TP_CODES, type TpCode } from './tp-codes.js';
export {
  STATEMENTS,
  type ShownEvent,
  type ShownReading,
  type StatementName,
  type StatementVerdict,
  type Verdict,
} from './verdict.js';
export { verifyBundle, type VerifyOptions } from './verify/verify-bundle.js';
