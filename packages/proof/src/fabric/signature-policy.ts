// SPDX-License-Identifier: Apache-2.0
import { readMessage } from '../protobuf-reader.js';
import { demand } from '../refusal.js';
import { N_OUT_OF, SIGNATURE_POLICY, SIGNATURE_POLICY_ENVELOPE } from './fabric-messages.js';
import type { Identity } from './identity.js';
import { satisfiesPrincipal } from './principal.js';

const MAX_DEPTH = 16;

/**
 * Evaluates `SignaturePolicyEnvelope` bytes over identities whose signatures hold, in their order: NOutOf is greedy
 * with no backtracking, and each identity serves one leaf. Source: common/cauthdsl/cauthdsl.go:40-60.
 */
export function satisfiesSignaturePolicy(
  bytes: Uint8Array,
  identities: readonly Identity[],
): boolean {
  const policy = readMessage(bytes, SIGNATURE_POLICY_ENVELOPE, 'SignaturePolicyEnvelope');
  demand(
    policy.version === 0n,
    'TP_POLICY_UNSUPPORTED',
    'expected a signature policy of version 0',
  );
  const used = identities.map(() => false);
  return satisfiesRule(policy.rule, { identities, principals: policy.identities }, used, 0);
}

interface Signers {
  readonly identities: readonly Identity[];
  readonly principals: readonly Uint8Array[];
}

function satisfiesRule(
  rule: Uint8Array,
  signers: Signers,
  used: boolean[],
  depth: number,
): boolean {
  demand(
    depth <= MAX_DEPTH,
    'TP_POLICY_UNSUPPORTED',
    `expected at most ${MAX_DEPTH} policy levels`,
  );
  const { signedBy, nOutOf } = readMessage(rule, SIGNATURE_POLICY, 'SignaturePolicy');
  demand(
    (signedBy === undefined) !== (nOutOf === undefined),
    'TP_POLICY_UNSUPPORTED',
    'expected signedBy or nOutOf',
  );
  if (nOutOf !== undefined) return satisfiesNOutOf(nOutOf, signers, used, depth);
  const principal = signers.principals[Number(signedBy)];
  demand(principal !== undefined, 'TP_POLICY_UNSUPPORTED', 'signedBy names no principal');
  const at = signers.identities.findIndex(
    (identity, index) => used[index] === false && satisfiesPrincipal(identity, principal),
  );
  if (at !== -1) used[at] = true;
  return at !== -1;
}

function satisfiesNOutOf(
  bytes: Uint8Array,
  signers: Signers,
  used: boolean[],
  depth: number,
): boolean {
  const { n, rules } = readMessage(bytes, N_OUT_OF, 'NOutOf');
  let verified = 0n;
  for (const rule of rules) {
    const branch = [...used];
    if (satisfiesRule(rule, signers, branch, depth + 1)) {
      verified += 1n;
      branch.forEach((isUsed, index) => {
        used[index] = isUsed;
      });
    }
  }
  return verified >= n;
}
