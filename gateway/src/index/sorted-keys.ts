// SPDX-License-Identifier: Apache-2.0

/** Up to so many new keys are put in their place one by one; more are sorted together. */
const FEW = 64;

/**
 * Texts in ascending order of their UTF-16 units. New ones wait until the order is asked for, so that filling costs one
 * sort and a page costs a binary search.
 */
export class SortedKeys {
  readonly #known = new Set<string>();
  /** New keys, as long as they are few. */
  readonly #waiting = new Set<string>();
  /** More than a few are new: `#sorted` is void until the order is asked for. */
  #isLoose = false;
  #sorted: string[] = [];

  get size(): number {
    return this.#known.size;
  }

  add(key: string): void {
    const before = this.#known.size;
    if (this.#known.add(key).size === before || this.#isLoose) return;
    this.#waiting.add(key);
    if (this.#waiting.size > FEW) this.#loosen();
  }

  delete(key: string): void {
    if (!this.#known.delete(key) || this.#isLoose || this.#waiting.delete(key)) return;
    this.#sorted.splice(placeOf(this.#sorted, key), 1);
  }

  /** Keys after `after`, ascending. */
  after(after: string, limit: number): string[] {
    const sorted = this.#inOrder();
    const at = placeOf(sorted, after);
    const from = sorted[at] === after ? at + 1 : at;
    return sorted.slice(from, from + limit);
  }

  #loosen(): void {
    this.#isLoose = true;
    this.#waiting.clear();
    this.#sorted = [];
  }

  #inOrder(): readonly string[] {
    if (this.#isLoose) {
      this.#sorted = [...this.#known].sort();
      this.#isLoose = false;
    } else {
      for (const key of this.#waiting) this.#sorted.splice(placeOf(this.#sorted, key), 0, key);
    }
    this.#waiting.clear();
    return this.#sorted;
  }
}

/** First place whose key is not below `key`. */
function placeOf(sorted: readonly string[], key: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
