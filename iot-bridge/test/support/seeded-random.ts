// SPDX-License-Identifier: Apache-2.0

/** Mulberry32: a small generator that repeats from its seed. @returns numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed of the environment, else of the clock; printed, so that a failure can be repeated. */
export function printedSeed(what: string): number {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
  process.stdout.write(`      seed of ${what}: ${seed}\n`);
  return seed;
}
