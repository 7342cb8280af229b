// SPDX-License-Identifier: Apache-2.0
import { ROLLUP_STEPS, rollupName, rollupStart, type RollupStep } from '@daoji/model';

import { DEVICE_ID, IMPOSSIBLE, type MadeReading } from './made-bin.js';

/** What is kept of one layer's span, temperatures in tenths of a degree. */
interface Figures {
  count: number;
  max: number;
  min: number;
  sum: number;
  total: number;
}

/** What a bridge would keep of the made readings, by the same rule; held against what its statements make. */
export class MadeFigures {
  readonly #spans = new Map<string, Figures>();

  /** Takes a reading into its spans. */
  take({ layer, tenths, timeMs }: MadeReading): void {
    for (const step of ROLLUP_STEPS) {
      const figures = this.#of(step, layer, rollupStart(step, timeMs));
      figures.total += 1;
      if (tenths === IMPOSSIBLE) continue;
      figures.count += 1;
      figures.sum += tenths;
      figures.max = Math.max(figures.max, tenths);
      figures.min = Math.min(figures.min, tenths);
    }
  }

  /** Line protocol of the spans that begin before a moment. */
  *lines(beforeMs: number): Generator<string> {
    for (const [key, { count, max, min, sum, total }] of this.#spans) {
      const [name = '', begin = ''] = key.split(' ');
      if (Number(begin) >= beforeMs) continue;
      yield `${name},deviceId=${DEVICE_ID},site=pj01 count=${count}i,max=${max / 10},min=${min / 10},sum=${sum / 10},total=${total}i ${begin}000000`;
    }
  }

  /** Count and total of a layer's span, as text; `0/0` where there is none. */
  countsOf(step: RollupStep, layer: number, beginMs: number): string {
    const figures = this.#spans.get(keyOf(step, layer, beginMs));
    return `${figures?.count ?? 0}/${figures?.total ?? 0}`;
  }

  #of(step: RollupStep, layer: number, beginMs: number): Figures {
    const key = keyOf(step, layer, beginMs);
    const known = this.#spans.get(key);
    if (known) return known;
    const made = { count: 0, max: -Infinity, min: Infinity, sum: 0, total: 0 };
    this.#spans.set(key, made);
    return made;
  }
}

function keyOf(step: RollupStep, layer: number, beginMs: number): string {
  return `${rollupName('grain-temperature', step, layer)} ${beginMs}`;
}
