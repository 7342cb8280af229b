// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { GatewayError } from '../../../src/gateway-error.js';
import { LineageGraph } from '../../../src/index/lineage-graph.js';
import { lineageOf } from '../../../src/index/lineage.js';
import { ReadIndex } from '../../../src/index/read-index.js';

function graphOf(...edges: readonly (readonly [string, string])[]): LineageGraph {
  const graph = new LineageGraph();
  for (const [from, to] of edges) graph.link(from, to);
  return graph;
}

const keys = (graph: LineageGraph, start: string, way: 'up' | 'down', depth = 24): string[] =>
  graph.walk(start, way, depth).reached.map(({ key }) => key);

describe('LineageGraph', () => {
  // Two harvests blended, the blend split in two, both halves blended again.
  const diamond = graphOf(
    ['h1', 'b'],
    ['h2', 'b'],
    ['b', 's1'],
    ['b', 's2'],
    ['s1', 'm'],
    ['s2', 'm'],
  );

  it('walks both ways through blend and split, each lot once', () => {
    expect(keys(diamond, 'm', 'up').sort()).to.deep.equal(['b', 'h1', 'h2', 's1', 's2']);
    expect(keys(diamond, 'h1', 'down').sort()).to.deep.equal(['b', 'm', 's1', 's2']);
  });

  it('counts the fewest steps', () => {
    const { reached } = diamond.walk('h1', 'down', 24);
    expect(reached.find(({ key }) => key === 'm')?.distance).to.equal(3);
  });

  it('does not take two ways to one lot for a cycle', () => {
    expect(diamond.walk('h1', 'down', 24).cycleAt).to.equal(undefined);
  });

  it('says that the depth cut it, and only then', () => {
    expect(diamond.walk('h1', 'down', 2).isCut).to.equal(true);
    expect(keys(diamond, 'h1', 'down', 2).sort()).to.deep.equal(['b', 's1', 's2']);
    expect(diamond.walk('h1', 'down', 3).isCut).to.equal(false);
  });

  it('does not go sideways: siblings are no ancestors', () => {
    expect(keys(diamond, 's1', 'up')).to.not.include('s2');
  });

  it('knows nothing of a key that was never linked', () => {
    expect(diamond.walk('x', 'up', 24)).to.deep.equal({ isCut: false, reached: [] });
    expect(diamond.next('x', 'down')).to.deep.equal([]);
  });

  it('keeps a repeated edge once, and forgets an unlinked one', () => {
    const graph = graphOf(['a', 'b'], ['a', 'b'], ['a', 'c']);
    expect(graph.edges).to.equal(2);
    graph.unlink('a', 'b');
    graph.unlink('a', 'never');
    expect(graph.next('a', 'down')).to.deep.equal(['c']);
    expect(graph.next('b', 'up')).to.deep.equal([]);
  });

  for (const [name, edges] of [
    ['of one', [['a', 'a']]],
    [
      'of two',
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    ],
    [
      'behind the start',
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'b'],
      ],
    ],
  ] as const) {
    it(`names a cycle ${name}`, () => {
      expect(graphOf(...edges).walk('a', 'down', 24).cycleAt).to.be.a('string');
    });
  }

  it('stays right when nodes come after a walk', () => {
    const graph = graphOf(['a', 'b']);
    expect(keys(graph, 'a', 'down')).to.deep.equal(['b']);
    for (let at = 0; at < 3_000; at += 1) graph.link(at === 0 ? 'b' : `n${at - 1}`, `n${at}`);
    expect(graph.walk('a', 'down', 5_000).reached.length).to.equal(3_001);
  });
});

describe('lineageOf', () => {
  it('refuses a cycle by its code', () => {
    const index = new ReadIndex();
    index.graph.link('a', 'b');
    index.graph.link('b', 'a');
    expect(() => lineageOf(index, 'a', 'both'))
      .to.throw(GatewayError)
      .with.property('code', 'TRACE_CYCLE');
  });

  it('names lots and units apart', () => {
    const index = new ReadIndex();
    index.graph.link('k', 'logistic-unit~095212345678900008');
    const { lotIds, nodes } = lineageOf(index, 'k', 'down');
    expect(lotIds).to.deep.equal(['k']);
    expect(nodes.length).to.equal(2);
  });

  it('puts the asked lot first and ancestors below zero', () => {
    const index = new ReadIndex();
    index.graph.link('a', 'b');
    index.graph.link('b', 'c');
    expect(lineageOf(index, 'b', 'both').nodes).to.deep.equal([
      { distance: 0, key: 'b' },
      { distance: -1, key: 'a' },
      { distance: 1, key: 'c' },
    ]);
  });
});
