// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import { openHome } from '../../src/home.js';
import { NetworkError } from '../../src/network-error.js';
import { parseTopology, processesOf } from '../../src/topology.js';

const { topology } = openHome({});

function problem(change: (draft: typeof topology) => unknown): string {
  const draft = structuredClone(topology);
  const changed = change(draft) ?? draft;
  try {
    parseTopology(changed);
  } catch (error) {
    if (error instanceof NetworkError && error.code === 'TOPOLOGY') return error.english;
    throw error;
  }
  return 'accepted';
}

describe('topology', () => {
  it('is the network of the design: three orderers, three peers, a service per organisation and channel', () => {
    expect(processesOf(topology, 'orderer')).to.have.length(3);
    expect(processesOf(topology, 'peer').map((entry) => entry.mspId)).to.deep.equal([
      'ProducerMSP',
      'RegulatorMSP',
      'InspectorMSP',
    ]);
    expect(processesOf(topology, 'chaincode')).to.have.length(6);
  });

  it('keeps anchor blocks at ten transactions and trace blocks at 64 kB', () => {
    const limits = Object.fromEntries(topology.channels.map((channel) => [channel.name, channel]));
    expect(limits['anchor']?.maxMessageCount).to.equal(10);
    expect(limits['trace']?.preferredMaxBytes).to.equal(65536);
  });

  const refusals: readonly [string, (draft: typeof topology) => unknown, string][] = [
    [
      'two processes on one port',
      (draft) => void (draft.processes[1] = move(draft, 1, 54)),
      'used twice',
    ],
    ['one name twice', (draft) => void draft.processes.push(first(draft)), 'used twice'],
    ['an unknown host', (draft) => void (first(draft).host = 'elsewhere'), 'unknown host'],
    [
      'an orderer of a peer organisation',
      (draft) => void (firstOrderer(draft).mspId = 'ProducerMSP'),
      'is no orderer',
    ],
    ['no processes', (draft) => ({ ...draft, processes: [] }), 'processes'],
    ['an unknown field', (draft) => ({ ...draft, extra: 1 }), 'Unrecognized'],
    ['another version', (draft) => ({ ...draft, version: 2 }), 'version'],
    ['nothing', () => 'text', 'expected object'],
  ];
  for (const [what, change, said] of refusals)
    it(`refuses ${what}`, () => {
      expect(problem(change)).to.include(said);
    });

  it('refuses a chaincode service on an unknown channel', () => {
    const said = problem((draft) => {
      (processesOf(draft, 'chaincode')[0] ?? never()).channel = 'nowhere';
    });
    expect(said).to.include('unknown channel nowhere');
  });
});

function never(): never {
  throw new Error('the topology has lost a process that this test changes');
}

function first(draft: typeof topology): (typeof topology)['processes'][number] {
  return draft.processes[0] ?? never();
}

function firstOrderer(draft: typeof topology): { mspId: string } {
  return processesOf(draft, 'orderer')[0] ?? never();
}

function move(
  draft: typeof topology,
  index: number,
  main: number,
): (typeof topology)['processes'][number] {
  const entry = draft.processes[index] ?? never();
  entry.ports.main = main;
  return entry;
}
