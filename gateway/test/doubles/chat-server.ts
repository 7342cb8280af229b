// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came. */
export interface Posted {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  readonly method: string;
  readonly url: string;
}

/** What is answered; a function answers by itself, or not at all. */
export type ChatAnswer =
  | { readonly status?: number; readonly body?: string; readonly headers?: Record<string, string> }
  | ((response: ServerResponse) => void);

/** Both words that the chats use for "taken". */
export const TAKEN = { body: '{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}' };

/**
 * A real HTTP server on loopback in the place of a chat, whose makers' servers do not run here: requests are what the
 * makers' documentation describes, answers are what a test says.
 */
export interface ChatServer {
  readonly origin: string;
  readonly posted: Posted[];
  answer: ChatAnswer;
  close(): Promise<void>;
}

/** Starts a server that takes every message. */
export async function startChat(): Promise<ChatServer> {
  const posted: Posted[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers, method = '', url = '' } = request;
      posted.push({ body: Buffer.concat(chunks).toString('utf8'), headers, method, url });
      const { answer } = chat;
      if (typeof answer === 'function') answer(response);
      else response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const chat: ChatServer = {
    answer: TAKEN,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    origin: `http://127.0.0.1:${port}`,
    posted,
  };
  return chat;
}
