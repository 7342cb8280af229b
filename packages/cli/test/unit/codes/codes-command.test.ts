// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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

  it('writes a picture of each code into a folder or an archive', async () => {
    await draw();
    const run = [
      'images',
      path('s'),
      '--gtin',
      GTIN,
      '--origin',
      ORIGIN,
      '--from',
      '2',
      '--to',
      '4',
    ];
    expect(await codes(...run, '--out', path('pictures'))).to.equal(0);
    const names = await readdir(path('pictures'));
    expect(names.map((name) => name.slice(0, 8))).to.deep.equal([
      '0000002-',
      '0000003-',
      '0000004-',
    ]);
    const small = ['--symbol', 'datamatrix', '--format', 'svg', '--out', path('small.zip')];
    expect(await codes(...run, ...small)).to.equal(0);
    const archive = await readFile(path('small.zip'), 'latin1');
    for (const name of names) expect(archive).to.include(name.replace('.png', '.svg'));
  });

  it('overwrites nothing', async () => {
    await draw();
    await writeFile(path('there.zip'), 'mine');
    const run = ['images', path('s'), '--gtin', GTIN, '--origin', ORIGIN];
    expect(await codes(...run, '--out', path('there.zip'))).to.equal(2);
    expect(await readFile(path('there.zip'), 'utf8')).to.equal('mine');
  });

  for (const [why, exit, args] of [
    ['more than 10,000 codes', 1, ['--to', '10001']],
    ['a resolution that no printer has', 1, ['--dpi', '1']],
    ['a GTIN with a wrong check digit', 1, ['--gtin', '09520000000012']],
    ['another symbol', 2, ['--symbol', 'aztec']],
    ['another format', 2, ['--format', 'jpeg']],
  ] as const) {
    it(`draws no picture for ${why}, and leaves nothing`, async () => {
      await draw('10001');
      const run = ['images', path('s'), '--gtin', GTIN, '--origin', ORIGIN, '--out', path('p')];
      expect(await codes(...run, ...args)).to.equal(exit);
      expect((await readdir(folder)).sort()).to.deep.equal(['s', 's.json']);
    });
  }

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
