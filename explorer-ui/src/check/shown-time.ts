// SPDX-License-Identifier: Apache-2.0
import { wordOf, type Language } from '@daoji/model';

/**
 * A UTC time as date and time in Asia/Shanghai, where every time of Daoji is shown. Unreadable text stays as it is. Only
 * where a heading says the zone; a time that stands alone is a {@link zonedTime}.
 */
export function shownTime(utc: string, language: Language): string {
  const time = new Date(utc);
  if (Number.isNaN(time.getTime())) return utc;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(time);
}

/** As {@link shownTime}, with the zone: it can be printed, copied or read out alone. Unreadable text has none. */
export function zonedTime(utc: string, language: Language): string {
  const shown = shownTime(utc, language);
  return shown === utc ? utc : withZone(shown, language);
}

/** A time, or the heading of times, with the zone in which they are shown. */
export function withZone(words: string, language: Language): string {
  const zone = wordOf('fact', 'zone', language);
  return language === 'en' ? `${words} (${zone})` : `${words}（${zone}）`;
}
