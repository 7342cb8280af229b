// SPDX-License-Identifier: Apache-2.0
import { anchorOf, word, type Lot, type ResolverEntry } from '@daoji/model';

import type { CodeLookup } from '../codes/code-lookup.js';
import { GatewayError } from '../gateway-error.js';
import type { ReadIndex } from '../index/read-index.js';
import { apiLink, pageLinks } from './page-links.js';

/** What the entries of products, lots and packages are made from. */
export interface TradeItemSource {
  readonly codes: Pick<CodeLookup, 'find'>;
  readonly index: ReadIndex;
}

/** A key under AI 01 with what stands behind it. */
export interface TradeItem {
  readonly gtin: string;
  readonly lotId?: string | undefined;
  readonly serial?: string | undefined;
}

/**
 * Entries of a product, a lot or a package, the finest first.
 * @throws GatewayError `CODE_NOT_FOUND`, `LOT_NOT_FOUND`, `PRODUCT_NOT_FOUND`: never an entry of something else.
 */
export async function tradeItemEntries(
  source: TradeItemSource,
  item: TradeItem,
): Promise<readonly ResolverEntry[]> {
  const { gtin, serial } = item;
  const product = productEntries(source.index, gtin);
  if (serial !== undefined) {
    const { entry, lotId } = await packageEntry(source, { ...item, serial });
    // A void code's lot may be gone from the index; the code's own page still says what it is.
    const lot = lotId === undefined ? undefined : source.index.lot(lotId);
    return [entry, ...(lot ? [lotEntry(lot)] : []), ...product];
  }
  if (item.lotId !== undefined)
    return [lotEntry(lotOf(source.index, gtin, item.lotId)), ...product];
  if (product.length > 0) return product;
  throw new GatewayError('PRODUCT_NOT_FOUND', `expected a registered product, got ${gtin}`);
}

/** A code that is ordered, printed or void has its page too, which says so; so only a serial of no order is unknown. */
async function packageEntry(
  { codes }: TradeItemSource,
  { gtin, lotId, serial }: TradeItem & { readonly serial: string },
): Promise<{ readonly entry: ResolverEntry; readonly lotId?: string | undefined }> {
  const status = await codes.find(gtin, serial);
  if (!status)
    throw new GatewayError('CODE_NOT_FOUND', 'expected a serial of an order of this product');
  if (lotId !== undefined && status.lotId !== undefined && lotId !== status.lotId)
    throw new GatewayError('CODE_NOT_FOUND', 'expected the lot that this serial was activated for');
  const anchor = anchorOf([
    { ai: '01', value: gtin },
    { ai: '21', value: serial },
  ]);
  return {
    entry: {
      anchor,
      description: `${word('thing.package-code', 'zh-CN')} · ${serial}`,
      defaultLinkType: 'gs1:pip',
      links: pageLinks('gs1:pip', anchor, '这袋米的来历', 'The story of this bag'),
    },
    lotId: status.lotId,
  };
}

function lotOf(index: ReadIndex, gtin: string, lotId: string): Lot {
  const lot = index.lot(lotId);
  if (lot?.package?.gtin === gtin) return lot;
  throw new GatewayError('LOT_NOT_FOUND', `expected a lot under GTIN ${gtin}`);
}

function lotEntry(lot: Lot): ResolverEntry {
  const { documents, lotId, package: pack, variety } = lot;
  const anchor = anchorOf([
    { ai: '01', value: pack?.gtin ?? '' },
    { ai: '10', value: lotId },
  ]);
  return {
    anchor,
    description: `${variety} · ${lotId}`,
    defaultLinkType: 'gs1:pip',
    links: [
      ...pageLinks('gs1:pip', anchor, '大米的来历', 'The story of this rice'),
      ...pageLinks('gs1:traceability', anchor, '大米的来历', 'The story of this rice'),
      apiLink('gs1:traceability', `/lots/${lotId}/trace`, '追溯 · trace', 'application/json'),
      ...documents.map(({ documentHash, issuedOn, kind }) =>
        apiLink('gs1:certificationInfo', `/documents/${documentHash}`, `${kind} ${issuedOn}`),
      ),
      ...pageLinks('gs1:recallStatus', anchor, '召回情况', 'Recall status'),
      apiLink('gs1:epcis', `/lots/${lotId}/epcis`, 'EPCIS 2.0', 'application/ld+json'),
    ],
  };
}

function productEntries(index: ReadIndex, gtin: string): readonly ResolverEntry[] {
  const product = index.records.get('product', gtin);
  if (!product) return [];
  const { en, zh } = product.name;
  const anchor = anchorOf([{ ai: '01', value: gtin }]);
  return [
    {
      anchor,
      description: `${zh} · ${en}`,
      defaultLinkType: 'gs1:pip',
      links: pageLinks('gs1:pip', anchor, zh, en),
    },
  ];
}
