// SPDX-License-Identifier: Apache-2.0
import { importTable, type ImportKind } from '@daoji/exchange';
import { sha256, toHex, utf8 } from '@daoji/proof';

import type { Services } from '../http/services.js';
import { settlementSheet, slipDeductions } from '../trade/settlement-sheet.js';
import type { ListExport } from './list-exports.js';

/** What waits for a word, as tables that an import takes at once: `settlements-due.csv`, `attestations-due.csv`. */
export const DUE_EXPORTS: Readonly<Record<string, ListExport>> = {
  'attestations-due': dueFor('attestations', draftParcels),
  'settlements-due': dueFor('settlements', unsettledSlips),
};

function dueFor(kind: ImportKind, rows: (services: Services) => object[]): ListExport {
  const { columns, schema } = importTable(kind);
  return { columns, rows, schema };
}

/** Slips that have a settled mass and no settlement, each with the hash of its sheet; rows of the buyer, who settles. */
function unsettledSlips({ index: { records } }: Services): object[] {
  return records.all('slip').flatMap((slip) => {
    const { buyerOperatorId, settledGrams, slipId, state } = slip;
    if (state !== 'weighed' || settledGrams === undefined) return [];
    const sheet = settlementSheet(slip, slipDeductions(records, slip));
    return [{ buyerOperatorId, settledGrams, settlementHash: toHex(sha256(utf8(sheet))), slipId }];
  });
}

/** Parcels that nobody attested, at the version that stands; rows of who farms them. */
function draftParcels({ index: { records } }: Services): object[] {
  return records
    .all('parcel')
    .filter(({ state }) => state === 'draft')
    .map(({ boundaryVersion, operatorId, parcelId }) => ({
      boundaryVersion,
      operatorId,
      parcelId,
    }));
}
