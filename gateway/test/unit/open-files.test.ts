// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readlinkSync } from 'node:fs';

import { expect } from 'chai';
import request from 'supertest';

import { validated } from '../doubles/checked-answers.js';
import { API } from '../doubles/fresh-api.js';
import { closeServices, testServices } from '../doubles/services.js';

const OPEN_FILES = '/proc/self/fd';
/** Begins the names of the folders that {@link testServices} makes. */
const FOLDER = 'daoji-gateway-';

/** Open files of this process that lie in a folder of a test's services. */
function openFiles(): string[] {
  return readdirSync(OPEN_FILES)
    .flatMap((number) => {
      try {
        return [readlinkSync(`${OPEN_FILES}/${number}`)];
      } catch {
        // The listing itself was one of them.
        return [];
      }
    })
    .filter((path) => path.includes(FOLDER));
}

describe('files that the services of a test open', () => {
  before(function () {
    if (!existsSync(OPEN_FILES)) this.skip();
  });

  it('are closed when the test is over', async function () {
    this.timeout(60_000);
    const before = openFiles();
    const services = await testServices();
    expect((await request(validated(services)).get(`${API}/lots/k-1`)).status).to.equal(200);
    expect(openFiles().length).to.be.greaterThan(before.length);
    await closeServices(services);
    expect(openFiles()).to.deep.equal(before);
  });
});

// Of every test in this run: what is left open is closed by the garbage collector, with a warning now and an error later.
after(() => {
  if (existsSync(OPEN_FILES)) expect(openFiles()).to.deep.equal([]);
});
