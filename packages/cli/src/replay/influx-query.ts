// SPDX-License-Identifier: Apache-2.0
import { request } from 'node:https';

import { z } from 'zod';

import { CliError } from '../cli-error.js';

const ANSWER_MS = 30_000;

/** How to ask an InfluxDB 1.8 over HTTPS. */
export interface InfluxAccess {
  /** `https://host:port`. */
  readonly url: string;
  /** PEM of the server's CA. */
  readonly ca: string;
  /** `user:password`. */
  readonly token: string;
  readonly database: string;
}

/** One row of an answer: column name → value; `time` in milliseconds. */
export type InfluxRow = Readonly<Record<string, string | number | boolean | null>>;

const answerSchema = z.object({
  results: z.array(
    z.object({
      error: z.string().optional(),
      series: z
        .array(
          z.object({
            columns: z.array(z.string()),
            values: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
          }),
        )
        .optional(),
    }),
  ),
});

/** Runs one query. @throws {@link CliError} `UNREACHABLE`, `REFUSED` with the server's text. */
export async function queryInflux(access: InfluxAccess, query: string): Promise<InfluxRow[]> {
  const answer = answerSchema.safeParse(JSON.parse(await send(access, query)));
  const [result] = answer.success ? answer.data.results : [];
  if (!result || result.error !== undefined) {
    throw new CliError('REFUSED', `InfluxDB: ${result?.error ?? 'expected one result'}`);
  }
  return (result.series ?? []).flatMap(({ columns, values }) =>
    values.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))),
  );
}

/** Asks whether the server answers at all. @throws {@link CliError} `UNREACHABLE`. */
export async function pingInflux(access: InfluxAccess): Promise<void> {
  await call(access, '/ping?verbose=true');
}

function send(access: InfluxAccess, query: string): Promise<string> {
  const parameters = new URLSearchParams({ db: access.database, q: query, epoch: 'ms' });
  return call(access, `/query?${parameters.toString()}`);
}

function call({ url, ca, token }: InfluxAccess, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error): void =>
      reject(
        new CliError('UNREACHABLE', `no answer from InfluxDB at ${url}: ${cause.message}`, {
          cause,
        }),
      );
    const options = { ca, auth: token, timeout: ANSWER_MS };
    const sent = request(new URL(path, url), options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('error', fail);
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        if (status < 300) resolve(text);
        else reject(new CliError('REFUSED', `InfluxDB answered ${status}: ${text.slice(0, 200)}`));
      });
    });
    sent.on('timeout', () => sent.destroy(new Error(`nothing within ${ANSWER_MS} ms`)));
    sent.on('error', fail);
    sent.end();
  });
}
