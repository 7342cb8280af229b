// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, sha256, toHex } from '@daoji/proof';
import { z } from 'zod';

import { AUTHORITIES, type Authority } from './command-base.js';
import { TREATMENT_AGENTS } from './commands-alarms.js';
import {
  areaCodeSchema,
  civilDateSchema,
  hashSchema,
  idSchema,
  plainTextSchema,
  utcTimeSchema,
} from './identifiers.js';
import { dutyTermsSchema } from './duty-terms.js';
import { registrationSchema } from './label-code.js';
import {
  grainAerationSchema,
  grainFumigationSchema,
  grainInspectionsSchema,
} from './grain-rules.js';
import { modelIndexKey, modelParametersSchema } from './model-parameters.js';
import { protectedAreaSchema } from './protected-area.js';
import { operatorQualitySchema } from './quality-rules.js';
import { settlementValuesSchema } from './settlement.js';
import { labelFieldsValuesSchema, packingDocumentsValuesSchema } from './label-fields.js';
import { grainIsothermsSchema, storageWatchSchema } from './watch-rules.js';

/** Kinds of rule sets that the ledger's own rules read, and the authority that owns each (`ledger-state.md` §3). */
export const RULE_SET_OWNER = {
  'input-products': 'agri',
  'banned-inputs': 'agri',
  'yield-caps': 'agri',
  'milling-recovery': 'market',
  'mass-tolerance': 'grain',
  'recall-terms': 'market',
  'working-calendar': 'market',
  'protected-area': 'agri',
  'label-fields': 'market',
  'packing-documents': 'market',
  settlement: 'grain',
  'grain-treatments': 'grain',
  'model-parameters': 'agri',
  'storage-watch': 'grain',
  'grain-isotherms': 'grain',
  'duty-terms': 'market',
  'operator-quality': 'market',
  'grain-inspections': 'grain',
  'grain-aeration': 'grain',
  'grain-fumigation': 'grain',
} as const satisfies Readonly<Record<string, Authority>>;

/** One kind of {@link RULE_SET_OWNER}. */
export type RuleSetKind = keyof typeof RULE_SET_OWNER;

/** Every kind, in the order of the owners' table. */
export const RULE_SET_KINDS = Object.keys(RULE_SET_OWNER) as readonly RuleSetKind[];

/** Units of inputs; amounts are integers in thousandths of them. */
export const INPUT_UNITS = ['g', 'ml'] as const;

/** Steps whose losses have a tolerance. */
export const LOSS_STEPS = ['drying', 'cleaning', 'milling', 'transport', 'storing'] as const;

/** One of {@link LOSS_STEPS}. */
export type LossStep = (typeof LOSS_STEPS)[number];

/** Stands for a rule set in results that were made with the numbers of a program; no rule set has this id. */
export const BUILT_IN_RULES = 'built-in';

/** Variety of a yield cap that holds for every variety without a row of its own. */
export const ANY_VARIETY = '*';

const word = plainTextSchema(1, 60);
const milli = z.int().min(1).max(1_000_000_000);

/** One registered product; the label prevails. Doses are thousandths of `unit` per mu. */
export const inputProductSchema = z.strictObject({
  actives: z.array(word).min(1).max(6),
  /** Content and formulation as on the label, e.g. `75 % WP`. */
  content: word,
  crabRice: z.enum(['allowed', 'excluded']),
  /** Crops that it is registered on; a list without `rice` says that rice is none of them (also after a withdrawal). */
  crops: z.array(plainTextSchema(1, 30)).max(20),
  maxUses: z.int().min(1).max(20),
  name: word,
  /** Pre-harvest interval in days; the day of the last use is day 0. */
  phiDays: z.int().min(0).max(200),
  registration: registrationSchema,
  restricted: z.boolean(),
  unit: z.enum(INPUT_UNITS),
  uses: z.array(z.strictObject({ doseMaxMilli: milli, doseMinMilli: milli, target: word })).max(20),
});

