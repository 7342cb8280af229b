// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import { mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { IndexJournal } from '../../../src/index/index-journal.js';
import { ReadIndex } from '../../../src/index/read-index.js';
import { RECORD_SCHEMAS, type RecordType } from '../../../src/index/state-records.js';
import type { Projected } from '../../../src/projection/project-block.js';
import { scan, startIndex, type StartedIndex } from '../../../src/start-index.js';
import { MemoryStore } from '../../doubles/memory-store.js';
import { ASKABLE, randomBlocks, randomOf } from '../../doubles/random-trade.js';

const SEED = 20_261_130;
const HISTORIES = 40;
const BLOCKS = 30;

describe('index from its journal and from the store', () => {
  let dir: string;
  let store: MemoryStore;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'daoji-agreement-'));
    store = new MemoryStore();
  });

  afterEach(async () => {
    await rm(dir, { force: true, recursive: true });
  });

  const start = (): Promise<StartedIndex> =>
    startIndex(dir, store, (error) => {
      throw error;
    });

  async function put(changes: readonly Projected[]): Promise<void> {
    for (const { collection, document, id } of changes) {
      if (document) await store.put(collection, document);
      else await store.remove(collection, id);
    }
  }

  /** Writes a block as the projector does; with `cut`, the process ends before the checkpoint, and so may the line. */
  async function project(
    journal: IndexJournal,
    block: number,
    changes: readonly Projected[],
    cut?: (below: number) => number,
  ): Promise<void> {
    await put(changes);
    const path = join(dir, 'changes.ndjson');
    const { size } = await stat(path);
    await journal.append('trace', block, changes);
    if (cut) {
      const written = (await stat(path)).size - size;
      await truncate(path, size + cut(written + 1));
    } else await store.setCheckpoint('trace', block);
  }

  for (let n = 0; n < HISTORIES; n += 1) {
    const seed = SEED + n;
    it(`answer alike for a history with crashes, seed ${seed}`, async () => {
      const random = randomOf(seed);
      let { journal } = await start();
      for (const [block, changes] of randomBlocks(seed, BLOCKS).entries()) {
        while (random(5) === 0) {
          await project(journal, block, changes, random);
          await journal.close();
          ({ journal } = await start());
        }
        await project(journal, block, changes);
      }
      await journal.close();
      const { index, journal: again, source } = await start();
      await again.close();
      const scanned = new ReadIndex();
      for await (const change of scan(store)) scanned.apply(change);
      expect(source).to.equal('journal');
      expect(answersOf(index)).to.deep.equal(answersOf(scanned));
    });
  }

  it('differ when one change is missing, so that the comparison sees it', () => {
    const [all, fewer] = [new ReadIndex(), new ReadIndex()];
    for (const change of randomBlocks(SEED, BLOCKS).flat()) {
      all.apply(change);
      if (change.collection !== 'devices') fewer.apply(change);
    }
    expect(answersOf(fewer)).to.not.deep.equal(answersOf(all));
  });
});

/** All that an index can be asked; where the order is none of its promises, sorted. */
function answersOf(index: ReadIndex): object {
  const types = Object.keys(RECORD_SCHEMAS) as RecordType[];
  const lots = index.lots();
  const nodes = [
    ...lots.map(({ lotId }) => lotId),
    ...index.records.ids('logistic-unit').map(unit),
  ];
  return {
    activations: ASKABLE.keys.map((key) => index.activationOf('trace', key)),
    between: index.eventsBetween('2026-10-12', '2026-10-20', 50),
    bySubject: nodes.map((id) => index.eventsOf(`lot~${id}`)),
    devices: ASKABLE.subjects.map((subject) => index.devicesOn(subject)),
    edges: nodes.map((id) => [index.graph.next(id, 'up'), index.graph.next(id, 'down')]),
    events: index.allEvents(),
    files: ASKABLE.hashes.map((hash) => index.files.of(hash)),
    lots,
    newest: index.newestEvents(20),
    pages: ASKABLE.collections.map((name) => [index.count(name), index.page(name, '', 1_000)]),
    records: types.map((type) => [
      type,
      index.records
        .all(type)
        .map((one) => JSON.stringify(one))
        .sort(),
    ]),
    size: index.size,
    walks: nodes.map((id) =>
      index.graph
        .walk(id, 'down', 9)
        .reached.map(({ key }) => key)
        .sort(),
    ),
  };
}

function unit(sscc: string): string {
  return `logistic-unit~${sscc}`;
}
