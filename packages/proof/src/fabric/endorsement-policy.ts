// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from '../bytes.js';
import { readMessage } from '../protobuf-reader.js';
import { demand } from '../refusal.js';
import type { ChannelConfig } from './channel-config.js';
import { satisfiesConfigPolicy } from './config-policy.js';
import type { EndorsedTransaction } from './envelope.js';
import { APPLICATION_POLICY } from './fabric-messages.js';
import { hasSigned, readIdentity, validateIdentity, type Identity } from './identity.js';
import { satisfiesSignaturePolicy } from './signature-policy.js';
import { validSigners } from './signed-data.js';
import { text } from './text.js';

/**
 * Checks that a member of an application organisation signed the payload (step 2).
 * @returns the creator.  @throws Refusal `TP_TX_CREATOR_SIGNATURE`, `TP_IDENTITY_*`.
 */
export function verifyCreator(transaction: EndorsedTransaction, config: ChannelConfig): Identity {
  const creator = readIdentity(transaction.creator, config.applicationMsps);
  validateIdentity(creator);
  demand(
    hasSigned(creator, transaction.payload, transaction.signature),
    'TP_TX_CREATOR_SIGNATURE',
    'the creator did not sign this payload',
  );
  return creator;
}

/** Identities whose endorsement signatures hold (step 8); no policy is judged. */
export function endorsersOf(transaction: EndorsedTransaction, config: ChannelConfig): Identity[] {
  const signatures = transaction.endorsements.map(({ endorser, signature }) => ({
    identity: endorser,
    message: concatBytes(transaction.prp, endorser),
    signature,
  }));
  return validSigners(signatures, config.applicationMsps);
}

/**
 * Evaluates lifecycle `ApplicationPolicy` bytes (step 9).
 * @throws Refusal `TP_ENDORSEMENT_POLICY`, `TP_POLICY_UNSUPPORTED`.
 */
export function demandApplicationPolicy(
  policyBytes: Uint8Array,
  config: ChannelConfig,
  endorsers: readonly Identity[],
): void {
  const policy = readMessage(policyBytes, APPLICATION_POLICY, 'ApplicationPolicy');
  const { signaturePolicy, configPolicyReference } = policy;
  demand(
    (signaturePolicy === undefined) !== (configPolicyReference === undefined),
    'TP_POLICY_UNSUPPORTED',
    'expected a signature policy or a reference to one',
  );
  const satisfied = signaturePolicy
    ? satisfiesSignaturePolicy(signaturePolicy, endorsers)
    : satisfiesConfigPolicy(
        config.root,
        text(configPolicyReference ?? new Uint8Array(0)),
        endorsers,
      );
  demand(
    satisfied,
    'TP_ENDORSEMENT_POLICY',
    `endorsed by ${describe(endorsers)}, which does not satisfy the policy in force`,
  );
}

/** Names of the organisations behind identities, for a verdict's text. */
export function describe(identities: readonly Identity[]): string {
  const names = [...new Set(identities.map(({ mspId }) => mspId))].sort();
  return names.length === 0 ? 'nobody' : names.join(', ');
}
