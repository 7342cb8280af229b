// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import { checkEn } from './check-en.js';
import { checkZh, type CheckKey } from './check-zh.js';
import { fill, type TextValues } from './fill.js';

/** Says a text of the self-check in one language. */
export type CheckText = (key: CheckKey, values?: TextValues) => string;

/** Texts of the self-check in `language`, without the application's locale files. */
export function checkText(language: Language): CheckText {
  const texts: Readonly<Record<CheckKey, string>> = language === 'en' ? checkEn : checkZh;
  return (key, values) => fill(texts[key], values);
}
