// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

// Numbers of the agronomy models as the ledger holds them. State has no fractions (RFC 8785 of whole numbers), and a coefficient
// such as 0.000019187 has no natural unit: they are decimal texts, in one spelling each. Names are those of `@daoji/agronomy`.

const DECIMAL = /^(?!-0$)-?(?:0|[1-9]\d{0,8})(?:\.\d{0,11}[1-9])?$/;

/** A number as its shortest decimal text within a range, e.g. `14.4674`. */
export function decimalSchema(least: number, most: number): z.ZodString {
  return z
    .string()
    .regex(DECIMAL, 'expected a decimal without needless zeros, e.g. 14.4674')
    .refine((text) => Number(text) >= least && Number(text) <= most, `expected ${least}…${most}`);
}

const celsius = decimalSchema(-60, 60);
const percent = decimalSchema(0, 100);
const metresPerSecond = decimalSchema(0, 60);
const coefficient = decimalSchema(-1_000, 1_000);
/** A number above 0. */
export const positiveDecimal = decimalSchema(0.000_000_001, 100_000_000);
const hours = z.int().min(0).max(24);
const days = z.int().min(1).max(200);
const hoursOfSun = decimalSchema(0, 1);
const millimetres = decimalSchema(0, 500);

/** Corners `[x, y]` of a curve, x ascending; straight in between, 0 outside. */
const curve = z
  .array(z.tuple([decimalSchema(-60, 400), decimalSchema(0, 1)]))
  .min(2)
  .max(40);

/** Diseases that EPIRICE is for; each has a set of its own. */
export const EPIRICE_MODELS = [
  'epirice-leaf-blast',
  'epirice-brown-spot',
  'epirice-bacterial-blight',
  'epirice-sheath-blight',
] as const;

/** Numbers by model. */
export const modelNumbersSchema = z.discriminatedUnion('model', [
  z.strictObject({
    coldMeanC: celsius,
    dayReachHours: hours,
    daySunshineH: hoursOfSun,
    dryingSunshineH: hoursOfSun,
    hotMeanC: celsius,
    leastWetHours: hours,
    model: z.literal('blastam'),
    mostGapHours: hours,
    rainSunshineH: hoursOfSun,
    requiredFromC: z.int().min(-20).max(50),
    requiredHours: z.array(hours).min(1).max(40),
    steadyWindMs: metresPerSecond,
    strongWindMs: metresPerSecond,
    washOnceMm: millimetres,
    washReachHours: hours,
    washSpellMm: millimetres,
  }),
  z.strictObject({
    calm: z.array(coefficient).length(5),
    calmBelowMs: metresPerSecond,
    calmWetAbove: coefficient,
    dryFromK: decimalSchema(0, 60),
    humidPercent: percent,
    model: z.literal('leaf-wetness'),
    windy: z.array(coefficient).length(5),
    windyHumidPercent: percent,
    windyWetAbove: coefficient,
  }),
  z.strictObject({
    aggregation: decimalSchema(0, 20),
    byAge: curve,
    byTemperature: curve,
    h0: positiveDecimal,
    humidPercent: percent,
    infectiousDays: days,
    latentDays: days,
    model: z.enum(EPIRICE_MODELS),
    onset: days,
    rainWetsMm: millimetres,
    rcOpt: decimalSchema(0, 20),
    rrg: decimalSchema(0, 1),
    rrs: decimalSchema(0, 1),
    sx: positiveDecimal,
  }),
  z.strictObject({
    baseC: celsius,
    model: z.literal('stem-borer'),
    stages: z.strictObject({
      'first-moths': positiveDecimal,
      'moths-10': positiveDecimal,
      'moths-50': positiveDecimal,
      'moths-90': positiveDecimal,
    }),
  }),
  z.strictObject({
    baseC: celsius,
    model: z.literal('growing-degree-days'),
    upperC: celsius,
  }),
]);

/** Values of a rule set `model-parameters`: all numbers of one model of diseases, insects or growth. */
export const modelParametersSchema = z.strictObject({
  kind: z.literal('model-parameters'),
  numbers: modelNumbersSchema,
});

