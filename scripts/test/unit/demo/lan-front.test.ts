// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';

import { expect } from 'chai';

import { DemoError } from '../../../src/demo/demo-error.js';
import { openLanFront, type LanFront } from '../../../src/demo/lan-front.js';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookies: readonly string[];
}

describe('openLanFront', () => {
  let gateway: Server;
  let gatewayUrl: string;
  let front: LanFront;

  before(async () => {
    gateway = createServer((request, response) => {
      response.setHeader('set-cookie', 'daoji=1; HttpOnly');
      response.end(`${request.method ?? ''} ${request.url ?? ''}`);
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    gatewayUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    front = await openLanFront('127.0.0.1', 0, gatewayUrl);
  });

  after(async () => {
    await front.close();
    gateway.closeAllConnections();
    gateway.close();
  });

  it('answers under a certificate that names its address', async () => {
    const { status, body } = await fetchOver(front, '/start?a=b');
    expect({ status, body }).to.deep.equal({ status: 200, body: 'GET /start?a=b' });
  });

  it('is refused by whoever does not know the certificate', async () => {
    const failure = await fetchOver(front, '/start', []).catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  it('marks the cookies of the gateway Secure', async () => {
    expect((await fetchOver(front, '/')).cookies).to.deep.equal(['daoji=1; HttpOnly; Secure']);
  });

  it('keeps to its gateway when the target names another server', async () => {
    expect((await fetchOver(front, '//203.0.113.1/x')).body).to.equal('GET //203.0.113.1/x');
  });

  it('answers 502 while the gateway is down', async () => {
    const alone = await openLanFront('127.0.0.1', 0, 'http://127.0.0.1:9');
    try {
      expect((await fetchOver(alone, '/start')).status).to.equal(502);
    } finally {
      await alone.close();
    }
  });

  it('throws LAN_LISTEN where the port is taken', async () => {
    const port = Number(new URL(front.url).port);
    const failure = await openLanFront('127.0.0.1', port, gatewayUrl).catch(
      (error: unknown) => error,
    );
    expect(failure).to.be.instanceOf(DemoError).with.property('code', 'LAN_LISTEN');
  });
});

function fetchOver(
  front: LanFront,
  path: string,
  ca: string | string[] = front.certificate.certPem,
): Promise<Answer> {
  const { hostname, port } = new URL(front.url);
  return new Promise((resolve, reject) => {
    get({ host: hostname, port, path, ca, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      const { statusCode: status = 0, headers } = response;
      response.once('end', () => resolve({ status, body, cookies: headers['set-cookie'] ?? [] }));
    }).once('error', reject);
  });
}
