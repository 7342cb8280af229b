// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { shownSchema } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { openApiText } from '../../src/api/openapi.js';
import { createApp } from '../../src/http/app.js';
import { problemOf } from '../../src/http/problem.js';
import { DOCUMENT, expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf, KEY_ID } from '../doubles/season.js';

describe('openapi.json', () => {
  it('is what the schemas make', () => {
    expect(JSON.parse(readFileSync(DOCUMENT, 'utf8'))).to.deep.equal(JSON.parse(openApiText()));
  });
});

describe('the API', () => {
  const api = freshApi();

  context('answers in the shape of its document', () => {
    const reads = [
      '/lots',
      '/lots?limit=2',
      '/lots?limit=1&after=h-1',
      '/lots/k-1',
      '/lots/k-1/trace',
      '/lots/m-1/trace?direction=up',
      '/lots/m-1/trace?direction=down',
      '/lots/k-1/trace?limit=2&after=1&depth=2',
      '/lots/k-1/shown',
      '/parcels',
      '/parcels/p-0017',
      '/bins',
      '/bins/bin-1',
      '/mill-lines',
      '/mill-lines/line-1',
      '/devices',
      '/devices/pj-bin-0001',
      '/operators',
      '/operators/coop-1',
      `/identities/${KEY_ID}`,
      '/commands',
      `/commands/${commandIdOf(5)}`,
      '/series/pj-bin-0001',
      '/series/pj-bin-0001?channel=main&from=2026-10-01T00:00:00.000Z&to=2026-10-30T00:00:00.000Z',
      '/status',
    ];
    for (const path of reads) {
      it(`GET ${path}`, async () => {
        const response = await request(api.app).get(API + path);
        expect(response.status, JSON.stringify(response.body)).to.equal(200);
        expect(response.type).to.equal('application/json');
      });
    }
  });

  it('says that a command is recorded once all that it changed can be read, and no earlier', async () => {
    const path = `${API}/commands/${commandIdOf(5)}`;
    const asked: unknown[] = [];
    let isRead = false;
    const projector = {
      blockNumber: () => 4,
      reaches: (...block: unknown[]) => {
        asked.push(block.slice(0, 2));
        return Promise.resolve(isRead);
      },
    };
    const app = createApp({ ...api.services, projector });
    expectProblem(await request(app).get(path), 404, 'COMMAND_NOT_FOUND');
    isRead = true;
    expect((await request(app).get(path)).status).to.equal(200);
    expect(asked).to.deep.equal([
      ['trace', 5],
      ['trace', 5],
    ]);
  });

  context('refuses with a coded problem', () => {
    const long = 'a'.repeat(3000);
    const reads: readonly (readonly [string, number, string])[] = [
      ['/lots/unknown', 404, 'LOT_NOT_FOUND'],
      ['/lots/unknown/trace', 404, 'LOT_NOT_FOUND'],
      ['/lots/unknown/shown', 404, 'LOT_NOT_FOUND'],
      ['/proofs/lots/unknown', 404, 'LOT_NOT_FOUND'],
      ['/parcels/unknown', 404, 'PARCEL_NOT_FOUND'],
      ['/bins/unknown', 404, 'BIN_NOT_FOUND'],
      ['/mill-lines/unknown', 404, 'MILL_LINE_NOT_FOUND'],
      ['/devices/unknown', 404, 'DEVICE_NOT_FOUND'],
      ['/operators/unknown', 404, 'OPERATOR_NOT_FOUND'],
      [`/identities/${'f'.repeat(64)}`, 404, 'IDENTITY_NOT_FOUND'],
      [`/commands/${commandIdOf(99)}`, 404, 'COMMAND_NOT_FOUND'],
      [`/documents/${'f'.repeat(64)}`, 404, 'ARCHIVE_NOT_FOUND'],
      ['/proofs/readings/pj-bin-0001/1/1', 404, 'ARCHIVE_READING_UNKNOWN'],
      ['/series/unknown-device', 404, 'DEVICE_NOT_FOUND'],
      ['/series/pj-bin-0001?channel=other', 404, 'SERIES_CHANNEL_UNKNOWN'],
      ['/series/pj-bin-0001?quantity=co2', 404, 'SERIES_CHANNEL_UNKNOWN'],
      [
        '/series/pj-bin-0001?from=2026-10-02T00:00:00.000Z&to=2026-10-01T00:00:00.000Z',
        400,
        'SERIES_RANGE',
      ],
      ['/series/pj-bin-0001?from=2000-10-02T00:00:00.000Z', 400, 'SERIES_RANGE'],
      ['/nowhere', 404, 'ROUTE_NOT_FOUND'],
      ['/lots/..%2f..%2fetc%2fpasswd', 400, 'REQUEST_INVALID'],
      ['/lots/%2e%2e', 400, 'REQUEST_INVALID'],
      ['/lots/H-1', 400, 'REQUEST_INVALID'],
      ['/lots/%00', 400, 'REQUEST_INVALID'],
      ['/lots/%ff', 400, 'REQUEST_MALFORMED'],
      [`/lots/${long}`, 400, 'REQUEST_INVALID'],
      ['/lots/h-1%27%3B%20drop', 400, 'REQUEST_INVALID'],
      ['/lots?limit[$gt]=1', 400, 'REQUEST_INVALID'],
      ['/lots?after[$ne]=x', 400, 'REQUEST_INVALID'],
      ['/lots?limit=0', 400, 'REQUEST_INVALID'],
      ['/lots?limit=1000', 400, 'REQUEST_INVALID'],
      ['/lots?limit=1&limit=2', 400, 'REQUEST_INVALID'],
      ['/lots?unknown=1', 400, 'REQUEST_INVALID'],
      ['/lots/h-1/trace?direction=sideways', 400, 'REQUEST_INVALID'],
      ['/documents/..%2f..%2fkeys', 400, 'REQUEST_INVALID'],
      ['/identities/xyz', 400, 'REQUEST_INVALID'],
      ['/commands/not-a-ulid', 400, 'REQUEST_INVALID'],
      ['/proofs/readings/pj-bin-0001/-1/1', 400, 'REQUEST_INVALID'],
      ['/proofs/readings/pj-bin-0001/1/4294967296', 400, 'REQUEST_INVALID'],
      ['/series/pj-bin-0001?from=yesterday', 400, 'REQUEST_INVALID'],
      ["/series/pj-bin-0001?channel=a'%20OR%20'1'='1", 400, 'REQUEST_INVALID'],
      ['/demo/session', 404, 'DEMO_KEYS_OFF'],
    ];
    for (const [path, status, code] of reads) {
      it(`GET ${path.slice(0, 60)} with ${code}`, async () => {
        const response = await request(createApp(api.services)).get(API + path);
        expectProblem(response, status, code);
      });
    }

    it('tells that the store is down, and names no inner error', async () => {
      api.services.store.failing = true;
      const response = await request(createApp(api.services)).get(`${API}/lots/k-1`);
      expectProblem(response, 500, 'INTERNAL');
      expect(response.text).not.to.include('the store is down');
    });

    it('keeps a request id that the caller gave, and no other text', async () => {
      const id = 'abcdefgh-1234';
      const kept = await request(api.app).get(`${API}/lots/unknown`).set('x-request-id', id);
      expect(kept.headers['x-request-id']).to.equal(id);
      const refused = await request(api.app)
        .get(`${API}/lots/unknown`)
        .set('x-request-id', '<script>');
      expect(refused.headers['x-request-id']).to.match(/^[0-9a-f-]{36}$/);
    });

    it('limits the rate', async () => {
      const limited = createApp({ ...api.services, requestsPerMinute: 1 });
      await request(limited).get(`${API}/lots`);
      expectProblem(await request(limited).get(`${API}/lots`), 429, 'RATE_LIMITED');
    });
  });

  it('shows facts that point into the commands that state them', async () => {
    const response = await request(api.app).get(`${API}/lots/k-1/shown`);
    const { facts, points } = shownSchema.parse(response.body);
    const milling = facts.find(({ path }) => path === '/millingDate');
    expect(milling).to.deep.include({ commandId: commandIdOf(4), value: '2026-11-01' });
    expect(facts.find(({ path }) => path === '/variety')).to.deep.include({
      commandId: commandIdOf(1),
    });
    expect(points.map(({ seq }) => seq)).to.deep.equal([0, 1, 2]);
  });

  it('traces up and down', async () => {
    const ids = async (path: string): Promise<string[]> => {
      const response = await request(api.app).get(API + path);
      return (response.body as { lots: { lotId: string }[] }).lots.map(({ lotId }) => lotId);
    };
    expect(await ids('/lots/s-1/trace?direction=up')).to.deep.equal(['s-1', 'h-1']);
    expect(await ids('/lots/s-1/trace?direction=down')).to.deep.equal(['s-1', 'm-1', 'k-1']);
  });

  it('is not ready while the ledger is down, and says so', async () => {
    const response = await request(api.app).get('/readyz');
    expect(response.status).to.equal(503);
    expect(response.body).to.have.nested.property('dependencies.ledger-trace.ok', false);
    expect((await request(api.app).get('/healthz')).status).to.equal(200);
    expect((await request(api.app).get('/metrics')).text).to.include(
      'daoji_gateway_request_seconds',
    );
  });

  it('reads one document by its id and nothing else', async () => {
    await request(api.app).get(`${API}/lots/k-1`);
    expect(api.services.store.asked.every((id) => /^[a-z-]+\/[^{}$]+$/.test(id))).to.equal(true);
  });
});

describe('problemOf', () => {
  it('hides what it does not know', () => {
    expect(problemOf(new TypeError('secret'), 'id')).to.deep.include({
      status: 500,
      code: 'INTERNAL',
    });
    expect(problemOf('text', 'id')).to.deep.include({ status: 500, code: 'INTERNAL' });
    expect(problemOf(new TypeError('secret'), 'id').detail).not.to.include('secret');
  });
});
