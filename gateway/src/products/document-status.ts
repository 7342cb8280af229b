// SPDX-License-Identifier: Apache-2.0
import { addDays, isDocumentInForce, type DocumentEntry, type DocumentSet } from '@daoji/model';
import type { z } from 'zod';

import type { documentStatusSchema } from '../api/product-views.js';

/** Days before its end from which a document is shown as expiring. */
export const EXPIRING_DAYS = 30;

/** How a document stands on a day. */
export type DocumentState = z.infer<typeof documentStatusSchema>['state'];

/** An operator's documents with how each stands on a day; `superseded` ones have a newer one of their kind and subject. */
export function documentStatuses(
  set: DocumentSet | undefined,
  date: string,
): z.infer<typeof documentStatusSchema>[] {
  const seen = new Set<string>();
  return (set?.documents ?? []).map((document) => {
    const name = `${document.kind} ${document.subject}`;
    const isNewest = !seen.has(name);
    seen.add(name);
    return { document, isNewest, state: stateOf(document, date) };
  });
}

/** How one document stands on a day. */
export function stateOf(document: DocumentEntry, date: string): DocumentState {
  if (isDocumentInForce(document, date)) {
    const isEnding =
      document.validTo !== undefined && document.validTo < addDays(date, EXPIRING_DAYS);
    return isEnding ? 'expiring' : 'in-force';
  }
  return (document.validFrom ?? document.issuedOn) > date ? 'not-yet' : 'expired';
}
