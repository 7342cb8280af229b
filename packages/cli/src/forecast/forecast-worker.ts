// SPDX-License-Identifier: Apache-2.0
import { parseCommand, parseReading } from '@daoji/model';

import { settledSend } from '../people/settled-send.js';
import type { CommandDraft, EnvelopeFile } from '../people/signed-command.js';
import { judgeStation, type DatedLine } from './forecast-judge.js';
import type { ForecastDraft, Station } from './forecast-runs.js';
import type {
  ForecastPlan,
  ForecastState,
  RefusedWarning,
  StationMemory,
} from './forecast-state.js';
import { newMemory, takeInto } from './station-memory.js';

/** What a forecast works with; the real ones are in `forecast-ports.ts`. */
export interface ForecastPorts {
  readonly stations: readonly Station[];
  /** Batches of the bridge's archived log, and the carried readings of one. */
  readonly size: () => Promise<number>;
  readonly readings: (batch: number) => Promise<readonly Uint8Array[]>;
  /** Network time. */
  readonly now: () => Date;
  /** Whether the ledger has a run or a warning: its id is made of the inputs, so that one that was forgotten here is the same again. */
  readonly isKnown: (draft: ForecastDraft) => Promise<boolean>;
  readonly sign: (draft: CommandDraft) => EnvelopeFile;
  /** @throws CliError `REFUSED` with the gateway's code, `UNREACHABLE`. */
  readonly send: (envelope: EnvelopeFile) => Promise<unknown>;
}

/** What a step came to. */
export interface ForecastStep {
  /** Warnings issued. */
  readonly issued: number;
  /** Verdicts that are new, or others than before. */
  readonly lines: readonly DatedLine[];
  /** Runs recorded. */
  readonly recorded: number;
  readonly refused: readonly RefusedWarning[];
}

/**
 * Runs the models for each day of each station from the bridge's log, and again for the days that a late reading reaches. A verdict
 * that changes is a new run and where it warns a new warning; the old one is a person's to withdraw. The commands of a step are on the
 * disk, signed, before the first is sent: the ledger answers a repeat with its first result.
 */
export class ForecastWorker {
  readonly #ports: ForecastPorts;
  readonly #state: ForecastState;

  constructor(ports: ForecastPorts, state: ForecastState) {
    this.#ports = ports;
    this.#state = state;
  }

  /**
   * Reads every batch that is there, then judges the days that are over.
   * @returns what it came to; nothing where no verdict is new.
   * @throws CliError `UNREACHABLE`, or `REFUSED` for a fault of the moment: nothing is lost, and the next call goes on there.
   */
  async work(): Promise<ForecastStep[]> {
    const left = await this.#state.plan();
    const before = left ? [await this.#carryOut(left, [])] : [];
    const position = await this.#state.position();
    const size = await this.#ports.size();
    const memories = new Map<string, StationMemory>(
      this.#ports.stations.map(({ deviceId }) => [
        deviceId,
        structuredClone(position.stations[deviceId] ?? newMemory()),
      ]),
    );
    // A station that is new to the folder has its days from the first batch on: what its runs say follows from log and file alone.
    const added = new Map([...memories].filter(([id]) => !Object.hasOwn(position.stations, id)));
    if (added.size > 0) await this.#read(added, 0, position.nextBatch);
    const touched = await this.#read(memories, position.nextBatch, size);
    const now = this.#ports.now();
    const lines: DatedLine[] = [];
    const drafts: ForecastDraft[] = [];
    for (const station of this.#ports.stations) {
      const memory = memories.get(station.deviceId) ?? newMemory();
      const judged = judgeStation(station, memory, touched.get(station.deviceId), now);
      lines.push(...judged.lines);
      drafts.push(...judged.drafts);
    }
    if (size === position.nextBatch && lines.length === 0 && added.size === 0) return before;
    const fresh: ForecastDraft[] = [];
    for (const draft of drafts) if (!(await this.#ports.isKnown(draft))) fresh.push(draft);
    const plan: ForecastPlan = {
      commands: fresh.map(({ draft }) => this.#ports.sign(draft)),
      nextBatch: size,
      stations: { ...position.stations, ...Object.fromEntries(memories) },
      step: position.step + 1,
      v: 2,
    };
    await this.#state.keepPlan(plan);
    return [...before, await this.#carryOut(plan, lines)];
  }

  /** Takes batches in. @returns the first day of each station of which a reading came. */
  async #read(
    memories: ReadonlyMap<string, StationMemory>,
    from: number,
    size: number,
  ): Promise<Map<string, number>> {
    const touched = new Map<string, number>();
    const stations = new Map(this.#ports.stations.map((one) => [one.deviceId, one]));
    for (let batch = from; batch < size; batch += 1)
      for (const bytes of await this.#ports.readings(batch)) {
        const reading = parseReading(bytes);
        const [memory, station] = [memories.get(reading.deviceId), stations.get(reading.deviceId)];
        const day = memory && station && takeInto(memory, station, reading);
        if (day === undefined) continue;
        touched.set(reading.deviceId, Math.min(touched.get(reading.deviceId) ?? day, day));
      }
    return touched;
  }

  async #carryOut(plan: ForecastPlan, lines: readonly DatedLine[]): Promise<ForecastStep> {
    const refused: RefusedWarning[] = [];
    let [issued, recorded] = [0, 0];
    for (const envelope of plan.commands) {
      const refusal = await settledSend(this.#ports.send, envelope);
      if (refusal) refused.push({ ...refusal, command: envelope.command });
      else if (parseCommand('trace', envelope.command).type === 'issueWarning') issued += 1;
      else recorded += 1;
    }
    await this.#state.settle(plan, refused);
    return { issued, lines, recorded, refused };
  }
}
