// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { indexedChange } from '../../../src/index/indexed-change.js';
import { LineageGraph } from '../../../src/index/lineage-graph.js';
import type { Projected } from '../../../src/projection/project-block.js';
import { UnitEdges, unitKey } from '../../../src/index/unit-edges.js';

const COMMAND_ID = '01M42ZHFDG7Q2V9MZ4KX0R0001';
const [CASE, PALLET] = ['095212345678900009', '095212345678900016'];

function change(key: string, value: Readonly<Record<string, unknown>>) {
  const document = {
    _id: key,
    blockNumber: 1,
    channel: 'trace',
    transactionId: 't',
    txIndex: 0,
    value,
  } as const;
  return { collection: 'objects', document, id: `trace~${key}` } as const;
}

const order = (activated: readonly unknown[]) =>
  change('code-order~o-1', {
    activated,
    commandId: COMMAND_ID,
    count: 100,
    gtin: '09521234543213',
    netMassGrams: 5_000,
    operatorId: 'mill-1',
    orderId: 'o-1',
    orderedAt: '2026-11-01T00:00:00.000Z',
    printed: [],
    serialRoot: '0'.repeat(64),
    v: 1,
    voided: [],
  });
const unit = (sscc: string, children: readonly unknown[], state = 'packed') =>
  change(`logistic-unit~${sscc}`, {
    children,
    commandId: COMMAND_ID,
    operatorId: 'mill-1',
    sscc,
    state,
    v: 1,
  });
const codes = (from: number, to: number) => ({ orderId: 'o-1', range: { from, to } });

describe('UnitEdges', () => {
  const filled = () => {
    const graph = new LineageGraph();
    const units = new UnitEdges(graph);
    return { graph, take: (one: Projected) => units.apply(indexedChange(one)) };
  };

  it('links the lots whose activated codes lie in a case, and the case with its pallet', () => {
    const { graph, take } = filled();
    take(unit(CASE, [codes(5, 15)]));
    take(unit(PALLET, [{ sscc: CASE }]));
    take(
      order([
        { from: 0, lotId: 'k-1', to: 10 },
        { from: 10, lotId: 'k-2', to: 20 },
      ]),
    );
    const up = graph.walk(unitKey(PALLET), 'up', 9).reached.map(({ key }) => key);
    expect(up).to.have.members([unitKey(CASE), 'k-1', 'k-2']);
  });

  it('links no lot whose codes only touch the range', () => {
    const { graph, take } = filled();
    take(
      order([
        { from: 0, lotId: 'k-1', to: 5 },
        { from: 15, lotId: 'k-2', to: 20 },
      ]),
    );
    take(unit(CASE, [codes(5, 15)]));
    expect(graph.next(unitKey(CASE), 'up')).to.deep.equal([]);
  });

  it('takes the edges of an opened unit away', () => {
    const { graph, take } = filled();
    take(order([{ from: 0, lotId: 'k-1', to: 10 }]));
    take(unit(CASE, [codes(0, 5)]));
    take(unit(CASE, [codes(0, 5)], 'opened'));
    expect(graph.next('k-1', 'down')).to.deep.equal([]);
  });

  it('takes nothing of values that fit no schema', () => {
    const { graph, take } = filled();
    take(change('code-order~o-1', { orderId: 'o-1' }));
    take(change(`logistic-unit~${CASE}`, { sscc: CASE }));
    take({ collection: 'objects', id: `trace~logistic-unit~${CASE}` });
    expect(graph.size).to.equal(0);
  });
});
