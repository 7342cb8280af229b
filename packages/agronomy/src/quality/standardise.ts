// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';
import { poissonInterval } from './poisson.js';

/** Like records of one person: how many of how many have what is counted. */
export interface StandardGroup {
  readonly personId: string;
  /** When, e.g. the month `2026-10`; what is compared may be summed by it. */
  readonly period: string;
  /** What the records are like, the finest stratum first, e.g. step × season × field, then step × season, then step. */
  readonly strata: readonly string[];
  readonly count: number;
  readonly n: number;
}

/** A group beside what the reference would have given. */
export interface ComparedGroup {
  readonly group: StandardGroup;
  /** Place in `group.strata` at which it could be compared; absent where even the coarsest is too small or one person's alone. */
  readonly level?: number;
  /** Count that the reference share gives for `n`; 0 where it was not compared. */
  readonly expected: number;
  /** Variance of that count, Σ n·p(1 − p). */
  readonly variance: number;
}

/** Sum of compared groups. */
export interface Compared {
  /** What was counted, of what was compared. */
  readonly observed: number;
  readonly expected: number;
  /** Records that were compared. */
  readonly n: number;
  /** Of them, in a stratum coarser than the finest. */
  readonly coarser: number;
  /** Records that could not be compared. */
  readonly leftOut: number;
  readonly variance: number;
  /** Observed ÷ expected with its exact 95 % interval; absent where nothing was expected. */
  readonly ratio?: number;
  readonly lower?: number;
  readonly upper?: number;
}

/**
 * Indirect standardisation: what each group would count if its strata had the share of all persons together. A stratum counts
 * with `leastN` records of two persons or more; those that have not are joined at the next coarser stratum, and left out where none
 * is left, so that over all compared groups what is expected is what was observed. Source: Breslow & Day 1987, IARC 82, ch. 2.
 * @param groups - each with as many strata as the others.
 * @throws ModelInputError
 */
export function standardise(groups: readonly StandardGroup[], leastN: number): ComparedGroup[] {
  groups.forEach(demandGroup);
  const found = new Map<StandardGroup, ComparedGroup>();
  let waiting: readonly StandardGroup[] = groups;
  const levels = Math.max(0, ...groups.map(({ strata }) => strata.length));
  for (let level = 0; level < levels; level += 1) {
    const strata = gathered(waiting, level);
    for (const group of waiting) {
      const all = strata.get(group.strata[level] ?? '');
      if (!all || all.n < leastN || all.persons.size < 2) continue;
      found.set(group, comparedBy(group, level, all.count / all.n));
    }
    waiting = waiting.filter((group) => !found.has(group));
  }
  return groups.map((group) => found.get(group) ?? { expected: 0, group, variance: 0 });
}

/**
 * The same against a baseline: the share of each stratum is that of the baseline's groups, (count + ½) ÷ (n + 1) so that a baseline
 * without a single case does not make the first one infinitely unlikely.
 * @param isBaseline - groups whose shares the others are held against; they are compared too.
 */
export function againstBaseline(
  groups: readonly StandardGroup[],
  isBaseline: (group: StandardGroup) => boolean,
  leastN: number,
): ComparedGroup[] {
  groups.forEach(demandGroup);
  const base = groups.filter(isBaseline);
  const levels = Math.max(0, ...groups.map(({ strata }) => strata.length));
  const references = Array.from({ length: levels }, (_, level) => gathered(base, level));
  return groups.map((group) => {
    const level = group.strata.findIndex(
      (stratum, at) => (references[at]?.get(stratum)?.n ?? 0) >= leastN,
    );
    const all = references[level]?.get(group.strata[level] ?? '');
    if (!all) return { expected: 0, group, variance: 0 };
    return comparedBy(group, level, (all.count + 0.5) / (all.n + 1));
  });
}

/** Sums compared groups, e.g. those of one person, or of one person and month. */
export function sumCompared(groups: readonly ComparedGroup[]): Compared {
  const sums = { coarser: 0, expected: 0, leftOut: 0, n: 0, observed: 0, variance: 0 };
  for (const { expected, group, level, variance } of groups) {
    if (level === undefined) {
      sums.leftOut += group.n;
      continue;
    }
    sums.observed += group.count;
    sums.n += group.n;
    sums.expected += expected;
    sums.variance += variance;
    if (level > 0) sums.coarser += group.n;
  }
  if (sums.expected === 0) return sums;
  const { lower, upper } = poissonInterval(sums.observed);
  return {
    ...sums,
    lower: lower / sums.expected,
    ratio: sums.observed / sums.expected,
    upper: upper / sums.expected,
  };
}

/**
 * How far a sum lies from what was expected, in standard deviations; undefined where it is not to be judged: fewer than `leastN`
 * records, or less than one case or non-case expected, where counts are far from normal.
 */
export function scoreOf(
  { expected, n, observed, variance }: Compared,
  leastN: number,
): number | undefined {
  const isJudged = n >= leastN && expected >= 1 && n - expected >= 1 && variance > 0;
  return isJudged ? (observed - expected) / Math.sqrt(variance) : undefined;
}

interface Stratum {
  count: number;
  n: number;
  readonly persons: Set<string>;
}

function gathered(groups: readonly StandardGroup[], level: number): Map<string, Stratum> {
  const strata = new Map<string, Stratum>();
  for (const { count, n, personId, strata: names } of groups) {
    const name = names[level] ?? '';
    const stratum = strata.get(name) ?? { count: 0, n: 0, persons: new Set<string>() };
    strata.set(name, stratum);
    stratum.count += count;
    stratum.n += n;
    stratum.persons.add(personId);
  }
  return strata;
}

function comparedBy(group: StandardGroup, level: number, share: number): ComparedGroup {
  return {
    expected: group.n * share,
    group,
    level,
    variance: group.n * share * (1 - share),
  };
}

function demandGroup({ count, n }: StandardGroup): void {
  const isFine = Number.isInteger(count) && Number.isInteger(n) && n > 0 && count <= n;
  demandInput(isFine && count >= 0, `expected 0 ≤ count ≤ n and n from 1, got ${count} of ${n}`);
}
