// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@daoji/model';

import type { EventRef } from '../index/read-index.js';
import type { StateRecords } from '../index/state-records.js';

/** Who signed a step: a pseudonym, for whom it was signed, and the posts that the key has. */
export interface StepSigner {
  readonly operatorId: string;
  readonly personId: string;
  readonly posts: readonly Role[];
}

/** The person behind an event; undefined for an organisation, an unknown key, and for a program on watch. */
export function signerOf(
  records: StateRecords,
  { signer }: Pick<EventRef, 'signer'>,
): StepSigner | undefined {
  const identity = records.get('identity', `trace~${signer}`);
  if (!identity || identity.roles.every((role) => role === 'watch')) return undefined;
  const { operatorId, personId, roles } = identity;
  return { operatorId, personId, posts: roles };
}
