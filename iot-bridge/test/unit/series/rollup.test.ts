// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { fileCursor, type RollupCursor } from '../../../src/series/rollup-cursor.js';
import { Rollup } from '../../../src/series/rollup.js';
import { PackReader, type StoredPack } from '../../../src/spool/pack-reader.js';
import { GrainDevice } from '../../support/grain-device.js';
import { MemoryFolder } from '../../support/memory-folder.js';
import { QuickClock } from '../../support/quick-clock.js';
import { send, startLife, type Life } from '../../support/spool-life.js';
import { TestDevice } from '../../support/test-device.js';

const NEWEST = '2026-06-14T02:20:00.000Z';
const LATE = '2026-06-12T07:59:59.000Z';
/** Both layers of one device have four statements each. */
const STATEMENTS = 8;

type Way = 'ok' | 'failed' | 'failed-but-persisted';

/** A store that runs statements, and fails when it is told to. */
class MemoryRuns {
  readonly done: string[][] = [];
  ways: Way[] = [];
  troubles = 0;
  #waiting: { readonly count: number; readonly resolve: () => void } | undefined;

  run(statements: readonly string[]): Promise<void> {
    const way = this.ways.shift() ?? 'ok';
    if (way !== 'failed') this.done.push([...statements]);
    if (this.#waiting && this.done.length >= this.#waiting.count) this.#waiting.resolve();
    return way === 'ok' ? Promise.resolve() : Promise.reject(new Error('no answer in time'));
  }

  reached(count: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.done.length >= count) resolve();
      this.#waiting = { count, resolve };
    });
  }
}

/** A cursor in memory that tells of every save. */
class MemoryCursor implements RollupCursor {
  value: number | undefined;
  #saved: (() => void) | undefined;

  constructor(value?: number) {
    this.value = value;
  }

  load(): Promise<number | undefined> {
    return Promise.resolve(this.value);
  }

  save(offset: number): Promise<void> {
    this.value = offset;
    this.#saved?.();
    return Promise.resolve();
  }

  is(offset: number): Promise<void> {
    return new Promise((resolve) => {
      this.#saved = () => {
        if (this.value === offset) resolve();
      };
      this.#saved();
    });
  }
}

