// SPDX-License-Identifier: Apache-2.0
import { BinWatch, type WatchChange, type WatchedChannel } from '@daoji/agronomy';
import { parseReading, type Reading } from '@daoji/model';

import { settledSend } from '../people/settled-send.js';
import type { CommandDraft, EnvelopeFile } from '../people/signed-command.js';
import type { RefusedAlarm, WatchPlan, WatchState } from './watch-state.js';
import { alarmIdOf, alarmStem, noteOf } from './watch-words.js';

/** Batches that are judged before the watch keeps what it knows. */
const MOST_BATCHES = 256;

/** A device in a bin. */
export interface WatchedDevice {
  readonly deviceId: string;
  readonly binId: string;
  /** False for one whose readings are carried in later: how long it is silent shows only in its own times. */
  readonly isLive: boolean;
  readonly channels: readonly WatchedChannel[];
}

/** What a watch works with; the real ones are in `watch-ports.ts`. */
export interface WatchPorts {
  readonly devices: readonly WatchedDevice[];
  /** Ids of alarms on a bin that nobody has cleared. */
  readonly openAlarms: (binId: string) => Promise<readonly string[]>;
  /** Batches of the bridge's archived log, and the carried readings of one. */
  readonly size: () => Promise<number>;
  readonly readings: (batch: number) => Promise<readonly Uint8Array[]>;
  /** Network time. */
  readonly now: () => Date;
  readonly sign: (draft: CommandDraft) => EnvelopeFile;
  /** @throws CliError `REFUSED` with the gateway's code, `UNREACHABLE`. */
  readonly send: (envelope: EnvelopeFile) => Promise<unknown>;
}

/** A finding of a device. */
export interface Finding extends WatchChange {
  readonly deviceId: string;
  readonly note: string;
}

/** What a step came to. */
export interface SettledStep {
  readonly findings: readonly Finding[];
  readonly raised: number;
  readonly refused: readonly RefusedAlarm[];
}

/**
 * Watches the bins of a site, batch by batch of the bridge's log: what the bridge has acknowledged is judged, whatever dies in
 * between. The alarms of a step are on the disk, signed, before the first is sent, so that none is lost and none fires
 * twice: the ledger answers a repeat with its first result.
 */
export class WatchWorker {
  readonly #ports: WatchPorts;
  readonly #state: WatchState;

  constructor(ports: WatchPorts, state: WatchState) {
    this.#ports = ports;
    this.#state = state;
  }

  /**
   * Judges every batch that is there, then looks at the clock.
   * @throws CliError `UNREACHABLE`, or `REFUSED` for a fault of the moment: nothing is lost, and the next call goes on there.
   */
  async *work(): AsyncGenerator<SettledStep> {
    const left = await this.#state.plan();
    if (left) yield await this.#carryOut(left, []);
    const size = await this.#ports.size();
    for (;;) {
      const { nextBatch } = await this.#state.position();
      if (nextBatch >= size) break;
      yield await this.#judgeBatches(nextBatch, Math.min(size, nextBatch + MOST_BATCHES));
    }
    const last = await this.#look();
    if (last) yield last;
  }

  /** Judges batches up to the first that says something. */
  async #judgeBatches(from: number, to: number): Promise<SettledStep> {
    const watches = await this.#watches();
    const findings: Finding[] = [];
    let batch = from;
    for (; batch < to && findings.length === 0; batch += 1) {
      const readings = (await this.#ports.readings(batch)).map((bytes) => parseReading(bytes));
      for (const [device, watch] of watches) {
        const own = readings.filter(({ deviceId }) => deviceId === device.deviceId);
        const changes = own.flatMap((reading) => watch.take(measuredOf(reading)));
        findings.push(...changes.map((one) => findingOf(device, one)));
      }
    }
    return this.#step(watches, batch, findings);
  }

  /** Looks at the clock; a look that finds nothing leaves nothing to keep. */
  async #look(): Promise<SettledStep | undefined> {
    const watches = await this.#watches();
    const nowMs = this.#ports.now().getTime();
    const findings = [...watches].flatMap(([device, watch]) => {
      // A device that carries its readings in later has no other clock than theirs.
      const newest = Math.max(...Object.values(watch.memory().newestMs));
      const changes = watch.look(device.isLive ? nowMs : newest);
      return changes.map((one) => findingOf(device, one));
    });
    if (findings.length === 0) return undefined;
    const { nextBatch } = await this.#state.position();
    return this.#step(watches, nextBatch, findings);
  }

  async #watches(): Promise<Map<WatchedDevice, BinWatch>> {
    const { memories } = await this.#state.position();
    return new Map(
      this.#ports.devices.map((device) => [
        device,
        new BinWatch(device.channels, undefined, memories[device.deviceId]),
      ]),
    );
  }

  async #step(
    watches: ReadonlyMap<WatchedDevice, BinWatch>,
    nextBatch: number,
    findings: readonly Finding[],
  ): Promise<SettledStep> {
    const { memories: before, step } = await this.#state.position();
    const now = [...watches].map(([{ deviceId }, watch]) => [deviceId, watch.memory()] as const);
    const memories = { ...before, ...Object.fromEntries(now) };
    const commands = await this.#commandsOf(findings);
    const plan: WatchPlan = { commands, memories, nextBatch, step: step + 1, v: 1 };
    await this.#state.keepPlan(plan);
    return this.#carryOut(plan, findings);
  }

  /** One alarm stands for a finding that comes back before anybody cleared it. */
  async #commandsOf(findings: readonly Finding[]): Promise<EnvelopeFile[]> {
    const raised = findings.filter(({ to }) => to === 'raised');
    const bins = new Map(this.#ports.devices.map(({ binId, deviceId }) => [deviceId, binId]));
    const standing: string[] = [];
    for (const binId of new Set(raised.map(({ deviceId }) => bins.get(deviceId) ?? '')))
      standing.push(...(await this.#ports.openAlarms(binId)));
    return raised.flatMap((finding) => {
      const { deviceId, kind, note } = finding;
      const stem = alarmStem(deviceId, finding);
      if (standing.some((alarmId) => alarmId.startsWith(stem))) return [];
      const alarmId = alarmIdOf(deviceId, finding);
      standing.push(alarmId);
      const subject = { id: bins.get(deviceId) ?? '', kind: 'bin' };
      return [this.#ports.sign({ alarmId, deviceId, kind, note, subject, type: 'raiseAlarm' })];
    });
  }

  async #carryOut(plan: WatchPlan, findings: readonly Finding[]): Promise<SettledStep> {
    const refused: RefusedAlarm[] = [];
    for (const envelope of plan.commands) {
      const refusal = await settledSend(this.#ports.send, envelope);
      if (refusal) refused.push({ ...refusal, command: envelope.command });
    }
    await this.#state.settle(plan, refused);
    return { findings, raised: plan.commands.length - refused.length, refused };
  }
}

function measuredOf({ channel, scale, time, value }: Reading): Parameters<BinWatch['take']>[0] {
  return { channel, timeMs: Date.parse(time), value: scaled(value, scale) };
}

/** A whole number of 10^scale units; division keeps 0.1 exact where multiplication would not. */
export function scaled(value: number, scale: number): number {
  return scale < 0 ? value / 10 ** -scale : value * 10 ** scale;
}

function findingOf({ deviceId }: WatchedDevice, change: WatchChange): Finding {
  return { ...change, deviceId, note: noteOf(change) };
}
