// SPDX-License-Identifier: Apache-2.0
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

import { NoticeError } from '../notice-error.js';

/** How long one attempt may take, ms: Standard Webhooks names 15 to 30 s. */
const TIMEOUT_MS = 15_000;
/** What is read of an answer, bytes; the chats answer with a line. */
const MAX_ANSWER_BYTES = 65_536;
/** Longest pause that a channel may ask for, ms. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** Limits of an attempt. */
export interface PostLimits {
  /** Ends an attempt that is under way, when the process stops. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/**
 * Posts JSON and gives the answer's text. One connection an attempt; a redirect is never followed, since only hosts of the
 * configuration are spoken to.
 * @throws {@link NoticeError} `CHANNEL_UNREACHABLE`, `CHANNEL_TIMEOUT`, `CHANNEL_REDIRECT`, `CHANNEL_BUSY`,
 *   `CHANNEL_STATUS`, `CHANNEL_ANSWER`; none names the address.
 */
export async function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  { signal: stop, timeoutMs = TIMEOUT_MS }: PostLimits = {},
): Promise<string> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = stop ? AbortSignal.any([stop, timeout]) : timeout;
  try {
    const answer = await send(url, headers, body, signal);
    const text = await textOf(answer);
    assertTaken(answer);
    return text;
  } catch (error) {
    if (error instanceof NoticeError) throw error;
    if (timeout.aborted)
      throw new NoticeError(
        'CHANNEL_TIMEOUT',
        `expected an answer within ${timeoutMs} ms, got none`,
      );
    const code: unknown = Reflect.get(Object(error), 'code');
    const got = typeof code === 'string' ? code : 'no connection';
    throw new NoticeError('CHANNEL_UNREACHABLE', `expected an answer, got ${got}`);
  }
}

function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent: false,
      headers: {
        'content-length': Buffer.byteLength(body),
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'daoji-gateway',
        ...headers,
      },
      method: 'POST',
      signal,
    });
    sent.once('response', resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // To leave the loop destroys the connection.
    if (bytes > MAX_ANSWER_BYTES)
      throw new NoticeError(
        'CHANNEL_ANSWER',
        `expected at most ${MAX_ANSWER_BYTES} bytes, got more`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function assertTaken({ headers, statusCode = 0 }: IncomingMessage): void {
  if (statusCode >= 200 && statusCode < 300) return;
  if (statusCode >= 300 && statusCode < 400)
    throw new NoticeError('CHANNEL_REDIRECT', `expected an answer, got a redirect (${statusCode})`);
  const retryAfterMs = pauseOf(headers['retry-after']);
  const code = statusCode === 429 ? 'CHANNEL_BUSY' : 'CHANNEL_STATUS';
  throw new NoticeError(code, `expected status 2xx, got ${statusCode}`, { retryAfterMs });
}

/** Seconds of `Retry-After`; a date is left aside. Source: RFC 9110 §10.2.3. */
function pauseOf(value: string | undefined): number | undefined {
  if (value === undefined || !/^\d{1,9}$/.test(value)) return undefined;
  return Math.min(Number(value) * 1_000, MAX_RETRY_AFTER_MS);
}
