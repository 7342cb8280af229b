// SPDX-License-Identifier: Apache-2.0
import type { CodeOrder, LogisticUnit } from '@daoji/model';

import type { IndexedChange } from './indexed-change.js';
import type { LineageGraph } from './lineage-graph.js';

const ORDER = 'trace~code-order~';
const UNIT = 'trace~logistic-unit~';

/** Key of a case or pallet in the lineage graph. */
export function unitKey(sscc: string): string {
  return `logistic-unit~${sscc}`;
}

/**
 * Edges from package lots to the cases that hold their codes, and from cases to pallets. Fed like the read index; an opened
 * unit loses its edges, as it does on the ledger.
 */
export class UnitEdges {
  readonly #graph: LineageGraph;
  readonly #orders = new Map<string, CodeOrder>();
  readonly #units = new Map<string, LogisticUnit>();
  /** Units that hold codes of an order. */
  readonly #ofOrder = new Map<string, Set<string>>();
  readonly #edges = new Map<string, readonly string[]>();

  constructor(graph: LineageGraph) {
    this.#graph = graph;
  }

  /** Takes in one change of the projection. */
  apply({ collection, id, document }: IndexedChange): void {
    if (collection !== 'objects' || document?.value === undefined) return;
    if (id.startsWith(ORDER)) this.#takeOrder(document.value as CodeOrder);
    if (id.startsWith(UNIT)) this.#takeUnit(document.value as LogisticUnit);
  }

  #takeOrder(order: CodeOrder): void {
    this.#orders.set(order.orderId, order);
    for (const sscc of this.#ofOrder.get(order.orderId) ?? []) this.#link(sscc);
  }

  #takeUnit(unit: LogisticUnit): void {
    this.#units.set(unit.sscc, unit);
    for (const child of unit.children) {
      if (!('orderId' in child)) continue;
      const units = this.#ofOrder.get(child.orderId) ?? new Set<string>();
      this.#ofOrder.set(child.orderId, units.add(unit.sscc));
    }
    this.#link(unit.sscc);
  }

  #link(sscc: string): void {
    const unit = this.#units.get(sscc);
    for (const from of this.#edges.get(sscc) ?? []) this.#graph.unlink(from, unitKey(sscc));
    const sources = unit?.state === 'packed' ? this.#sourcesOf(unit) : [];
    for (const from of sources) this.#graph.link(from, unitKey(sscc));
    this.#edges.set(sscc, sources);
  }

  #sourcesOf(unit: LogisticUnit): string[] {
    return unit.children.flatMap((child) => {
      if (!('orderId' in child)) return [unitKey(child.sscc)];
      const activated = this.#orders.get(child.orderId)?.activated ?? [];
      return activated
        .filter(({ from, to }) => from < child.range.to && child.range.from < to)
        .map(({ lotId }) => lotId);
    });
  }
}
