// SPDX-License-Identifier: Apache-2.0

/** Media type of a trace proof, major version 1 (`docs/spec/trace-proof.md`). */
export const BUNDLE_MEDIA_TYPE = 'application/vnd.daoji.trace-proof.v1+json';

/** Bytes in standard base64 with padding. Every byte string and hash of a bundle is written so. */
export type Base64 = string;

/** A whole number: a JSON integer up to 2^53−1, above that a decimal string. */
export type BundleInteger = number | string;

/** A `.traceproof` file, before gzip. Nothing in it is trusted; the trust root is never part of it. */
export interface Bundle {
  readonly mediaType: typeof BUNDLE_MEDIA_TYPE;
  readonly subject: BundleSubject;
  readonly claims: readonly Claim[];
  readonly evidence: readonly Evidence[];
  readonly lifecycle: readonly LifecycleEvidence[];
  readonly checkpoints: readonly BundleCheckpoint[];
  readonly consistency?: readonly CheckpointConsistency[];
  readonly completeness?: CompletenessClaim;
  readonly redactions?: readonly Redaction[];
  /** Shown as unauthenticated, never judged. */
  readonly ext?: Readonly<Record<string, unknown>>;
}

/** What the proof is about, as its maker says; never judged. */
export interface BundleSubject {
  readonly lotId?: string;
  readonly gtin?: string;
}

/** One statement that the evidence named by `evidence` must carry. */
export type Claim = AnchorHeadClaim | TraceEventClaim;

/** Channel `anchor`: the transaction writes `head~{origin}` and nothing else. */
export interface AnchorHeadClaim {
  readonly id: string;
  readonly kind: 'anchor-head';
  /** `id` of an {@link Evidence}. */
  readonly evidence: string;
  /** `<site>/<bridgeId>`. */
  readonly origin: string;
  /** The value of `head~{origin}`, JCS bytes. */
  readonly head: Base64;
  readonly watermarks?: readonly WatermarkProof[];
  /** May be empty: then the claim shows the head, and its watermarks, alone. */
  readonly batches: readonly BatchProof[];
}

/** RFC 9162 inclusion of a device's watermark leaf in `watermarkRoot` of the claim's head. */
export interface WatermarkProof {
  readonly leaf: Base64;
  readonly slot: number;
  readonly size: number;
  readonly path: readonly Base64[];
}

/** RFC 9162 inclusion of a batch statement in `logRoot` of the claim's head; the size is the head's `logSize`. */
export interface BatchProof {
  readonly statement: Base64;
  readonly index: number;
  readonly path: readonly Base64[];
  readonly readings: readonly ReadingProof[];
}

/** RFC 9162 inclusion of a reading in its batch's `root`. */
export interface ReadingProof {
  readonly leaf: Base64;
  readonly leafFormat: 'daoji.reading/v1' | 'daoji.reading-attested/v1';
  readonly pack: PackProof;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Base64[];
}

/** The device's signature over the pack statement, and the reading's place in the pack's tree. */
export interface PackProof {
  readonly statement: Base64;
  /** P-256 DER, low S, over `"trace-pack/v1\n" ‖ statement`. */
  readonly signature: Base64;
  /** DER of the device's X.509 certificate, or of its SubjectPublicKeyInfo alone; only the key counts. */
  readonly deviceCert: Base64;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Base64[];
}

/** Channel `trace`: the transaction writes `event~{commandId}` once; other keys of the chaincode may be written too. */
export interface TraceEventClaim {
  readonly id: string;
  readonly kind: 'trace-event';
  /** `id` of an {@link Evidence}. */
  readonly evidence: string;
  readonly commandId: string;
  /** The value of `event~{commandId}`, JCS bytes. */
  readonly value: Base64;
  /** `id` of the claim that shows the signer's activation; absent only for a first registrar's activation. */
  readonly activation?: string;
  readonly openings?: readonly FieldOpening[];
  readonly serials?: readonly SerialProof[];
}

/** Opens a salted commitment of the event: `SHA-256(salt ‖ bytes)` stands in the command under `group`. */
export interface FieldOpening {
  readonly group: string;
  /** At least 16 bytes. */
  readonly salt: Base64;
  readonly bytes: Base64;
}

/** RFC 9162 inclusion of a package serial in the code order's `serialRoot`; the size is the order's `count`. */
export interface SerialProof {
  readonly serial: string;
  readonly index: number;
  readonly path: readonly Base64[];
}

