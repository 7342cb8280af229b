// SPDX-License-Identifier: Apache-2.0
import { alarmStem } from '@daoji/model';

import { settledSend } from '../people/settled-send.js';
import type { CommandDraft, EnvelopeFile } from '../people/signed-command.js';
import { Judgement, type Finding } from './judge.js';
import { devicesHash } from './watch-journal.js';
import type { RefusedAlarm, WatchPlan, WatchState } from './watch-state.js';
import { alarmIdOf } from './watch-words.js';
import type { WatchedDevice } from './watched-device.js';

/** Batches that are judged before the watch keeps what it knows. */
const MOST_BATCHES = 256;

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
    const judgement = await this.#judgement();
    const findings: Finding[] = [];
    let batch = from;
    for (; batch < to && findings.length === 0; batch += 1)
      findings.push(...judgement.batch(await this.#ports.readings(batch)));
    return this.#step(judgement, batch, findings, {});
  }

  /** Looks at the clock; a look that finds nothing leaves nothing to keep. */
  async #look(): Promise<SettledStep | undefined> {
    const judgement = await this.#judgement();
    const looks = judgement.looks(this.#ports.now().getTime());
    const findings = judgement.look(looks);
    if (findings.length === 0) return undefined;
    const { nextBatch } = await this.#state.position();
    return this.#step(judgement, nextBatch, findings, looks);
  }

  async #judgement(): Promise<Judgement> {
    const { memories } = await this.#state.position();
    return new Judgement(this.#ports.devices, memories);
  }

  async #step(
    judgement: Judgement,
    nextBatch: number,
    findings: readonly Finding[],
    looks: Readonly<Record<string, number>>,
  ): Promise<SettledStep> {
    const { devices } = this.#ports;
    const before = await this.#state.position();
    const step = before.step + 1;
    const hash = devicesHash(devices);
    const entry = {
      ...{ devices: [...devices], findings: [...findings], fromBatch: before.nextBatch },
      ...{ looks: { ...looks }, step, toBatch: nextBatch, v: 1 as const },
    };
    const isQuiet = findings.length === 0 && hash === before.devicesHash;
    const plan: WatchPlan = {
      commands: await this.#commandsOf(findings),
      devicesHash: hash,
      memories: { ...before.memories, ...judgement.memories() },
      nextBatch,
      step,
      v: 1,
      ...(!isQuiet && { entry }),
    };
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
      const { deviceId, kind, note, ruleSetId } = finding;
      const stem = alarmStem(deviceId, finding);
      if (standing.some((alarmId) => alarmId.startsWith(stem))) return [];
      const alarmId = alarmIdOf(deviceId, finding);
      standing.push(alarmId);
      const subject = { id: bins.get(deviceId) ?? '', kind: 'bin' };
      const alarm = { alarmId, deviceId, kind, note, ruleSetId, subject };
      return [this.#ports.sign({ ...alarm, type: 'raiseAlarm' })];
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
