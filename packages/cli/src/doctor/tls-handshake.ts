// SPDX-License-Identifier: Apache-2.0
import { connect } from 'node:tls';

const WAIT_MS = 5_000;

/** Material of a TLS client; PEM texts. */
export interface TlsClient {
  readonly ca: string;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** Completes a TLS handshake with a server that the CA vouches for. @returns protocol and the server's name. */
export function tlsHandshake(host: string, port: number, client: TlsClient): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(
      { host, port, servername: 'localhost', timeout: WAIT_MS, ...client },
      () => {
        const name = socket.getPeerCertificate().subject.CN;
        resolve(`${socket.getProtocol() ?? 'TLS'} with ${String(name)} on ${host}:${port}`);
        socket.end();
      },
    );
    socket.on('error', reject);
    socket.on('timeout', () =>
      socket.destroy(new Error(`no TLS answer on ${host}:${port} within ${WAIT_MS} ms`)),
    );
  });
}
