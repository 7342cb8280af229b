// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util';

/** One vector with what its source expects and what our code gives, both as JSON values. */
export interface Vector {
  readonly name: string;
  readonly expected: unknown;
  readonly got: unknown;
  /** Where equality is not what the source asks for, such as points within a tolerance. */
  readonly agrees?: boolean;
}

/** What `daoji conformance` prints. */
export interface ConformanceResult {
  readonly set: string;
  readonly total: number;
  readonly agreed: number;
  readonly disagreed: readonly Pick<Vector, 'name' | 'expected' | 'got'>[];
}

/** Runs every vector of a folder; a folder that is not laid out as the set is a `CliError`. */
export type ConformanceSet = (folder: string, notice: (text: string) => void) => Vector[];

/** Counts, and keeps those that differ. */
export function tally(set: string, vectors: readonly Vector[]): ConformanceResult {
  const differing = vectors.filter(
    ({ agrees, expected, got }) => !(agrees ?? isDeepStrictEqual(expected, got)),
  );
  return {
    set,
    total: vectors.length,
    agreed: vectors.length - differing.length,
    disagreed: differing.map(({ name, expected, got }) => ({ name, expected, got })),
  };
}

/** The value of a call, or the code of what it threw; a fault of our own shows as its text and never ends the run. */
export function outcomeOf<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    return typeof code === 'string' ? code : `fault: ${String(error)}`;
  }
}
