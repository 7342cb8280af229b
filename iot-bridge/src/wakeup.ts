// SPDX-License-Identifier: Apache-2.0

/** A bell for one worker: a ring while nobody waits is remembered once. */
export class Wakeup {
  #isRung = false;
  #resume: (() => void) | undefined;

  /** Lets the worker go on, now or at its next wait. */
  wake(): void {
    this.#isRung = true;
    this.#resume?.();
  }

  /** Resolves at the next ring, at once when one was missed. */
  async wait(): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        this.#resume = resolve;
      });
    }
    this.#isRung = false;
    this.#resume = undefined;
  }
}
