// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import type { Server } from 'node:http';

import { expect } from 'chai';

import { newAdminServer } from '../../../src/http/admin-server.js';

const TOKEN = 'a-token-of-the-test';

describe('admin port', () => {
  let server: Server;
  let base = '';
  let isReady = true;
  let advances = 0;

  before(async () => {
    server = newAdminServer({
      token: TOKEN,
      readiness: () => ({ isReady, dependencies: { broker: 'up' } }),
      metrics: () => Promise.resolve('daoji_bridge_readings_total 0\n'),
      state: () => ({ accepted: 5, stored: 4, anchored: 3 }),
      advance: () => {
        advances += 1;
        return Promise.resolve({ logSize: 1 });
      },
      onError: () => undefined,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('expected a TCP port');
    base = `http://127.0.0.1:${address.port}`;
  });
  after(() => server.close());
  beforeEach(() => {
    isReady = true;
    advances = 0;
  });

  it('answers state, metrics and health', async () => {
    expect(await (await fetch(`${base}/state`)).json()).to.deep.equal({
      accepted: 5,
      stored: 4,
      anchored: 3,
    });
    expect(await (await fetch(`${base}/metrics`)).text()).to.match(/^daoji_bridge/);
    expect((await fetch(`${base}/healthz`)).status).to.equal(200);
  });

  it('says 503 when it is not ready, naming the dependencies', async () => {
    isReady = false;
    const answer = await fetch(`${base}/readyz`);
    expect(answer.status).to.equal(503);
    expect(await answer.json()).to.deep.equal({ ready: false, dependencies: { broker: 'up' } });
  });

  it('advances with the token', async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const answer = await fetch(`${base}/advance`, { method: 'POST', headers });
    expect(await answer.json()).to.deep.equal({ logSize: 1 });
  });

  const refused: readonly [string, string, RequestInit, number][] = [
    ['no token', '/advance', { method: 'POST' }, 401],
    ['another token', '/advance', post({ authorization: 'Bearer another-token-of-it' }), 401],
    [
      'a page of another origin',
      '/advance',
      post({ authorization: `Bearer ${TOKEN}`, origin: 'http://evil.example' }),
      401,
    ],
    ['GET /advance', '/advance', {}, 404],
    ['an unknown route', '/state/x', {}, 404],
    ['POST /state', '/state', { method: 'POST' }, 404],
  ];
  for (const [what, path, init, status] of refused) {
    it(`refuses ${what} with ${status}`, async () => {
      const answer = await fetch(`${base}${path}`, init);
      expect(answer.status).to.equal(status);
      expect(answer.headers.get('content-type')).to.equal('application/problem+json');
      expect(advances).to.equal(0);
    });
  }
});

function post(headers: Record<string, string>): RequestInit {
  return { method: 'POST', headers };
}
