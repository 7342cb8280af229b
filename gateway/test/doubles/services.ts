// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openArchive, openLogArchive } from '@daoji/archive';
import type { Scenario } from '@daoji/model';

import { CodeBook } from '../../src/codes/code-book.js';
import { CaptureAnchors } from '../../src/epcis/capture-anchors.js';
import { openEpcisStore } from '../../src/epcis/epcis-store.js';
import { openNamedQueries } from '../../src/epcis/named-queries.js';
import { newMetrics } from '../../src/http/metrics.js';
import { newLogger } from '../../src/http/request-log.js';
import type { Services } from '../../src/http/services.js';
import type { LedgerPort } from '../../src/ledger-port.js';
import { NO_CHANNELS } from '../../src/notices/notice-config.js';
import { NoticeService } from '../../src/notices/notice-service.js';
import { openAnswerLog } from '../../src/recall/answer-log.js';
import { ScanService } from '../../src/scans/scan-service.js';
import type { SeasonSeries } from '../../src/series/series-days.js';
import type { SeriesPort } from '../../src/series/series-port.js';
import { Catalog } from '../../src/story/catalog.js';
import { MemoryGrain } from './memory-grain.js';
import type { MemoryStore } from './memory-store.js';
import { seasonStore } from './season.js';

export const SCENARIO: Scenario = {
  createdAt: '2026-11-24T00:00:00.000Z',
  epoch: '2026-11-10T00:00:00.000Z',
  factor: 60,
  v: 1,
};

/** A ledger that was never reached; tests replace what they use. */
export function unreachableLedger(): LedgerPort {
  const down = (): Promise<never> =>
    Promise.reject(Object.assign(new Error('no peer answers'), { code: 'LEDGER_UNREACHABLE' }));
  return {
    evaluate: down,
    submit: down,
    readState: down,
    height: down,
    collectEvidence: down,
    blocks: () => ({ [Symbol.asyncIterator]: () => ({ next: down }) }),
  };
}

/** A series of three points in every channel. */
export function threePoints(): SeriesPort {
  const times = [1, 2, 3].map((day) => `2026-10-0${day + 4}T00:00:00.000Z`);
  const points = (channel: string, quantity: string) =>
    times.map((time, seq) => ({
      bootEpoch: 1,
      channel,
      flags: '',
      quantity,
      seq,
      time,
      value: `1${seq}.5`,
    }));
  return {
    ping: () => Promise.resolve(),
    points: ({ channel, quantity }, limit) =>
      Promise.resolve(points(channel, quantity).slice(0, limit)),
    strip: ({ channel, quantity }) =>
      Promise.resolve({
        count: 3,
        curve: times.map((time, at) => ({ timeMs: Date.parse(time), mean: 10.5 + at })),
        marks: points(channel, quantity),
      }),
  };
}

/** A season in which no device said anything. */
export function silentSeason(): SeasonSeries {
  return { days: () => Promise.resolve([]), newest: () => Promise.resolve(undefined) };
}

/** Services over one season in memory, with a real archive in a folder of the system's own temporary one. */
export async function testServices(
  overrides: Partial<Services> = {},
): Promise<Services & { store: MemoryStore }> {
  const dir = await mkdtemp(join(tmpdir(), 'daoji-gateway-'));
  const { store, index } = await seasonStore();
  const trustRootPath = join(dir, 'trust-root.json');
  await writeFile(trustRootPath, '{"mediaType":"application/vnd.daoji.trace-root.v1+json"}');
  const archive = await openArchive(dir);
  const catalog = new Catalog(store);
  const projector = { reaches: () => Promise.resolve(true), blockNumber: () => 5 };
  const ledger = overrides.ledger ?? unreachableLedger();
  return {
    answers: await openAnswerLog(join(dir, 'recalls')),
    archive,
    captureAnchors: new CaptureAnchors({ catalog, ledger, projector }),
    epcis: await openEpcisStore(archive, join(dir, 'epcis')),
    namedQueries: await openNamedQueries(join(dir, 'epcis')),
    catalog,
    codes: new CodeBook(join(dir, 'codes'), index.records),
    grain: new MemoryGrain([]),
    index,
    isTls: false,
    ledger,
    log: await openLogArchive(dir, 'pj01/bridge-1'),
    logger: newLogger('silent'),
    machineNow: () => new Date('2026-11-24T08:00:00.000Z'),
    metrics: newMetrics(),
    notices: await NoticeService.open({
      config: NO_CHANNELS,
      dir: join(dir, 'notices'),
      machineNow: () => new Date('2026-11-24T08:00:00.000Z'),
      now: () => new Date('2026-11-24T00:00:00.000Z'),
    }),
    now: () => new Date('2026-11-24T00:00:00.000Z'),
    projector,
    requestsPerMinute: 100_000,
    scans: await ScanService.open(join(dir, 'scans'), new Date('2026-11-24T00:00:00.000Z')),
    scenario: SCENARIO,
    seasonSeries: silentSeason(),
    series: threePoints(),
    sessionSecret: 'test',
    trustRootPath,
    ...overrides,
    store,
  };
}

/** Closes every file that {@link testServices} opened: one that is left to the garbage collector is an error in a later Node.js. */
export async function closeServices({
  codes,
  epcis,
  namedQueries,
  notices,
  scans,
}: Pick<Services, 'codes' | 'epcis' | 'namedQueries' | 'notices' | 'scans'>): Promise<void> {
  await Promise.all([
    codes.close(),
    epcis.close(),
    namedQueries.close(),
    notices.close(),
    scans.close(),
  ]);
}
