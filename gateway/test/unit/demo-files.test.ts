// SPDX-License-Identifier: Apache-2.0
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Role } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { loadDemoKeys } from '../../src/commands/demo-keys.js';
import { createApp } from '../../src/http/app.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API } from '../doubles/fresh-api.js';
import { closeServices, testServices } from '../doubles/services.js';
import { Uploader } from '../doubles/uploader.js';

describe('files of a demo key', () => {
  const file = Buffer.from('%PDF-1.7 record of the witness');
  const salt = randomBytes(16);
  const hash = createHash('sha256')
    .update(Buffer.concat([salt, file]))
    .digest('hex');
  let folder: string;
  let services: Awaited<ReturnType<typeof testServices>>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-demo-files-'));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const privateKeyPem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    const card = { personId: 'demo-keeper', privateKeyPem };
    await writeFile(join(folder, 'keeper.json'), JSON.stringify(card));
    services = { ...(await testServices()), demoCards: await loadDemoKeys(folder) };
  });

  afterEach(async () => {
    await closeServices(services);
    await rm(folder, { force: true, recursive: true });
  });

  /** The key of the card with a role, and the answer to its upload, in a session of the card or in none. */
  const upload = async (role: Role, isSignedIn = true): Promise<request.Response> => {
    const keyId = services.demoCards?.get('demo-keeper')?.keyId ?? '';
    const { store } = services;
    await new Uploader().activate(store, { keyId, roles: [role] }, keyId);
    const agent = request.agent(createApp(services));
    if (isSignedIn) await agent.post(`${API}/demo/sign-in`).send({ card: 'demo-keeper' });
    return agent
      .post(`${API}/documents`)
      .set('content-type', 'application/pdf')
      .set('Daoji-Salt', salt.toString('base64'))
      .send(file);
  };

  it('are kept before the command that will name them, for anybody who signs such commands', async () => {
    const answer = await upload('keeper');
    expect(answer.status).to.equal(201);
    expect(answer.body).to.include({ hash });
    expect(await services.archive.has(hash)).to.equal(true);
  });

  it('are not kept for a program that watches', async () => {
    expectProblem(await upload('watch'), 403, 'UPLOAD_SIGNER');
    expect(await services.archive.has(hash)).to.equal(false);
  });

  it('are not kept without a session', async () => {
    expectProblem(await upload('keeper', false), 401, 'UPLOAD_UNSIGNED');
  });
});
