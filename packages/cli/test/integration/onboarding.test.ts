// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { toBase64 } from '@daoji/proof';
import { expect } from 'chai';

import { newSigningKey } from '../../src/keys/key-file.js';
import { daoji, networkHome, type Called } from './network.js';

const HOUSEHOLDS = 14;

describe('the first operator, registrar and households of a network, from the command line', function () {
  this.timeout(180_000);
  const run = Date.now().toString(36);
  const operatorId = `mill-${run}`;
  let folder = '';
  const file = (name: string): string => join(folder, name);
  const by = (profile: string): string[] => ['--profile', profile, '--yes'];

  before(function () {
    if (networkHome() === undefined) {
      process.stdout.write('skipped: no network in DAOJI_HOME\n');
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'daoji-onboarding-'));
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  const register = (name: string, profile: string, kind = 'mill'): Promise<Called> =>
    daoji([
      ...['operator', 'register', operatorId, '--name', name, '--kind', kind],
      ...['--area', '211122', ...by(profile), '--json'],
    ]);
  const activate = (request: string, profile: string): Promise<Called> =>
    daoji(['registrar', 'activate', file(request), ...by(profile), '--json']);

  async function request(person: string, roles: string, operator = operatorId): Promise<string> {
    const key = file(`${person}.json`);
    const out = file(`${person}.request.json`);
    const made = await daoji(['identity', 'new', '--person', person, '--out', key]);
    expect(made.code, made.stderr).to.equal(0);
    const terms = ['--operator', operator, '--roles', roles, '--area', '211122', '--out', out];
    const asked = await daoji(['identity', 'request', key, ...terms]);
    expect(asked.code, asked.stderr).to.equal(0);
    return `${person}.request.json`;
  }

  function refused({ code, stderr }: Called, exit: number, why: string): void {
    expect([code, stderr.includes(why)], stderr).to.deep.equal([exit, true]);
  }

  it('has no registrar before its operator', async () => {
    const asked = await request(`early-${run}`, 'registrar', `nobody-${run}`);
    refused(await activate(asked, 'org-registrar-producer'), 1, 'OPERATOR_NOT_FOUND');
  });

  it('refuses another certificate, and a kind that is none', async () => {
    refused(await register('示范米业（虚构）', 'auditor'), 1, 'COMMAND_UNSIGNED');
    refused(
      await register('示范米业（虚构）', 'org-registrar-producer', 'shop'),
      2,
      'COMMAND_FILE',
    );
    refused(await register('示范米业（虚构）', 'no-such-profile'), 3, 'HOME_MISSING');
  });

  it('registers the operator once, and says so the second time', async () => {
    const first = await register('示范米业（虚构）', 'org-registrar-producer');
    expect(first.code, first.stderr).to.equal(0);
    expect(JSON.parse(first.stdout)).to.include({ operatorId, state: 'recorded' });
    const second = await register('示范米业（虚构）', 'org-registrar-producer');
    expect(JSON.parse(second.stdout)).to.deep.equal({ operatorId, state: 'before' });
    refused(await register('另一家（虚构）', 'org-registrar-producer'), 1, 'OPERATOR_EXISTS');
  });

  it('activates by certificate nobody who is no registrar, and by another organisation nobody', async () => {
    const keeper = await request(`keeper-${run}`, 'keeper');
    refused(await activate(keeper, 'org-registrar-producer'), 2, 'identity activate');
    const registrar = await request(`foreign-${run}`, 'registrar');
    refused(await activate(registrar, 'org-registrar-regulator'), 1, 'ACCESS_DENIED');
  });

  it('activates the first registrar on both channels, who then activates a keeper', async () => {
    const asked = await request(`registrar-${run}`, 'registrar,trace-manager');
    const first = await activate(asked, 'org-registrar-producer');
    expect(first.code, first.stderr).to.equal(0);
    const { steps } = JSON.parse(first.stdout) as { steps: { channel: string; state: string }[] };
    expect(steps.map(({ channel, state }) => [channel, state])).to.deep.equal([
      ['trace', 'recorded'],
      ['anchor', 'recorded'],
    ]);
    const again = await activate(asked, 'org-registrar-producer');
    expect(again.stdout).to.include('before').and.not.include('recorded');
    const keeper = await daoji([
      ...['identity', 'activate', file(`keeper-${run}.request.json`), '--yes'],
      ...['--key', file(`registrar-${run}.json`), '--profile', 'auditor'],
    ]);
    expect(keeper.code, keeper.stderr).to.equal(0);
  });

  describe('households by table', () => {
    const ids = Array.from({ length: HOUSEHOLDS }, (_, at) => `hh-${run}-${at}`);
    const table = (kind: string, profile: readonly string[], name: string): Promise<Called> =>
      daoji(['import', 'csv', kind, file(name), ...profile, '--yes', '--json']);
    const states = ({ stdout, stderr }: Called): string[] => {
      expect(stdout, stderr).to.include('results');
      const { results } = JSON.parse(stdout) as { results: { state: string }[] };
      return results.map(({ state }) => state);
    };
    const profile = ['--profile', 'org-registrar-producer'];

    before(() => {
      const operators = ids.map((id) => `${id},household,211104101,ProducerMSP,示范农户（虚构）`);
      const header = 'operatorId,kind,areaCode,mspId,publicName';
      writeFileSync(file('operators.csv'), [header, ...operators, ''].join('\r\n'));
      const persons = (roles: string): string[] =>
        ids.map((id) => {
          const spki = toBase64(newSigningKey().spki);
          const valid = '2026-01-01T00:00:00.000Z,2036-01-01T00:00:00.000Z';
          return `${id},person-${id},${roles},211104101,${valid},${spki}`;
        });
      const head = 'operatorId,personId,roles,areaCode,validFrom,validTo,spki';
      writeFileSync(
        file('registrars.csv'),
        [head, ...persons('registrar;household'), ''].join('\n'),
      );
      writeFileSync(file('people.csv'), [head, ...persons('household'), ''].join('\n'));
    });

    it('takes no key for operators, no certificate for people who are no registrars, and not both', async () => {
      const key = ['--key', file(`registrar-${run}.json`)];
      refused(await table('operators', key, 'operators.csv'), 2, 'no key has this right');
      refused(await table('identities', profile, 'people.csv'), 2, 'identity activate');
      refused(await table('operators', [...key, ...profile], 'operators.csv'), 2, 'one of --key');
      refused(await table('operators', [], 'operators.csv'), 2, 'one of --key');
    });

    it('registers operators and their registrars, and a file that comes again writes nothing', async () => {
      for (const [kind, name] of [
        ['operators', 'operators.csv'],
        ['identities', 'registrars.csv'],
      ] as const) {
        expect(states(await table(kind, profile, name))).to.deep.equal(ids.map(() => 'recorded'));
        expect(states(await table(kind, profile, name))).to.deep.equal(
          ids.map(() => 'recorded-before'),
        );
      }
    });

    it('lists the rows that the ledger refused, and sends the others', async () => {
      const header = 'operatorId,kind,areaCode,mspId,publicName,gln';
      const rows = [
        `${ids[0] ?? ''},household,211104101,ProducerMSP,另一户（虚构）,`,
        `hh-${run}-new,household,211104101,ProducerMSP,示范农户（虚构）,`,
        `hh-${run}-far,household,211104101,RegulatorMSP,示范农户（虚构）,`,
      ];
      writeFileSync(file('mixed.csv'), [header, ...rows, ''].join('\r\n'));
      const sent = await table('operators', profile, 'mixed.csv');
      expect(sent.code).to.equal(1);
      expect(states(sent)).to.deep.equal(['refused', 'recorded', 'refused']);
      expect(sent.stdout).to.include('OPERATOR_EXISTS').and.include('ACCESS_DENIED');
    });
  });
});
