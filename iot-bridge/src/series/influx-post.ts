// SPDX-License-Identifier: Apache-2.0
import { request, type Agent } from 'node:https';

/** One POST to InfluxDB. */
export interface InfluxPost {
  readonly agent: Agent;
  readonly body: Buffer;
  readonly contentType: string;
  readonly timeoutMs: number;
  /** `user:password` of InfluxDB 1.8. */
  readonly token: string;
  readonly url: URL;
}

/** What InfluxDB answered. */
export interface InfluxAnswer {
  readonly body: string;
  readonly status: number | undefined;
}

/** Resolves with the whole answer, whatever its status; rejects where there is none in time. */
export function postToInflux(post: InfluxPost): Promise<InfluxAnswer> {
  const { agent, body, contentType, timeoutMs, token, url } = post;
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Token ${token}`,
      'content-type': contentType,
      'content-length': body.length,
    };
    const options = { method: 'POST', agent, headers, timeout: timeoutMs };
    const call = request(url, options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({ body: Buffer.concat(parts).toString('utf8'), status: answer.statusCode });
      });
    });
    call.on('timeout', () => call.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    call.on('error', reject);
    call.end(body);
  });
}
