// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { KeptJson } from '../kept-json.js';
import { envelopeFileSchema } from '../people/signed-command.js';

const identity = { bootEpoch: z.int(), seq: z.int(), time: z.string() };
const openHalfSchema = z.strictObject({ ...identity, high: z.int() });
const refusedSchema = z.strictObject({
  ...identity,
  code: z.string(),
  detail: z.string(),
  serial: z.string().optional(),
});
const scanSchema = z.strictObject({ ...identity, serial: z.string() });

const stateSchema = z.strictObject({
  /** First batch of the log that is not settled. */
  nextBatch: z.int().min(0),
  open: openHalfSchema.optional(),
  v: z.literal(1),
});

/** What a batch comes to, on the disk before anything of it is sent: after a crash the same bytes go again. */
const planSchema = z.strictObject({
  batch: z.int().min(0),
  commands: z.array(z.strictObject({ envelope: envelopeFileSchema, scans: z.array(scanSchema) })),
  open: openHalfSchema.optional(),
  refused: z.array(refusedSchema),
  v: z.literal(1),
});

/** See {@link planSchema}. */
export type BatchPlan = z.infer<typeof planSchema>;
/** See {@link stateSchema}. */
export type LinePosition = z.infer<typeof stateSchema>;
/** A refused scan as it is kept. */
export type KeptRefusal = z.infer<typeof refusedSchema>;

/**
 * A line worker's folder. `position.json` says which batches are settled, `plan.json` what is under way, `refused-{batch}.json`
 * which scans of a batch activated nothing.
 */
export class LineState {
  readonly #kept: KeptJson;

  private constructor(kept: KeptJson) {
    this.#kept = kept;
  }

  static async open(folder: string): Promise<LineState> {
    return new LineState(await KeptJson.open(folder));
  }

  async position(): Promise<LinePosition> {
    return (await this.#kept.read('position.json', stateSchema)) ?? { nextBatch: 0, v: 1 };
  }

  /** The plan of a batch that was under way. */
  async plan(batch: number): Promise<BatchPlan | undefined> {
    const plan = await this.#kept.read('plan.json', planSchema);
    return plan?.batch === batch ? plan : undefined;
  }

  keepPlan(plan: BatchPlan): Promise<void> {
    return this.#kept.write('plan.json', plan);
  }

  /** Settles a batch. The order matters: refusals are on the disk before the position says that the batch is done. */
  async settle({ batch, open: half }: BatchPlan, refused: readonly KeptRefusal[]): Promise<void> {
    if (refused.length > 0) await this.#kept.write(`refused-${batch}.json`, refused);
    await this.#kept.write('position.json', {
      nextBatch: batch + 1,
      ...(half && { open: half }),
      v: 1,
    });
  }

  /** Every scan that activated nothing, in log order. */
  async refused(): Promise<KeptRefusal[]> {
    const batches = (await this.#kept.names())
      .flatMap((name) => /^refused-(\d+)\.json$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
    const lists: KeptRefusal[][] = [];
    for (const batch of batches)
      lists.push((await this.#kept.read(`refused-${batch}.json`, z.array(refusedSchema))) ?? []);
    return lists.flat();
  }
}
