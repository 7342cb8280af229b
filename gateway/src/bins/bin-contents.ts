// SPDX-License-Identifier: Apache-2.0
import { drawFrom, type BinFill, type Composition, type SiteObject } from '@daoji/model';
import type { z } from 'zod';

import type { binContentsSchema } from '../api/bin-operations.js';
import type { ReadIndex } from '../index/read-index.js';
import { binAlerts } from './lot-alerts.js';

/** A bin as the ledger has it: one heap, of which each source lot has between a least and a greatest share. */
export function binContents(
  index: ReadIndex,
  bin: SiteObject,
  date: string,
): z.infer<typeof binContentsSchema> {
  const { records } = index;
  const fill = records.get('bin-fill', bin.id);
  const composition = fill && compositionOf(fill);
  const inherited = fill?.v === 2 ? fill.inherited : undefined;
  return {
    alerts: binAlerts(records, bin.id, date),
    bin,
    clearedAlarms: records
      .all('alarm')
      .filter(({ binId, state }) => binId === bin.id && state === 'cleared'),
    events: index
      .eventsOf(`bin~${bin.id}`)
      .map(({ commandId, eventTime, signer, type }) => ({ commandId, eventTime, signer, type })),
    grams: fill?.grams ?? 0,
    lots: index
      .lots()
      .filter(({ binId, remainingGrams }) => binId === bin.id && remainingGrams > 0)
      .map(({ kind, lotId, operatorId, remainingGrams }) => ({
        kind,
        lotId,
        operatorId,
        remainingGrams,
      })),
    originClass: inherited?.originClass,
    otherShares: composition?.otherShares,
    shares: composition && [...composition.shares],
    variety: inherited?.variety,
  };
}

/** What drawing everything would be made of; nothing is made of an empty bin, and a fill of version 1 does not know. */
function compositionOf(fill: BinFill): Composition | undefined {
  if (fill.grams === 0) return { shares: [] };
  if (fill.v === 1 || fill.contents === undefined) return undefined;
  const { contents, grams, otherContents } = fill;
  return drawFrom({ contents, grams, otherContents }, grams).composition;
}
