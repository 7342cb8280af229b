// SPDX-License-Identifier: Apache-2.0
import { EdgeList } from './edge-list.js';

/** A node that a walk came to. */
export interface ReachedNode {
  readonly key: string;
  /** Fewest steps from the start. */
  readonly distance: number;
}

/** What a walk came to, the nearest first; the start itself is not in it. */
export interface Walk {
  readonly reached: readonly ReachedNode[];
  /** True when there is more beyond the depth limit. */
  readonly isCut: boolean;
  /** A node from which the walk comes back to itself; what the ledger writes has none. */
  readonly cycleAt?: string;
}

/** Which way to walk: `up` to where a thing came from, `down` to what became of it. */
export type WalkWay = 'up' | 'down';

/** What became of what: keys of lots and of logistic units as numbered nodes, edges both ways. */
export class LineageGraph {
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #ups = new EdgeList();
  readonly #downs = new EdgeList();
  /** Per node the walk that saw it last, so that no walk has to clear it. */
  #seen = new Int32Array(0);
  #open = new Int32Array(0);
  #walk = 0;

  /** Nodes that are known. */
  get size(): number {
    return this.#keys.length;
  }

  /** Edges that are known. */
  get edges(): number {
    return this.#downs.size;
  }

  /** Notes that `to` was made of `from`. */
  link(from: string, to: string): void {
    const [upper, lower] = [this.#number(from), this.#number(to)];
    if (this.#ups.add(lower, upper)) this.#downs.add(upper, lower);
  }

  unlink(from: string, to: string): void {
    const upper = this.#numbers.get(from);
    const lower = this.#numbers.get(to);
    if (upper === undefined || lower === undefined) return;
    this.#ups.remove(lower, upper);
    this.#downs.remove(upper, lower);
  }

  /** Direct neighbours, ascending. */
  next(key: string, way: WalkWay): string[] {
    const keys: string[] = [];
    const node = this.#numbers.get(key);
    if (node !== undefined) {
      this.#edges(way).each(node, (to) => keys.push(this.#keys[to] ?? ''));
    }
    return keys.sort();
  }

  /** Walks breadth first. @param maxDepth - most steps from the start. */
  walk(start: string, way: WalkWay, maxDepth: number): Walk {
    const first = this.#numbers.get(start);
    if (first === undefined) return { isCut: false, reached: [] };
    const stamp = this.#nextStamp();
    const edges = this.#edges(way);
    const nodes = [first];
    const distances = [0];
    let isCut = false;
    this.#seen[first] = stamp;
    for (let at = 0; at < nodes.length; at += 1) {
      const distance = (distances[at] ?? 0) + 1;
      edges.each(nodes[at] ?? 0, (to) => {
        if (this.#seen[to] === stamp) return;
        if (distance > maxDepth) {
          isCut = true;
          return;
        }
        this.#seen[to] = stamp;
        nodes.push(to);
        distances.push(distance);
      });
    }
    const reached = nodes
      .map((node, at) => ({ distance: distances[at] ?? 0, key: this.#keys[node] ?? '' }))
      .slice(1);
    const cycleAt = this.#cycleAmong(nodes, edges, stamp);
    return { isCut, reached, ...(cycleAt !== undefined && { cycleAt }) };
  }

  /** Takes away nodes that nothing open leads to; what is left lies on a cycle or behind one. */
  #cycleAmong(nodes: readonly number[], edges: EdgeList, stamp: number): string | undefined {
    for (const node of nodes) this.#open[node] = 0;
    const visit = (node: number, change: (to: number) => void): void => {
      edges.each(node, (to) => {
        if (this.#seen[to] === stamp) change(to);
      });
    };
    for (const node of nodes) {
      visit(node, (to) => {
        this.#open[to] = (this.#open[to] ?? 0) + 1;
      });
    }
    const free = nodes.filter((node) => this.#open[node] === 0);
    for (let at = 0; at < free.length; at += 1) {
      visit(free[at] ?? 0, (to) => {
        const left = (this.#open[to] ?? 0) - 1;
        this.#open[to] = left;
        if (left === 0) free.push(to);
      });
    }
    if (free.length === nodes.length) return undefined;
    const isFree = new Set(free);
    const stuck = nodes.find((node) => !isFree.has(node));
    return stuck === undefined ? undefined : this.#keys[stuck];
  }

  #edges(way: WalkWay): EdgeList {
    return way === 'up' ? this.#ups : this.#downs;
  }

  #number(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#keys.length;
    this.#numbers.set(key, number);
    this.#keys.push(key);
    return number;
  }

  #nextStamp(): number {
    if (this.#seen.length < this.#keys.length) {
      const length = this.#keys.length * 2;
      this.#seen = new Int32Array(length);
      this.#open = new Int32Array(length);
      this.#walk = 0;
    }
    this.#walk += 1;
    return this.#walk;
  }
}
