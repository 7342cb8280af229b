// SPDX-License-Identifier: Apache-2.0
import type { ScaleReading } from './scale-frame.js';

/** When a weight counts as at rest. */
export interface StableRule {
  /** Readings in a row that must agree. */
  readonly readings: number;
  /** Most that they may differ, grams: the division of the scale. */
  readonly toleranceGrams: number;
  /** Less than this is an empty scale. */
  readonly leastGrams: number;
}

/** Ten readings of a truck scale with a division of 20 kg; an indicator sends about ten a second. */
export const TRUCK_SCALE: StableRule = {
  leastGrams: 200_000,
  readings: 10,
  toleranceGrams: 20_000,
};

/** Waits for a weight at rest. A reading that the indicator calls unstable starts the wait again. */
export class StableWeight {
  readonly #rule: StableRule;
  #last: number[] = [];

  constructor(rule: StableRule = TRUCK_SCALE) {
    this.#rule = rule;
  }

  /** Takes a reading. @returns the newest weight once the last readings agree, grams. */
  take({ grams, isStable }: ScaleReading): number | undefined {
    const { leastGrams, readings, toleranceGrams } = this.#rule;
    if (isStable === false || grams < leastGrams) {
      this.#last = [];
      return undefined;
    }
    this.#last = [...this.#last, grams].slice(-readings);
    const spread = Math.max(...this.#last) - Math.min(...this.#last);
    return this.#last.length === readings && spread <= toleranceGrams ? grams : undefined;
  }
}
