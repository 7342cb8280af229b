// SPDX-License-Identifier: Apache-2.0
import { LABEL_FIELD_WORDS, LABEL_FIELDS, type LabelField } from '@daoji/model';

/** Most labels of one file; more come from a printing house. */
export const MAX_LABELS = 10_000;

/** What is printed on one label. */
export interface BagLabel {
  readonly gtin: string;
  /** Where codes resolve, without a slash at the end, e.g. `https://id.example`. */
  readonly origin: string;
  readonly serial: string;
  /** Under the seal; it is never in a symbol. */
  readonly scratchCode?: string;
  /** Fields of the bag, as `missingLabelFields` of `@daoji/model` judged them. */
  readonly texts: Readonly<Partial<Record<LabelField, string>>>;
}

/** Language of the names of the fields; their texts stay as they are. */
export type LabelLanguage = 'zh' | 'en';

const SCRATCH_NAMES = { en: 'Scratch code', zh: '刮开查验码' } as const;

/** What is to be read on a label, line by line: the fields in their order, the serial, the scratch code. */
export function labelLines(label: BagLabel, language: LabelLanguage): string[] {
  const nameAt = language === 'zh' ? 0 : 1;
  const colon = language === 'zh' ? '：' : ': ';
  const fields = LABEL_FIELDS.flatMap((field) => {
    const text = label.texts[field];
    return text === undefined ? [] : [`${LABEL_FIELD_WORDS[field][nameAt]}${colon}${text}`];
  });
  const scratch = label.scratchCode;
  return [
    ...fields,
    label.serial,
    ...(scratch === undefined ? [] : [`${SCRATCH_NAMES[language]}${colon}${scratch}`]),
  ];
}
