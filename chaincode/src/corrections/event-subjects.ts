// SPDX-License-Identifier: Apache-2.0
import { stateKey, type LedgerEvent } from '@daoji/model';

import { ContractError } from '../contract-error.js';

/** State key of the one thing of a kind that an event made. @throws ContractError `EVENT_NOT_FOUND`. */
export function subjectOf({ subjects, type }: LedgerEvent, kind: 'application' | 'slip'): string {
  const key = subjects.find((one) => one.startsWith(`${kind}~`));
  if (key !== undefined) return key;
  throw new ContractError('EVENT_NOT_FOUND', `expected ${kind}~… in an event ${type}`);
}

/** State key of a parcel. */
export function parcelKey(parcelId: string): string {
  return stateKey('parcel', parcelId);
}
