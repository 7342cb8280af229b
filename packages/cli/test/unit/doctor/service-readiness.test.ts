// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect } from 'chai';

import { serviceFinding } from '../../../src/doctor/service-readiness.js';

describe('serviceFinding', () => {
  let server: Server;
  let url = '';
  let answer: { status: number; body: string };

  before(async () => {
    server = createServer((_request, response) => {
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  async function stateOf(
    status: number,
    dependencies: object,
    isPartDown: boolean,
  ): Promise<string> {
    answer = { status, body: JSON.stringify({ dependencies }) };
    return (await serviceFinding({ name: 'gateway', url }, isPartDown, 'up')).state;
  }

  it('is content with a service that is ready', async () => {
    expect(await stateOf(200, { series: { ok: true } }, false)).to.equal('ok');
    expect(await stateOf(200, { broker: 'up', anchor: 'up' }, true)).to.equal('ok');
  });

  it('does not name a service that waits for a part that is down itself', async () => {
    expect(await stateOf(503, { series: { ok: false } }, true)).to.equal('warn');
  });

  it('names a service that is not ready while every part runs', async () => {
    expect(await stateOf(503, { series: { ok: false } }, false)).to.equal('down');
    expect(await stateOf(503, {}, false)).to.equal('down');
  });

  it('warns of a ready service whose log stands still', async () => {
    answer = { status: 200, body: '{"dependencies":{"broker":"up","anchor":"parked"}}' };
    const finding = await serviceFinding({ name: 'iot-bridge', url }, false, 'up');
    expect(finding.state).to.equal('warn');
    expect(finding.detail).to.include('anchor');
  });

  it('names a service that answers no JSON or not at all', async () => {
    answer = { status: 200, body: '<html>' };
    expect((await serviceFinding({ name: 'gateway', url }, true, 'up')).state).to.equal('down');
    const nowhere = { name: 'gateway', url: 'http://127.0.0.1:9' };
    expect((await serviceFinding(nowhere, true, 'up')).state).to.equal('down');
  });
});
