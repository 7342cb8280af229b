// SPDX-License-Identifier: Apache-2.0
import type { Mandate } from '@daoji/model';

/** What a mandate is good for on a day: nothing unless it is `active`. */
export type MandateState = 'active' | 'ended' | 'expired' | 'not-yet';

/** State of a mandate on a civil date. */
export function mandateState(
  { state, validFrom, validTo }: Pick<Mandate, 'state' | 'validFrom' | 'validTo'>,
  date: string,
): MandateState {
  if (state === 'ended') return 'ended';
  if (date < validFrom) return 'not-yet';
  return date > validTo ? 'expired' : 'active';
}
