// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { WATCH_RULE, watchRuleOf, type WatchRule } from '@daoji/agronomy';
import { ruleSetHash, storageWatchSchema, type RuleSetContent } from '@daoji/model';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import type { GatewayClient } from '../../../src/network/gateway-client.js';
import { ruleInForce } from '../../../src/watch/watch-rule.js';
import { WatchState } from '../../../src/watch/watch-state.js';
import { WatchWorker } from '../../../src/watch/watch-worker.js';
import { exampleRules } from '../models/example-rules.js';
import { FakeSite } from './fake-site.js';

const EXAMPLE = await exampleRules('storage-watch');
const VALUES = storageWatchSchema.parse(EXAMPLE.values);
const strict = (ruleSetId: string): WatchRule =>
  watchRuleOf(ruleSetId, { ...VALUES, hotSpot: { ...VALUES.hotSpot, raiseAboveMilliK: 3_500 } });

describe('a watch by a rule set', () => {
  let folder: string;
  let site: FakeSite;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-watch-rules-'));
    site = new FakeSite();
  });

  afterEach(() => rm(folder, { force: true, recursive: true }));

  const work = async (rule: WatchRule): Promise<string[]> => {
    const said: string[] = [];
    const worker = new WatchWorker(site.ports({ rule }), await WatchState.open(folder));
    for await (const { findings } of worker.work())
      said.push(...findings.map(({ kind, ruleSetId, to }) => `${kind} ${to} ${ruleSetId}`));
    return said;
  };
  const scans = (...excesses: readonly number[]): void => {
    for (const excess of excesses) site.scan(excess);
  };
  /** Work while the last scan is still open: what was judged is one scan less. */
  const atLastScan = async (rule: WatchRule): Promise<string[]> => {
    site.hour -= 1;
    const said = await work(rule);
    site.hour += 1;
    return said;
  };
  const alarms = (): { ruleSetId?: string }[] =>
    [...site.alarms.values()].map((text) => JSON.parse(text) as { ruleSetId?: string });

  it('takes the example for the numbers that are built in', () => {
    expect(watchRuleOf('built-in', VALUES)).to.deep.equal(WATCH_RULE);
  });

  it('raises by its numbers, and the alarm keeps its id', async () => {
    scans(6, 6, 6);
    expect(await work(WATCH_RULE)).to.deep.equal([]);
    await rm(folder, { recursive: true });
    expect(await work(strict('watch-2'))).to.deep.equal(['hot-spot raised watch-2']);
    expect(alarms().map(({ ruleSetId }) => ruleSetId)).to.deep.equal(['watch-2']);
  });

  it('never counts a scan that another rule set judged', async () => {
    // One scan above 3.5 K is judged by the strict rules, the one that is open by others: two in a row were asked for.
    scans(6, 6);
    expect(await atLastScan(strict('watch-2'))).to.deep.equal([]);
    expect(await work(strict('watch-3'))).to.deep.equal([]);
    scans(6);
    expect(await work(strict('watch-3'))).to.deep.equal(['hot-spot raised watch-3']);
  });

  it('raises no second alarm for a place that was hot under the rules before', async () => {
    scans(9, 9, 9);
    await work(WATCH_RULE);
    scans(9, 9, 9);
    expect(await work(strict('watch-2'))).to.deep.equal(['hot-spot raised watch-2']);
    expect(alarms().map(({ ruleSetId }) => ruleSetId)).to.deep.equal(['built-in']);
  });

  it('knows of a silent device under new rules too', async () => {
    scans(0, 0, 0);
    await work(WATCH_RULE);
    site.hour += 30;
    expect(await work(strict('watch-2'))).to.deep.equal(['data-missing raised watch-2']);
    expect(await work(strict('watch-3'))).to.deep.equal([]);
  });

  it('goes on with a folder of before there were rule sets', async () => {
    scans(9, 9);
    expect(await atLastScan(WATCH_RULE)).to.deep.equal([]);
    const path = join(folder, 'position.json');
    const text = await readFile(path, 'utf8');
    expect(text).to.contain('"ruleSetId":"built-in"');
    await writeFile(path, text.replaceAll('"ruleSetId":"built-in",', ''));
    expect(await work(WATCH_RULE)).to.deep.equal(['hot-spot raised built-in']);
  });
});

