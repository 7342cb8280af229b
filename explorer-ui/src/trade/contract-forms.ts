// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '@daoji/model';

import type { ShownOperator } from '../api/trade-things.js';
import { typedText, wordsIn, type CommandFormSpec } from '../parts/command-form.js';
import { scaledOf } from '../parts/measures.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { networkNow } from '../sign/network-clock.js';

/** Square metres of a mu, as land is contracted. */
const M2_PER_MU = 2_000 / 3;

/** A buyer's offer. @param growers - who may be chosen; the ledger refuses the buyer itself. */
export function offerForm(growers: readonly ShownOperator[]): CommandFormSpec {
  return {
    title: 'contract.offer',
    start: { season: String(networkNow().getUTCFullYear()) },
    fields: [
      { label: 'contract.id', name: 'contractId' },
      {
        label: 'intake.grower',
        name: 'growerOperatorId',
        options: () => [
          ['', '–'],
          ...growers.map(
            (one) => [one.operatorId, `${one.publicName}（${one.operatorId}）`] as const,
          ),
        ],
      },
      { hint: 'contract.parcelsHint', label: 'contract.parcels', lines: 2, name: 'parcels' },
      { label: 'producer.year', mode: 'numeric', name: 'season' },
      { label: 'producer.variety', name: 'variety' },
      { label: 'contract.mu', mode: 'decimal', name: 'mu' },
      { hint: 'contract.capHint', label: 'contract.cap', mode: 'decimal', name: 'capKg' },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        contractAreaM2: squareMetresOf(typedText(typed, 'mu')),
        contractId: typedText(typed, 'contractId').toLowerCase(),
        deliveryCapGrams: scaledOf(typedText(typed, 'capKg'), 1_000) ?? 0,
        growerOperatorId: typedText(typed, 'growerOperatorId'),
        parcels: wordsIn(typedText(typed, 'parcels').toLowerCase()),
        season: Number.parseInt(typedText(typed, 'season'), 10) || 0,
        type: 'offerContract',
        variety: typedText(typed, 'variety').normalize('NFC'),
      }),
  };
}

/** The grower's consent. */
export function acceptForm({ contractId }: Contract): CommandFormSpec {
  return {
    title: 'contract.accept',
    fields: [],
    draftOf: (_typed, signerKeyId) =>
      newDraft('trace', { ...newCommandHead(signerKeyId), contractId, type: 'acceptContract' }),
  };
}

/** Either party ends the contract, with a reason. */
export function endForm({ contractId }: Contract): CommandFormSpec {
  return {
    title: 'contract.end',
    fields: [{ hint: 'contract.reasonHint', label: 'contract.reason', name: 'reason' }],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        contractId,
        reason: typedText(typed, 'reason').normalize('NFC'),
        type: 'endContract',
      }),
  };
}

/** Whole square metres of mu with up to three decimals; 0, which no contract has, for what is no number. */
export function squareMetresOf(mu: string): number {
  const thousandths = scaledOf(mu, 1_000);
  return thousandths === undefined ? 0 : Math.round((thousandths * M2_PER_MU) / 1_000);
}
