// SPDX-License-Identifier: Apache-2.0
import { PRODUCT_CLAIMS, type Command } from '@daoji/model';

import {
  ifTyped,
  typedText,
  wordsIn,
  type CommandFormSpec,
  type Typed,
} from '../parts/command-form.js';
import { scaledOf } from '../parts/measures.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

/** Registers a product; the operator whose person signs is its brand owner. */
export const REGISTER_PRODUCT: CommandFormSpec = {
  title: 'products.register',
  start: { claims: '', shelfLifeDays: '365' },
  fields: [
    { hint: 'products.gtinHint', label: 'products.gtin', mode: 'numeric', name: 'gtin' },
    { label: 'products.nameZh', name: 'nameZh' },
    { label: 'products.nameEn', name: 'nameEn' },
    { label: 'products.netMass', mode: 'decimal', name: 'netMass' },
    { label: 'products.grade', name: 'grade' },
    { hint: 'products.varietyHint', label: 'producer.variety', name: 'variety' },
    { label: 'products.standard', name: 'standardNumber' },
    { label: 'products.shelfLife', mode: 'numeric', name: 'shelfLifeDays' },
    { label: 'products.storageZh', name: 'storageZh' },
    { label: 'products.storageEn', name: 'storageEn' },
    {
      label: 'products.claim',
      name: 'claims',
      options: ({ text }) => [
        ['', text('products.noClaim')],
        ...PRODUCT_CLAIMS.map((one) => [one, text(`products.claim.${one}`)] as const),
        ['gi green', `${text('products.claim.gi')} + ${text('products.claim.green')}`],
        ['gi organic', `${text('products.claim.gi')} + ${text('products.claim.organic')}`],
      ],
    },
  ],
  draftOf: (typed, signerKeyId) =>
    newDraft('trace', {
      ...newCommandHead(signerKeyId),
      ...ifTyped(typed, 'variety'),
      claims: wordsIn(typedText(typed, 'claims')),
      grade: typedText(typed, 'grade'),
      gtin: gtinOf(typed),
      name: { en: typedText(typed, 'nameEn'), zh: typedText(typed, 'nameZh') },
      netMassGrams: scaledOf(typedText(typed, 'netMass'), 1_000) ?? 0,
      shelfLifeDays: Number.parseInt(typedText(typed, 'shelfLifeDays'), 10) || 0,
      standardNumber: typedText(typed, 'standardNumber'),
      storageWords: { en: typedText(typed, 'storageEn'), zh: typedText(typed, 'storageZh') },
      type: 'registerProduct',
    } as Command),
};

/** The brand owner lets another operator pack between two production dates. */
export function approveForm(gtin: string): CommandFormSpec {
  return {
    title: 'products.approve',
    fields: [
      { hint: 'products.packerHint', label: 'products.packer', name: 'packerOperatorId' },
      { isDate: true, label: 'products.from', name: 'validFrom' },
      { isDate: true, label: 'products.to', name: 'validTo' },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        gtin,
        packerOperatorId: typedText(typed, 'packerOperatorId').toLowerCase(),
        type: 'approvePacker',
        validFrom: typedText(typed, 'validFrom'),
        validTo: typedText(typed, 'validTo'),
      }),
  };
}

/** The brand owner takes an approval back; what was packed before stays packed. */
export function withdrawForm(gtin: string, packers: readonly string[]): CommandFormSpec {
  return {
    title: 'products.withdraw',
    start: { packerOperatorId: packers[0] ?? '' },
    fields: [
      {
        label: 'products.packer',
        name: 'packerOperatorId',
        options: () => packers.map((one) => [one, one] as const),
      },
      { label: 'products.reason', name: 'reason' },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        gtin,
        packerOperatorId: typedText(typed, 'packerOperatorId'),
        reason: typedText(typed, 'reason'),
        type: 'withdrawPacker',
      }),
  };
}

/** GTIN-14 of what was typed: shorter ones stand on packages with their leading zeros left out. */
export function gtinOf(typed: Typed): string {
  const digits = typedText(typed, 'gtin').replaceAll(/[\s-]/g, '');
  return /^(?:\d{8}|\d{12,13})$/.test(digits) ? digits.padStart(14, '0') : digits;
}
