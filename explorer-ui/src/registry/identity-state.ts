// SPDX-License-Identifier: Apache-2.0
import type { Identity } from '@daoji/model';

/** What a key may do now: nothing unless it is `active`. */
export type IdentityState = 'active' | 'revoked' | 'expired' | 'not-yet';

/** State of a key at a moment. A revoked one stays revoked, whatever its dates say. */
export function identityState(
  { status, validFrom, validTo }: Pick<Identity, 'status' | 'validFrom' | 'validTo'>,
  now: Date,
): IdentityState {
  if (status === 'revoked') return 'revoked';
  // All three are UTC texts of one width, so text order is time order.
  const at = now.toISOString();
  if (at < validFrom) return 'not-yet';
  return at > validTo ? 'expired' : 'active';
}
