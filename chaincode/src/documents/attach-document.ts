// SPDX-License-Identifier: Apache-2.0
import { lotSchema, parcelSchema, stateKey } from '@daoji/model';

import type { Target } from '../access.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import type { CommandOf, Plan } from '../run-command.js';

type Attachment = CommandOf<'attachDocument'>;

/**
 * Names a document of the archive by its hash, for a lot (open or closed) or a parcel. Refuses `DOCUMENT_EXISTS`,
 * `LOT_NOT_FOUND`, `PARCEL_NOT_FOUND`.
 */
export const planAttachDocument: Plan<'attachDocument'> = async (command, facts) => {
  const { documentHash, documentId, issuedOn, kind, result, subject } = command;
  const key = stateKey('document', documentId);
  await facts.assertFree(key, 'DOCUMENT_EXISTS');
  const { target, writes } =
    subject.kind === 'lot' ? await onLot(command, facts) : await onParcel(command, facts);
  const value = {
    commandId: facts.commandId,
    documentHash,
    documentId,
    issuedOn,
    kind,
    result,
    subject: target.key,
    v: 1,
  };
  return {
    subjects: [key, target.key],
    targets: [target],
    writes: [{ key, value }, ...writes],
  };
};

async function onLot(
  command: Attachment,
  facts: Facts,
): Promise<{ target: Target; writes: Write[] }> {
  const { documentHash, documentId, issuedOn, kind, result } = command;
  const key = stateKey('lot', command.subject.id);
  const lot = await facts.expect(key, lotSchema, 'LOT_NOT_FOUND');
  const documents = [...lot.documents, { documentHash, documentId, issuedOn, kind, result }];
  return {
    target: { key, operatorId: lot.operatorId },
    writes: [{ key, value: { ...lot, documents } }],
  };
}

async function onParcel(
  command: Attachment,
  facts: Facts,
): Promise<{ target: Target; writes: Write[] }> {
  const key = stateKey('parcel', command.subject.id);
  const { operatorId, areaCode } = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  return { target: { key, operatorId, areaCode }, writes: [] };
}
