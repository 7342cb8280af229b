// SPDX-License-Identifier: Apache-2.0
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

import { DemoError } from './demo-error.js';
import { newLanCertificate, type LanCertificate } from './lan-certificate.js';

/** The demo's door to the local network. */
export interface LanFront {
  /** `https://ADDRESS:PORT`, without a slash at the end. */
  readonly url: string;
  readonly certificate: LanCertificate;
  close(): Promise<void>;
}

/**
 * Listens with TLS on one address and hands every request to the gateway, which itself stays on loopback.
 * @param port - 0 takes a free one.
 * @throws {@link DemoError} `LAN_LISTEN`.
 */
export async function openLanFront(
  address: string,
  port: number,
  gatewayUrl: string,
): Promise<LanFront> {
  const certificate = await newLanCertificate(address, new Date());
  const { certPem: cert, keyPem: key } = certificate;
  const server = createServer({ cert, key }, (incoming, outgoing) => {
    forward(gatewayUrl, incoming, outgoing);
  });
  await listen(server, port, address);
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `https://${address}:${bound}`,
    certificate,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const why = cause.message;
      reject(
        new DemoError(
          'LAN_LISTEN',
          `无法监听 ${address}:${port}：${why}`,
          `cannot listen on ${address}:${port}: ${why}`,
          { cause },
        ),
      );
    });
    server.listen(port, address, resolve);
  });
}

function forward(gatewayUrl: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers, url = '/' } = incoming;
  // The path is set beside the base, never joined to it: a target such as `//host/` must not name another server.
  const sent = request(gatewayUrl, { method, headers, path: url }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, secured(answer));
    answer.pipe(outgoing);
  });
  sent.once('error', () => {
    if (!outgoing.headersSent)
      outgoing.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
    outgoing.end('演示网关没有应答 · the demo gateway does not answer\n');
  });
  outgoing.once('close', () => sent.destroy());
  incoming.pipe(sent);
}

/** The gateway knows nothing of TLS here, so its session cookie is kept to it by us. */
function secured(answer: IncomingMessage): IncomingMessage['headers'] {
  const cookies = answer.headers['set-cookie'];
  if (!cookies) return answer.headers;
  return { ...answer.headers, 'set-cookie': cookies.map((cookie) => `${cookie}; Secure`) };
}
