// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { InfluxDB } from 'influx';
import { z } from 'zod';

import { GatewayError } from '../gateway-error.js';

/** How to reach InfluxDB 1.8; `ca` is a PEM file. */
export interface InfluxOptions {
  readonly url: string;
  readonly ca?: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

const PING_TIMEOUT_MS = 3_000;
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const answerSchema = z.object({
  results: z.array(
    z.object({
      error: z.string().optional(),
      series: z
        .array(
          z.object({
            columns: z.array(z.string()),
            tags: z.record(z.string(), z.string()).optional(),
            values: z.array(z.array(cell)),
          }),
        )
        .optional(),
    }),
  ),
});

/** One row: its columns, and the tags by which its statement groups. */
export type InfluxRow = Readonly<Record<string, z.infer<typeof cell>>>;

/** Asks InfluxDB; connects per request. All throw GatewayError `SERIES_UNREACHABLE`. */
export class InfluxRows {
  readonly #client: InfluxDB;

  constructor(options: InfluxOptions) {
    const url = new URL(options.url);
    const protocol = url.protocol === 'https:' ? 'https' : 'http';
    this.#client = new InfluxDB({
      database: options.database,
      username: options.username,
      password: options.password,
      hosts: [
        {
          host: url.hostname,
          port: Number(url.port),
          protocol,
          ...(options.ca === undefined ? {} : { options: { ca: readFileSync(options.ca) } }),
        },
      ],
    });
  }

  /** Rows of each statement; times in ms. */
  async of(statements: readonly string[]): Promise<InfluxRow[][]> {
    if (statements.length === 0) return [];
    let raw: unknown;
    try {
      raw = await this.#client.queryRaw(statements.join('; '), { precision: 'ms' });
    } catch (cause) {
      throw new GatewayError('SERIES_UNREACHABLE', 'expected InfluxDB to answer', { cause });
    }
    const answer = answerSchema.safeParse(raw);
    const error = answer.data?.results.find((result) => result.error !== undefined)?.error;
    if (!answer.success || error !== undefined) {
      throw new GatewayError('SERIES_UNREACHABLE', `expected rows of InfluxDB, got ${error ?? ''}`);
    }
    return answer.data.results.map(({ series }) => (series ?? []).flatMap(rowsOf));
  }

  async ping(): Promise<void> {
    const answers = await this.#client.ping(PING_TIMEOUT_MS);
    if (answers.every(({ online }) => online)) return;
    throw new GatewayError('SERIES_UNREACHABLE', 'expected InfluxDB to answer a ping');
  }
}

function rowsOf(series: {
  readonly columns: readonly string[];
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly values: readonly InfluxRow[string][][];
}): InfluxRow[] {
  return series.values.map((values) => ({
    ...Object.fromEntries(series.columns.map((column, index) => [column, values[index] ?? null])),
    ...series.tags,
  }));
}
