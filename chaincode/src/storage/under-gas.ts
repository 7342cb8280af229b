// SPDX-License-Identifier: Apache-2.0
import {
  binStorageKey,
  binStorageSchema,
  fumigationSchema,
  stateKey,
  type BinStorage,
} from '@daoji/model';

import type { Facts } from '../facts.js';
import { builtIn, RuleError } from '../rules/rule-refusal.js';
import type { Write } from '../ledger-state.js';

/** What runs in a bin and when a person must look again; nothing yet of a bin that nobody inspected or treated. */
export async function binStorageOf(facts: Facts, binId: string): Promise<BinStorage> {
  const known = await facts.read(binStorageKey(binId), binStorageSchema);
  return known ?? { binId, looks: {}, v: 1 };
}

export function binStorageWrite(value: BinStorage): Write {
  return { key: binStorageKey(value.binId), value };
}

/**
 * Refuses a step that takes a person into a bin, or grain into or out of it, from the closing on until a second person has
 * measured that the air may be breathed. @throws RuleError `BIN_UNDER_GAS`.
 */
export async function assertNoGas(facts: Facts, binId: string | undefined): Promise<void> {
  if (binId === undefined) return;
  const { fumigationId } = await binStorageOf(facts, binId);
  if (fumigationId === undefined) return;
  const key = stateKey('fumigation', fumigationId);
  const { agent, sealed, state } = await facts.expect(key, fumigationSchema, 'STATE_CORRUPT');
  if (state !== 'closed' && state !== 'airing') return;
  // What happened before the closing may be recorded after it.
  if (sealed && facts.eventTime < sealed.sealedAt) return;
  throw new RuleError('BIN_UNDER_GAS', {
    found: `bin ${binId} is ${state} with ${agent} of fumigation ${fumigationId}, closed at ${sealed?.sealedAt ?? ''}`,
    rule: 'nobody goes into a fumigated bin, and no grain into or out of it, before a second person has measured its air',
    ...builtIn('GB/T 29890-2013, 储粮化学药剂管理和使用规范 (unconfirmed)'),
    accepted: `clearFumigation of ${fumigationId} with readings at or below the limit, then this step`,
  });
}
