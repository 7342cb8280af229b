// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN, type WatchMemory } from '@daoji/agronomy';
import { idSchema } from '@daoji/model';
import { z } from 'zod';

import { KeptJson } from '../kept-json.js';
import type { Refusal } from '../people/settled-send.js';
import { envelopeFileSchema } from '../people/signed-command.js';
import { journalEntrySchema, type JournalEntry } from './watch-journal.js';

const reading = z.strictObject({ channel: z.string(), timeMs: z.number(), value: z.number() });
const memorySchema: z.ZodType<WatchMemory> = z.strictObject({
  gas: z.record(
    z.string(),
    z.strictObject({ isRaised: z.boolean(), sinceMs: z.number().optional() }),
  ),
  hotSpots: z.record(
    z.string(),
    z.strictObject({ above: z.int(), state: z.enum(['normal', 'note', 'hot']) }),
  ),
  newestMs: z.record(z.string(), z.number()),
  open: z.array(reading),
  /** Folders of before there were rule sets have none. */
  ruleSetId: idSchema.default(BUILT_IN),
  silent: z.array(z.string()),
  stuck: z.record(
    z.string(),
    z.strictObject({
      isRaised: z.boolean(),
      layerC: z.number(),
      scans: z.int(),
      value: z.number(),
    }),
  ),
});

const position = {
  /** Steps that are settled. */
  step: z.int().min(0),
  /** First batch of the log that is not judged. */
  nextBatch: z.int().min(0),
  /** Of the devices and rules by which the last step judged; none before the first. */
  devicesHash: z.string().optional(),
  /** By device. */
  memories: z.record(z.string(), memorySchema),
  v: z.literal(1),
};
const positionSchema = z.strictObject(position);
const planSchema = z.strictObject({
  ...position,
  commands: z.array(envelopeFileSchema),
  entry: journalEntrySchema.optional(),
});
/** See {@link positionSchema}. */
export type WatchPosition = z.infer<typeof positionSchema>;
/** Where the next step leads, and the alarms that it raises; on the disk before the first is sent. */
export type WatchPlan = z.infer<typeof planSchema>;
/** An alarm that the ledger refused; `command` is its canonical text. */
export interface RefusedAlarm extends Refusal {
  readonly command: string;
}

const START: WatchPosition = { memories: {}, nextBatch: 0, step: 0, v: 1 };

/** A watch's folder: `position.json`, `plan.json` of the step under way, `refused-{step}.json`, `journal-{step}.json`. */
export class WatchState {
  readonly #kept: KeptJson;

  private constructor(kept: KeptJson) {
    this.#kept = kept;
  }

  static async open(folder: string): Promise<WatchState> {
    return new WatchState(await KeptJson.open(folder));
  }

  async position(): Promise<WatchPosition> {
    return (await this.#kept.read('position.json', positionSchema)) ?? START;
  }

  /** The step that was under way when the watch was stopped. */
  async plan(): Promise<WatchPlan | undefined> {
    const plan = await this.#kept.read('plan.json', planSchema);
    return plan?.step === (await this.position()).step + 1 ? plan : undefined;
  }

  keepPlan(plan: WatchPlan): Promise<void> {
    return this.#kept.write('plan.json', plan);
  }

  /** Entries by step; steps that found nothing by the devices and rules of the one before have none. */
  async journal(): Promise<JournalEntry[]> {
    const names = (await this.#kept.names()).filter((name) => /^journal-\d+\.json$/.test(name));
    const entries = await Promise.all(
      names.map((name) => this.#kept.read(name, journalEntrySchema)),
    );
    return entries.flatMap((entry) => entry ?? []).sort((left, right) => left.step - right.step);
  }

  /** Refusals and journal are on the disk before the position says that the step is done. */
  async settle(plan: WatchPlan, refused: readonly RefusedAlarm[]): Promise<void> {
    if (refused.length > 0) await this.#kept.write(`refused-${plan.step}.json`, refused);
    if (plan.entry) await this.#kept.write(`journal-${plan.step}.json`, plan.entry);
    const { devicesHash, memories, nextBatch, step, v } = plan;
    await this.#kept.write('position.json', { devicesHash, memories, nextBatch, step, v });
  }
}
