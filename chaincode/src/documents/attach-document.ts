// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, stateKey, type DocumentRecord, type LotDocument } from '@daoji/model';

import type { Facts } from '../facts.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { CommandOf, Plan } from '../run-command.js';
import { assertFits, attachTo } from './document-subject.js';

type Attachment = CommandOf<'attachDocument'>;

/**
 * Names a document of the archive by its hash, for a lot (open or closed), a parcel, an operator or a product. Refuses
 * `DOCUMENT_EXISTS`, `DOCUMENT_DATES`, `DOCUMENT_KIND`, `DOCUMENT_LIMIT`, `LOT_NOT_FOUND`, `PARCEL_NOT_FOUND`,
 * `OPERATOR_NOT_FOUND`, `PRODUCT_NOT_FOUND`.
 */
export const planAttachDocument: Plan<'attachDocument'> = async (command, facts) => {
  const { documentId } = command;
  const key = stateKey('document', documentId);
  await facts.assertFree(key, 'DOCUMENT_EXISTS');
  assertFits(command);
  assertDates(command, facts);
  const document = documentOf(command, facts);
  const { target, writes } = await attachTo(command.subject, document, facts);
  const { commandId } = facts;
  const value: DocumentRecord = { ...document, commandId, subject: target.key, v: 1 };
  return {
    subjects: [key, target.key],
    targets: [target],
    writes: [{ key, value }, ...writes],
  };
};

function documentOf(command: Attachment, facts: Facts): LotDocument {
  const { documentHash, documentId, documentNumber, issuedOn, kind, result } = command;
  const { salted, validFrom, validTo } = command;
  return {
    byOperatorId: facts.operatorId,
    documentHash,
    documentId,
    issuedOn,
    kind,
    result,
    // Nested values cannot hold `undefined`.
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(salted === undefined ? {} : { salted }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
  };
}

function assertDates({ issuedOn, validFrom, validTo }: Attachment, facts: Facts): void {
  const today = civilDateOf(facts.eventTime);
  const from = validFrom ?? issuedOn;
  demandRule(issuedOn <= today && (validTo === undefined || from <= validTo), 'DOCUMENT_DATES', {
    found: `issued on ${issuedOn}, holds ${from} to ${validTo ?? 'no end'}, attached on ${today}`,
    rule: 'a document is issued before it is attached and ends after it starts',
    ...builtIn('Food Safety Law (食品安全法): licences and records with their validity'),
    accepted: `issued by ${today}, validTo on or after ${from}`,
  });
}