describe('the rule set in force for a watch', () => {
  const NOW = new Date('2026-11-30T18:00:00.000Z');
  const asked: string[] = [];
  const signed = (content: RuleSetContent, change: object = {}): object => ({
    ruleSet: {
      ...content,
      authority: 'grain',
      contentHash: ruleSetHash(content),
      kind: content.values.kind,
      operatorId: 'grain-r',
      proposed: { at: '2026-01-01T00:00:00.000Z', keyId: '0'.repeat(64), personId: 'p-1' },
      state: 'effective',
      v: 1,
      ...change,
    },
  });
  const listed = (ruleSetId: string, areaCode: string, inForce = true): object => ({
    areaCode,
    inForce,
    ruleSetId,
  });
  const gateway = (
    items: readonly object[],
    ruleSet: object,
    operator?: object,
  ): GatewayClient => ({
    get: (path) => {
      asked.push(path);
      if (path.includes('/operators/')) {
        if (operator) return Promise.resolve({ operator });
        return Promise.reject(new CliError('REFUSED', '404 OPERATOR_NOT_FOUND'));
      }
      return Promise.resolve(path.includes('?') ? { items } : ruleSet);
    },
    getBytes: () => Promise.reject(new Error('no bytes')),
    post: () => Promise.reject(new Error('no post')),
  });
  const AT = { areaCode: '211102' };
  const codeOf = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'success',
      (error: unknown) => (error instanceof CliError ? error.code : String(error)),
    );

  beforeEach(() => asked.splice(0));

  it('is asked for on the day in Panjin, where the operator is', async () => {
    await ruleInForce(gateway([], {}, AT), 'mill-a', NOW);
    expect(asked).to.deep.equal([
      '/api/v1/operators/mill-a',
      '/api/v1/rule-sets?areaCode=211102&date=2026-12-01&kind=storage-watch',
    ]);
  });

  it('is the most local one', async () => {
    const items = [listed('province', '21'), listed('county', '211102'), listed('city', '2111')];
    const content = { ...EXAMPLE, ruleSetId: 'county' };
    const rule = await ruleInForce(gateway(items, signed(content), AT), 'mill-a', NOW);
    expect(rule).to.deep.equal({ ...WATCH_RULE, ruleSetId: 'county' });
    expect(asked.at(-1)).to.equal('/api/v1/rule-sets/county');
  });

  const builtIn: readonly (readonly [string, readonly object[], object | undefined])[] = [
    ['there is none', [], AT],
    ['it is not in force', [listed('x-1', '21', false)], AT],
    ['it is of another division', [listed('x-1', '2112')], AT],
    ['nobody knows where the operator is', [listed('x-1', '21')], undefined],
  ];
  for (const [what, items, operator] of builtIn) {
    it(`is that of the program where ${what}`, async () => {
      const rule = await ruleInForce(gateway(items, {}, operator), 'mill-a', NOW);
      expect(rule).to.equal(WATCH_RULE);
    });
  }

  const bad: readonly (readonly [string, object])[] = [
    [
      'values that nobody signed',
      signed({ ...EXAMPLE, ruleSetId: 'x-1' }, { status: 'confirmed' }),
    ],
    ['another set than was asked for', signed({ ...EXAMPLE, ruleSetId: 'x-2' })],
    [
      'one that a second person has not signed',
      signed({ ...EXAMPLE, ruleSetId: 'x-1' }, { state: 'proposed' }),
    ],
    ['no rule set', {}],
  ];
  for (const [what, answer] of bad) {
    it(`is never taken from a gateway that answers with ${what}`, async () => {
      const attempt = ruleInForce(gateway([listed('x-1', '21')], answer, AT), 'mill-a', NOW);
      expect(await codeOf(attempt)).to.equal('CHECK_FAILED');
    });
  }

  it('is never one of another kind', async () => {
    const isotherms = { ...(await exampleRules('grain-isotherms')), ruleSetId: 'x-1' };
    const attempt = ruleInForce(
      gateway([listed('x-1', '21')], signed(isotherms), AT),
      'mill-a',
      NOW,
    );
    expect(await codeOf(attempt)).to.equal('CHECK_FAILED');
  });
});