describe('the rollup of a series', () => {
  let dir = '';
  let device: GrainDevice;
  let water: TestDevice;
  let life: Life;
  let runs: MemoryRuns;
  let cursor: MemoryCursor;
  let rollup: Rollup;
  let running: Promise<void>;

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'daoji-rollup-'));
    device = new GrainDevice('pj01-bin-0001');
    water = new TestDevice('pj01-water-0042');
    life = await startLife(dir, new MemoryFolder(), [device, water]);
    runs = new MemoryRuns();
    cursor = new MemoryCursor(0);
  });

  afterEach(async () => {
    rollup.close();
    await running;
    rmSync(dir, { force: true, recursive: true });
  });

  const start = (storedOffset: number): void => {
    rollup = new Rollup({
      clock: new QuickClock(),
      cursor,
      devices: () => [device.record(), water.record()],
      onTrouble: () => (runs.troubles += 1),
      sink: runs,
      spool: life.spool,
      storedOffset,
    });
    running = rollup.run();
  };
  const packs = async (): Promise<StoredPack[]> => new PackReader(life.spool, 0).next();
  const spooled = async (...all: readonly (readonly [TestDevice, Buffer])[]): Promise<void> => {
    for (const [from, pack] of all) await send(life, from, pack);
  };

  it('makes the figures of the hours that a stored pack touches, for each layer', async () => {
    start(0);
    await spooled([device, device.warm(NEWEST)]);
    for (const pack of await packs()) rollup.stored(pack);
    await runs.reached(1);
    const [statements = []] = runs.done;
    expect(statements).to.have.length(STATEMENTS);
    const hour = `time >= ${Date.parse('2026-06-14T02:00:00Z')}ms AND time < ${Date.parse('2026-06-14T03:00:00Z')}ms`;
    expect(statements[0]).to.contain(`"deviceId" = 'pj01-bin-0001' AND ${hour}`);
    await cursor.is(1);
  });

  it('makes the hours anew into which a late reading falls, and no others', async () => {
    start(0);
    await spooled([device, device.warm(NEWEST)], [device, device.warm(LATE)]);
    for (const pack of await packs()) rollup.stored(pack);
    await runs.reached(2);
    const begins = runs.done.map(([first = '']) => /time >= (\d+)ms/.exec(first)?.[1]);
    expect(begins.sort()).to.deep.equal(
      [Date.parse('2026-06-12T07:00:00Z'), Date.parse('2026-06-14T02:00:00Z')].map(String),
    );
  });

  it('does nothing for what has no layers of grain', async () => {
    start(0);
    await spooled([water, water.pack(3)], [device, device.warm(NEWEST)]);
    for (const pack of await packs()) rollup.stored(pack);
    await cursor.is(4);
    expect(runs.done).to.have.length(1);
    expect(runs.done.flat().join()).to.not.contain('water');
  });

  it('repeats after a crash what was stored and not made', async () => {
    await spooled([device, device.warm(LATE)], [device, device.warm(NEWEST)]);
    cursor.value = 1;
    start(2);
    await cursor.is(2);
    expect(runs.done).to.have.length(1);
    expect(runs.done[0]?.[0]).to.contain(String(Date.parse('2026-06-14T02:00:00Z')));
  });

  it('leaves to the writer what was not stored at the start', async () => {
    await spooled([device, device.warm(LATE)], [device, device.warm(NEWEST)]);
    start(1);
    await cursor.is(1);
    expect(runs.done).to.have.length(1);
    expect(runs.done[0]?.[0]).to.contain(String(Date.parse('2026-06-12T07:00:00Z')));
  });

  it('makes everything where nobody knows how far it was, the newest last', async () => {
    cursor.value = undefined;
    start(5);
    await cursor.is(5);
    const ends = runs.done.map(([first = '']) => Number(/time < (\d+)ms/.exec(first)?.[1]));
    expect(runs.done.every((statements) => statements.length === STATEMENTS)).to.equal(true);
    expect(ends).to.deep.equal([...ends].sort((a, b) => a - b));
    expect(ends.at(-1)).to.be.greaterThan(Date.parse(NEWEST));
    expect(runs.done[0]?.[0]).to.contain('time >= 0ms');
  });

  for (const way of ['failed', 'failed-but-persisted'] as const) {
    it(`says it again when the store ${way}, and only then moves its cursor`, async () => {
      runs.ways = [way, way];
      start(0);
      await spooled([device, device.warm(NEWEST)]);
      for (const pack of await packs()) rollup.stored(pack);
      await cursor.is(1);
      expect(runs.troubles).to.equal(2);
      const distinct = new Set(runs.done.map((statements) => statements.join()));
      expect(distinct.size).to.equal(1);
    });
  }

  it('ends when it is closed, while the store is away', async () => {
    runs.ways = Array.from({ length: 10_000 }, (): Way => 'failed');
    start(0);
    await spooled([device, device.warm(NEWEST)]);
    for (const pack of await packs()) rollup.stored(pack);
    rollup.close();
    await running;
    expect(cursor.value).to.equal(0);
  });
});

describe('the file of a rollup’s cursor', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'daoji-cursor-'));
  });
  afterEach(() => rmSync(dir, { force: true, recursive: true }));

  it('gives back what was saved last', async () => {
    const path = join(dir, 'rollup.json');
    await fileCursor(path).save(7);
    await fileCursor(path).save(8);
    expect(await fileCursor(path).load()).to.equal(8);
  });

  for (const text of ['', '{"offset":', '{"offset":-1,"v":1}', '{"offset":7,"v":2}', '[7]'])
    it(`knows nothing from ${JSON.stringify(text)}`, async () => {
      const path = join(dir, 'rollup.json');
      writeFileSync(path, text);
      expect(await fileCursor(path).load()).to.equal(undefined);
    });

  it('knows nothing without a file', async () => {
    expect(await fileCursor(join(dir, 'none.json')).load()).to.equal(undefined);
  });
});
