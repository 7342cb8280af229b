// SPDX-License-Identifier: Apache-2.0
import { RUN_VERDICTS } from '@daoji/model';
import { z } from 'zod';

import { KeptJson } from '../kept-json.js';
import type { Refusal } from '../people/settled-send.js';
import { envelopeFileSchema } from '../people/signed-command.js';
import { stationDaySchema } from './station-days.js';

const sums = z.tuple([z.int(), z.int().min(1)]).readonly();
const hourSchema = z.strictObject({
  'air-temperature': sums.optional(),
  rain: sums.optional(),
  'relative-humidity': sums.optional(),
  sunshine: sums.optional(),
  'wind-speed': sums.optional(),
});
const lineSchema = z.strictObject({
  isWarned: z.boolean().optional(),
  key: z.string(),
  verdict: z.enum(RUN_VERDICTS),
});
const stationSchema = z.strictObject({
  /** By day, for the models of a whole season. */
  days: z.record(z.string(), stationDaySchema),
  /** First day whose hours are still known. */
  fromDay: z.int().optional(),
  /** First whole day that was ever known. */
  firstDay: z.int().optional(),
  hours: z.record(z.string(), hourSchema),
  /** Last day that was judged. */
  judgedTo: z.int().optional(),
  newestHour: z.int().optional(),
  /** By day. */
  runs: z.record(z.string(), z.array(lineSchema)),
  /** Warnings that are given once in a season. */
  said: z.array(z.string()),
});
/** What is kept of one station. */
export type StationMemory = z.infer<typeof stationSchema>;

const position = {
  /** First batch of the log that is not read. */
  nextBatch: z.int().min(0),
  /** By device. */
  stations: z.record(z.string(), stationSchema),
  /** Steps that are settled. */
  step: z.int().min(0),
  /** Of version 1 nothing is left but a new start: what stands in the ledger is not issued again. */
  v: z.literal(2),
};
const positionSchema = z.strictObject(position);
const planSchema = z.strictObject({ ...position, commands: z.array(envelopeFileSchema) });
const keptPlanSchema = z.union([planSchema, z.looseObject({ v: z.literal(1) })]);
/** See {@link positionSchema}. */
export type ForecastPosition = z.infer<typeof positionSchema>;
/** Where the next step leads, and the warnings that it issues; on the disk before the first is sent. */
export type ForecastPlan = z.infer<typeof planSchema>;
/** A warning that the ledger refused; `command` is its canonical text. */
export interface RefusedWarning extends Refusal {
  readonly command: string;
}

const START: ForecastPosition = { nextBatch: 0, stations: {}, step: 0, v: 2 };
const keptPositionSchema = z.union([positionSchema, z.looseObject({ v: z.literal(1) })]);

/** A forecast's folder: `position.json`, `plan.json` of the step under way, `refused-{step}.json`. */
export class ForecastState {
  readonly #kept: KeptJson;

  private constructor(kept: KeptJson) {
    this.#kept = kept;
  }

  static async open(folder: string): Promise<ForecastState> {
    return new ForecastState(await KeptJson.open(folder));
  }

  async position(): Promise<ForecastPosition> {
    const kept = await this.#kept.read('position.json', keptPositionSchema);
    return kept?.v === 2 ? kept : START;
  }

  /** The step that was under way when the program was stopped. */
  async plan(): Promise<ForecastPlan | undefined> {
    const plan = await this.#kept.read('plan.json', keptPlanSchema);
    if (plan?.v !== 2) return undefined;
    return plan.step === (await this.position()).step + 1 ? plan : undefined;
  }

  keepPlan(plan: ForecastPlan): Promise<void> {
    return this.#kept.write('plan.json', plan);
  }

  /** Refusals are on the disk before the position says that the step is done. */
  async settle(plan: ForecastPlan, refused: readonly RefusedWarning[]): Promise<void> {
    if (refused.length > 0) await this.#kept.write(`refused-${plan.step}.json`, refused);
    const { nextBatch, stations, step, v } = plan;
    await this.#kept.write('position.json', { nextBatch, stations, step, v });
  }
}
