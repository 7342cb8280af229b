// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type Lot, type Transfer } from '@daoji/model';
import type { z } from 'zod';

import type { recallScopeQuery } from '../api/recall-operations.js';
import type { CodeLookup } from '../codes/code-lookup.js';
import { GatewayError } from '../gateway-error.js';
import type { ReadIndex } from '../index/read-index.js';

/** Where a search begins, and the firm that would recall. */
export interface ScopeStart {
  readonly firmId: string;
  readonly lots: readonly Lot[];
  /** True where the start is one package of a lot that was split: it may lie in any part. */
  readonly isOnePackage: boolean;
}

/** What a search reads. */
export interface ScopeSource {
  readonly codes: Pick<CodeLookup, 'find'>;
  readonly index: ReadIndex;
}

type ScopeQuery = z.infer<typeof recallScopeQuery>;

/**
 * The lots that a search begins with.
 * @throws GatewayError `RECALL_SCOPE_QUERY` unless exactly one start is named; `LOT_NOT_FOUND`, `CODE_NOT_FOUND`,
 * `RECALL_SCOPE_EMPTY`.
 */
export async function scopeStart(source: ScopeSource, query: ScopeQuery): Promise<ScopeStart> {
  const { date, firmId, gtin, lotId, serial } = query;
  if (lotId !== undefined && noneOf(gtin, serial, date)) {
    return ofLot(source.index, lotId, firmId, false);
  }
  if (gtin !== undefined && serial !== undefined && noneOf(lotId, date)) {
    return ofLot(source.index, await lotOfPackage(source, gtin, serial), firmId, true);
  }
  if (firmId !== undefined && date !== undefined && noneOf(lotId, gtin, serial)) {
    return ofDay(source.index, firmId, date);
  }
  throw new GatewayError(
    'RECALL_SCOPE_QUERY',
    'expected lotId, or gtin with serial, or firmId with date',
  );
}

/** Transfers of a firm by the lots that they name. */
export function sentBy(index: ReadIndex, firmId: string): Map<string, Transfer> {
  const sent = new Map<string, Transfer>();
  for (const transfer of index.records.all('transfer')) {
    if (transfer.fromOperatorId !== firmId || transfer.state === 'cancelled') continue;
    for (const { lotId } of transfer.lots) sent.set(lotId, transfer);
  }
  return sent;
}

async function lotOfPackage({ codes }: ScopeSource, gtin: string, serial: string): Promise<string> {
  const status = await codes.find(gtin, serial);
  if (status?.lotId !== undefined) return status.lotId;
  throw new GatewayError(
    'CODE_NOT_FOUND',
    `expected a package code that stands on a lot, got ${serial}`,
  );
}

function noneOf(...values: readonly (string | undefined)[]): boolean {
  return values.every((value) => value === undefined);
}

function ofLot(
  index: ReadIndex,
  lotId: string,
  firmId: string | undefined,
  isOnePackage: boolean,
): ScopeStart {
  const lot = index.lot(lotId);
  if (lot) return { firmId: firmId ?? lot.operatorId, isOnePackage, lots: [lot] };
  throw new GatewayError('LOT_NOT_FOUND', `expected a lot, got ${lotId}`);
}

function ofDay(index: ReadIndex, firmId: string, date: string): ScopeStart {
  const sent = sentBy(index, firmId);
  const lots = index
    .lots()
    .filter((lot) => lot.operatorId === firmId || sent.has(lot.lotId))
    .filter((lot) => dayOf(lot) === date);
  if (lots.length > 0) return { firmId, isOnePackage: false, lots };
  throw new GatewayError('RECALL_SCOPE_EMPTY', `expected lots of ${firmId} of ${date}, got none`);
}

/** The day on which a lot was packed, milled or cut; else the day of its record. Civil date in Asia/Shanghai. */
function dayOf(lot: Lot): string {
  return (
    lot.package?.productionDate ?? lot.millingDate ?? lot.harvestDate ?? civilDateOf(lot.createdAt)
  );
}
