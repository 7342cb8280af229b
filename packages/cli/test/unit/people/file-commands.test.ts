// SPDX-License-Identifier: Apache-2.0
import { createHash, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { newSigningKey } from '../../../src/keys/key-file.js';
import { writePersonFile } from '../../../src/people/person-file.js';
import { runProgram } from '../../../src/program.js';

const PDF = '%PDF-1.7 record of the witness';
const TIME = '2026-11-30T00:00:00.000Z';

describe('daoji document seal, store and get', () => {
  let folder: string;
  let keyPath: string;
  let server: Server;
  let gateway: string;
  let stored: Buffer | undefined;
  let saltText: string | undefined;
  let asked: { readonly headers: IncomingHttpHeaders; readonly url: string }[];
  const key = newSigningKey();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-file-'));
    keyPath = join(folder, 'people', 'keeper.json');
    await writePersonFile(keyPath, { key, personId: 'keeper-1' });
    await writeFile(join(folder, 'witness.pdf'), PDF);
    asked = [];
    [stored, saltText] = [undefined, undefined];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { headers, method, url = '' } = request;
        asked.push({ headers, url });
        if (method === 'POST') {
          stored = Buffer.concat(chunks);
          saltText = headers['daoji-salt'] as string | undefined;
        }
        if (method === 'GET' && url.includes('/documents/')) {
          const salt = saltText === undefined ? {} : { 'daoji-salt': saltText };
          response.writeHead(200, { ...salt, 'content-type': 'application/pdf' });
          response.end(stored);
          return;
        }
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ time: TIME }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    gateway = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { force: true, recursive: true });
  });

  const file = (name: string): string => join(folder, name);
  const run = (...args: string[]): Promise<number> =>
    runProgram(['--home', folder, 'document', ...args], {});
  const seal = (): Promise<number> => run('seal', file('witness.pdf'));
  const sealedHash = async (): Promise<string> => {
    const salt = Buffer.from(await readFile(file('witness.pdf.salt'), 'utf8'), 'base64');
    expect(salt).to.have.length(16);
    return createHash('sha256')
      .update(Buffer.concat([salt, Buffer.from(PDF)]))
      .digest('hex');
  };
  const signed = async (documentHash: string): Promise<string> => {
    const draft = { documentHash, grams: 1_000, lotId: 'k-1', method: 'incineration' };
    await writeFile(file('destroy.json'), JSON.stringify({ ...draft, type: 'destroyLot' }));
    const args = ['--home', folder, 'sign', file('destroy.json'), '--key', keyPath, '--yes'];
    expect(await runProgram(args, {})).to.equal(0);
    return file('destroy.envelope.json');
  };
  const store = (envelope: string): Promise<number> =>
    run('store', file('witness.pdf'), '--command', envelope, '--gateway', gateway);
  const get = (hash: string, ...more: string[]): Promise<number> =>
    run('get', hash, '--out', file('got.pdf'), '--gateway', gateway, ...more);

  it('seals a file, stores it for the command that names it, and gets it back the same', async () => {
    expect(await seal()).to.equal(0);
    const hash = await sealedHash();
    expect(await store(await signed(hash))).to.equal(0);
    expect(String(stored)).to.equal(PDF);
    expect(asked[0]?.headers['content-type']).to.equal('application/pdf');
    expect(await get(hash, '--key', keyPath)).to.equal(0);
    expect(await readFile(file('got.pdf'), 'utf8')).to.equal(PDF);
    expect(await readFile(file('got.pdf.salt'), 'utf8')).to.equal(
      await readFile(file('witness.pdf.salt'), 'utf8'),
    );
    const header = asked.at(-1)?.headers['daoji-read'] as string;
    const read = JSON.parse(Buffer.from(header, 'base64').toString()) as Record<string, string>;
    expect(read).to.include({ keyId: key.keyId, time: TIME });
    const bytes = Buffer.from(`daoji-read/v1\n${hash}\n${TIME}`);
    const signature = Buffer.from(read['signature'] ?? '', 'base64');
    const publicKey = { format: 'der', key: Buffer.from(key.spki), type: 'spki' } as const;
    expect(verify('sha256', bytes, publicKey, signature)).to.equal(true);
  });

  it('keeps the salt for its owner alone, and never overwrites it', async () => {
    expect(await seal()).to.equal(0);
    const before = await readFile(file('witness.pdf.salt'), 'utf8');
    expect((await stat(file('witness.pdf.salt'))).mode & 0o077).to.equal(0);
    expect(await seal()).to.equal(2);
    expect(await readFile(file('witness.pdf.salt'), 'utf8')).to.equal(before);
  });

  it('seals nothing that the archive would refuse', async () => {
    expect(await run('seal', keyPath)).to.equal(2);
    expect(await run('seal', file('none.pdf'))).to.equal(2);
  });

  it('stores nothing for a command that names another file, or the file without its salt', async () => {
    expect(await seal()).to.equal(0);
    expect(await store(await signed('0'.repeat(64)))).to.equal(1);
    const envelope = await signed(await sealedHash());
    await rm(file('witness.pdf.salt'));
    expect(await store(envelope)).to.equal(1);
    expect(asked).to.deep.equal([]);
  });

  it('writes nothing when another file came, and over no other file', async () => {
    stored = Buffer.from(PDF);
    expect(await get('0'.repeat(64))).to.equal(1);
    const hash = createHash('sha256').update(PDF).digest('hex');
    expect(await get(hash)).to.equal(0);
    expect(asked.at(-1)?.headers).to.not.have.property('daoji-read');
    expect(await get(hash)).to.equal(2);
  });
});
