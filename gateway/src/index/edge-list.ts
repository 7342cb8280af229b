// SPDX-License-Identifier: Apache-2.0

const FIRST_CAPACITY = 1024;
/** No edge. */
const NONE = -1;

/**
 * Edges from numbered nodes to numbered nodes: per node the newest edge, per edge its target and the edge before it. Two
 * integers an edge and one a node, in typed arrays that double.
 */
export class EdgeList {
  #heads = new Int32Array(FIRST_CAPACITY).fill(NONE);
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
    this.#earlier[this.#count] = this.#heads[from] ?? NONE;
    this.#heads[from] = this.#count;
    this.#count += 1;
    return true;
  }

  has(from: number, to: number): boolean {
    for (let edge = this.#head(from); edge !== NONE; edge = this.#earlier[edge] ?? NONE) {
      if (this.#targets[edge] === to) return true;
    }
    return false;
  }

  /** Takes an edge out of its node's chain; its place in the arrays stays used. */
  remove(from: number, to: number): void {
    let after = NONE;
    for (let edge = this.#head(from); edge !== NONE; edge = this.#earlier[edge] ?? NONE) {
      if (this.#targets[edge] === to) {
        const earlier = this.#earlier[edge] ?? NONE;
        if (after === NONE) this.#heads[from] = earlier;
        else this.#earlier[after] = earlier;
        return;
      }
      after = edge;
    }
  }

  /** Calls for each target of a node, the newest edge first. */
  each(from: number, visit: (to: number) => void): void {
    for (let edge = this.#head(from); edge !== NONE; edge = this.#earlier[edge] ?? NONE) {
      visit(this.#targets[edge] ?? NONE);
    }
  }

  #head(from: number): number {
    return this.#heads[from] ?? NONE;
  }
}

function grown(array: Int32Array<ArrayBuffer>, atLeast: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(atLeast, array.length * 2)).fill(NONE);
  larger.set(array);
  return larger;
}