/** Values of a rule set, by kind. Yields in kg per mu at 14.5 %; recovery in thousandths of a percent of paddy. */
export const ruleValuesSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('input-products'),
    products: z.array(inputProductSchema).min(1).max(100),
  }),
  z.strictObject({
    actives: z.array(word).max(200),
    kind: z.literal('banned-inputs'),
    registrations: z.array(registrationSchema).max(200),
  }),
  z.strictObject({
    caps: z
      .array(
        z.strictObject({
          kgPerMu: z.int().min(1).max(2_000),
          variety: word,
          year: z.int().min(2000).max(2100),
        }),
      )
      .min(1)
      .max(200),
    kind: z.literal('yield-caps'),
  }),
  z.strictObject({
    kind: z.literal('recall-terms'),
    /** Hours from the discovery to the start, working days from the start to the end, by class. */
    terms: z
      .array(
        z.strictObject({
          class: z.union([z.literal(1), z.literal(2), z.literal(3)]),
          doneWorkingDays: z.int().min(1).max(400),
          startHours: z.int().min(1).max(1_000),
        }),
      )
      .length(3),
  }),
  z.strictObject({
    kind: z.literal('working-calendar'),
    holidays: z.array(civilDateSchema).max(200),
    workingWeekends: z.array(civilDateSchema).max(100),
  }),
  z.strictObject({
    kind: z.literal('mass-tolerance'),
    /** Most that a step may lose of what went in, in thousandths of a percent; more is flagged. */
    steps: z
      .array(
        z.strictObject({
          maxLossMilliPercent: z.int().min(0).max(100_000),
          step: z.enum(LOSS_STEPS),
        }),
      )
      .min(1)
      .max(10),
  }),
  z.strictObject({
    kind: z.literal('grain-treatments'),
    /** Days from the end of a treatment, airing included, to the first day on which grain may be released. */
    treatments: z
      .array(
        z.strictObject({
          agent: z.enum(TREATMENT_AGENTS),
          withdrawalDays: z.int().min(0).max(400),
        }),
      )
      .min(1)
      .max(10),
  }),
  z.strictObject({
    kind: z.literal('milling-recovery'),
    maxMilliPercent: z.int().min(1).max(100_000),
    minMilliPercent: z.int().min(1).max(100_000),
    toleranceMilliPercent: z.int().min(0).max(100_000),
  }),
  protectedAreaSchema,
  labelFieldsValuesSchema,
  packingDocumentsValuesSchema,
  settlementValuesSchema,
  modelParametersSchema,
  storageWatchSchema,
  grainIsothermsSchema,
  dutyTermsSchema,
  operatorQualitySchema,
  grainInspectionsSchema,
  grainAerationSchema,
  grainFumigationSchema,
]);

/** What a rule set says; the part that two persons sign (`supervision.md` §1). Dates are civil dates in Asia/Shanghai. */
export const ruleSetContentShape = {
  /** Division in which it holds, with all divisions below. */
  areaCode: areaCodeSchema,
  legalBasis: plainTextSchema(1, 200),
  ruleSetId: idSchema,
  sourceUrl: z
    .string()
    .regex(/^https:\/\/[!-~]{1,190}$/, 'expected an https address')
    .optional(),
  /** Whether the values were compared with the text of the law or label. */
  status: z.enum(['confirmed', 'unconfirmed']),
  validFrom: civilDateSchema,
  /** Last day, included. */
  validTo: civilDateSchema.optional(),
  values: ruleValuesSchema,
};

const signedBy = z.strictObject({ at: utcTimeSchema, keyId: hashSchema, personId: idSchema });

/** Value of `rule-set~{ruleSetId}`: never edited; superseded by a later `validFrom`. */
export const ruleSetSchema = z.strictObject({
  ...ruleSetContentShape,
  authority: z.enum(AUTHORITIES),
  /** The second person; absent while `state` is `proposed`. */
  confirmed: signedBy.optional(),
  contentHash: hashSchema,
  kind: z.enum(RULE_SET_KINDS),
  operatorId: idSchema,
  proposed: signedBy,
  state: z.enum(['proposed', 'effective']),
  v: z.literal(1),
});

/** Value of `rule-index~{kind}`, `…~input-products/{registration}` and `…~model-parameters/{model}`: effective sets in order of confirmation. */
export const ruleIndexSchema = z.strictObject({
  entries: z.array(
    z.strictObject({
      areaCode: areaCodeSchema,
      ruleSetId: idSchema,
      validFrom: civilDateSchema,
      validTo: civilDateSchema.optional(),
    }),
  ),
  v: z.literal(1),
});

const contentSchema = z.object(ruleSetContentShape);

/** A rule set as a file holds it before it is proposed: the content and nothing else. */
export const ruleSetContentSchema = z.strictObject(ruleSetContentShape);

/** See {@link inputProductSchema}. */
export type InputProduct = z.infer<typeof inputProductSchema>;
/** See {@link ruleValuesSchema}. */
export type RuleValues = z.infer<typeof ruleValuesSchema>;
/** See {@link ruleSetContentShape}. */
export type RuleSetContent = z.infer<typeof contentSchema>;
/** See {@link ruleSetSchema}. */
export type RuleSet = z.infer<typeof ruleSetSchema>;
/** See {@link ruleIndexSchema}. */
export type RuleIndex = z.infer<typeof ruleIndexSchema>;

/** Hex SHA-256 of the canonical content: what the second person names, so that both signed the same values. */
export function ruleSetHash(content: RuleSetContent): string {
  // Parsing drops what is not content, so that a command or a state value can be given whole.
  return toHex(sha256(canonicalBytes(contentSchema.parse(content))));
}

/** State keys under which a set's values are found. Products have one each, since their table outgrows a command; models too. */
export function ruleIndexKeys(values: RuleValues): string[] {
  if (values.kind === 'model-parameters') return [modelIndexKey(values.numbers.model)];
  if (values.kind !== 'input-products') return [`rule-index~${values.kind}`];
  return values.products.map((product) => productIndexKey(product.registration));
}

/** State key of the index of one product. */
export function productIndexKey(registration: string): string {
  return `rule-index~input-products/${registration}`;
}
