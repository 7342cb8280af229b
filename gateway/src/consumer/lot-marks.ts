// SPDX-License-Identifier: Apache-2.0
import { LOT_FLAGS, type Language, type Lot, type LotFlag } from '@daoji/model';

import { html, type SafeHtml } from './html.js';
import { glossaryWord, sentence } from './words.js';

/** Marks that a harvest lot can get after the rice was milled; the ledger hands them on at the next use only. */
const LATER: readonly LotFlag[] = ['INTERVAL_BREACH', 'PARCEL_OVERLAP'];

/** What the lot keeps for ever, and what was found of its harvest lots since. @param lots - the lot and its ancestors. */
export function marksOf(lot: Lot, lots: readonly Lot[]): LotFlag[] {
  const later = lots
    .filter(({ kind }) => kind === 'harvest')
    .flatMap(({ flags = [] }) => flags.filter((flag) => LATER.includes(flag)));
  const known = new Set([...(lot.flags ?? []), ...later]);
  return LOT_FLAGS.filter((flag) => known.has(flag));
}

/** The lot's marks in words; nothing for a lot without any. */
export function lotMarks(lot: Lot, lots: readonly Lot[], language: Language): SafeHtml | undefined {
  const marks = marksOf(lot, lots);
  if (marks.length === 0) return undefined;
  return html`<p>
    ${sentence('marks', language)}:
    ${marks.map((flag) => html`<span class="flag">${glossaryWord(`flag.${flag}`, language)}</span> `)}
  </p>`;
}
