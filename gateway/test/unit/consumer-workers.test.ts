// SPDX-License-Identifier: Apache-2.0
import { ROLES, wordOf } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { employ, keyOf, signStep } from '../doubles/crew.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { GTIN, KEY_ID } from '../doubles/season.js';

/** Persons who handled the rice; the first is who signed the whole season of the double. */
const WORKERS = ['person-1', 'p-worker-li', 'p-worker-wang'];

/** Pages that anybody opens who scans a bag, a case or a place. */
const PAGES = [
  `/page/01/${GTIN}/10/k-1`,
  `/page/01/${GTIN}/10/k-1?lang=en`,
  `/page/01/${GTIN}`,
  `/01/${GTIN}/10/k-1`,
  `/01/${GTIN}/10/k-1?linkType=all`,
  `/page/01/${GTIN}/10/k-1/21/ABC`,
];

describe('pages that consumers open', () => {
  const api = freshApi();

  beforeEach(() => {
    for (const worker of WORKERS.slice(1)) employ(api.services, worker, ['drier', 'mill-leader']);
    const lots = ['h-1', 's-1', 'm-1', 'k-1'];
    lots.forEach((lotId, at) => {
      const by = WORKERS[1 + (at % 2)] ?? '';
      signStep(api.services, { by, flags: ['LATE_RECORD'], n: at, subjects: [`lot~${lotId}`] });
    });
  });

  for (const path of PAGES)
    it(`${path} names no worker, no key and no post`, async () => {
      const { headers, status, text } = await request(api.app).get(path).redirects(2);
      expect(status, path).to.be.lessThan(500);
      const said = `${text} ${JSON.stringify(headers)}`;
      for (const worker of WORKERS) {
        expect(said).not.to.include(worker);
        expect(said).not.to.include(keyOf(worker).slice(0, 12));
      }
      expect(said).not.to.include(KEY_ID.slice(0, 12));
      for (const post of ['drier', 'mill-leader'])
        expect(said).not.to.include(wordOf('role', post, 'zh-CN'));
    });

  it('the story of the bag is there, so that the search has something to search', async () => {
    const { text } = await request(api.app).get(PAGES[0] ?? '');
    for (const part of ['盐丰47', '碾米', '示范合作社']) expect(text).to.include(part);
    expect(ROLES).to.include('drier');
  });

  it('the search finds a worker where one is named', async () => {
    const { text } = await request(api.app).get(`${API}/identities/${KEY_ID}`);
    expect(text).to.include('person-1');
  });

  it('what the page is checked against names no worker either', async () => {
    const { status, text } = await request(api.app).get(`${API}/lots/k-1/shown`);
    expect(status).to.equal(200);
    for (const worker of WORKERS) expect(text).not.to.include(worker);
  });
});
