// SPDX-License-Identifier: Apache-2.0
import {
  documentSetKey,
  documentSetSchema,
  isDocumentInForce,
  operatorSchema,
  stateKey,
  type DocumentEntry,
  type EventFlag,
  type Lot,
  type PackingDocumentRules,
  type Product,
  type RuleSet,
} from '@daoji/model';

import type { Facts } from '../facts.js';
import type { RuleBook } from '../rules/rule-book.js';
import { basisOf, RuleError } from '../rules/rule-refusal.js';

type Asked = PackingDocumentRules['documents'][number];
type Found = Omit<DocumentEntry, 'subject'>;

/** What is packed, by whom follows from the facts. */
export interface PackingCase {
  readonly lots: readonly Lot[];
  readonly product: Product;
  readonly productionDate: string;
}

const INDEX = 'rule-index~packing-documents';

/**
 * Refuses a packing while a document that the rules in force ask for is missing or not in force on the production date.
 * Each division's set counts. @returns the flag of an event that no rule set looked at.
 * @throws RuleError `DOCUMENT_MISSING`, `DOCUMENT_EXPIRED`.
 */
export async function packingDocumentFlags(
  facts: Facts,
  book: RuleBook,
  one: PackingCase,
): Promise<readonly EventFlag[]> {
  const place = { areaCode: await areaOf(facts), date: one.productionDate };
  const sets = await book.inForce(INDEX, place);
  for (const ruleSet of sets) {
    book.use(ruleSet);
    if (ruleSet.values.kind !== 'packing-documents') continue;
    for (const asked of ruleSet.values.documents) await assertHeld(facts, ruleSet, asked, one);
  }
  return sets.length > 0 ? [] : ['NO_DOCUMENT_RULES'];
}

async function assertHeld(
  facts: Facts,
  ruleSet: RuleSet,
  asked: Asked,
  one: PackingCase,
): Promise<void> {
  if (asked.claim !== 'any' && !one.product.claims.includes(asked.claim)) return;
  if (asked.holder === 'lot') {
    for (const lot of one.lots) {
      const passed = lot.documents.filter((document) => document.result === 'pass');
      assertOne(ruleSet, asked, one, { subject: stateKey('lot', lot.lotId), documents: passed });
    }
    return;
  }
  const { owner, subject } = holderOf(asked.holder, facts, one.product);
  const set = await facts.read(documentSetKey(owner), documentSetSchema);
  const documents = (set?.documents ?? []).filter((document) => document.subject === subject);
  assertOne(ruleSet, asked, one, { subject, documents });
}

function holderOf(
  holder: Exclude<Asked['holder'], 'lot'>,
  facts: Facts,
  { brandOwnerId, gtin }: Product,
): { owner: string; subject: string } {
  if (holder === 'product') return { owner: brandOwnerId, subject: stateKey('product', gtin) };
  const owner = holder === 'packer' ? facts.operatorId : brandOwnerId;
  return { owner, subject: stateKey('operator', owner) };
}

function assertOne(
  ruleSet: RuleSet,
  asked: Asked,
  { productionDate }: PackingCase,
  held: { readonly subject: string; readonly documents: readonly Found[] },
): void {
  const ofKind = held.documents.filter(({ kind }) => kind === asked.documentKind);
  const inForce = ofKind.filter((document) => isDocumentInForce(document, productionDate));
  if (inForce.some(({ result }) => result !== 'fail')) return;
  const claim = asked.claim === 'any' ? '' : ` for the claim ${asked.claim}`;
  const last = ofKind[0];
  throw new RuleError(last ? 'DOCUMENT_EXPIRED' : 'DOCUMENT_MISSING', {
    found: last
      ? `${asked.documentKind} ${last.documentId} of ${held.subject} holds ${last.validFrom ?? last.issuedOn} to ${last.validTo ?? 'no end'}, result ${last.result}`
      : `${held.subject} has no ${asked.documentKind}`,
    rule: `packing needs a ${asked.documentKind} of the ${asked.holder}${claim}, in force on the production date`,
    ...basisOf(ruleSet),
    accepted: `a ${asked.documentKind} attached to ${held.subject} and in force on ${productionDate}`,
  });
}

/** Division of the packer's operator: what applies there applies, wherever the person is registered. */
async function areaOf(facts: Facts): Promise<string> {
  const key = stateKey('operator', facts.operatorId);
  return (await facts.read(key, operatorSchema))?.areaCode ?? facts.areaCode;
}
