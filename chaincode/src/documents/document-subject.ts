// SPDX-License-Identifier: Apache-2.0
import {
  documentSetKey,
  documentSetSchema,
  failedTestOf,
  lotSchema,
  operatorSchema,
  parcelSchema,
  SC_NUMBER,
  stateKey,
  type DocumentEntry,
  type DocumentKind,
  type DocumentSet,
  type Lot,
  type LotDocument,
} from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { failedTestWrites, passedTestWrites } from '../lots/heap-marks.js';
import { productOf } from '../products/packers.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { CommandOf } from '../run-command.js';

type Subject = CommandOf<'attachDocument'>['subject'];
interface Attached {
  readonly target: Target;
  readonly writes: readonly Write[];
}

/** Documents that one lot lists. */
const MAX_OF_LOT = 64;
/** Documents that one operator's set lists: its own and those of its products. */
const MAX_OF_OPERATOR = 200;
/** Superseded documents of one kind and subject that a set keeps, since packing looks at the production date. */
const KEPT_OF_KIND = 4;

/** Kinds that say what an operator or product may do; they belong to nothing else. */
const LICENCES: readonly DocumentKind[] = [
  'sc-licence',
  'gi-authorisation',
  'green-certificate',
  'organic-certificate',
  'business-licence',
  'scale-calibration',
];

/** Refuses a document where it means nothing. @throws RuleError `DOCUMENT_KIND`. */
export function assertFits(command: CommandOf<'attachDocument'>): void {
  const { documentNumber, kind, subject } = command;
  const isHeld = subject.kind === 'operator' || subject.kind === 'product';
  demandRule(isHeld || !LICENCES.includes(kind), 'DOCUMENT_KIND', {
    found: `a ${kind} for a ${subject.kind}`,
    rule: 'a licence or certificate belongs to an operator or product',
    ...builtIn('Measures on Food Production Licensing (食品生产许可管理办法)'),
    accepted: 'subject operator or product',
  });
  const hasNumber = kind !== 'sc-licence' || SC_NUMBER.test(documentNumber ?? '');
  demandRule(hasNumber, 'DOCUMENT_KIND', {
    found: `an sc-licence with number ${documentNumber ?? 'none'}`,
    rule: 'a food production licence has the number SC and 14 digits',
    ...builtIn('Measures on Food Production Licensing (食品生产许可管理办法)'),
    accepted: 'documentNumber SC and 14 digits',
  });
}

/** What a document is attached to, and what that changes beside the document itself. */
export function attachTo(subject: Subject, document: LotDocument, facts: Facts): Promise<Attached> {
  switch (subject.kind) {
    case 'lot':
      return onLot(subject.id, document, facts);
    case 'parcel':
      return onParcel(subject.id, facts);
    case 'operator':
      return onOperator(subject.id, document, facts);
    case 'product':
      return onProduct(subject.id, document, facts);
  }
}

async function onLot(lotId: string, document: LotDocument, facts: Facts): Promise<Attached> {
  const key = stateKey('lot', lotId);
  const lot = await facts.expect(key, lotSchema, 'LOT_NOT_FOUND');
  assertRoom(lot.documents.length, MAX_OF_LOT, key);
  // A later holder does not turn the word of the one before into a stranger's.
  const isOwn = document.byOperatorId === lot.operatorId;
  const noted: LotDocument = isOwn ? { ...document, byHolder: true } : document;
  const value: Lot = { ...lot, documents: [...lot.documents, noted] };
  return {
    target: { key, operatorId: lot.operatorId },
    writes: [{ key, value }, ...(await testWrites(facts, lot, value))],
  };
}

/** A test on a lot in a bin speaks of the heap; a passing one takes the mark off again. */
function testWrites(facts: Facts, before: Lot, after: Lot): Promise<readonly Write[]> {
  const isFailed = failedTestOf(after) !== undefined;
  if (isFailed && after.binId !== undefined) return failedTestWrites(facts, after);
  const isLifted = !isFailed && failedTestOf(before) !== undefined;
  return isLifted ? passedTestWrites(facts, after.lotId) : Promise.resolve([]);
}

async function onParcel(parcelId: string, facts: Facts): Promise<Attached> {
  const key = stateKey('parcel', parcelId);
  const { operatorId, areaCode } = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  return { target: { key, operatorId, areaCode }, writes: [] };
}

async function onOperator(
  operatorId: string,
  document: LotDocument,
  facts: Facts,
): Promise<Attached> {
  const key = stateKey('operator', operatorId);
  const { areaCode } = await facts.expect(key, operatorSchema, 'OPERATOR_NOT_FOUND');
  return {
    target: { key, operatorId, areaCode },
    writes: [await setWrite(operatorId, { ...document, subject: key }, facts)],
  };
}

async function onProduct(gtin: string, document: LotDocument, facts: Facts): Promise<Attached> {
  const key = stateKey('product', gtin);
  const { brandOwnerId } = await productOf(facts, gtin);
  return {
    target: { key, operatorId: brandOwnerId },
    writes: [await setWrite(brandOwnerId, { ...document, subject: key }, facts)],
  };
}

/** The newest first; of one kind and subject the last few are kept. */
async function setWrite(operatorId: string, entry: DocumentEntry, facts: Facts): Promise<Write> {
  const key = documentSetKey(operatorId);
  const before = (await facts.read(key, documentSetSchema))?.documents ?? [];
  const isSame = (one: DocumentEntry): boolean =>
    one.kind === entry.kind && one.subject === entry.subject;
  const kept = before.filter(isSame).slice(0, KEPT_OF_KIND - 1);
  const others = before.filter((one) => !isSame(one));
  assertRoom(kept.length + others.length, MAX_OF_OPERATOR, key);
  const value: DocumentSet = { documents: [entry, ...kept, ...others], operatorId, v: 1 };
  return { key, value };
}

/** @throws ContractError `DOCUMENT_LIMIT`. */
function assertRoom(count: number, most: number, key: string): void {
  demand(
    count < most,
    'DOCUMENT_LIMIT',
    `expected at most ${most} documents of ${key}, got one more`,
  );
}
