// SPDX-License-Identifier: Apache-2.0
import type { AiComponent, AiRule, CharacterSet } from './ai-table.js';
import { Gs1Error } from './gs1-error.js';
import { VALUE_RULES } from './value-rules.js';

const CHARACTER_SETS: Readonly<Record<CharacterSet, RegExp>> = {
  N: /^\d+$/,
  X: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/,
  Y: /^[#\-/0-9A-Z]+$/,
  // The padding may only end the text, and only fill its last group of four.
  Z: /^(?:[\w-]{4})*(?:[\w-]{2}(?:==)?|[\w-]{3}=?)?$/,
};

/** A component with the part of a value that falls to it. */
interface Part {
  readonly component: AiComponent;
  readonly text: string;
}

/**
 * Checks a value against everything that the dictionary says of its AI.
 * @throws {@link Gs1Error} `GS1_VALUE_LENGTH`, `GS1_VALUE_CHARACTER`, `GS1_CHECK_DIGIT`, `GS1_DATE`, `GS1_VALUE_RULE`.
 */
export function checkAiValue(rule: AiRule, value: string): void {
  for (const { component, text } of partsOf(rule, value)) {
    assertCharacters(rule, component, text);
    for (const name of component.rules) {
      const found = VALUE_RULES[name];
      if (found === undefined || found.holds(text)) continue;
      throw new Gs1Error(found.code, `(${rule.ai}) expected ${found.expected}, got "${text}"`);
    }
  }
}

/** True when length and characters fit the AI; check digits, dates and codes are not looked at. */
export function hasAiShape(rule: AiRule, value: string): boolean {
  try {
    for (const { component, text } of partsOf(rule, value)) assertCharacters(rule, component, text);
    return true;
  } catch (error) {
    if (error instanceof Gs1Error) return false;
    throw error;
  }
}

/** Cuts a value into its components, each as long as it can be. */
function partsOf(rule: AiRule, value: string): Part[] {
  const parts: Part[] = [];
  let rest = value;
  for (const component of rule.components) {
    const text = rest.slice(0, component.max);
    rest = rest.slice(component.max);
    if (text === '' && component.isOptional) continue;
    if (text.length < component.min) throw lengthError(rule, value);
    parts.push({ component, text });
  }
  if (rest !== '') throw lengthError(rule, value);
  return parts;
}

function lengthError(rule: AiRule, value: string): Gs1Error {
  const required = rule.components.filter(({ isOptional }) => !isOptional);
  const least = required.reduce((sum, { min }) => sum + min, 0);
  const most = rule.components.reduce((sum, { max }) => sum + max, 0);
  const expected = least === most ? String(least) : `${least}–${most}`;
  return new Gs1Error(
    'GS1_VALUE_LENGTH',
    `(${rule.ai}) expected ${expected} characters, got ${value.length}`,
  );
}

function assertCharacters(rule: AiRule, { set }: AiComponent, text: string): void {
  if (CHARACTER_SETS[set].test(text)) return;
  const names = {
    N: 'digits',
    X: 'characters of CSET 82',
    Y: 'characters of CSET 39',
    Z: 'base64url',
  };
  throw new Gs1Error(
    'GS1_VALUE_CHARACTER',
    `(${rule.ai}) expected ${names[set]}, got ${JSON.stringify(text)}`,
  );
}
