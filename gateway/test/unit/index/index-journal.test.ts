// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import { mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { IndexJournal } from '../../../src/index/index-journal.js';
import { decodeLine, encodeLine, type JournalHead } from '../../../src/index/journal-lines.js';
import { ReadIndex } from '../../../src/index/read-index.js';
import type { Projected } from '../../../src/projection/project-block.js';
import { startIndex, type StartedIndex } from '../../../src/start-index.js';
import { MemoryStore } from '../../doubles/memory-store.js';
import { seasonStore } from '../../doubles/season.js';

function parcel(id: string, n = 0): Projected {
  const document = {
    _id: id,
    blockNumber: n,
    channel: 'trace' as const,
    command: 'signed text',
    signature: 'AAAA',
    transactionId: 'tx',
    txIndex: 0,
    value: { areaM2: n },
  };
  return { collection: 'parcels', document, id };
}

describe('index journal', () => {
  let dir: string;
  let store: MemoryStore;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'daoji-journal-'));
    store = new MemoryStore();
  });

  afterEach(async () => {
    await rm(dir, { force: true, recursive: true });
  });

  async function start(): Promise<StartedIndex> {
    return startIndex(dir, store, (error) => {
      throw error;
    });
  }

  /** A block as the projector writes it: documents, journal, checkpoint. */
  async function project(
    journal: IndexJournal,
    block: number,
    changes: Projected[],
  ): Promise<void> {
    for (const change of changes) {
      if (change.document) await store.put(change.collection, change.document);
      else await store.remove(change.collection, change.id);
    }
    await journal.append('trace', block, changes);
    await store.setCheckpoint('trace', block);
  }

  async function projected(blocks: number): Promise<void> {
    const { journal } = await start();
    for (let at = 0; at < blocks; at += 1) await project(journal, at, [parcel(`p-${at}`, at)]);
    await journal.close();
  }

  const path = (): string => join(dir, 'changes.ndjson');

  async function rewriteHead(other: Partial<JournalHead>): Promise<void> {
    const [, first = '', ...rest] = (await readFile(path(), 'utf8')).split('\n');
    const head = decodeLine(Buffer.from(first)) as JournalHead;
    await writeFile(path(), [encodeLine({ ...head, ...other }), ...rest].join('\n'));
  }

  it('opens its file once when two channels note their first blocks at the same time', async function () {
    if (process.platform !== 'linux') return this.skip();
    const { journal } = await start();
    await Promise.all([journal.append('trace', 0, []), journal.append('anchor', 0, [])]);
    const open = await readdir('/proc/self/fd');
    const files = await Promise.all(
      open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
    );
    expect(files.filter((file) => file === path())).to.have.length(1);
    await journal.close();
  });

  it('scans the store at the first start and reads the journal at the next', async () => {
    await projected(3);
    const { index, journal, source } = await start();
    await journal.close();
    expect(source).to.equal('journal');
    expect(index.page('parcels', '', 10)).to.deep.equal(['p-0', 'p-1', 'p-2']);
  });

  it('gives the index that a scan gives, for a whole season', async () => {
    const season = await seasonStore();
    store = season.store;
    await (await start()).journal.close();
    const { index, journal, source } = await start();
    await journal.close();
    expect(source).to.equal('journal');
    expect(index.lots()).to.deep.equal(season.index.lots());
    expect(index.newestEvents(100)).to.deep.equal(season.index.newestEvents(100));
    expect(index.graph.edges).to.equal(season.index.graph.edges);
    expect(index.size).to.equal(season.index.size);
  });

  it('keeps a deletion', async () => {
    const { journal } = await start();
    await project(journal, 0, [parcel('p-0'), parcel('p-1')]);
    await project(journal, 1, [{ collection: 'parcels', id: 'p-0' }]);
    await journal.close();
    const again = await start();
    await again.journal.close();
    expect(again.index.page('parcels', '', 10)).to.deep.equal(['p-1']);
  });

  it('holds no signed text', async () => {
    await projected(1);
    expect(await readFile(path(), 'utf8')).to.not.contain('signed text');
  });

  it('goes on after a torn line, since its block comes again', async () => {
    await projected(2);
    const whole = await readFile(path(), 'utf8');
    await writeFile(path(), whole.slice(0, -20));
    const journal = new IndexJournal(dir, await store.storeId());
    await store.setCheckpoint('trace', 0);
    await project(journal, 1, [parcel('p-1', 1)]);
    await journal.close();
    const { index, source } = await start();
    expect(source).to.equal('journal');
    expect(index.page('parcels', '', 10)).to.deep.equal(['p-0', 'p-1']);
  });

  it('takes a block twice that was projected twice', async () => {
    await projected(2);
    const journal = new IndexJournal(dir, await store.storeId());
    await project(journal, 1, [parcel('p-1', 1)]);
    await journal.close();
    expect((await start()).source).to.equal('journal');
  });

  const unusable: readonly [string, () => Promise<void>][] = [
    ['is missing', () => rm(path())],
    ['is empty', () => writeFile(path(), '')],
    ['is behind the store', () => store.setCheckpoint('trace', 7)],
    [
      'has a damaged block in its middle',
      async () => {
        const text = await readFile(path(), 'utf8');
        await writeFile(path(), text.replace('"blockNumber":1,"ch', '"blockNumber":9,"ch'));
      },
    ],
    [
      'lost a line of its scan',
      async () => {
        const lines = (await readFile(path(), 'utf8')).split('\n');
        await writeFile(path(), lines.filter((line) => !line.includes('"scan"')).join('\n'));
      },
    ],
    [
      'has no end of its scan',
      async () => {
        const lines = (await readFile(path(), 'utf8')).split('\n');
        await writeFile(path(), lines.filter((line) => !line.includes('scanned')).join('\n'));
      },
    ],
    [
      'is of another version',
      async () => {
        await rewriteHead({ version: 0 });
      },
    ],
    [
      'was read by other schemas',
      async () => {
        await rewriteHead({ schemas: '0'.repeat(64) });
      },
    ],
  ];
  for (const [what, damage] of unusable) {
    it(`scans the store when the journal ${what}`, async () => {
      for (let at = 0; at < 4; at += 1) {
        const change = parcel(`p-${at}`, at);
        if (change.document) await store.put('parcels', change.document);
      }
      await projected(4);
      await damage();
      const { index, source } = await start();
      expect(source).to.equal('store');
      expect(index.page('parcels', '', 10)).to.deep.equal(['p-0', 'p-1', 'p-2', 'p-3']);
      expect((await start()).source).to.equal('journal');
    });
  }

  it('scans the store again after a drop: nothing of the old filling is left', async () => {
    await projected(3);
    await store.drop();
    const { index, source } = await start();
    expect(source).to.equal('store');
    expect(index.size).to.equal(0);
  });

  it('writes itself anew when most of its changes are overtaken', async () => {
    const { journal } = await start();
    const changes = Array.from({ length: 11_000 }, (_, at) => parcel('p-0', at));
    await project(journal, 0, changes);
    await project(journal, 1, [parcel('p-1', 1)]);
    await journal.close();
    const before = (await readFile(path())).length;
    const first = await start();
    const after = (await readFile(path())).length;
    const again = await start();
    expect([first.source, again.source]).to.deep.equal(['journal', 'journal']);
    expect(after).to.be.below(before / 100);
    expect(again.index.page('parcels', '', 10)).to.deep.equal(['p-0', 'p-1']);
  });

  it('refuses lines with another checksum', () => {
    const line = encodeLine({ changes: [], kind: 'scan' }).trim();
    expect(decodeLine(Buffer.from(line))).to.deep.equal({ changes: [], kind: 'scan' });
    for (let at = 0; at < line.length; at += 1) {
      const other = line[at] === 'x' ? 'y' : 'x';
      const damaged = Buffer.from(line.slice(0, at) + other + line.slice(at + 1));
      expect(decodeLine(damaged), line).to.equal(undefined);
    }
    for (const text of ['', 'x', '00000000 ', '00000000 {}']) {
      expect(decodeLine(Buffer.from(text))).to.equal(undefined);
    }
  });

  it('starts again after a store that did not answer', async () => {
    store.failing = true;
    let failures = 0;
    const { index } = await startIndex(dir, store, () => {
      failures += 1;
      store.failing = false;
    });
    expect(failures).to.equal(1);
    expect(index).to.be.instanceOf(ReadIndex);
  });
});
