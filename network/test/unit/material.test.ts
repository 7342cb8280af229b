// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { makeKeyRequest, requestedName } from '../../src/key-pair.js';
import { limiter } from '../../src/limit.js';
import { tarGzip } from '../../src/tar.js';

const entries = [
  { name: 'metadata.json', content: Buffer.from('{"type":"ccaas"}') },
  { name: 'code.tar.gz', content: Buffer.alloc(1300, 7) },
];

describe('tarGzip', () => {
  it('is read by tar', () => {
    const listed = execFileSync('tar', ['-tzf', '-'], {
      input: tarGzip(entries),
      encoding: 'utf8',
    });
    expect(listed.trim().split('\n')).to.deep.equal(['metadata.json', 'code.tar.gz']);
    const read = execFileSync('tar', ['-xzOf', '-', 'metadata.json'], { input: tarGzip(entries) });
    expect(read.toString()).to.equal('{"type":"ccaas"}');
  });

  it('depends on names and contents only', () => {
    const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    expect(digest(tarGzip(entries))).to.equal(digest(tarGzip(structuredClone(entries))));
    expect(digest(tarGzip(entries))).to.not.equal(digest(tarGzip(entries.toReversed())));
  });
});

describe('makeKeyRequest', () => {
  it('asks for the name that is given', async () => {
    const made = await makeKeyRequest('dev-1', ['127.0.0.1', 'broker']);
    expect(requestedName(made.csrPem)).to.equal('dev-1');
    expect(made.keyPem).to.include('BEGIN PRIVATE KEY');
  });

  it('makes another key each time', async () => {
    const [one, two] = await Promise.all([makeKeyRequest('x'), makeKeyRequest('x')]);
    expect(one.keyPem).to.not.equal(two.keyPem);
  });

  for (const text of [
    '',
    'x',
    '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----',
  ])
    it(`finds no name in ${JSON.stringify(text.slice(0, 12))}`, () => {
      expect(requestedName(text)).to.equal(undefined);
    });
});

describe('limiter', () => {
  it('never runs more at once than it may, and survives failures', async () => {
    const inTurn = limiter(2);
    let running = 0;
    let most = 0;
    const work = async (fails: boolean): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (fails) throw new Error('expected');
    };
    const results = await Promise.allSettled(
      [0, 1, 2, 3, 4, 5].map((n) => inTurn(() => work(n % 2 === 0))),
    );
    expect(results.filter((result) => result.status === 'rejected')).to.have.length(3);
    expect(most).to.equal(2);
  });
});
