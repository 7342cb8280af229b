// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  approvalOf,
  civilDateOf,
  type EventFlag,
  type Lot,
  type Product,
} from '@daoji/model';

import { lateDateFlags } from '../event-time.js';
import type { Facts } from '../facts.js';
import { RuleBook } from '../rules/rule-book.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { CommandOf } from '../run-command.js';
import { packingDocumentFlags } from './packing-documents.js';
import { ENTRUSTED, productOf, runningPackers } from './packers.js';

type PackLot = CommandOf<'packLot'>;

/** What the product's rules say about a packing. */
export interface Packing {
  readonly bestBefore: string;
  readonly flags: readonly EventFlag[];
  readonly ruleSets: readonly string[];
}

type PackedBlend = Pick<Lot, 'originClass' | 'variety'>;

/**
 * Judges a packing by its product: who packs, what, when, and with which documents.
 * @param lots - the milled lots that are packed.
 * @param blend - variety and origin class of what comes out.
 * @throws RuleError `PRODUCT_NOT_FOUND`, `PRODUCT_MASS`, `PRODUCT_VARIETY`, `PRODUCT_ORIGIN`, `PACKER_NOT_APPROVED`,
 * `PACK_DATE`, `DOCUMENT_MISSING`, `DOCUMENT_EXPIRED`.
 */
export async function packingOf(
  command: PackLot,
  facts: Facts,
  lots: readonly Lot[],
  blend: PackedBlend,
): Promise<Packing> {
  const { gtin, productionDate } = command;
  const product = await productOf(facts, gtin);
  assertProduct(command, product, blend);
  assertDate(command, facts, lots);
  assertPacker(product, facts.operatorId, productionDate);
  const book = new RuleBook(facts);
  const flags = await packingDocumentFlags(facts, book, { lots, product, productionDate });
  return {
    bestBefore: addDays(productionDate, product.shelfLifeDays),
    flags: [...flags, ...lateDateFlags(productionDate, facts.ruleTime)],
    ruleSets: book.used,
  };
}

function assertProduct({ netMassGrams }: PackLot, product: Product, blend: PackedBlend): void {
  const label = builtIn('GB 7718 and JJF 1070: a label says what the package holds');
  demandRule(netMassGrams === product.netMassGrams, 'PRODUCT_MASS', {
    found: `packages of ${netMassGrams} g under ${product.gtin}`,
    rule: 'a GTIN names one net content',
    ...label,
    accepted: `${product.netMassGrams} g, or the GTIN of another size`,
  });
  demandRule(
    product.variety === undefined || product.variety === blend.variety,
    'PRODUCT_VARIETY',
    {
      found: `variety ${blend.variety} under ${product.gtin}`,
      rule: 'a product that names a variety holds that variety',
      ...label,
      accepted: product.variety ?? '',
    },
  );
  const isProven = !product.claims.includes('gi') || blend.originClass === 'protected';
  demandRule(isProven, 'PRODUCT_ORIGIN', {
    found: `rice of origin class ${blend.originClass} under ${product.gtin}, which claims gi`,
    rule: 'a geographical indication stands on rice of the protected area only; a blend has its weakest class',
    ...builtIn('Measures on Protection of Geographical Indication Products (地理标志产品保护办法)'),
    accepted: 'rice of origin class protected, or a product without the claim',
  });
}

function assertDate({ productionDate }: PackLot, facts: Facts, lots: readonly Lot[]): void {
  const today = civilDateOf(facts.eventTime);
  const milled = lots
    .flatMap((lot) => lot.millingDate ?? [])
    .sort()
    .at(-1);
  demandRule(productionDate <= today && (milled ?? '') <= productionDate, 'PACK_DATE', {
    found: `production date ${productionDate}, milled on ${milled ?? 'no stated day'}, packed on ${today}`,
    rule: 'a production date is neither ahead nor before the milling',
    ...builtIn('GB 7718: the production date is the day on which it becomes the final product'),
    accepted: `${milled ?? 'any day'} to ${today}`,
  });
}

function assertPacker(product: Product, packerId: string, productionDate: string): void {
  const may =
    packerId === product.brandOwnerId ||
    approvalOf(product, packerId, productionDate) !== undefined;
  demandRule(may, 'PACKER_NOT_APPROVED', {
    found: `${packerId} packs ${product.gtin} of ${product.brandOwnerId} with production date ${productionDate}`,
    rule: 'a product is packed by its brand owner or by an operator whom the brand owner approved for that date',
    ...ENTRUSTED,
    accepted: `${product.brandOwnerId}; ${runningPackers(product, productionDate)}`,
  });
}
