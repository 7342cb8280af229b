// SPDX-License-Identifier: Apache-2.0
import { Agent, request } from 'node:https';

import { BridgeError } from '../bridge-error.js';

/**
 * Where points go. `write` resolves once the store has taken all lines (204) and may be repeated with the same lines:
 * a point is known by measurement, tags and time.
 */
export interface SeriesSink {
  write(lines: readonly string[]): Promise<void>;
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

const TIMEOUT_MS = 30_000;

/** InfluxDB 1.8 over one kept-alive TLS connection. Each write is awaited: nothing waits in a client's buffer. */
export function influxSink(options: InfluxOptions): SeriesSink {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: options.ca });
  const url = new URL('/write', options.url);
  url.searchParams.set('db', options.database);
  url.searchParams.set('rp', options.retentionPolicy);
  url.searchParams.set('precision', 'ns');
  return {
    write: (lines) => post(agent, url, options.token, Buffer.from(lines.join('\n'), 'utf8')),
    close: () => agent.destroy(),
  };
}

function post(agent: Agent, url: URL, token: string, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Token ${token}`,
      'content-type': 'text/plain; charset=utf-8',
      'content-length': body.length,
    };
    const call = request(url, { method: 'POST', agent, headers, timeout: TIMEOUT_MS }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 204) resolve();
        else reject(refused(answer.statusCode, Buffer.concat(parts)));
      });
    });
    call.on('timeout', () => call.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
    call.on('error', reject);
    call.end(body);
  });
}

function refused(status: number | undefined, body: Buffer): BridgeError {
  return new BridgeError(
    'SERIES_REFUSED',
    `expected 204 from InfluxDB, got ${status ?? 'none'}: ${body.toString('utf8').slice(0, 200)}`,
  );
}
