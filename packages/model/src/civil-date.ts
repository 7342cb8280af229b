// SPDX-License-Identifier: Apache-2.0

const DAY_MS = 86_400_000;
/** Asia/Shanghai has been UTC+8 without daylight saving since 1992. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Civil date in Asia/Shanghai of a UTC text, e.g. 2026-10-04T18:12:30.000Z is `2026-10-05`. */
export function civilDateOf(utc: string): string {
  return dateText(Date.parse(utc) + SHANGHAI_OFFSET_MS);
}

/** The civil date `days` later (negative: earlier). Text order of civil dates is their order in time. */
export function addDays(date: string, days: number): string {
  return dateText(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS);
}

function dateText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
