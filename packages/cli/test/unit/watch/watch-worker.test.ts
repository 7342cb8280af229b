// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DeviceRecord } from '@daoji/model';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { simulatedProfile } from '../../../src/simulate/device-kinds.js';
import { watchedOf } from '../../../src/watch/watch-ports.js';
import { WatchState } from '../../../src/watch/watch-state.js';
import { WatchWorker, type SettledStep } from '../../../src/watch/watch-worker.js';
import { DEVICE, FakeSite } from './fake-site.js';

describe('a watch', () => {
  let folder: string;
  let site: FakeSite;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-watch-'));
    site = new FakeSite();
  });

  afterEach(() => rm(folder, { force: true, recursive: true }));

  /** A watch as a new process would build it: everything it knows is on the disk. */
  const work = async (): Promise<SettledStep[]> => {
    const steps: SettledStep[] = [];
    const worker = new WatchWorker(site.ports(), await WatchState.open(folder));
    for await (const one of worker.work()) steps.push(one);
    return steps;
  };
  const said = (steps: readonly SettledStep[]): string[] =>
    steps.flatMap(({ findings }) => findings.map(({ kind, to }) => `${kind} ${to}`));
  const codeOf = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'success',
      (error: unknown) => (error instanceof CliError ? error.code : String(error)),
    );
  const scans = (...excesses: readonly number[]): void => {
    for (const excess of excesses) site.scan(excess);
  };

  it('raises a hot spot once, over a bin, with the device and the numbers in words', async () => {
    scans(0, 9, 9, 9, 9);
    expect(said(await work())).to.deep.equal(['hot-spot raised']);
    expect(await work()).to.deep.equal([]);
    const [[alarmId, text] = ['', '']] = site.alarms;
    expect(alarmId).to.match(/^w-[0-9a-f]{16}-20261101020000$/);
    expect(JSON.parse(text)).to.deep.include({
      deviceId: DEVICE.deviceId,
      kind: 'hot-spot',
      ruleSetId: 'built-in',
      subject: { id: 'bin-1', kind: 'bin' },
    });
    expect(text).to.include('比同层平均高 6.0 K').and.to.include('2026-11-01 10:00 UTC+8');
  });

  it('raises nothing over a calm bin', async () => {
    scans(0, 1, 2, 1, 0);
    expect(await work()).to.satisfy((steps: SettledStep[]) => said(steps).length === 0);
    expect(site.alarms.size).to.equal(0);
  });

  it('raises no second alarm while the first stands, and one more once it was cleared', async () => {
    scans(9, 9, 0, 9, 9, 9);
    expect(said(await work())).to.deep.equal([
      'hot-spot raised',
      'hot-spot normal',
      'hot-spot raised',
    ]);
    expect(site.alarms.size).to.equal(1);
    for (const id of site.alarms.keys()) site.cleared.add(id);
    scans(0, 9, 9, 9);
    await work();
    expect(site.alarms.size).to.equal(2);
  });

  it('names a silent device after a day without readings', async () => {
    scans(0, 0, 0);
    await work();
    site.hour += 30;
    expect(said(await work())).to.deep.equal(['data-missing raised']);
    expect(said(await work())).to.deep.equal([]);
    scans(0, 0);
    expect(said(await work())).to.deep.equal(['data-missing normal']);
  });

  it('takes a device whose readings are carried in later for silent by its own times alone', async () => {
    scans(0, 0, 0);
    site.hour += 300;
    const worker = new WatchWorker(site.ports({ isLive: false }), await WatchState.open(folder));
    const steps: SettledStep[] = [];
    for await (const one of worker.work()) steps.push(one);
    expect(said(steps)).to.deep.equal([]);
  });

  it('sends the same bytes again when no answer came, and loses nothing', async () => {
    scans(9, 9, 9);
    site.faults.push('lost', 'unreachable');
    expect(await codeOf(work())).to.equal('REFUSED');
    expect(await codeOf(work())).to.equal('UNREACHABLE');
    const before = [...site.alarms.values()];
    expect(before).to.have.length(1);
    await work();
    expect([...site.alarms.values()]).to.deep.equal(before);
  });

  it('goes on after any crash with the same findings as without one', async () => {
    const excesses = [0, 9, 9, 4, 2, 9, 9, 9, 1, 1];
    const whole: string[] = [];
    for (const excess of excesses) {
      scans(excess);
      // A process of its own each time: what it knew is on the disk or gone.
      whole.push(...said(await work()));
    }
    const [...alarms] = site.alarms.keys();
    await rm(folder, { recursive: true });
    const again = new FakeSite();
    site = again;
    scans(...excesses);
    expect(said(await work())).to.deep.equal(whole);
    expect([...again.alarms.keys()]).to.deep.equal(alarms);
  });

  it('keeps an alarm that the ledger refused, and goes on', async () => {
    scans(9, 9, 9);
    site.faults.push({ refused: '422 ALARM_LIMIT: 100 are open' });
    const steps = await work();
    expect(steps.flatMap(({ refused }) => refused.map(({ code }) => code))).to.deep.equal([
      'ALARM_LIMIT',
    ]);
    scans(0);
    expect(said(await work())).to.deep.equal(['hot-spot normal']);
  });
});

describe('watchedOf', () => {
  const record: DeviceRecord = {
    bridgeId: 'b1',
    deviceId: 'pj01-bin-1',
    keyId: '0'.repeat(64),
    operatorId: 'mill-a',
    profile: simulatedProfile('grain-bin', 'live'),
    siteId: 'pj01',
    spki: '',
    status: 'active',
    subject: { id: 'bin-1', kind: 'bin' },
    v: 1,
  };

  it('takes cables with their layers and CO2, in units, and no humidity', () => {
    const [device] = watchedOf(record);
    expect(device?.channels).to.have.length(13);
    expect(device?.channels[0]).to.deep.equal({
      channel: 'c1-l1',
      layer: 1,
      max: 80,
      min: -40,
      quantity: 'grain-temperature',
    });
  });

  it('takes no revoked device, none in a field, none without a sensor of grain', () => {
    expect(watchedOf({ ...record, status: 'revoked' })).to.deep.equal([]);
    expect(watchedOf({ ...record, subject: { id: 'p-1', kind: 'parcel' } })).to.deep.equal([]);
    const mill = simulatedProfile('mill-line', 'live');
    expect(watchedOf({ ...record, profile: mill })).to.deep.equal([]);
  });
});
