// SPDX-License-Identifier: Apache-2.0

/** A file for a model, and values of its answer. */
export interface NumberCase {
  readonly csv: string;
  readonly model: string;
  readonly set?: readonly string[];
  /** Path of a value → what it is; a number with its tolerance. */
  readonly says: Readonly<Record<string, readonly [number, number] | string | number | boolean>>;
  readonly what: string;
}

/** A number to so many decimals. */
export const near = (value: number, decimals: number): readonly [number, number] => [
  value,
  0.5 * 10 ** -decimals,
];

/** The same row so many times. */
export const rows = (count: number, row: string): string =>
  Array<string>(count).fill(row).join('\n');
