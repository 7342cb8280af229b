// SPDX-License-Identifier: Apache-2.0
import { AI_ROWS } from './ai-rows.js';

/** Character set of a component: digits, CSET 82, CSET 39, base64url. */
export type CharacterSet = 'N' | 'X' | 'Y' | 'Z';

/** One part of a value, such as `N13,csum` or `[X..17]`. */
export interface AiComponent {
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  readonly isOptional: boolean;
  /** Names of the rules of `value-rules.ts` that hold for the part. */
  readonly rules: readonly string[];
}

/** What the syntax dictionary says of one Application Identifier. */
export interface AiRule {
  readonly ai: string;
  /** An FNC1 separates its value from what follows. */
  readonly needsFnc1: boolean;
  /** May stand in the query of a Digital Link; `unknown` for an AI that no row defines. */
  readonly attribute: 'yes' | 'no' | 'unknown';
  readonly components: readonly AiComponent[];
  /** Path sequences that start with this AI, itself included; empty when it is no primary key. */
  readonly sequences: readonly (readonly string[])[];
  /** `req=` groups: of each group one member, `01+21` being two AIs together, must be there as well. */
  readonly requires: readonly string[];
  /** `ex=` patterns: AIs that may not be there as well. */
  readonly excludes: readonly string[];
}

/** Leniencies of the dictionary's own tests; all off in our services. */
export interface LinkLeniency {
  /** `/gtin/…/lot/…` instead of AIs. */
  readonly convenienceAlphas?: boolean;
  /** GTIN-8, -12 and -13, padded to 14. */
  readonly zeroSuppressedGtin?: boolean;
  /** AIs that no row defines, in the path. */
  readonly unknownAIs?: boolean;
  /** … and in the query. */
  readonly unknownAIsAsAttribute?: boolean;
}

/** Values of these leading digits have a length known beforehand, also where no row uses them. Source: GS1 General Specifications figure 7.8.5-2. */
const FIXED_UNKNOWN: Readonly<Record<string, number>> = {
  ...{ 31: 6, 32: 6, 33: 6, 34: 6, 35: 6, 36: 6, 41: 13 },
};

let table: ReadonlyMap<string, AiRule> | undefined;

/** All AIs by their digits; read from the rows at the first call. */
export function aiTable(): ReadonlyMap<string, AiRule> {
  table ??= new Map(AI_ROWS.flatMap(readRow).map((rule) => [rule.ai, rule]));
  return table;
}

/** The rule of an AI; with `allowsUnknown` also one made up for digits that no row knows and none contradicts. */
export function findAi(ai: string, allowsUnknown = false): AiRule | undefined {
  return aiTable().get(ai) ?? (allowsUnknown ? unknownAi(ai) : undefined);
}

/** True for a primary key with its qualifiers in the dictionary's order. */
export function isPathSequence(ais: readonly string[]): boolean {
  const [key] = ais;
  const sequences = key === undefined ? [] : (findAi(key)?.sequences ?? []);
  return sequences.some((sequence) => sequence.join(' ') === ais.join(' '));
}

function unknownAi(ai: string): AiRule | undefined {
  if (!/^\d{2,4}$/.test(ai)) return undefined;
  for (const known of aiTable().keys()) {
    if (known.startsWith(ai) || ai.startsWith(known)) return undefined;
    // All AIs that share two digits have one length.
    if (known.slice(0, 2) === ai.slice(0, 2) && known.length !== ai.length) return undefined;
  }
  const fixed = FIXED_UNKNOWN[ai.slice(0, 2)];
  const [min, max] = fixed === undefined ? [1, 90] : [fixed, fixed];
  const components = [{ set: 'X', min, max, isOptional: false, rules: [] }] as const;
  const needsFnc1 = fixed === undefined;
  return {
    ...{ ai, needsFnc1, attribute: 'unknown', components },
    ...{ sequences: [], requires: [], excludes: [] },
  };
}

function readRow(row: string): AiRule[] {
  const [range = '', ...words] = row.split(' ');
  const flags = words.find((word) => /^[*?]+$/.test(word)) ?? '';
  const components = words.filter((word) => COMPONENT.test(word)).map(readComponent);
  return expandRange(range).map((ai) => ({
    ai,
    needsFnc1: !flags.includes('*'),
    attribute: flags.includes('?') ? 'yes' : 'no',
    components,
    sequences: words.flatMap((word) => readSequences(ai, word)),
    requires: valuesOf(words, 'req='),
    excludes: valuesOf(words, 'ex=').flatMap((list) => list.split(',')),
  }));
}

function valuesOf(words: readonly string[], name: string): string[] {
  return words.filter((word) => word.startsWith(name)).map((word) => word.slice(name.length));
}

const COMPONENT = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?((?:,\w+)*)$/;

function readComponent(word: string): AiComponent {
  const [, bracket = '', set = 'X', dots, length = '0', rules = ''] = COMPONENT.exec(word) ?? [];
  return {
    set: set as CharacterSet,
    min: dots === undefined ? Number(length) : 1,
    max: Number(length),
    isOptional: bracket !== '',
    rules: rules.split(',').filter((rule) => rule !== ''),
  };
}

function expandRange(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, step) =>
    String(Number(first) + step).padStart(first.length, '0'),
  );
}

/** `dlpkey=22,10,21|235` of AI 01: every subset of each alternative, in its order. */
function readSequences(ai: string, word: string): string[][] {
  if (word === 'dlpkey') return [[ai]];
  if (!word.startsWith('dlpkey=')) return [];
  return word
    .slice('dlpkey='.length)
    .split('|')
    .flatMap((list) =>
      list
        .split(',')
        .reduce<string[][]>(
          (found, qualifier) => [...found, ...found.map((sequence) => [...sequence, qualifier])],
          [[ai]],
        ),
    );
}
