// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

/** Texts of the self-check before its program is loaded; apart, so that the first load of a page stays small. */
export const startZh = {
  'check.lead': '核对在您的手机或电脑上进行，不以本网站的说法为准。',
  'check.start': '开始核对',
  'check.loading': '正在取核对程序…',
  'check.notDone': '未能核对',
  'check.unloaded': '没有取到核对程序，请检查网络后再试。',
} as const;

/** English of {@link startZh}. */
export const startEn: Readonly<Record<keyof typeof startZh, string>> = {
  'check.lead':
    'The check runs on your own phone or computer and does not rely on what this site says.',
  'check.start': 'Start the check',
  'check.loading': 'Loading the checking program…',
  'check.notDone': 'could not be checked',
  'check.unloaded': 'The checking program did not load. See to the network and try again.',
};

/** The texts in `language`. */
export function startText(language: Language): Readonly<Record<keyof typeof startZh, string>> {
  return language === 'en' ? startEn : startZh;
}
