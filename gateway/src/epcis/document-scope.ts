// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

import { lineageOf, type TraceDirection } from '../index/lineage.js';
import type { EventRef, ReadIndex } from '../index/read-index.js';

/** Lots whose events one document holds. */
export const MAX_DOCUMENT_LOTS = 200;
const UNIT = 'logistic-unit~';

/** What a document of a lot is about. */
export interface DocumentScope {
  readonly lots: readonly Lot[];
  /** False when there is more than one document holds. */
  readonly isComplete: boolean;
  /** In ledger order, each once. */
  readonly refs: readonly EventRef[];
}

/**
 * Events of a lot's document: those of its lots and of every harvest lot that may be in them, of the inputs on their
 * parcels and where these were bought, of the units that hold their packages, and of their recalls.
 * @throws GatewayError `TRACE_CYCLE`.
 */
export function documentScope(
  index: ReadIndex,
  lotId: string,
  direction: TraceDirection,
): DocumentScope {
  const lineage = lineageOf(index, lotId, direction);
  // A bin's blend knows more lots than the names that were drawn from it.
  const origins = lineage.lotIds.flatMap((id) => index.lot(id)?.origins ?? []);
  const lotIds = [...new Set([...lineage.lotIds, ...origins])];
  const lots = lotIds.slice(0, MAX_DOCUMENT_LOTS).flatMap((id) => index.lot(id) ?? []);
  const refs = [
    ...lots.flatMap((lot) => index.eventsOf(`lot~${lot.lotId}`)),
    ...inputRefs(index, lots),
    ...codeRefs(index, lots),
    ...recallRefs(index, lots),
  ];
  const once = [...new Map(refs.map((ref) => [ref.commandId, ref])).values()];
  return {
    isComplete: !lineage.truncated && lots.length === lotIds.length,
    lots,
    refs: once.sort((a, b) => a.blockNumber - b.blockNumber || a.txIndex - b.txIndex),
  };
}

/** Applications on the parcels in the lots' years, and the way of what was applied into stock. */
function inputRefs(index: ReadIndex, lots: readonly Lot[]): EventRef[] {
  const seasons = new Set(
    lots.flatMap(({ harvestYear, parcels }) =>
      parcels.map((id) => `${id} ${harvestYear ?? 'any'}`),
    ),
  );
  const applications = index.records
    .all('application')
    .filter(({ parcels, startDate }) =>
      parcels.some(({ parcelId }) =>
        [startDate.slice(0, 4), 'any'].some((year) => seasons.has(`${parcelId} ${year}`)),
      ),
    );
  const stockLots = new Set(applications.flatMap(({ stockLotId }) => wayOf(index, stockLotId)));
  return [
    ...applications.flatMap(({ applicationId }) => index.eventsOf(`application~${applicationId}`)),
    ...[...stockLots]
      .flatMap((id) => index.eventsOf(`input-stock~${id}`))
      .filter(({ type }) => type === 'purchaseInput' || type === 'issueInput'),
  ];
}

/** A stock lot and those that it was issued from. */
function wayOf(index: ReadIndex, stockLotId: string): string[] {
  const way: string[] = [];
  for (let id: string | undefined = stockLotId; id !== undefined && !way.includes(id);) {
    way.push(id);
    id = index.records.get('input-stock', id)?.fromStockLotId;
  }
  return way;
}

/** Units that hold the lots' packages, and codes of them that were voided. */
function codeRefs(index: ReadIndex, lots: readonly Lot[]): EventRef[] {
  const packed = lots.filter(({ kind }) => kind === 'package').map(({ lotId }) => lotId);
  if (packed.length === 0) return [];
  const units = packed
    .flatMap((id) => lineageOf(index, id, 'down').nodes.map(({ key }) => key))
    .filter((key) => key.startsWith(UNIT));
  const orders = index.records
    .all('code-order')
    .filter(({ activated }) => activated.some(({ lotId }) => packed.includes(lotId)));
  return [
    ...units.flatMap((key) => index.eventsOf(key)),
    ...orders
      .flatMap(({ orderId }) => index.eventsOf(`code-order~${orderId}`))
      .filter(({ type }) => type === 'voidCodes'),
  ];
}

function recallRefs(index: ReadIndex, lots: readonly Lot[]): EventRef[] {
  const ids = new Set(lots.map(({ lotId }) => lotId));
  return index.records
    .all('recall')
    .filter((recall) => recall.lots.some(({ lotId }) => ids.has(lotId)))
    .flatMap(({ recallId }) => index.eventsOf(`recall~${recallId}`));
}
