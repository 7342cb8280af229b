// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

/** A UTC time as date and time in Asia/Shanghai, where every time of Daoji is shown. Unreadable text stays as it is. */
export function shownTime(utc: string, language: Language): string {
  const time = new Date(utc);
  if (Number.isNaN(time.getTime())) return utc;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(time);
}
