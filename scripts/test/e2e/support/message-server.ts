// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it came: path of its channel, and its body. */
export interface Message {
  readonly body: string;
  readonly path: string;
}

/** A real HTTP server on loopback in the place of the chats' makers, whose own do not run here. */
export interface MessageServer {
  readonly host: string;
  readonly messages: Message[];
  /** While true nothing is answered. */
  isSilent: boolean;
  close(): Promise<void>;
}

/** Answers what each of the chats answers to a message that it took. */
export async function startMessageServer(): Promise<MessageServer> {
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [path = ''] = (request.url ?? '').split('?');
      server.messages.push({ body: Buffer.concat(chunks).toString('utf8'), path });
      if (!server.isSilent) response.end('{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}');
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: MessageServer = {
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
    host: `127.0.0.1:${(http.address() as AddressInfo).port}`,
    isSilent: false,
    messages: [],
  };
  return server;
}
