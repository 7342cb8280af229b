// SPDX-License-Identifier: Apache-2.0

/**
 * Work by key that many ask for at once: whoever asks while it runs gets the same promise, at most `limit` run, the rest
 * wait in order. Results are not kept.
 */
export class SharedCalls<T> {
  readonly #limit: number;
  readonly #running = new Map<string, Promise<T>>();
  readonly #waiting: (() => void)[] = [];
  #active = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Runs `work`, or joins the run of the same key. */
  run(key: string, work: () => Promise<T>): Promise<T> {
    const joined = this.#running.get(key);
    if (joined) return joined;
    const call = this.#inTurn(work).finally(() => this.#running.delete(key));
    this.#running.set(key, call);
    return call;
  }

  async #inTurn(work: () => Promise<T>): Promise<T> {
    if (this.#active >= this.#limit) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#active += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#active -= 1;
    }
  }
}