/** A block, the transaction in it, and what shows that peers committed it as valid. */
export interface Evidence {
  readonly id: string;
  readonly channel: string;
  /** 0-based position of the transaction in `block.data`. */
  readonly txIndex: number;
  /** Version of the `_lifecycle` sequence that the transaction read. */
  readonly lifecycleRef: LifecycleRef;
  readonly block: BundleBlock;
  readonly validity: Validity;
  /** Config blocks newer than the trust root's, oldest first; may be empty. */
  readonly config: readonly BundleBlock[];
  /** Headers from this block to a checkpoint's block; absent or empty when no checkpoint is named. */
  readonly chain?: ChainProof;
}

/** Where a chaincode definition was written: block number and 0-based transaction index. */
export interface LifecycleRef {
  readonly block: BundleInteger;
  readonly tx: number;
}

/** A Fabric block without its unsigned metadata slots. */
export interface BundleBlock {
  readonly number: BundleInteger;
  /** Header hash of the block before; empty for block 0. */
  readonly prevHash: Base64;
  /** Envelope bytes as received. The data hash is computed, never carried. */
  readonly data: readonly Base64[];
  /** `metadata[0]` as served by each orderer: one copy per orderer, each with that orderer's signature. */
  readonly ordererMetadata: readonly OrdererMetadata[];
}

/** Decoded `common.Metadata` of slot 0 (SIGNATURES). */
export interface OrdererMetadata {
  /** `OrdererBlockMetadata` bytes; part of what is signed. */
  readonly value: Base64;
  readonly signatures: readonly OrdererSignature[];
}

/** Signed bytes: `value ‖ signatureHeader ‖ headerBytes`. */
export interface OrdererSignature {
  readonly signatureHeader: Base64;
  readonly signature: Base64;
}

/** `attestations` decide; `filter` (metadata slot 2) is informative and can only lower the verdict. */
export interface Validity {
  readonly attestations: readonly Attestation[];
  readonly filter?: Base64;
}

/** One peer's signed answer to `qscc` `GetTransactionByID(channel, txId)`, asked over `/protos.Endorser/ProcessProposal`. */
export interface Attestation {
  /** `common.ChannelHeader` bytes of the proposal. */
  readonly channelHeader: Base64;
  /** `common.SignatureHeader` bytes of the proposal. */
  readonly signatureHeader: Base64;
  /** `protos.ChaincodeProposalPayload` bytes of the proposal, without transient data. */
  readonly cpp: Base64;
  /** `protos.ProposalResponsePayload` bytes (`ProposalResponse.payload`). */
  readonly prp: Base64;
  /** `msp.SerializedIdentity` bytes (`ProposalResponse.endorsement.endorser`). */
  readonly endorser: Base64;
  /** `ProposalResponse.endorsement.signature`, over `prp ‖ endorser`. */
  readonly signature: Base64;
}

/** `headers`: DER header bytes, this block's first; `headerLog`: inclusion in the channel's header log. */
export interface ChainProof {
  readonly headers?: readonly Base64[];
  readonly headerLog?: {
    readonly index: number;
    readonly size: number;
    readonly path: readonly Base64[];
  };
}

/** A block that wrote the chaincode's definition; `Evidence.lifecycleRef` names it by number. */
export interface LifecycleEvidence {
  readonly channel: string;
  readonly block: BundleBlock;
}

/** A C2SP checkpoint (signed note) with its cosignatures. */
export interface BundleCheckpoint {
  readonly note: string;
}

/** RFC 9162 consistency from an older checkpoint's tree to the one after it. */
export interface CheckpointConsistency {
  readonly fromNote: string;
  readonly path: readonly Base64[];
}

/** Says that nothing is missing between two watermarks of each device that `closeLot` binds. */
export interface CompletenessClaim {
  /** `id` of the `trace-event` claim of the `closeLot` command. */
  readonly closeLot: string;
  readonly ranges: readonly CompletenessRange[];
}

/** `from` and `to`: ids of `anchor-head` claims that carry this device's watermark. */
export interface CompletenessRange {
  readonly deviceId: string;
  readonly from: string;
  readonly to: string;
}

/** A field group whose values were erased; only its commitment remains. */
export interface Redaction {
  readonly claim: string;
  readonly group: string;
}
