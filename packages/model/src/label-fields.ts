// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { civilDateSchema, plainTextSchema } from './identifiers.js';
import { DOCUMENT_KINDS, SC_NUMBER } from './documents.js';

/** What a product can claim beside being rice. */
export const PRODUCT_CLAIMS = ['gi', 'green', 'organic'] as const;

/** One of {@link PRODUCT_CLAIMS}. */
export type ProductClaim = (typeof PRODUCT_CLAIMS)[number];

/** What can stand on a bag of milled rice (`interoperability.md` §9). Harvest year and production date are two fields. */
export const LABEL_FIELDS = [
  'name',
  'net-content',
  'producer',
  'entrusting-party',
  'address',
  'sc-number',
  'standard-number',
  'grade',
  'production-date',
  'shelf-life',
  'storage',
  'harvest-year',
  'gi-mark',
] as const;

/** One of {@link LABEL_FIELDS}. */
export type LabelField = (typeof LABEL_FIELDS)[number];

/** Values of rule-set kind `label-fields`. */
export const labelFieldsValuesSchema = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        /** Clause that asks for it, e.g. `GB 7718-2011 4.1.2`. */
        clause: plainTextSchema(1, 120),
        field: z.enum(LABEL_FIELDS),
        /** `oem`: packed for another; `gi-claim`: the product claims a geographical indication. */
        when: z.enum(['always', 'oem', 'gi-claim']),
      }),
    )
    .min(1)
    .max(40),
  kind: z.literal('label-fields'),
});

/** Values of rule-set kind `packing-documents`: what must hold on the production date. */
export const packingDocumentsValuesSchema = z.strictObject({
  documents: z
    .array(
      z.strictObject({
        /** Products that it is asked for: `any`, or those with the claim. */
        claim: z.enum(['any', ...PRODUCT_CLAIMS]),
        documentKind: z.enum(DOCUMENT_KINDS),
        /** Whose document it is; `lot`: of each lot that is packed, with result `pass`. */
        holder: z.enum(['packer', 'brand-owner', 'product', 'lot']),
      }),
    )
    .min(1)
    .max(40),
  kind: z.literal('packing-documents'),
});

/** See {@link labelFieldsValuesSchema}. */
export type LabelFieldRules = z.infer<typeof labelFieldsValuesSchema>;
/** See {@link packingDocumentsValuesSchema}. */
export type PackingDocumentRules = z.infer<typeof packingDocumentsValuesSchema>;

/** What is to be printed on one bag. */
export interface LabelContent {
  readonly texts: Readonly<Partial<Record<LabelField, string>>>;
  /** Packed for another: the brand owner is not the packer. */
  readonly isOem: boolean;
  readonly claimsGi: boolean;
  /** True when an authorisation to use the mark is in force on the production date. */
  readonly hasGiAuthorisation: boolean;
}

/** Why a label is not printed. */
export interface LabelFault {
  readonly field: LabelField;
  readonly clause: string;
  readonly problem: 'missing' | 'malformed' | 'unauthorised';
  /** What would be printed. */
  readonly accepted: string;
}

const GI_CLAUSE =
  'Measures on the Use of Geographical Indication Marks (地理标志专用标志使用管理办法)';

/** Forms that a text must have; a field without an entry takes any text. */
const FORMS: Readonly<Partial<Record<LabelField, readonly [RegExp, string]>>> = {
  'sc-number': [SC_NUMBER, 'SC and 14 digits'],
  'harvest-year': [/^20\d\d$/, 'the year of harvest, four digits, apart from the production date'],
  'net-content': [/^\d+(?:\.\d+)? ?(?:kg|g)$/, 'a number with kg or g'],
};

/**
 * What keeps a label from being printed, in the order of the rules; empty for a label that can be printed.
 * @param rules - values of the `label-fields` set in force on the production date.
 */
export function missingLabelFields(rules: LabelFieldRules, label: LabelContent): LabelFault[] {
  const asked = rules.fields.filter(
    ({ when }) =>
      when === 'always' ||
      (when === 'oem' && label.isOem) ||
      (when === 'gi-claim' && label.claimsGi),
  );
  const faults = asked.flatMap(({ clause, field }) => faultOf(field, clause, label.texts[field]));
  return [...faults, ...giFaults(rules, label)];
}

function faultOf(field: LabelField, clause: string, text: string | undefined): LabelFault[] {
  const [form, accepted] = FORMS[field] ?? [/\S/, 'a text'];
  if (text === undefined || text.trim() === '')
    return [{ accepted, clause, field, problem: 'missing' }];
  if (field === 'production-date' && !civilDateSchema.safeParse(text).success)
    return [{ accepted: 'a date YYYY-MM-DD', clause, field, problem: 'malformed' }];
  return form.test(text) ? [] : [{ accepted, clause, field, problem: 'malformed' }];
}

// A mark without an authorisation is refused whatever the rule set asks for.
function giFaults(rules: LabelFieldRules, label: LabelContent): LabelFault[] {
  if (label.hasGiAuthorisation || label.texts['gi-mark'] === undefined) return [];
  const clause = rules.fields.find(({ field }) => field === 'gi-mark')?.clause ?? GI_CLAUSE;
  const accepted = 'no mark, or an authorisation in force on the production date';
  return [{ accepted, clause, field: 'gi-mark', problem: 'unauthorised' }];
}
