// SPDX-License-Identifier: Apache-2.0

/** Mulberry32, which repeats from its seed. @returns whole numbers in [0, limit). */
export function seededRandom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return Math.floor((((word ^ (word >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}

/** The seed of the environment (`SEED`), else of the clock; printed, so that a failure can be repeated. */
export function printedSeed(what: string): number {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
  process.stdout.write(`      seed of ${what}: ${seed}\n`);
  return seed;
}
