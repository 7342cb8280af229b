// SPDX-License-Identifier: Apache-2.0
import { wordOf, type Language } from '@daoji/model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { TextValues } from './fill.js';
import type { TextKey } from './i18n.js';

/** Says texts and words of the glossary in the language of this visit. */
export interface Speaker {
  readonly language: Language;
  /** A text of the locale files. */
  readonly text: (key: TextKey, values?: TextValues) => string;
  /** A word of the glossary; the name itself where it has none. */
  readonly word: (group: string, name: string) => string;
  readonly setLanguage: (language: Language) => void;
}

/** The speaker of the component that calls it; it draws again when the language changes. */
export function useText(): Speaker {
  const { i18n, t } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  // The same functions while the language stays: a map or chart that depends on them is not drawn anew.
  return useMemo(
    () => ({
      language,
      setLanguage: (next) => void i18n.changeLanguage(next),
      text: (key, values) => t(key, { ...values }),
      word: (group, name) => wordOf(group, name, language),
    }),
    [i18n, language, t],
  );
}
