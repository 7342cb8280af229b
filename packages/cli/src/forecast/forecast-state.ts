// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { KeptJson } from '../kept-json.js';
import type { Refusal } from '../people/settled-send.js';
import { envelopeFileSchema } from '../people/signed-command.js';

const sums = z.tuple([z.int(), z.int().min(1)]).readonly();
const hourSchema = z.strictObject({
  'air-temperature': sums.optional(),
  rain: sums.optional(),
  sunshine: sums.optional(),
  'wind-speed': sums.optional(),
});
const runSchema = z.strictObject({
  digest: z.string(),
  isWarned: z.boolean().optional(),
  verdict: z.enum(['none', '1', '2', '3', '4', 'favourable', 'not-judgeable']),
  version: z.string(),
  voidedCount: z.int().min(0),
});
const stationSchema = z.strictObject({
  /** First day that is still known; a station that says nothing for long stays known. */
  fromDay: z.int().optional(),
  hours: z.record(z.string(), hourSchema),
  newestHour: z.int().optional(),
  /** By day. */
  runs: z.record(z.string(), runSchema),
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
  v: z.literal(1),
};
const positionSchema = z.strictObject(position);
const planSchema = z.strictObject({ ...position, commands: z.array(envelopeFileSchema) });
/** See {@link positionSchema}. */
export type ForecastPosition = z.infer<typeof positionSchema>;
/** Where the next step leads, and the warnings that it issues; on the disk before the first is sent. */
export type ForecastPlan = z.infer<typeof planSchema>;
/** A warning that the ledger refused; `command` is its canonical text. */
export interface RefusedWarning extends Refusal {
  readonly command: string;
}

const START: ForecastPosition = { nextBatch: 0, stations: {}, step: 0, v: 1 };

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
    return (await this.#kept.read('position.json', positionSchema)) ?? START;
  }

  /** The step that was under way when the program was stopped. */
  async plan(): Promise<ForecastPlan | undefined> {
    const plan = await this.#kept.read('plan.json', planSchema);
    return plan?.step === (await this.position()).step + 1 ? plan : undefined;
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
