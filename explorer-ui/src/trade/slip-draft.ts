// SPDX-License-Identifier: Apache-2.0
import { physicalGrams, type Lot } from '@daoji/model';

import type { ShownContract } from '../api/intake-queries.js';
import { scaledOf } from '../parts/measures.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { saltedHash } from './new-salt.js';

/** How a grower may have agreed to a load; the ledger takes all but the first under an accepted contract alone. */
export const LOAD_CONFIRMATIONS = ['own-signature', 'sms-code', 'signed-paper', 'none'] as const;

/** What the form of a slip holds, as typed; photos as SHA-256. */
export const EMPTY_SLIP = {
  confirmation: 'own-signature',
  contractId: '',
  gross: '',
  growerId: '',
  impurity: '',
  intakeLotId: '',
  lotId: '',
  moisture: '',
  paperHash: '',
  photoHash: '',
  plate: '',
  recovery: '',
  sampleId: '',
  slipId: '',
  tare: '',
};
/** {@link EMPTY_SLIP} filled in. */
export type SlipTyped = typeof EMPTY_SLIP;

/** What is wrong with a load before anybody signs it. */
export type LoadWarning =
  | { readonly kind: 'above-cap' | 'above-lot'; readonly grams: number; readonly id: string }
  | { readonly kind: 'unconfirmed' | 'no-contract' };

/** Physical grams of what is filled in; `undefined` while it says no mass. */
export function loadGrams({ gross, moisture, tare }: SlipTyped): number | undefined {
  const [over, under] = [scaledOf(gross, 1_000), scaledOf(tare, 1_000)];
  const part = scaledOf(moisture, 1_000);
  if (over === undefined || under === undefined || part === undefined || over <= under) {
    return undefined;
  }
  return physicalGrams(over - under, part);
}

/**
 * What the ledger will flag or refuse of this load, as far as the desk can know: more than the contract still takes, more
 * than is left of the harvest lot, nothing that shows the grower's consent.
 */
export function loadWarnings(
  typed: SlipTyped,
  contract: ShownContract | undefined,
  lot: Lot | undefined,
): LoadWarning[] {
  const grams = loadGrams(typed) ?? 0;
  const warnings: LoadWarning[] = [];
  if (contract && grams > contract.headroomGrams) {
    const over = grams - contract.headroomGrams;
    warnings.push({ grams: over, id: contract.contract.contractId, kind: 'above-cap' });
  }
  if (lot && grams > lot.remainingGrams) {
    warnings.push({ grams: grams - lot.remainingGrams, id: lot.lotId, kind: 'above-lot' });
  }
  return [...warnings, ...consentWarnings(typed, contract)];
}

function consentWarnings(
  { confirmation, paperHash }: SlipTyped,
  contract: ShownContract | undefined,
): LoadWarning[] {
  if (confirmation === 'own-signature') return [];
  if (!contract) return [{ kind: 'no-contract' }];
  // A paper that nobody photographed is nobody's word.
  const isPaperless = confirmation === 'signed-paper' && paperHash === '';
  return confirmation === 'none' || isPaperless ? [{ kind: 'unconfirmed' }] : [];
}

/** The `recordDelivery` command of a form. @param salt - of the plate's commitment. */
export function slipDraft(
  typed: SlipTyped,
  contract: ShownContract | undefined,
  salt: string,
  signerKeyId: string,
): Draft {
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    ...optionalParts(typed),
    grossGrams: scaledOf(typed.gross, 1_000) ?? 0,
    impurityMilliPercent: scaledOf(typed.impurity, 1_000) ?? 0,
    intakeLotId: id(typed.intakeLotId),
    lotId: id(typed.lotId),
    moistureMilliPercent: scaledOf(typed.moisture, 1_000) ?? 0,
    onBehalfOf: {
      ...(typed.paperHash !== '' && { photoHash: typed.paperHash }),
      confirmation: LOAD_CONFIRMATIONS.find((one) => one === typed.confirmation) ?? 'none',
      operatorId: contract?.contract.growerOperatorId ?? id(typed.growerId),
    },
    plateCommitment: saltedHash(salt, typed.plate),
    slipId: id(typed.slipId),
    tareGrams: scaledOf(typed.tare, 1_000) ?? 0,
    type: 'recordDelivery',
  });
}

function optionalParts(typed: SlipTyped): object {
  const recovery = scaledOf(typed.recovery, 1_000);
  return {
    ...(typed.contractId !== '' && { contractId: id(typed.contractId) }),
    ...(typed.photoHash !== '' && { photoHash: typed.photoHash }),
    ...(typed.sampleId.trim() !== '' && { sampleId: id(typed.sampleId) }),
    ...(recovery !== undefined && { brownRiceYieldMilliPercent: recovery }),
  };
}

function id(text: string): string {
  return text.trim().toLowerCase();
}
