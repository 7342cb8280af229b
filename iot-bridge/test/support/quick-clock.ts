// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../../src/clock.js';

/** A clock whose waits end at the next turn of the event loop; time moves on by what was waited for. */
export class QuickClock implements Clock {
  #now: number;

  constructor(now = Date.UTC(2026, 5, 14, 2, 30)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): () => void {
    const handle = setImmediate(() => {
      this.#now += ms;
      task();
    });
    return () => clearImmediate(handle);
  }
}
