// SPDX-License-Identifier: Apache-2.0

/** Milliseconds of a minute. */
export const MINUTE_MS = 60_000;
/** Milliseconds of an hour. */
export const HOUR_MS = 60 * MINUTE_MS;

/** Milliseconds since 1970 of a UTC text that a schema has accepted. */
export function millisecondsOf(utc: string): number {
  return Date.parse(utc);
}

/** UTC text with milliseconds; the same on every peer, since it depends on its argument alone. */
export function utcOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
