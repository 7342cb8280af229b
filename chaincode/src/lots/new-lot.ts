// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

import type { Facts } from '../facts.js';
import { flagUnion } from './holds.js';

/** What a step says about a lot that it makes; the rest follows from the command. */
export type LotFields = Omit<
  Lot,
  'closed' | 'commandId' | 'createdAt' | 'documents' | 'operatorId' | 'remainingGrams' | 'v'
>;

/** A new lot of the signer's operator, whole and open, or of the holder for whom it is entered; a late or unconfirmed record marks it for ever. */
export function newLot(facts: Facts, fields: LotFields, operatorId = facts.operatorId): Lot {
  return {
    ...fields,
    closed: false,
    commandId: facts.commandId,
    createdAt: facts.recordTime,
    documents: [],
    flags: flagUnion([fields.flags, facts.recordFlags]),
    operatorId,
    remainingGrams: fields.massGrams,
    v: 1,
  };
}
