// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';

import type { lotSignersSchema } from '../api/quality-operations.js';
import type { ReadIndex } from '../index/read-index.js';
import { signerOf } from './signers.js';

type Item = z.infer<typeof lotSignersSchema>['items'][number];

/** Every step of a lot with the person behind its key, in ledger order; what no person signed is left out. */
export function signedOn(index: ReadIndex, lotId: string): Required<Item>[] {
  return index.eventsOf(`lot~${lotId}`).flatMap((event) => {
    const signer = event.channel === 'trace' ? signerOf(index.records, event) : undefined;
    if (!signer) return [];
    const { commandId, eventTime, type } = event;
    return [{ ...signer, commandId, eventTime, posts: [...signer.posts], type }];
  });
}

/** The same for one operator's reader: of other operators no person is told. */
export function signersFor(steps: readonly Required<Item>[], operatorId: string): Item[] {
  return steps.map(({ personId, posts, ...step }) =>
    step.operatorId === operatorId ? { ...step, personId, posts } : step,
  );
}
