// SPDX-License-Identifier: Apache-2.0

/** Share of the distances between spans that are at most the usual one. */
const USUAL = 0.75;

/**
 * Distance from which there is a gap: the usual one and half a span. A device that measures every six hours falls into spans of four
 * at distances of four and eight: the longer of the two is usual.
 * @param times - begins of the spans that hold readings, ms, ascending. @param spanMs - length of a span.
 */
export function gapMs(times: readonly number[], spanMs: number): number {
  const steps = stepsOf(times);
  return (steps[Math.floor(steps.length * USUAL)] ?? spanMs) + spanMs / 2;
}

/** The same where the spans' length is not known: it is at most the least distance. The longest may itself be a gap, which counts where there are few. */
export function gapMsOf(times: readonly number[]): number {
  const steps = stepsOf(times);
  const others = steps.length > 1 ? steps.slice(0, -1) : steps;
  return (others[Math.floor(others.length * USUAL)] ?? 0) + (others[0] ?? 0) / 2;
}

/** Distances between neighbours, ascending. */
function stepsOf(times: readonly number[]): number[] {
  return times
    .slice(1)
    .map((time, at) => time - (times[at] ?? time))
    .sort((a, b) => a - b);
}
