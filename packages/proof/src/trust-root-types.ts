// SPDX-License-Identifier: Apache-2.0

/** Media type of a trust root, major version 1 (`docs/spec/trace-proof.md`). */
export const TRUST_ROOT_MEDIA_TYPE = 'application/vnd.daoji.trace-root.v1+json';

/** What a verifier pins out of band; never taken from a bundle. */
export interface TrustRoot {
  readonly mediaType: typeof TRUST_ROOT_MEDIA_TYPE;
  readonly channels: Readonly<Record<string, ChannelRoot>>;
  /** Who controls each organisation, by MSP id. */
  readonly independence: Readonly<Record<string, IndependenceDeclaration | 'self-declared'>>;
  /** C2SP note verifier keys of the bridges' logs. */
  readonly logs: readonly string[];
  /** C2SP note verifier keys of the witnesses. */
  readonly witnesses: readonly string[];
  /** Reserved for time-stamp authorities; must be empty or absent in v1. */
  readonly tsa?: readonly string[];
  /** UTC time after which this root must be replaced. */
  readonly notAfter: string;
  /** True when every organisation's keys were made on one computer (a demo network). */
  readonly demo?: boolean;
}

/** The pinned state of one channel. */
export interface ChannelRoot {
  readonly configAnchor: ConfigAnchor;
  /** Name of the channel's chaincode. */
  readonly chaincode: string;
  /** Later config blocks that this root accepts. */
  readonly allowedConfigPins: readonly ConfigPin[];
  readonly floors: PolicyFloors;
}

/** A config block known in full: the genesis block or a later one. */
export interface ConfigAnchor {
  readonly number: number | string;
  /** Hex SHA-256 of the DER header bytes. */
  readonly headerHash: string;
  /** `common.Block` protobuf bytes in base64. */
  readonly block: string;
}

/** A config block known by its number and the hex SHA-256 of its DER header bytes. */
export interface ConfigPin {
  readonly number: number | string;
  readonly headerHash: string;
}

/** Distinct organisations demanded whatever the on-chain policy says. */
export interface PolicyFloors {
  readonly endorse: Floor;
  readonly attest: Floor;
  readonly order: Floor;
  /** Least number of distinct witness cosignatures; 0 for none. */
  readonly witness: number;
}

/** At least `k` distinct members of `orgs` (MSP ids). */
export interface Floor {
  readonly orgs: readonly string[];
  readonly k: number;
}

/** Who controls an organisation, when that was declared, and where it can be checked. */
export interface IndependenceDeclaration {
  readonly controller: string;
  readonly declaredAt: string;
  readonly evidence: string;
}
