// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import request from 'supertest';

import { createApp } from '../../src/http/app.js';
import { API, freshApi } from '../doubles/fresh-api.js';

describe('scripts and styles of the pages', () => {
  const api = freshApi();
  let uiDir = '';

  before(async () => {
    uiDir = await mkdtemp(join(tmpdir(), 'daoji-ui-'));
    for (const folder of ['app/assets', 'consumer']) {
      await mkdir(join(uiDir, folder), { recursive: true });
      await writeFile(join(uiDir, folder, 'main-abc.js'), 'export {};');
    }
  });

  after(() => rm(uiDir, { recursive: true }));

  it('take nothing of what may be asked for in a minute, nor are they stopped by it', async () => {
    const app = createApp({ ...api.services, requestsPerMinute: 1, uiDir });
    for (const path of ['/app/assets/main-abc.js', '/assets/main-abc.js'])
      await request(app).get(path).expect(200);
    await request(app).get(`${API}/lots`).expect(200);
    await request(app).get(`${API}/lots`).expect(429);
    await request(app).get('/app/assets/main-abc.js').expect(200);
  });

  it('are bounded all the same', async () => {
    const app = createApp({ ...api.services, requestsPerMinute: 1, uiDir });
    const statuses: number[] = [];
    for (let at = 0; at < 41; at += 1)
      statuses.push((await request(app).get('/app/assets/main-abc.js')).status);
    expect([statuses[39], statuses[40]]).to.deep.equal([200, 429]);
  });

  it('are kept where their name tells their content, and asked for again where it does not', async () => {
    const app = createApp({ ...api.services, uiDir });
    const named = await request(app).get('/app/assets/main-abc.js');
    expect(named.headers['cache-control']).to.equal('public, max-age=31536000, immutable');
    const plain = await request(app).get('/assets/main-abc.js');
    expect(plain.headers['cache-control']).to.equal('public, max-age=0');
  });

  for (const path of ['/app/assets/none.js', '/app/assets/../../secret', '/app/assets/'])
    it(`hold no ${path}`, async () => {
      const app = createApp({ ...api.services, uiDir });
      await request(app).get(path).expect(404);
    });
});
