// SPDX-License-Identifier: Apache-2.0
import { EdgeList, NO_EDGE } from './edge-list.js';

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
  /** Nodes of the walk that is on its way, in the order in which it came to them, and those that lie on no cycle. */
  #nodes = new Int32Array(0);
  #free = new Int32Array(0);
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
    if (node === undefined) return keys;
    const edges = this.#edges(way);
    for (let edge = edges.newest(node); edge !== NO_EDGE; edge = edges.before(edge)) {
      keys.push(this.#keys[edges.target(edge)] ?? '');
    }
    return keys.sort();
  }

  /** Walks breadth first. @param maxDepth - most steps from the start. */
  walk(start: string, way: WalkWay, maxDepth: number): Walk {
    const first = this.#numbers.get(start);
    if (first === undefined) return { isCut: false, reached: [] };
    const stamp = this.#nextStamp();
    const edges = this.#edges(way);
    const [nodes, seen] = [this.#nodes, this.#seen];
    const reached: ReachedNode[] = [];
    nodes[0] = first;
    seen[first] = stamp;
    let isCut = false;
    let [distance, nextLayer] = [0, 1];
    for (let at = 0; at <= reached.length; at += 1) {
      if (at === nextLayer) {
        distance += 1;
        nextLayer = reached.length + 1;
      }
      for (let edge = edges.newest(nodes[at] ?? 0); edge !== NO_EDGE; edge = edges.before(edge)) {
        const to = edges.target(edge);
        if (seen[to] === stamp) continue;
        if (distance === maxDepth) {
          isCut = true;
          break;
        }
        seen[to] = stamp;
        reached.push({ distance: distance + 1, key: this.#keys[to] ?? '' });
        nodes[reached.length] = to;
      }
    }
    const cycleAt = this.#cycleAmong(reached.length + 1, edges, stamp);
    return { isCut, reached, ...(cycleAt !== undefined && { cycleAt }) };
  }

  /** A node that lies on a cycle or behind one; none where every node comes free once all that leads to it is taken away. */
  #cycleAmong(count: number, edges: EdgeList, stamp: number): string | undefined {
    this.#countWays(count, edges, stamp);
    const found = this.#takeFree(edges, stamp);
    if (found === count) return undefined;
    const isFree = new Set(this.#free.subarray(0, found));
    const stuck = this.#nodes.subarray(0, count).find((node) => !isFree.has(node));
    return stuck === undefined ? undefined : this.#keys[stuck];
  }

  /** Counts in `#open` how many edges of the walk lead to each of its nodes. */
  #countWays(count: number, edges: EdgeList, stamp: number): void {
    const [nodes, open, seen] = [this.#nodes, this.#open, this.#seen];
    for (let at = 0; at < count; at += 1) open[valueAt(nodes, at)] = 0;
    for (let at = 0; at < count; at += 1) {
      let edge = edges.newest(valueAt(nodes, at));
      for (; edge !== NO_EDGE; edge = edges.before(edge)) {
        const to = edges.target(edge);
        if (seen[to] === stamp) open[to] = valueAt(open, to) + 1;
      }
    }
  }

  /** Puts the nodes into `#free` to which nothing leads any more, the start first; returns how many. */
  #takeFree(edges: EdgeList, stamp: number): number {
    const [free, open, seen] = [this.#free, this.#open, this.#seen];
    const start = valueAt(this.#nodes, 0);
    // Everything but the start was led to; what leads to the start makes a cycle.
    let found = open[start] === 0 ? 1 : 0;
    free[0] = start;
    for (let at = 0; at < found; at += 1) {
      let edge = edges.newest(valueAt(free, at));
      for (; edge !== NO_EDGE; edge = edges.before(edge)) {
        const to = edges.target(edge);
        if (seen[to] !== stamp) continue;
        open[to] = valueAt(open, to) - 1;
        if (valueAt(open, to) > 0) continue;
        free[found] = to;
        found += 1;
      }
    }
    return found;
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
      this.#nodes = new Int32Array(length);
      this.#free = new Int32Array(length);
      this.#walk = 0;
    }
    this.#walk += 1;
    return this.#walk;
  }
}

function valueAt(list: Int32Array, place: number): number {
  return list[place] ?? 0;
}
