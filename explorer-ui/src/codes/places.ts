// SPDX-License-Identifier: Apache-2.0
import type { CodeRange } from '@daoji/model';

/** A run as it is typed: places from 1, both ends included. */
export interface TypedRun {
  readonly from: string;
  readonly to: string;
}

/** The run that was typed; `undefined` unless it lies within 1…`count` and ends where it starts or behind. */
export function runOf({ from, to }: TypedRun, count: number): CodeRange | undefined {
  const [first, last] = [wholeOf(from), wholeOf(to)];
  if (first === undefined || last === undefined) return undefined;
  return first >= 1 && first <= last && last <= count ? { from: first - 1, to: last } : undefined;
}

/** A run as it is typed. */
export function typedRun({ from, to }: CodeRange): TypedRun {
  return { from: String(from + 1), to: String(to) };
}

/** Runs as they stand on the roll, e.g. `1–100, 201–300`; beyond `most` they are counted. */
export function runsText(runs: readonly CodeRange[], most = 6): string {
  if (runs.length === 0) return '–';
  const shown = runs.slice(0, most).map(({ from, to }) => `${from + 1}–${to}`);
  return [...shown, ...(runs.length > most ? [`… +${runs.length - most}`] : [])].join(', ');
}

/** A whole number without sign; `undefined` for anything else. */
export function wholeOf(text: string): number | undefined {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
