// SPDX-License-Identifier: Apache-2.0
import { WATCH_RULE, BUILT_IN, type WatchMemory, type WatchRule } from '@daoji/agronomy';
import type { Alarm } from '@daoji/model';
import { jcsText } from '@daoji/proof';

import type { Difference } from '../models/recompute.js';
import { Judgement, type Finding } from './judge.js';
import type { JournalEntry } from './watch-journal.js';
import { alarmIdOf } from './watch-words.js';
import type { WatchedDevice } from './watched-device.js';

/** Where the readings, the rule sets and the alarms are; the real ones are in `watch-ports.ts`. */
export interface RecomputePorts {
  /** Batches of the archived log, and the carried readings of one. */
  readonly size: () => Promise<number>;
  readonly readings: (batch: number) => Promise<readonly Uint8Array[]>;
  /** A rule set `storage-watch` of the ledger that two persons signed. */
  readonly ruleOf: (ruleSetId: string) => Promise<WatchRule>;
  /** Alarms of a bin, open and cleared. */
  readonly alarmsOn: (binId: string) => Promise<readonly Alarm[]>;
}

/** What recomputing a watch came to. */
export interface RecomputedWatch {
  readonly differences: readonly Difference[];
  readonly findings: number;
  /** Alarms of the ledger that were found again. */
  readonly alarms: number;
}

/**
 * Judges the archived log again from its first batch by the journal of a watch, and compares each finding with the journal and each
 * alarm of the ledger with its finding, byte by byte.
 * @param entries - by step, ascending.  @param judged - batches that the watch has judged.
 */
export async function recomputeWatch(
  ports: RecomputePorts,
  entries: readonly JournalEntry[],
  judged: number,
): Promise<RecomputedWatch> {
  const places = placeDifferences(entries, judged, await ports.size());
  if (places.length > 0) return { alarms: 0, differences: places, findings: 0 };
  const differences = await ruleDifferences(ports, entries);
  const replay = new Replay(ports);
  const found: Finding[] = [];
  for (const { devices, findings, fromBatch, looks, step, toBatch } of entries) {
    differences.push(...compared(`before step ${step}`, [], await replay.judge(fromBatch)));
    replay.devices = devices;
    const now = [...(await replay.judge(toBatch)), ...replay.look(looks)];
    found.push(...now);
    differences.push(...compared(`step ${step}`, findings, now));
  }
  differences.push(...compared('after the last step', [], await replay.judge(judged)));
  const { alarms, differences: others } = await alarmDifferences(ports, entries, found);
  return { alarms, differences: [...differences, ...others], findings: found.length };
}

/** The log as a watch went through it. */
class Replay {
  readonly #ports: RecomputePorts;
  devices: readonly WatchedDevice[] = [];
  #memories: Readonly<Record<string, WatchMemory>> = {};
  #at = 0;

  constructor(ports: RecomputePorts) {
    this.#ports = ports;
  }

  /** Judges the batches up to one, which is not judged. */
  async judge(to: number): Promise<Finding[]> {
    const judgement = new Judgement(this.devices, this.#memories);
    const findings: Finding[] = [];
    for (; this.#at < to; this.#at += 1)
      findings.push(...judgement.batch(await this.#ports.readings(this.#at)));
    this.#memories = { ...this.#memories, ...judgement.memories() };
    return findings;
  }

  look(looks: Readonly<Record<string, number>>): Finding[] {
    if (Object.keys(looks).length === 0) return [];
    const judgement = new Judgement(this.devices, this.#memories);
    const findings = judgement.look(looks);
    this.#memories = { ...this.#memories, ...judgement.memories() };
    return findings;
  }
}

/** Entries lie one after the other in the log, from its first batch to the last that was judged. */
function placeDifferences(
  entries: readonly JournalEntry[],
  judged: number,
  size: number,
): Difference[] {
  const [first] = entries;
  if (judged > 0 && first?.fromBatch !== 0) return [{ at: 'journal', kept: 'no beginning' }];
  if (judged > size) return [{ at: 'log', kept: judged, now: size }];
  let at = 0;
  return entries.flatMap(({ fromBatch, step, toBatch }) => {
    const isNext = fromBatch >= at && toBatch >= fromBatch && toBatch <= judged;
    const now = `${at}–${judged}`;
    at = toBatch;
    return isNext ? [] : [{ at: `step ${step}`, kept: `${fromBatch}–${toBatch}`, now }];
  });
}

/** Numbers of the journal against those that two persons signed. */
async function ruleDifferences(
  ports: RecomputePorts,
  entries: readonly JournalEntry[],
): Promise<Difference[]> {
  const kept = new Map<string, WatchRule>();
  for (const { rule } of entries.flatMap((entry) => entry.devices)) kept.set(jcsText(rule), rule);
  const differences: Difference[] = [];
  for (const rule of kept.values()) {
    const { ruleSetId } = rule;
    const now = ruleSetId === BUILT_IN ? WATCH_RULE : await ports.ruleOf(ruleSetId);
    if (jcsText(now) !== jcsText(rule))
      differences.push({ at: `rules ${ruleSetId}`, kept: rule, now });
  }
  return differences;
}

function compared(at: string, kept: readonly object[], now: readonly object[]): Difference[] {
  return jcsText(kept) === jcsText(now) ? [] : [{ at, kept, now }];
}

/** Each alarm that a device of the journal raised against the finding that has its id. */
async function alarmDifferences(
  { alarmsOn }: RecomputePorts,
  entries: readonly JournalEntry[],
  found: readonly Finding[],
): Promise<{ readonly alarms: number; readonly differences: readonly Difference[] }> {
  const devices = entries.flatMap((entry) => entry.devices);
  const byId = new Map(
    found
      .filter(({ to }) => to === 'raised')
      .map((finding) => [alarmIdOf(finding.deviceId, finding), finding] as const),
  );
  const differences: Difference[] = [];
  let alarms = 0;
  for (const binId of new Set(devices.map((device) => device.binId))) {
    const own = (await alarmsOn(binId)).filter(({ alarmId, deviceId }) =>
      isOfWatch(alarmId, deviceId, devices),
    );
    alarms += own.length;
    for (const { alarmId, deviceId, kind, raised, ruleSetId } of own) {
      const finding = byId.get(alarmId);
      const kept = { deviceId, kind, note: raised.note, ruleSetId };
      const now = finding && {
        deviceId: finding.deviceId,
        kind: finding.kind,
        note: finding.note,
        ruleSetId: finding.ruleSetId,
      };
      if (!now || jcsText(kept) !== jcsText(now))
        differences.push({ at: `alarm ${alarmId}`, kept, now });
    }
  }
  return { alarms, differences };
}

/** A person may raise an alarm that names a device too; ids of a watch begin with `w-`. */
function isOfWatch(
  alarmId: string,
  deviceId: string | undefined,
  devices: readonly WatchedDevice[],
): boolean {
  return alarmId.startsWith('w-') && devices.some((one) => one.deviceId === deviceId);
}
