// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { readCheckpoint, writeCheckpoint } from '../../src/checkpoint-file.js';
import { loadProfile } from '../../src/index.js';
import { errorOf } from './error-of.js';

describe('files of the ledger client', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-ledger-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps the last checkpoint and no other file', async () => {
    const path = join(folder, 'blocks.json');
    expect(await readCheckpoint(path)).to.equal(undefined);
    await writeCheckpoint(path, { nextBlock: 4, previousHash: 'a'.repeat(64) });
    await writeCheckpoint(path, { nextBlock: 5, previousHash: 'b'.repeat(64) });
    expect(await readCheckpoint(path)).to.deep.equal({
      nextBlock: 5,
      previousHash: 'b'.repeat(64),
    });
    expect(await readdir(folder)).to.deep.equal(['blocks.json']);
  });

  const DAMAGED = ['', '{', '[]', '{"nextBlock":-1,"previousHash":""}', '{"nextBlock":1}'];
  for (const text of DAMAGED) {
    it(`refuses the checkpoint ${JSON.stringify(text)} instead of beginning anew`, async () => {
      const path = join(folder, 'blocks.json');
      await writeFile(path, text);
      expect((await errorOf(() => readCheckpoint(path))).code).to.equal('LEDGER_PROFILE');
    });
  }

  const node = {
    name: 'peer-1',
    mspId: 'ProducerMSP',
    endpoint: 'peer.example:7051',
    tlsCaPath: '/tls.pem',
  };
  const profile = {
    mspId: 'ProducerMSP',
    certPath: '/cert.pem',
    keyPath: '/key.pem',
    peers: [node],
    orderers: [node],
    channels: { trace: 'trace', anchor: 'anchor' },
  };

  it('reads a profile', async () => {
    const path = join(folder, 'profile.json');
    await writeFile(path, JSON.stringify(profile));
    expect(await loadProfile(path)).to.deep.equal(profile);
  });

  const WRONG: readonly [string, unknown][] = [
    ['no peers', { ...profile, peers: [] }],
    ['no orderers', { ...profile, orderers: [] }],
    ['a URL as endpoint', { ...profile, peers: [{ ...node, endpoint: 'grpcs://a:1' }] }],
    ['no port', { ...profile, peers: [{ ...node, endpoint: 'peer.example' }] }],
    ['an unknown field', { ...profile, extra: 1 }],
    ['one channel', { ...profile, channels: { trace: 'trace' } }],
    ['a list', []],
  ];
  for (const [what, value] of WRONG) {
    it(`refuses a profile with ${what}`, async () => {
      const path = join(folder, 'profile.json');
      await writeFile(path, JSON.stringify(value));
      expect((await errorOf(() => loadProfile(path))).code).to.equal('LEDGER_PROFILE');
    });
  }

  it('refuses a profile that is not there', async () => {
    const error = await errorOf(() => loadProfile(join(folder, 'none.json')));
    expect(error.code).to.equal('LEDGER_PROFILE');
  });
});
