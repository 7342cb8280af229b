// SPDX-License-Identifier: Apache-2.0

/** What to do after a failed attempt: `next` node, or `stop` with this error. */
export interface Verdict {
  readonly error: Error;
  readonly isTransient: boolean;
}

/** Nodes in order of preference; the one that answered last is asked first. */
export class FailOver<N> {
  readonly #nodes: readonly N[];
  #first = 0;

  constructor(nodes: readonly N[]) {
    this.#nodes = nodes;
  }

  /**
   * Tries `step` on each node until one answers.
   * @param judge - turns what a step threw into an error and says whether another node may do better.
   * @param only - narrows the nodes.
   * @throws the error of the last attempt, or `none` when no node fits.
   */
  async run<T>(
    step: (node: N) => Promise<T>,
    judge: (cause: unknown, node: N) => Verdict,
    none: () => Error,
    only: (node: N) => boolean = () => true,
  ): Promise<T> {
    let last: Error | undefined;
    for (let tried = 0; tried < this.#nodes.length; tried += 1) {
      const at = (this.#first + tried) % this.#nodes.length;
      const node = this.#nodes[at];
      if (node === undefined || !only(node)) continue;
      try {
        const answer = await step(node);
        if (this.#nodes.every(only)) this.#first = at;
        return answer;
      } catch (cause) {
        const { error, isTransient } = judge(cause, node);
        if (!isTransient) throw error;
        last = error;
      }
    }
    throw last ?? none();
  }
}
