// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { verifyCommandSignature } from '@daoji/proof';
import { expect } from 'chai';

import { newSigningKey } from '../../../src/keys/key-file.js';
import { writePersonFile } from '../../../src/people/person-file.js';
import { runProgram } from '../../../src/program.js';

const PDF = '%PDF-1.7 a report';

interface Asked {
  readonly body: string;
  readonly header: string;
  readonly salt: string | undefined;
  readonly type: string;
  readonly url: string;
}

describe('daoji document attach', () => {
  let folder: string;
  let keyPath: string;
  let server: Server;
  let gateway: string;
  let asked: Asked[];
  let uploadStatus: number;
  const key = newSigningKey();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-attach-'));
    keyPath = join(folder, 'people', 'lab.json');
    await writePersonFile(keyPath, { key, personId: 'lab-1' });
    await writeFile(join(folder, 'report.pdf'), PDF);
    asked = [];
    uploadStatus = 201;
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { headers, url = '' } = request;
        const header = headers['daoji-command'];
        asked.push({
          body: Buffer.concat(chunks).toString(),
          header: typeof header === 'string' ? header : '',
          salt: headers['daoji-salt'] as string | undefined,
          type: headers['content-type'] ?? '',
          url,
        });
        const status = url.endsWith('/documents') ? uploadStatus : 201;
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify(status === 201 ? { transactionId: 'tx' } : { code: 'UPLOAD_SIGNER' }),
        );
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

  const attach = (
    file: string,
    change: Readonly<Record<string, string>> = {},
    ...more: string[]
  ): Promise<number> => {
    const flags = {
      '--gateway': gateway,
      '--id': 'cma-7',
      '--issued': '2026-10-12',
      '--key': keyPath,
      '--kind': 'cma-report',
      '--result': 'fail',
      '--subject': 'lot:m-7',
      ...change,
    };
    const args = Object.entries(flags).flat();
    return runProgram(
      ['--home', folder, 'document', 'attach', join(folder, file), '--yes', ...args, ...more],
      {},
    );
  };

  it('archives the file with the signed command that names it, then sends that command', async () => {
    expect(await attach('report.pdf')).to.equal(0);
    expect(asked.map(({ type, url }) => [url, type])).to.deep.equal([
      ['/api/v1/documents', 'application/pdf'],
      ['/api/v1/commands', 'application/json'],
    ]);
    const [upload, sent] = asked;
    expect(upload?.body).to.equal(PDF);
    const shown = JSON.parse(Buffer.from(upload?.header ?? '', 'base64').toString()) as {
      command: string;
      signature: string;
    };
    expect(JSON.parse(sent?.body ?? '')).to.deep.equal({ channel: 'trace', ...shown });
    expect(JSON.parse(shown.command)).to.deep.include({
      documentHash: createHash('sha256').update(PDF).digest('hex'),
      kind: 'cma-report',
      result: 'fail',
      subject: { id: 'm-7', kind: 'lot' },
    });
    verifyCommandSignature(shown.command, Buffer.from(shown.signature, 'base64'), key.spki);
  });

  it('salts what only parties may read, and says from when it holds', async () => {
    expect(await attach('report.pdf', { '--valid-from': '2026-11-01' }, '--salted')).to.equal(0);
    const [upload] = asked;
    const salt = Buffer.from(upload?.salt ?? '', 'base64');
    expect(salt).to.have.length(16);
    const { command } = JSON.parse(Buffer.from(upload?.header ?? '', 'base64').toString()) as {
      command: string;
    };
    expect(JSON.parse(command)).to.deep.include({
      documentHash: createHash('sha256')
        .update(Buffer.concat([salt, Buffer.from(PDF)]))
        .digest('hex'),
      salted: true,
      validFrom: '2026-11-01',
    });
  });

  it('records nothing that the archive did not take', async () => {
    uploadStatus = 403;
    expect(await attach('report.pdf')).to.equal(1);
    expect(asked.map(({ url }) => url)).to.deep.equal(['/api/v1/documents']);
  });

  for (const [why, file, change] of [
    ['a file that is not there', 'none.pdf', {}],
    ['a file of another type', 'people/lab.json', {}],
    ['a subject without a kind', 'report.pdf', { '--subject': 'm-7' }],
    ['a subject of another kind', 'report.pdf', { '--subject': 'bin:b-1' }],
    ['a GTIN with a wrong check digit', 'report.pdf', { '--subject': 'product:09521234567898' }],
    ['an unknown kind', 'report.pdf', { '--kind': 'diploma' }],
    ['a result that is none', 'report.pdf', { '--result': 'good' }],
    ['a day that is none', 'report.pdf', { '--issued': '2026-02-30' }],
  ] as const) {
    it(`sends nothing for ${why}`, async () => {
      expect(await attach(file, change)).to.equal(2);
      expect(asked).to.deep.equal([]);
    });
  }
});
