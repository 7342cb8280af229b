// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { connectLedger, loadProfile } from '@daoji/ledger';
import { expect } from 'chai';

import { ensureDemoPeople } from '../../src/people/ensure-people.js';
import { daoji, networkHome, type Called } from './network.js';

describe('a key of a person, from the command line to the ledger', function () {
  this.timeout(120_000);
  const run = Date.now().toString(36);
  let folder = '';
  let home = '';
  let keyId = '';
  const file = (name: string): string => join(folder, name);
  const registrar = (): string[] => ['--key', join(home, 'people', 'registrar.json'), '--yes'];

  before(async function () {
    const found = networkHome();
    if (found === undefined) {
      process.stdout.write('skipped: no network in DAOJI_HOME\n');
      this.skip();
    }
    home = found;
    folder = mkdtempSync(join(tmpdir(), 'daoji-people-'));
    await ensureDemoPeople({ home, connect: connectAs });
    const person = ['--person', `grower-${run}`, '--out', file('key.json')];
    keyId = (await value(['identity', 'new', ...person]))['keyId'] as string;
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  async function connectAs(profile: string): ReturnType<typeof connectLedger> {
    return connectLedger(await loadProfile(join(home, 'profiles', `${profile}.json`)));
  }

  async function value(args: readonly string[]): Promise<Record<string, unknown>> {
    const { code, stdout, stderr } = await daoji([...args, '--json']);
    expect(code, stderr).to.equal(0);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** Signs a new parcel offline and leaves the envelope in a file. */
  async function sign(parcelId: string): Promise<string> {
    const draft = {
      type: 'registerParcel',
      areaCode: '211122',
      areaM2: 20_000,
      boundaryCommitment: '0'.repeat(64),
      originClass: 'panjin',
      parcelId,
      season: 2026,
      variety: '盐丰47',
    };
    writeFileSync(file('draft.json'), JSON.stringify(draft));
    const out = file(`${parcelId}.json`);
    const key = ['--key', file('key.json'), '--yes', '--out', out];
    await value(['sign', file('draft.json'), ...key]);
    return out;
  }

  const send = (envelope: string): Promise<Called> =>
    daoji(['send', envelope, '--profile', 'auditor']);

  it('can do nothing before the registrar activates it', async () => {
    const refused = await send(await sign(`p-${run}-0`));
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.include('IDENTITY_UNKNOWN');
  });

  it('signs what was agreed on once it is active, whoever carries it', async () => {
    const terms = ['--operator', 'daoji-rice', '--roles', 'grower', '--area', '2111'];
    const out = ['--out', file('request.json')];
    await value(['identity', 'request', file('key.json'), ...terms, ...out]);
    const words = await daoji(['identity', 'show', file('key.json')]);
    const line = words.stdout.split('\n').find((text) => text.includes('six words')) ?? '';
    const activated = await daoji([
      'identity',
      'activate',
      file('request.json'),
      ...registrar(),
      '--profile',
      'auditor',
    ]);
    expect(activated.code, activated.stderr).to.equal(0);
    expect(activated.stderr, 'the six words of the device').to.include(line);
    expect((await send(await sign(`p-${run}-1`))).code).to.equal(0);
  });

  it('cannot be put before another command', async () => {
    const envelope = await sign(`p-${run}-2`);
    writeFileSync(envelope, readFileSync(envelope, 'utf8').replace(`p-${run}-2`, `p-${run}-9`));
    const refused = await send(envelope);
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.include('COMMAND_SIGNATURE');
  });

  it('ends with the commit of its revocation', async () => {
    const revoke = ['identity', 'revoke', keyId, '--reason', 'lost', ...registrar()];
    const revoked = await daoji([...revoke, '--profile', 'auditor']);
    expect(revoked.code, revoked.stderr).to.equal(0);
    const refused = await send(await sign(`p-${run}-3`));
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.include('IDENTITY_REVOKED');
  });
});
