// SPDX-License-Identifier: Apache-2.0
import {
  isDocumentInForce,
  LABEL_FIELDS,
  missingLabelFields,
  stateKey,
  type DocumentEntry,
  type DocumentKind,
  type LabelContent,
  type LabelField,
  type Lot,
  type Product,
} from '@daoji/model';
import type { z } from 'zod';

import type { labelViewSchema } from '../api/product-views.js';
import { GatewayError } from '../gateway-error.js';
import type { StateRecords } from '../index/state-records.js';
import { rulesAt } from '../rules/rules-at.js';

/**
 * The label of a package lot: what the ledger holds for each field, and what keeps it from being printed by the rule set in
 * force on the production date where the packer is. Without such a set nothing is checked and `ruleSetId` is absent.
 * @throws GatewayError `LOT_NOT_FOUND` for a lot that is no package or of a product that is not registered.
 */
export function labelView(records: StateRecords, lot: Lot): z.infer<typeof labelViewSchema> {
  const gtin = lot.package?.gtin ?? '';
  const product = records.get('product', gtin);
  if (!product) {
    throw new GatewayError(
      'LOT_NOT_FOUND',
      `expected a package lot of a registered product, got ${lot.lotId} of kind ${lot.kind}`,
    );
  }
  const content = labelContentOf(records, lot, product);
  return { ...content, lotId: lot.lotId, ...checked(records, lot, content) };
}

type Checked = Pick<
  z.infer<typeof labelViewSchema>,
  'faults' | 'legalBasis' | 'ruleSetId' | 'status'
>;

function checked(records: StateRecords, lot: Lot, content: LabelContent): Checked {
  const areaCode = records.get('operator', lot.operatorId)?.areaCode ?? '';
  const date = lot.package?.productionDate ?? '';
  const [ruleSet] = rulesAt(records, 'label-fields', { areaCode, date });
  if (ruleSet?.values.kind !== 'label-fields') return { faults: [] };
  const { legalBasis, ruleSetId, status } = ruleSet;
  return { faults: missingLabelFields(ruleSet.values, content), legalBasis, ruleSetId, status };
}

/** What the ledger holds for each field of a package lot's label. */
export function labelContentOf(records: StateRecords, lot: Lot, product: Product): LabelContent {
  const productionDate = lot.package?.productionDate ?? '';
  const isOem = lot.operatorId !== product.brandOwnerId;
  const held = (owner: string, kind: DocumentKind): DocumentEntry | undefined =>
    documentOf(records, owner, kind, productionDate);
  const gi =
    held(lot.operatorId, 'gi-authorisation') ?? held(product.brandOwnerId, 'gi-authorisation');
  const claimsGi = product.claims.includes('gi');
  const texts: Partial<Record<LabelField, string | undefined>> = {
    name: product.name.zh,
    'net-content': `${product.netMassGrams / 1000} kg`,
    producer: nameOf(records, lot.operatorId),
    'entrusting-party': isOem ? nameOf(records, product.brandOwnerId) : undefined,
    address: addressOf(records, lot.operatorId),
    'sc-number': held(lot.operatorId, 'sc-licence')?.documentNumber,
    'standard-number': product.standardNumber,
    grade: product.grade,
    'production-date': productionDate,
    'shelf-life': `${product.shelfLifeDays} 天`,
    storage: product.storageWords.zh,
    'harvest-year': lot.harvestYear === undefined ? undefined : String(lot.harvestYear),
    'gi-mark': claimsGi && gi ? (gi.documentNumber ?? gi.documentId) : undefined,
  };
  return { claimsGi, hasGiAuthorisation: gi !== undefined, isOem, texts: present(texts) };
}

/** The fields that have a text, so that an absent one is absent. */
function present(
  texts: Readonly<Partial<Record<LabelField, string | undefined>>>,
): Partial<Record<LabelField, string>> {
  const found: Partial<Record<LabelField, string>> = {};
  for (const field of LABEL_FIELDS) {
    const text = texts[field];
    if (text !== undefined) found[field] = text;
  }
  return found;
}

function nameOf(records: StateRecords, operatorId: string): string | undefined {
  return records.get('operator', operatorId)?.publicName;
}

/** The packer's first registered site with an address. */
function addressOf(records: StateRecords, operatorId: string): string | undefined {
  return records
    .all('site')
    .find((site) => site.operatorId === operatorId && site.address !== undefined)?.address;
}

function documentOf(
  records: StateRecords,
  operatorId: string,
  kind: DocumentKind,
  date: string,
): DocumentEntry | undefined {
  const subject = stateKey('operator', operatorId);
  const set = records.get('document-set', operatorId);
  return set?.documents.find(
    (one) => one.kind === kind && one.subject === subject && isDocumentInForce(one, date),
  );
}
