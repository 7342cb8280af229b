// SPDX-License-Identifier: Apache-2.0

/** How a time column is written: a name below, or a pattern of `YYYY MM DD HH mm ss` and other characters. */
export type TimeFormat = string;

const HOUR_MS = 3_600_000;
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/;
const TOKENS = ['YYYY', 'MM', 'DD', 'HH', 'mm', 'ss'] as const;

/** Reads times of one column. */
export interface TimeReader {
  /** UTC milliseconds, or `undefined` where the text is not in the format or no real time. */
  read(text: string): number | undefined;
}

/**
 * A reader for a format: `iso`, `epoch-s`, `epoch-ms`, `hour-index` (whole hours since `start`) or a pattern such as
 * `YYYY-MM-DD-HHmm`. Hour 24 means 00:00 of the next day.
 * @param zone - offset such as `+08:00` for civil times that name none.  @param start - UTC ms of hour index 0.
 * @returns `undefined` for a format or zone that is none of these.
 */
export function timeReader(
  format: TimeFormat,
  zone: string,
  start?: number,
): TimeReader | undefined {
  const offset = zoneOffsetMs(zone);
  if (offset === undefined) return undefined;
  switch (format) {
    case 'iso':
      return { read: (text) => readIso(text, zone) };
    case 'epoch-s':
      return { read: (text) => (/^\d{1,11}$/.test(text) ? Number(text) * 1000 : undefined) };
    case 'epoch-ms':
      return { read: (text) => (/^\d{1,14}$/.test(text) ? Number(text) : undefined) };
    case 'hour-index':
      if (start === undefined) return undefined;
      return {
        read: (text) => (/^\d{1,7}$/.test(text) ? start + Number(text) * HOUR_MS : undefined),
      };
    default:
      return patternReader(format, offset);
  }
}

/** Milliseconds east of UTC of `Z` or `±hh:mm`; `undefined` for anything else. */
export function zoneOffsetMs(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const match = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  if (!match) return undefined;
  const [, sign, hours, minutes] = match;
  const size = Number(hours) * HOUR_MS + Number(minutes) * 60_000;
  return sign === '-' ? -size : size;
}

function readIso(text: string, zone: string): number | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const time = Date.parse(`${text.replace(' ', 'T')}${match[1] === undefined ? zone : ''}`);
  return Number.isNaN(time) ? undefined : time;
}

function patternReader(pattern: string, offsetMs: number): TimeReader | undefined {
  if (!pattern.includes('YYYY') || !pattern.includes('DD')) return undefined;
  let source = pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (const token of TOKENS) source = source.replace(token, `(?<${token}>\\d{${token.length}})`);
  const regex = new RegExp(`^${source}$`);
  return {
    read: (text) => {
      const parts = regex.exec(text)?.groups;
      return parts && civilMs(parts, offsetMs);
    },
  };
}

function civilMs(parts: Readonly<Record<string, string>>, offsetMs: number): number | undefined {
  const part = (token: string, absent: number): number => Number(parts[token] ?? absent);
  const [year, month, day] = [part('YYYY', 0), part('MM', 1), part('DD', 1)];
  const [hour, minute, second] = [part('HH', 0), part('mm', 0), part('ss', 0)];
  const midnight = Date.UTC(year, month - 1, day);
  const isDate = new Date(midnight).getUTCDate() === day && month >= 1 && month <= 12;
  const isTime = hour * 3600 + minute * 60 + second <= 86_400 && minute < 60 && second < 60;
  if (!isDate || !isTime) return undefined;
  return midnight + hour * HOUR_MS + minute * 60_000 + second * 1000 - offsetMs;
}
