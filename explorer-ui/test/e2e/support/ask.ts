// SPDX-License-Identifier: Apache-2.0
import { request as plain, type IncomingHttpHeaders } from 'node:http';
import { request as secure } from 'node:https';

/** What to send. `path` goes out byte by byte: `fetch` would tidy `..` away. */
export interface Question {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** PEM of the authority to trust; over TLS when given. */
  readonly ca?: Buffer;
}

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends one HTTP request to a port of this machine, exactly as written. */
export function ask(port: number, { body, ca, headers, method, path }: Question): Promise<Reply> {
  const options = { agent: false, headers, host: '127.0.0.1', method: method ?? 'GET', path, port };
  return new Promise((resolve, reject) => {
    const sent = ca ? secure({ ...options, ca }) : plain(options);
    sent.once('error', reject);
    sent.once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.once('end', () => {
        resolve({ headers: answer.headers, status: answer.statusCode ?? 0, text });
      });
    });
    sent.end(body);
  });
}
