// SPDX-License-Identifier: Apache-2.0

/** Figures of whole numbers; `mean` and `sDev` are in tenths of the numbers' own unit. */
export interface ExactStatistics {
  readonly min: bigint;
  readonly max: bigint;
  /** Rounded half to even. */
  readonly meanTenths: bigint;
  /** With n − 1, rounded half to even; absent for a single number. */
  readonly sDevTenths?: bigint;
  /** Nearest rank: the smallest number that at least so many percent do not exceed. */
  readonly percentile: (percent: number) => bigint;
}

/** Figures of whole numbers, without floating point: whoever repeats it gets the same. `undefined` for none. */
export function statisticsOf(values: readonly bigint[]): ExactStatistics | undefined {
  const ordered = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [min] = ordered;
  const max = ordered.at(-1);
  if (min === undefined || max === undefined) return undefined;
  const n = BigInt(ordered.length);
  const sum = ordered.reduce((total, value) => total + value, 0n);
  const squares = ordered.reduce((total, value) => total + value * value, 0n);
  return {
    min,
    max,
    meanTenths: dividedHalfEven(10n * sum, n),
    ...(n > 1n && { sDevTenths: rootHalfEven(100n * (n * squares - sum * sum), n * (n - 1n)) }),
    percentile: (percent) => {
      const rank = Math.max(1, Math.ceil((percent * ordered.length) / 100));
      return ordered[rank - 1] ?? max;
    },
  };
}

/** `numerator / denominator` to the nearest whole number, a half to the even one. @param denominator - above 0. */
function dividedHalfEven(numerator: bigint, denominator: bigint): bigint {
  let quotient = numerator / denominator;
  let rest = numerator % denominator;
  if (rest < 0n) {
    quotient -= 1n;
    rest += denominator;
  }
  const twice = 2n * rest;
  const isUp = twice > denominator || (twice === denominator && quotient % 2n !== 0n);
  return isUp ? quotient + 1n : quotient;
}

/** Square root of `numerator / denominator` to the nearest whole number, a half to the even one. */
function rootHalfEven(numerator: bigint, denominator: bigint): bigint {
  const floor = wholeRoot(numerator / denominator);
  // Above the half where 4·numerator/denominator > (2·floor + 1)².
  const half = (2n * floor + 1n) ** 2n * denominator;
  const isUp = 4n * numerator > half || (4n * numerator === half && floor % 2n !== 0n);
  return isUp ? floor + 1n : floor;
}

/** Largest whole number whose square is no more than `value` (Newton). */
function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = value;
  for (let next = (root + 1n) / 2n; next < root; next = (root + value / root) / 2n) root = next;
  return root;
}
