// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { CliError } from '../cli-error.js';
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
 * which scans of a batch activated nothing. Each file appears whole and synced, or not at all.
 */
export class LineState {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<LineState> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new LineState(folder);
  }

  async position(): Promise<LinePosition> {
    return (await this.#read('position.json', stateSchema)) ?? { nextBatch: 0, v: 1 };
  }

  /** The plan of a batch that was under way. */
  async plan(batch: number): Promise<BatchPlan | undefined> {
    const plan = await this.#read('plan.json', planSchema);
    return plan?.batch === batch ? plan : undefined;
  }

  keepPlan(plan: BatchPlan): Promise<void> {
    return this.#write('plan.json', plan);
  }

  /** Settles a batch. The order matters: refusals are on the disk before the position says that the batch is done. */
  async settle({ batch, open: half }: BatchPlan, refused: readonly KeptRefusal[]): Promise<void> {
    if (refused.length > 0) await this.#write(`refused-${batch}.json`, refused);
    await this.#write('position.json', { nextBatch: batch + 1, ...(half && { open: half }), v: 1 });
  }

  /** Every scan that activated nothing, in log order. */
  async refused(): Promise<KeptRefusal[]> {
    const batches = (await readdir(this.#folder))
      .flatMap((name) => /^refused-(\d+)\.json$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
    const lists: KeptRefusal[][] = [];
    for (const batch of batches)
      lists.push((await this.#read(`refused-${batch}.json`, z.array(refusedSchema))) ?? []);
    return lists.flat();
  }

  async #read<T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const path = join(this.#folder, name);
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
      throw cause;
    }
    const result = schema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    throw new CliError('FILE_SHAPE', `${path}: ${z.prettifyError(result.error)}`);
  }

  async #write(name: string, value: unknown): Promise<void> {
    const path = join(this.#folder, name);
    await rm(`${path}.part`, { force: true });
    const file = await open(`${path}.part`, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(value));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
    const folder = await open(this.#folder, 'r');
    await folder.sync();
    await folder.close();
  }
}
