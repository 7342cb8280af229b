// SPDX-License-Identifier: Apache-2.0
import { Agent } from 'node:https';

import { BridgeError } from '../bridge-error.js';
import { postToInflux } from './influx-post.js';

/**
 * Where points go. `write` resolves once the store has taken all lines (204) and may be repeated with the same lines:
 * a point is known by measurement, tags and time.
 */
export interface SeriesSink {
  write(lines: readonly string[]): Promise<void>;
  /** Has the store run statements that it may run again without harm; resolves once all are done. */
  run(statements: readonly string[]): Promise<void>;
  close(): void;
}

/** How InfluxDB is reached. */
export interface InfluxOptions {
  readonly url: string;
  /** PEM of the CA that signed the server's certificate. */
  readonly ca: string;
  /** `user:password` of InfluxDB 1.8. */
  readonly token: string;
  readonly database: string;
  readonly retentionPolicy: string;
}

const WRITE_TIMEOUT_MS = 30_000;
/** 30 days of 200 sensors took about a minute on a machine that was busy with other work; a first start takes weeks one by one. */
const RUN_TIMEOUT_MS = 600_000;

/** InfluxDB 1.8 over kept-alive TLS connections. Each write is awaited: nothing waits in a client's buffer. */
export function influxSink(options: InfluxOptions): SeriesSink {
  // One for writes, one for statements: a long one must not keep the points waiting.
  const agent = new Agent({ keepAlive: true, maxSockets: 2, ca: options.ca });
  const writeUrl = urlOf(options, '/write');
  writeUrl.searchParams.set('precision', 'ns');
  const queryUrl = urlOf(options, '/query');
  const post = async (
    url: URL,
    contentType: string,
    text: string,
    timeoutMs: number,
  ): Promise<{ readonly body: string; readonly status: number | undefined }> =>
    postToInflux({
      agent,
      body: Buffer.from(text, 'utf8'),
      contentType,
      timeoutMs,
      token: options.token,
      url,
    });
  return {
    write: async (lines) => {
      const text = lines.join('\n');
      const { body, status } = await post(
        writeUrl,
        'text/plain; charset=utf-8',
        text,
        WRITE_TIMEOUT_MS,
      );
      if (status !== 204) throw refused(204, status, body);
    },
    run: async (statements) => {
      const text = new URLSearchParams({ q: statements.join('; ') }).toString();
      const form = 'application/x-www-form-urlencoded';
      const { body, status } = await post(queryUrl, form, text, RUN_TIMEOUT_MS);
      // A statement that fails is told in an answer of 200.
      if (status !== 200 || body.includes('"error"')) throw refused(200, status, body);
    },
    close: () => agent.destroy(),
  };
}

function urlOf(options: InfluxOptions, path: string): URL {
  const url = new URL(path, options.url);
  url.searchParams.set('db', options.database);
  url.searchParams.set('rp', options.retentionPolicy);
  return url;
}

function refused(wanted: number, status: number | undefined, body: string): BridgeError {
  return new BridgeError(
    'SERIES_REFUSED',
    `expected ${wanted} from InfluxDB, got ${status ?? 'none'}: ${body.slice(0, 200)}`,
  );
}
