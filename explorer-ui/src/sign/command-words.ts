// SPDX-License-Identifier: Apache-2.0
import { zonedTime } from '../check/shown-time.js';
import { isRecord } from '../check/untyped.js';
import { TEXTS, type TextKey } from '../locale/i18n.js';
import type { Speaker } from '../locale/use-text.js';
import { areaText, massText, percentText } from '../parts/measures.js';

/** One line of a command in words. */
export interface CommandLine {
  readonly label: string;
  readonly said: string;
}

/** Groups of the glossary that say the values of a field. */
const WORD_GROUPS: Readonly<Record<string, string>> = {
  kind: 'document',
  originClass: 'origin',
  product: 'product',
  result: 'result',
  roles: 'role',
  type: 'command',
};

/**
 * A command in words, one line per field, none left out: what is signed is what was shown. A field without a word of
 * its own is shown by its name.
 */
export function commandLines(command: object, speaker: Speaker): CommandLine[] {
  const entries = Object.entries(command);
  const type = entries.filter(([name]) => name === 'type');
  const rest = entries.filter(([name]) => name !== 'type');
  return [...type, ...rest].map(([name, value]) => ({
    label: fieldLabel(name, speaker),
    said: saidValue(name, value, speaker),
  }));
}

function fieldLabel(name: string, speaker: Speaker): string {
  const key = `field.${name}`;
  return isTextKey(key) ? speaker.text(key) : name;
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(TEXTS.en, key);
}

function saidValue(name: string, value: unknown, speaker: Speaker): string {
  if (Array.isArray(value)) {
    return value.map((item) => saidValue(name, item, speaker)).join(' · ');
  }
  if (isRecord(value)) {
    return Object.entries(value)
      .map(([inner, item]) => `${fieldLabel(inner, speaker)} ${saidValue(inner, item, speaker)}`)
      .join(' ');
  }
  if (typeof value === 'number') return saidNumber(name, value, speaker);
  return saidText(name, String(value), speaker);
}

function saidNumber(name: string, value: number, speaker: Speaker): string {
  if (/grams$/i.test(name)) return massText(value, speaker.language);
  if (name.endsWith('M2')) return areaText(value, speaker.language);
  if (name.endsWith('MilliPercent')) return percentText(value, speaker.language);
  return String(value);
}

function saidText(name: string, value: string, speaker: Speaker): string {
  const group = WORD_GROUPS[name];
  if (group !== undefined) return speaker.word(group, value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return zonedTime(value, speaker.language);
  return value;
}
