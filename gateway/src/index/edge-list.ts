// SPDX-License-Identifier: Apache-2.0

const FIRST_CAPACITY = 1024;
/** In place of an edge where there is none. */
export const NO_EDGE = -1;

/**
 * Edges from numbered nodes to numbered nodes: per node the newest edge, per edge its target and the edge before it. Two
 * integers an edge and one a node, in typed arrays that double.
 */
export class EdgeList {
  #heads = new Int32Array(FIRST_CAPACITY).fill(NO_EDGE);
  #targets = new Int32Array(FIRST_CAPACITY);
  #earlier = new Int32Array(FIRST_CAPACITY);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  /** Adds an edge; false when it was there. */
  add(from: number, to: number): boolean {
    if (this.has(from, to)) return false;
    if (from >= this.#heads.length) this.#heads = grown(this.#heads, from + 1);
    if (this.#count >= this.#targets.length) {
      this.#targets = grown(this.#targets, this.#count + 1);
      this.#earlier = grown(this.#earlier, this.#count + 1);
    }
    this.#targets[this.#count] = to;
    this.#earlier[this.#count] = this.#heads[from] ?? NO_EDGE;
    this.#heads[from] = this.#count;
    this.#count += 1;
    return true;
  }

  has(from: number, to: number): boolean {
    for (let edge = this.#head(from); edge !== NO_EDGE; edge = this.#earlier[edge] ?? NO_EDGE) {
      if (this.#targets[edge] === to) return true;
    }
    return false;
  }

  /** Takes an edge out of its node's chain; its place in the arrays stays used. */
  remove(from: number, to: number): void {
    let after = NO_EDGE;
    for (let edge = this.#head(from); edge !== NO_EDGE; edge = this.#earlier[edge] ?? NO_EDGE) {
      if (this.#targets[edge] === to) {
        const earlier = this.#earlier[edge] ?? NO_EDGE;
        if (after === NO_EDGE) this.#heads[from] = earlier;
        else this.#earlier[after] = earlier;
        return;
      }
      after = edge;
    }
  }

  /** The newest edge of a node, or {@link NO_EDGE}. */
  newest(from: number): number {
    return this.#head(from);
  }

  /** The edge of the same node before this one, or {@link NO_EDGE}. */
  before(edge: number): number {
    return this.#earlier[edge] ?? NO_EDGE;
  }

  /** Where an edge leads. */
  target(edge: number): number {
    return this.#targets[edge] ?? NO_EDGE;
  }

  #head(from: number): number {
    return this.#heads[from] ?? NO_EDGE;
  }
}

function grown(array: Int32Array<ArrayBuffer>, atLeast: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(atLeast, array.length * 2)).fill(NO_EDGE);
  larger.set(array);
  return larger;
}
