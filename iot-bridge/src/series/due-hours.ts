// SPDX-License-Identifier: Apache-2.0
import {
  parsePack,
  ROLLED_QUANTITIES,
  ROLLUP_MS,
  rollupStart,
  type RollupSpan,
} from '@daoji/model';

import { parseReadingFast } from '../admission/reading-fast.js';
import type { StoredPack } from '../spool/pack-reader.js';
import { pointTime } from './series-lines.js';

const HOUR_MS = ROLLUP_MS.hour;
/** Found in a pack's bytes before it is parsed: most packs measure nothing that is rolled up. */
const MARKS = [...ROLLED_QUANTITIES].map((quantity) => Buffer.from(`"quantity":"${quantity}"`));

/** Hours of devices whose figures are to be made anew, since points of theirs came. */
export class DueHours {
  readonly #hours = new Map<string, Set<number>>();

  get isEmpty(): boolean {
    return this.#hours.size === 0;
  }

  /** Takes in what a stored pack touches. */
  take(pack: StoredPack): void {
    if (!MARKS.some((mark) => pack.raw.includes(mark))) return;
    for (const bytes of parsePack(pack.raw).readings.slice(pack.header.skip)) {
      const { deviceId, quantity, time } = parseReadingFast(bytes);
      if (!ROLLED_QUANTITIES.has(quantity)) continue;
      const { timeMs } = pointTime(time, pack.header);
      this.#add(deviceId, rollupStart('hour', timeMs));
    }
  }

  /** Takes in what is due elsewhere. */
  takeAll(other: DueHours): void {
    for (const [deviceId, hours] of other.#hours)
      for (const hour of hours) this.#add(deviceId, hour);
  }

  /** Spans of hours that follow on each other, by device. */
  *spans(): Generator<{ readonly deviceId: string; readonly span: RollupSpan }> {
    for (const [deviceId, hours] of this.#hours) {
      let span: RollupSpan | undefined;
      for (const fromMs of [...hours].sort((a, b) => a - b)) {
        if (span?.toMs === fromMs) span = { ...span, toMs: fromMs + HOUR_MS };
        else {
          if (span) yield { deviceId, span };
          span = { fromMs, toMs: fromMs + HOUR_MS };
        }
      }
      if (span) yield { deviceId, span };
    }
  }

  #add(deviceId: string, hourMs: number): void {
    const known = this.#hours.get(deviceId);
    if (known) known.add(hourMs);
    else this.#hours.set(deviceId, new Set([hourMs]));
  }
}
