// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SerialBook } from '@daoji/exchange';
import { toHex } from '@daoji/proof';
import { expect } from 'chai';

import { runProgram } from '../../../src/program.js';

const GTIN = '09520000000011';
const ORIGIN = 'https://id.example';

describe('daoji codes', function () {
  this.timeout(30_000);
  let folder: string;
  let server: Server;
  let gateway = '';
  let label: object = {};
  const given: Buffer[] = [];
  const path = (name: string): string => join(folder, name);
  const codes = (...args: readonly string[]): Promise<number> =>
    runProgram(['--json', 'codes', ...args], {});
  const draw = (count = '20'): Promise<number> =>
    codes('draw', count, '--order', 'co-1', '--gtin', GTIN, '--out', path('s'));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-codes-'));
    given.length = 0;
    server = createServer((request, response) => {
      if (request.method === 'POST') {
        request.on('data', (part: Buffer) => given.push(part));
        request.on('end', () => response.writeHead(201).end('{}'));
        return;
      }
      response.setHeader('content-type', 'application/json').end(JSON.stringify(label));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    gateway = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await rm(folder, { recursive: true, force: true });
  });

  it('draws serials and writes the command that commits to them', async () => {
    expect(await draw()).to.equal(0);
    const book = await SerialBook.open(path('s'));
    const draft = JSON.parse(await readFile(path('s.json'), 'utf8')) as object;
    expect(draft).to.deep.equal({
      type: 'orderCodes',
      count: 20,
      gtin: GTIN,
      orderId: 'co-1',
      serialRoot: toHex(book.root),
    });
    await book.close();
  });

  it('keeps the key of scratch codes to its owner', async () => {
    const args = ['draw', '5', '--order', 'co-1', '--gtin', GTIN, '--out', path('s')];
    expect(await codes(...args, '--scratch-key', path('k'))).to.equal(0);
    expect((await stat(path('k'))).mode & 0o777).to.equal(0o600);
    expect(JSON.parse(await readFile(path('s.json'), 'utf8'))).to.have.property('pinCommitment');
  });

  it('gives the very bytes to the gateway', async () => {
    await draw();
    expect(await codes('give', 'co-1', path('s'), '--gateway', gateway)).to.equal(0);
    expect(Buffer.compare(Buffer.concat(given), await readFile(path('s')))).to.equal(0);
  });

  it('writes the file for a printing house', async () => {
    await draw();
    const run = ['--gtin', GTIN, '--origin', `${ORIGIN}/`, '--from', '3', '--to', '4'];
    expect(await codes('csv', path('s'), ...run, '--out', path('roll.csv'))).to.equal(0);
    const lines = (await readFile(path('roll.csv'), 'utf8')).trimEnd().split('\r\n');
    expect(lines).to.have.length(3);
    expect(lines[1]).to.match(new RegExp(`^3,${ORIGIN}/01/${GTIN}/21/[0-9a-z]{16},`));
  });

  it('prints no label that lacks a field of the rule set in force', async () => {
    await draw();
    label = {
      faults: [{ accepted: 'the address', clause: 'GB 7718 4.1.6', field: 'address' }],
      texts: {},
    };
    const args = ['labels', path('s'), '--lot', 'pk-1', '--gtin', GTIN, '--origin', ORIGIN];
    const out = ['--sheet', '60x40', '--out', path('l.pdf'), '--gateway', gateway];
    expect(await codes(...args, ...out)).to.equal(1);
    expect(await stat(path('l.pdf')).catch(() => 'none')).to.equal('none');
  });

  for (const [why, args] of [
    ['no count', ['draw', '0', '--order', 'co-1', '--gtin', GTIN, '--out', 'x']],
    ['too many', ['draw', '5000001', '--order', 'co-1', '--gtin', GTIN, '--out', 'x']],
    [
      'a place that is none',
      ['csv', 'x', '--gtin', GTIN, '--origin', ORIGIN, '--out', 'y', '--from', 'a'],
    ],
    ['no order', ['draw', '5', '--gtin', GTIN, '--out', 'x']],
  ] as const) {
    it(`exits 2 for ${why}`, async () => {
      expect(await codes(...args)).to.equal(2);
    });
  }
});
