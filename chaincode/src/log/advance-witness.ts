// SPDX-License-Identifier: Apache-2.0
import { ADVANCE_TRANSIENT_KEY, advanceWitnessSchema, type AdvanceWitness } from '@daoji/model';
import { fromBase64, fromUtf8 } from '@daoji/proof';

import { ContractError } from '../contract-error.js';

/** The witness of an advance from its transient data. @throws ContractError `HEAD_WITNESS`. */
export function witnessOf(transient: ReadonlyMap<string, Uint8Array>): AdvanceWitness {
  const bytes = transient.get(ADVANCE_TRANSIENT_KEY);
  if (bytes === undefined) {
    throw new ContractError('HEAD_WITNESS', `expected transient data ${ADVANCE_TRANSIENT_KEY}`);
  }
  try {
    return advanceWitnessSchema.parse(JSON.parse(fromUtf8(bytes)));
  } catch (cause) {
    throw refused(cause);
  }
}

/** Hashes of base64 texts. @throws ContractError `HEAD_WITNESS`. */
export function hashesOf(texts: readonly string[]): Uint8Array[] {
  try {
    return texts.map(fromBase64);
  } catch (cause) {
    throw refused(cause);
  }
}

function refused(cause: unknown): ContractError {
  const why = cause instanceof Error ? cause.message.slice(0, 300) : 'not JSON';
  return new ContractError('HEAD_WITNESS', `expected the witness of an advance: ${why}`, { cause });
}
