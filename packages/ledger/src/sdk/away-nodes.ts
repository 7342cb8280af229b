// SPDX-License-Identifier: Apache-2.0

/** A connection of `fabric-network`. */
interface Connection {
  readonly name: string;
  checkConnection(): Promise<boolean>;
}

const FORGET_MS = 10_000;

/** Remembers for a while who could not be reached, since `fabric-network` waits a second for each on every call. */
export class AwayNodes {
  readonly #since = new Map<string, number>();

  /** Nodes in their order, those that were away a moment ago last. */
  order<N extends Connection>(nodes: readonly N[]): N[] {
    const isAway = (node: N): number => (this.#isAway(node.name) ? 1 : 0);
    return nodes.toSorted((left, right) => isAway(left) - isAway(right));
  }

  /** True when the node is connected or can be. */
  async isThere(node: Connection): Promise<boolean> {
    const isThere = await node.checkConnection();
    if (isThere) this.#since.delete(node.name);
    else this.#since.set(node.name, Date.now());
    return isThere;
  }

  #isAway(name: string): boolean {
    return Date.now() - (this.#since.get(name) ?? -FORGET_MS) < FORGET_MS;
  }
}