/** Models whose numbers the ledger may set, in the order of the documents. */
export const RULED_MODELS = [
  'blastam',
  'leaf-wetness',
  ...EPIRICE_MODELS,
  'stem-borer',
  'growing-degree-days',
] as const satisfies readonly ModelNumbers['model'][];

/** See {@link modelNumbersSchema}. */
export type ModelNumbers = z.infer<typeof modelNumbersSchema>;
/** See {@link modelParametersSchema}. */
export type ModelParameters = z.infer<typeof modelParametersSchema>;
/** One of {@link RULED_MODELS}. */
export type RuledModel = ModelNumbers['model'];

/** A value with every decimal text in it as the number that it spells. */
export type Numbered<T> = T extends string
  ? number
  : T extends object
    ? { readonly [K in keyof T]: Numbered<T[K]> }
    : T;

type EpiriceModel = (typeof EPIRICE_MODELS)[number];
type SchemaOf<M extends RuledModel> = Extract<
  ModelNumbers,
  { model: M extends EpiriceModel ? EpiriceModel : M }
>;

/** Numbers of one model as `@daoji/agronomy` takes them. */
export type NumbersOf<M extends RuledModel> = {
  readonly [K in Exclude<keyof SchemaOf<M>, 'model'>]: Numbered<SchemaOf<M>[K]>;
};

/** State key of the index of one model's sets: a newer set of one model leaves those of the others in force. */
export function modelIndexKey(model: RuledModel): string {
  return `rule-index~model-parameters/${model}`;
}

interface AnyValues {
  readonly kind: string;
  readonly numbers?: ModelNumbers;
}

/** Numbers of one model in a rule set; undefined where the set is of another model or kind. */
export function numbersOf<M extends RuledModel>(
  values: AnyValues,
  model: M,
): NumbersOf<M> | undefined;
export function numbersOf({ kind, numbers }: AnyValues, model: RuledModel): object | undefined {
  if (kind !== 'model-parameters' || numbers?.model !== model) return undefined;
  const rest = Object.entries(numbers).filter(([name]) => name !== 'model');
  return numbered(Object.fromEntries(rest));
}

/** Every decimal text of a value as a number; the rest as it is. */
export function numbered<T>(value: T): Numbered<T>;
export function numbered(value: unknown): unknown {
  if (typeof value === 'string') return Number(value);
  if (Array.isArray(value)) return value.map((one: unknown) => numbered(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, numbered(of)]));
}

/** What contradicts itself in the numbers of a model; undefined where nothing does. */
export function modelNumbersFault(numbers: ModelNumbers): string | undefined {
  switch (numbers.model) {
    case 'blastam':
      return Number(numbers.coldMeanC) <= Number(numbers.hotMeanC)
        ? falling('steadyWindMs', numbers.steadyWindMs, 'strongWindMs', numbers.strongWindMs)
        : 'coldMeanC is above hotMeanC';
    case 'growing-degree-days':
      return Number(numbers.baseC) < Number(numbers.upperC)
        ? undefined
        : 'baseC is not below upperC';
    case 'stem-borer':
      return ascending('stages', inStages(numbers.stages));
    case 'leaf-wetness':
      return undefined;
    default:
      return (
        falling('h0', numbers.h0, 'sx', numbers.sx) ??
        ascending(
          'byAge',
          numbers.byAge.map(([x]) => x),
        ) ??
        ascending(
          'byTemperature',
          numbers.byTemperature.map(([x]) => x),
        )
      );
  }
}

type Stages = Extract<ModelNumbers, { model: 'stem-borer' }>['stages'];

function inStages(stages: Stages): readonly string[] {
  return [stages['first-moths'], stages['moths-10'], stages['moths-50'], stages['moths-90']];
}

function falling(low: string, least: string, high: string, most: string): string | undefined {
  return Number(least) <= Number(most) ? undefined : `${low} is above ${high}`;
}

function ascending(name: string, texts: readonly string[]): string | undefined {
  const isFine = texts.every((text, at) => at === 0 || Number(text) > Number(texts[at - 1]));
  return isFine ? undefined : `${name} does not ascend`;
}
