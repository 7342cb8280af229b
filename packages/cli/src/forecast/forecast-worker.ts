// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, parseReading } from '@daoji/model';

import { settledSend } from '../people/settled-send.js';
import type { CommandDraft, EnvelopeFile } from '../people/signed-command.js';
import { runOf, warningOf, type Run, type Station, type WarningDraft } from './forecast-runs.js';
import type {
  ForecastPlan,
  ForecastState,
  RefusedWarning,
  StationMemory,
} from './forecast-state.js';
import { DAY_HOURS, dateOf, hourOf, takeReading } from './station-hours.js';

/** Days of a run. */
const READ_DAYS = 5;
/** Days that are kept for readings that come late. */
const LATE_DAYS = 10;
/** Hours after midnight at which a live station's day is over: its last readings are under way. */
const SETTLE_HOURS = 1;

/** What a forecast works with; the real ones are in `forecast-ports.ts`. */
export interface ForecastPorts {
  readonly stations: readonly Station[];
  /** Batches of the bridge's archived log, and the carried readings of one. */
  readonly size: () => Promise<number>;
  readonly readings: (batch: number) => Promise<readonly Uint8Array[]>;
  /** Network time. */
  readonly now: () => Date;
  /** Whether the ledger has a warning: its id is made of the inputs, so that one that was forgotten here is the same again. */
  readonly isIssued: (warningId: string) => Promise<boolean>;
  readonly sign: (draft: CommandDraft) => EnvelopeFile;
  /** @throws CliError `REFUSED` with the gateway's code, `UNREACHABLE`. */
  readonly send: (envelope: EnvelopeFile) => Promise<unknown>;
}

/** A run whose verdict is new, or another than before. */
export interface DatedRun extends Run {
  readonly date: string;
  readonly deviceId: string;
  readonly warningId?: string;
}

/** What a step came to. */
export interface ForecastStep {
  readonly issued: number;
  readonly refused: readonly RefusedWarning[];
  readonly runs: readonly DatedRun[];
}

/**
 * Runs BLASTAM for each day of each station from the bridge's log, and again for the days that a late reading reaches. A verdict
 * that changes is a new warning; the old one is a person's to withdraw. The warnings of a step are on the disk, signed,
 * before the first is sent: the ledger answers a repeat with its first result.
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
    const stations = new Map(
      this.#ports.stations.map(({ deviceId }) => [
        deviceId,
        structuredClone(position.stations[deviceId] ?? { hours: {}, runs: {} }),
      ]),
    );
    for (let batch = position.nextBatch; batch < size; batch += 1)
      for (const bytes of await this.#ports.readings(batch)) takeInto(stations, bytes);
    const [runs, drafts] = this.#judge(stations);
    if (size === position.nextBatch && runs.length === 0) return before;
    const fresh: CommandDraft[] = [];
    for (const draft of drafts)
      if (!(await this.#ports.isIssued(draft.warningId))) fresh.push(draft);
    const plan: ForecastPlan = {
      commands: fresh.map((draft) => this.#ports.sign(draft)),
      nextBatch: size,
      stations: { ...position.stations, ...Object.fromEntries(stations) },
      step: position.step + 1,
      v: 1,
    };
    await this.#state.keepPlan(plan);
    return [...before, await this.#carryOut(plan, runs)];
  }

  #judge(stations: ReadonlyMap<string, StationMemory>): [DatedRun[], WarningDraft[]] {
    const [runs, drafts]: [DatedRun[], WarningDraft[]] = [[], []];
    const now = this.#ports.now();
    for (const station of this.#ports.stations) {
      const memory = stations.get(station.deviceId);
      const last = memory && lastDay(station, memory, now);
      if (memory?.fromDay === undefined || last === undefined) continue;
      for (let day = memory.fromDay + READ_DAYS - 1; day <= last; day += 1) {
        const judged = judgeDay(station, memory, day, now);
        if (judged) runs.push(judged.run);
        if (judged?.draft) drafts.push(judged.draft);
      }
      forget(memory, last);
    }
    return [runs, drafts];
  }

  async #carryOut(plan: ForecastPlan, runs: readonly DatedRun[]): Promise<ForecastStep> {
    const refused: RefusedWarning[] = [];
    for (const envelope of plan.commands) {
      const refusal = await settledSend(this.#ports.send, envelope);
      if (refusal) refused.push({ ...refusal, command: envelope.command });
    }
    await this.#state.settle(plan, refused);
    return { issued: plan.commands.length - refused.length, refused, runs };
  }
}

/** Runs a day and keeps what it came to; nothing where its verdict is the one that is known. */
function judgeDay(
  station: Station,
  memory: StationMemory,
  day: number,
  now: Date,
): { readonly run: DatedRun; readonly draft: WarningDraft | undefined } | undefined {
  const run = runOf(station, memory.hours, day);
  const known = memory.runs[day];
  if (known?.verdict === run.verdict) {
    memory.runs[day] = { ...known, ...run };
    return undefined;
  }
  const draft = warningOf(station, day, run, memory.runs, civilDateOf(now.toISOString()));
  memory.runs[day] = draft ? { ...run, isWarned: true } : run;
  const { deviceId } = station;
  const dated = { ...run, date: dateOf(day), deviceId };
  return draft ? { draft, run: { ...dated, warningId: draft.warningId } } : { draft, run: dated };
}

function takeInto(stations: ReadonlyMap<string, StationMemory>, bytes: Uint8Array): void {
  const reading = parseReading(bytes);
  const memory = stations.get(reading.deviceId);
  if (!memory || !takeReading(memory.hours, reading)) return;
  const hour = hourOf(Date.parse(reading.time));
  // The first whole day: the hours before a station stood there are not missing.
  memory.fromDay ??= Math.ceil(hour / DAY_HOURS);
  memory.newestHour = Math.max(memory.newestHour ?? hour, hour);
}

/** The last day that is over; a station that carries its readings in later has no other clock than theirs. */
function lastDay({ isLive }: Station, memory: StationMemory, now: Date): number | undefined {
  if (isLive) return Math.floor((hourOf(now.getTime()) - SETTLE_HOURS) / DAY_HOURS) - 1;
  const { newestHour } = memory;
  return newestHour === undefined ? undefined : Math.floor((newestHour + 1) / DAY_HOURS) - 1;
}

/** Keeps what late readings can still change, and what its verdicts read. */
function forget(memory: StationMemory, last: number): void {
  const from = last - LATE_DAYS - READ_DAYS + 2;
  if (memory.fromDay === undefined || memory.fromDay >= from) return;
  memory.fromDay = from;
  for (const hour of Object.keys(memory.hours))
    if (Number(hour) < from * DAY_HOURS) Reflect.deleteProperty(memory.hours, hour);
  for (const day of Object.keys(memory.runs))
    if (Number(day) < from + READ_DAYS - 2) Reflect.deleteProperty(memory.runs, day);
}
