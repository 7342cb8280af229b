// SPDX-License-Identifier: Apache-2.0
import { sha256, utf8 } from '@daoji/proof';

/** Deterministic chance: the same seed and name give the same number on every machine. */
export interface SeededNoise {
  /** Uniform in [0, 1) for a name and an index. */
  at(name: string, index: number): number;
  /** Smooth in time, within [−1, 1]: interpolates between the values of whole indices. */
  smooth(name: string, position: number): number;
}

/** Noise of a seed: the first 32 bits of SHA-256 over seed, name and index. */
export function seededNoise(seed: string): SeededNoise {
  const known = new Map<string, number>();
  const at = (name: string, index: number): number => {
    const key = `${name}/${index}`;
    const value = known.get(key) ?? draw(seed, key);
    if (known.size > 20_000) known.clear();
    known.set(key, value);
    return value;
  };
  return {
    at,
    smooth: (name, position) => {
      const from = Math.floor(position);
      const share = (1 - Math.cos(Math.PI * (position - from))) / 2;
      return 2 * (at(name, from) * (1 - share) + at(name, from + 1) * share) - 1;
    },
  };
}

function draw(seed: string, key: string): number {
  const [a = 0, b = 0, c = 0, d = 0] = sha256(utf8(`daoji-synthetic/v1\n${seed}\n${key}`));
  return (((a * 256 + b) * 256 + c) * 256 + d) / 2 ** 32;
}
