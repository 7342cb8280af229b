// SPDX-License-Identifier: Apache-2.0
import { ProofError } from '../proof-error.js';
import { Refusal } from '../refusal.js';
import { hasSigned, readIdentity, type Identity } from './identity.js';
import type { Msp } from './msp.js';

/** One signature: who claims it, over what. */
export interface SignedData {
  /** `SerializedIdentity` bytes. */
  readonly identity: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Identities whose signatures hold, in order; each identity is looked at once (before its signature is), the rest are
 * dropped silently, as Fabric does. Source: common/policies/policy.go:363-395 (step 10).
 */
export function validSigners(
  signatures: readonly SignedData[],
  msps: ReadonlyMap<string, Msp>,
): Identity[] {
  const seen = new Set<string>();
  const signers: Identity[] = [];
  for (const signed of signatures) {
    const identity = tryIdentity(signed.identity, msps);
    if (identity === undefined || seen.has(identity.key)) continue;
    seen.add(identity.key);
    if (hasSigned(identity, signed.message, signed.signature)) signers.push(identity);
  }
  return signers;
}

function tryIdentity(bytes: Uint8Array, msps: ReadonlyMap<string, Msp>): Identity | undefined {
  try {
    return readIdentity(bytes, msps);
  } catch (cause) {
    if (cause instanceof Refusal || cause instanceof ProofError) return undefined;
    throw cause;
  }
}
