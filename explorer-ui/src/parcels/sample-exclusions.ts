// SPDX-License-Identifier: Apache-2.0
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';

import type { ParcelList } from '../api/parcel-queries.js';

/** Most that one draw names. */
const MAX_EXCLUSIONS = 50;

/** A parcel that is left out of a draw, as one line says it; `fault` where it cannot be signed. */
export interface Exclusion {
  /** Counted from 1. */
  readonly line: number;
  readonly parcelId: string;
  readonly reason: string;
  readonly fault?: 'shape' | 'notListed' | 'twice' | 'tooMany';
}

/** Reads one parcel a line: its id, and behind a blank why it is left out, 2 to 100 characters. */
export function readExclusions(typed: string, parcels: readonly string[]): Exclusion[] {
  const known = new Set(parcels);
  const seen = new Set<string>();
  return typed
    .split('\n')
    .map((text, at) => ({ line: at + 1, text: text.trim() }))
    .filter(({ text }) => text !== '')
    .map(({ line, text }, at) => {
      const [, id = '', reason = ''] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
      const parcelId = id.toLowerCase();
      const fault = faultOf(parcelId, reason, known, seen, at);
      seen.add(parcelId);
      return { line, parcelId, reason, ...(fault && { fault }) };
    });
}

function faultOf(
  parcelId: string,
  reason: string,
  known: ReadonlySet<string>,
  seen: ReadonlySet<string>,
  at: number,
): Exclusion['fault'] {
  if (parcelId === '' || reason.length < 2 || reason.length > 100) return 'shape';
  if (seen.has(parcelId)) return 'twice';
  if (!known.has(parcelId)) return 'notListed';
  return at >= MAX_EXCLUSIONS ? 'tooMany' : undefined;
}

/** The list that a draw commits to: without the parcels that are left out, with its own root. */
export function listWithout(list: ParcelList, exclusions: readonly Exclusion[]): ParcelList {
  const out = new Set(exclusions.map(({ parcelId }) => parcelId));
  if (out.size === 0) return list;
  const parcels = list.parcels.filter((id) => !out.has(id));
  return { listRoot: toHex(rootOf(parcels.map((id) => hashLeaf(utf8(id))))), parcels };
}
