// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { WATCH_RULE, type WatchRule } from '@daoji/agronomy';
import { parseCommand, parseReading, encodeReading, type Alarm } from '@daoji/model';
import { expect } from 'chai';

import { recomputeWatch, type RecomputePorts } from '../../../src/watch/recompute-watch.js';
import type { JournalEntry } from '../../../src/watch/watch-journal.js';
import { WatchState } from '../../../src/watch/watch-state.js';
import { WatchWorker } from '../../../src/watch/watch-worker.js';
import { DEVICE, FakeSite } from './fake-site.js';

const STRICT: WatchRule = {
  ...WATCH_RULE,
  hotSpot: { ...WATCH_RULE.hotSpot, raiseAboveK: 3.5 },
  ruleSetId: 'watch-2',
};

describe('recomputing a watch', () => {
  let folder: string;
  let site: FakeSite;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-recompute-'));
    site = new FakeSite();
  });

  afterEach(() => rm(folder, { force: true, recursive: true }));

  const work = async (rule: WatchRule = WATCH_RULE): Promise<void> => {
    const worker = new WatchWorker(site.ports({ rule }), await WatchState.open(folder));
    const steps: unknown[] = [];
    for await (const step of worker.work()) steps.push(step);
  };
  const scans = (...excesses: readonly number[]): void => {
    for (const excess of excesses) site.scan(excess);
  };
  const alarms = (change: Partial<Alarm> = {}): Alarm[] =>
    [...site.alarms.values()].map((text) => alarmOf(text, change));
  const ports = (change: Partial<RecomputePorts> = {}): RecomputePorts => ({
    alarmsOn: () => Promise.resolve(alarms()),
    readings: (batch) => Promise.resolve(site.batches[batch] ?? []),
    ruleOf: () => Promise.resolve(STRICT),
    size: () => Promise.resolve(site.batches.length),
    ...change,
  });
  const places = async (
    change: Partial<RecomputePorts> = {},
    edit: (entries: JournalEntry[]) => JournalEntry[] = (entries) => entries,
  ): Promise<string[]> => {
    const state = await WatchState.open(folder);
    const { nextBatch } = await state.position();
    const { differences } = await recomputeWatch(
      ports(change),
      edit(await state.journal()),
      nextBatch,
    );
    return differences.map(({ at }) => at);
  };

  /** A hot spot, then other rules, then a silent device and its return, each found by a process of its own. */
  const season = async (): Promise<void> => {
    scans(0, 9, 9, 9);
    await work();
    scans(0, 0);
    await work();
    scans(6, 6);
    await work(STRICT);
    scans(6, 6, 0);
    await work(STRICT);
    site.hour += 30;
    await work(STRICT);
    scans(0, 0);
    await work(STRICT);
  };

  it('finds every finding and alarm again, over other rules, silence and crashes', async () => {
    await season();
    const state = await WatchState.open(folder);
    const { nextBatch } = await state.position();
    const found = await recomputeWatch(ports(), await state.journal(), nextBatch);
    expect(found).to.deep.equal({ alarms: 2, differences: [], findings: 6 });
    const kinds = alarms().map(({ kind, ruleSetId }) => `${kind} ${ruleSetId ?? ''}`);
    expect(kinds).to.deep.equal(['hot-spot built-in', 'data-missing watch-2']);
  });

  it('finds nothing to compare in a folder that judged nothing', async () => {
    expect(await places()).to.deep.equal([]);
  });

  it('keeps no entry of quiet steps', async () => {
    for (let at = 0; at < 5; at += 1) {
      scans(0);
      await work();
    }
    const entries = await (await WatchState.open(folder)).journal();
    expect(entries.map(({ step }) => step)).to.deep.equal([1]);
  });

  it('names a reading that was altered in the archive, whatever it would have found', async () => {
    await season();
    for (const [batch, value] of [
      [1, 120],
      [2, 211],
      [4, 300],
    ] as const) {
      const kept = site.batches[batch];
      site.batches[batch] = (kept ?? []).map((bytes) => {
        const reading = parseReading(bytes);
        return encodeReading(reading.channel === 'c2-l1' ? { ...reading, value } : reading);
      });
      expect(await places(), `batch ${batch}`).to.not.deep.equal([]);
      site.batches[batch] = kept ?? [];
    }
    expect(await places()).to.deep.equal([]);
  });

  it('names a batch that is no longer there', async () => {
    await season();
    expect(await places({ size: () => Promise.resolve(3) })).to.deep.equal(['log']);
  });

  it('names a rule set whose numbers are others than those that were judged by', async () => {
    await season();
    const other = { ...STRICT, hotSpot: { ...STRICT.hotSpot, raiseAboveK: 3.6 } };
    expect(await places({ ruleOf: () => Promise.resolve(other) })).to.deep.equal(['rules watch-2']);
  });

  const forged: readonly (readonly [string, Partial<Alarm>])[] = [
    ['the kind', { kind: 'high-co2' }],
    ['the note', { raised: { at: '', commandId: '', note: '12 °C', personId: '' } }],
    ['the rule set', { ruleSetId: 'watch-9' }],
    ['no rule set', { ruleSetId: undefined }],
    ['the id', { alarmId: 'w-0000000000000000-20261101020000' }],
  ];
  for (const [what, change] of forged) {
    it(`names an alarm of the ledger with another finding: ${what}`, async () => {
      scans(0, 9, 9, 9);
      await work();
      const alarmId = change.alarmId ?? [...site.alarms.keys()][0] ?? '';
      const found = await places({ alarmsOn: () => Promise.resolve(alarms(change)) });
      expect(found).to.deep.equal([`alarm ${alarmId}`]);
    });
  }

  it('leaves alone what a person raised, also where it names the device', async () => {
    scans(0, 9, 9, 9);
    await work();
    const own = alarms({ alarmId: 'al-1', note: 'seen' } as Partial<Alarm>);
    expect(await places({ alarmsOn: () => Promise.resolve(own) })).to.deep.equal([]);
  });

  const edits: readonly (readonly [string, string, (entries: JournalEntry[]) => JournalEntry[]])[] =
    [
      [
        'an entry that was taken out',
        'before step',
        (entries) => entries.filter((_, at) => at !== 1),
      ],
      ['the first entry taken out', 'journal', (entries) => entries.slice(1)],
      ['entries in another order', 'journal', (entries) => entries.toReversed()],
      ['no journal at all', 'journal', () => []],
      [
        'findings that were taken out',
        'step',
        (entries) => entries.map((one) => ({ ...one, findings: [] })),
      ],
      [
        'a sensor that hangs in another layer',
        'step',
        (entries) =>
          entries.map((one) => ({
            ...one,
            devices: [
              {
                ...DEVICE,
                channels: DEVICE.channels.map((channel, at) => ({ ...channel, layer: at + 1 })),
                rule: one.devices[0]?.rule ?? WATCH_RULE,
              },
            ],
          })),
      ],
      [
        'built-in numbers that the program does not have',
        'rules built-in',
        (entries) =>
          entries.map((one) => ({
            ...one,
            devices: one.devices.map((device) => ({
              ...device,
              rule:
                device.rule.ruleSetId === 'built-in'
                  ? { ...device.rule, silentMs: 1 }
                  : device.rule,
            })),
          })),
      ],
    ];
  for (const [what, place, edit] of edits) {
    it(`names ${what}`, async () => {
      await season();
      const found = await places({}, edit);
      expect(
        found.some((at) => at.startsWith(place)),
        found.join(),
      ).to.equal(true);
    });
  }
});

function alarmOf(text: string, change: Partial<Alarm>): Alarm {
  const command = parseCommand('trace', text);
  if (command.type !== 'raiseAlarm') throw new Error('expected an alarm');
  const { alarmId, deviceId, kind, note, ruleSetId, subject } = command;
  return {
    alarmId,
    deviceId,
    kind,
    operatorId: 'mill-a',
    raised: { at: command.deviceTime, commandId: command.commandId, note, personId: 'watch' },
    raisedByOperatorId: 'mill-a',
    ruleSetId,
    state: 'raised',
    subject,
    v: 1,
    ...change,
  };
}
