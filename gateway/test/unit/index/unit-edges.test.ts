// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { LineageGraph } from '../../../src/index/lineage-graph.js';
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
    return { graph, units: new UnitEdges(graph) };
  };

  it('links the lots whose activated codes lie in a case, and the case with its pallet', () => {
    const { graph, units } = filled();
    units.apply(unit(CASE, [codes(5, 15)]));
    units.apply(unit(PALLET, [{ sscc: CASE }]));
    units.apply(
      order([
        { from: 0, lotId: 'k-1', to: 10 },
        { from: 10, lotId: 'k-2', to: 20 },
      ]),
    );
    const up = graph.walk(unitKey(PALLET), 'up', 9).reached.map(({ key }) => key);
    expect(up).to.have.members([unitKey(CASE), 'k-1', 'k-2']);
  });

  it('links no lot whose codes only touch the range', () => {
    const { graph, units } = filled();
    units.apply(
      order([
        { from: 0, lotId: 'k-1', to: 5 },
        { from: 15, lotId: 'k-2', to: 20 },
      ]),
    );
    units.apply(unit(CASE, [codes(5, 15)]));
    expect(graph.next(unitKey(CASE), 'up')).to.deep.equal([]);
  });

  it('takes the edges of an opened unit away', () => {
    const { graph, units } = filled();
    units.apply(order([{ from: 0, lotId: 'k-1', to: 10 }]));
    units.apply(unit(CASE, [codes(0, 5)]));
    units.apply(unit(CASE, [codes(0, 5)], 'opened'));
    expect(graph.next('k-1', 'down')).to.deep.equal([]);
  });

  it('takes nothing of values that fit no schema', () => {
    const { graph, units } = filled();
    units.apply(change('code-order~o-1', { orderId: 'o-1' }));
    units.apply(change(`logistic-unit~${CASE}`, { sscc: CASE }));
    units.apply({ collection: 'objects', id: `trace~logistic-unit~${CASE}` });
    expect(graph.size).to.equal(0);
  });
});
