// SPDX-License-Identifier: Apache-2.0
import { describe } from '../fabric/endorsement-policy.js';
import type { Identity } from '../fabric/identity.js';
import type { TrustRoot } from '../trust-root-types.js';
import type { StatementVerdict } from '../verdict.js';
import type { ProvenTransaction } from './verify-evidence.js';

/** Sentence that every verdict of a demo network carries. */
export const DEMO_NOTICE = 'Demo network: all keys were made on one computer.';

/** Judges `independence`: who controls the organisations that were counted, as the trust root declares it. */
export function independenceOf(
  root: TrustRoot,
  transactions: readonly ProvenTransaction[],
): StatementVerdict {
  if (root.demo === true) {
    return { status: 'absent', code: 'TP_INDEPENDENCE_DEMO', detail: DEMO_NOTICE };
  }
  const counted = [...new Set(signersOf(transactions).map(({ mspId }) => mspId))].sort();
  const controllers = new Map<string, string>();
  for (const mspId of counted) {
    const declared = Object.hasOwn(root.independence, mspId) ? root.independence[mspId] : undefined;
    if (typeof declared !== 'object') {
      return {
        status: 'absent',
        code: 'TP_INDEPENDENCE_SELF_DECLARED',
        detail: `nobody but ${mspId} itself says who controls it`,
      };
    }
    controllers.set(mspId, declared.controller);
  }
  const detail = [...controllers]
    .map(([mspId, controller]) => `${mspId}: ${controller}`)
    .join('; ');
  return { status: 'pass', detail };
}

/** Who would have to act together to forge what the transactions show. */
export function collusionOf(transactions: readonly ProvenTransaction[]): string {
  const endorsers = describe(transactions.flatMap((proven) => [...proven.endorsers]));
  const attesters = describe(transactions.flatMap((proven) => [...proven.attesters]));
  const orderers = describe(transactions.flatMap((proven) => [...proven.orderers]));
  return `To forge this, the peers of ${endorsers} (endorsing) and of ${attesters} (attesting) must collude with the orderers of ${orderers}.`;
}

function signersOf(transactions: readonly ProvenTransaction[]): Identity[] {
  return transactions.flatMap(({ orderers, endorsers, attesters }) => [
    ...orderers,
    ...endorsers,
    ...attesters,
  ]);
}
