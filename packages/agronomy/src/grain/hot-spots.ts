// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';
import { excesses, type CablePoint } from './layers.js';

/** Numbers of the hot-spot rule; a dated rule set, these are its defaults. */
export interface HotSpotRule {
  /** Excess over the layer's mean that raises, K (GB/T 29890: 5). */
  readonly raiseAboveK: number;
  /** Excess below which it clears, K. */
  readonly clearBelowK: number;
  /** Scans in a row above `raiseAboveK` that raise. */
  readonly scans: number;
  /** Excess of an early note, K (unconfirmed). */
  readonly noteAtK: number;
}

/** See {@link HotSpotRule}. */
export const HOT_SPOT_RULE: HotSpotRule = { clearBelowK: 3, noteAtK: 3, raiseAboveK: 5, scans: 2 };

/** State of one sensor's point. */
export type HotSpotState = 'normal' | 'note' | 'hot';

/** What changed at a scan. */
export interface HotSpotChange {
  readonly sensor: string;
  readonly layer: number;
  readonly from: HotSpotState;
  readonly to: HotSpotState;
  readonly excessK: number;
}

/** What {@link HotSpots} has to remember, by sensor: its state, and the scans in a row above the limit. */
export type HotSpotMemory = Readonly<
  Record<string, { readonly state: HotSpotState; readonly above: number }>
>;

/** Hot spots of one bin, scan by scan: a point against its own layer, with hysteresis. A silent sensor keeps its state. */
export class HotSpots {
  readonly #rule: HotSpotRule;
  readonly #states: Map<string, { readonly state: HotSpotState; readonly above: number }>;

  /** @param memory - of one before, to go on from there.  @throws ModelInputError for a rule that clears above where it raises. */
  constructor(rule: HotSpotRule = HOT_SPOT_RULE, memory: HotSpotMemory = {}) {
    this.#states = new Map(Object.entries(memory));
    demandInput(
      rule.clearBelowK <= rule.raiseAboveK && rule.scans >= 1,
      `expected to clear at most where it raises, got ${rule.clearBelowK} and ${rule.raiseAboveK}`,
    );
    this.#rule = rule;
  }

  /** Takes a scan in. @returns what changed, the hottest first. */
  scan(points: readonly CablePoint[]): HotSpotChange[] {
    return excesses(points).flatMap(({ excessK, layer, sensor }) => {
      const known = this.#states.get(sensor) ?? { above: 0, state: 'normal' };
      const above = excessK > this.#rule.raiseAboveK ? known.above + 1 : 0;
      const state = this.#next(known.state, above, excessK);
      this.#states.set(sensor, { above, state });
      return state === known.state
        ? []
        : [{ excessK, from: known.state, layer, sensor, to: state }];
    });
  }

  /** As JSON; {@link HotSpots} made with it goes on as this one would. */
  memory(): HotSpotMemory {
    return Object.fromEntries(this.#states);
  }

  stateOf(sensor: string): HotSpotState {
    return this.#states.get(sensor)?.state ?? 'normal';
  }

  #next(state: HotSpotState, above: number, excessK: number): HotSpotState {
    const { clearBelowK, noteAtK, scans } = this.#rule;
    if (above >= scans) return 'hot';
    if (state === 'hot' && excessK >= clearBelowK) return 'hot';
    return excessK >= noteAtK ? 'note' : 'normal';
  }
}
