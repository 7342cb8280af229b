// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { mediaTypeOf, readSalt, saltedBytes } from '../../../src/commands/document-file.js';

const SALT = Buffer.alloc(16, 7).toString('base64');

describe('a file and its salt', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-salt-'));
  });

  afterEach(() => rm(folder, { force: true, recursive: true }));

  it('are hashed one after the other, the salt from the file beside it', async () => {
    await writeFile(join(folder, 'photo.jpg.salt'), `${SALT}\n`);
    const salt = await readSalt(join(folder, 'photo.jpg'));
    expect(salt).to.equal(SALT);
    const bytes = saltedBytes(Buffer.from('photo'), salt);
    expect(Buffer.from(bytes).toString('latin1')).to.equal(`${'\u0007'.repeat(16)}photo`);
  });

  it('without a salt are the file alone', async () => {
    expect(await readSalt(join(folder, 'report.pdf'))).to.equal(undefined);
    expect(saltedBytes(Buffer.from('report'), undefined)).to.deep.equal(Buffer.from('report'));
  });

  for (const [what, salt] of [
    ['nothing', ''],
    ['fifteen bytes', Buffer.alloc(15).toString('base64')],
    ['seventeen bytes', Buffer.alloc(17).toString('base64')],
    ['hex', '07'.repeat(16)],
    ['another alphabet', Buffer.alloc(16, 255).toString('base64url')],
    ['blanks inside', `${SALT.slice(0, 8)} ${SALT.slice(8)}`],
  ] as const) {
    it(`are refused when the salt is ${what}`, () => {
      expect(() => saltedBytes(Buffer.from('x'), salt)).to.throw(/16 bytes in base64/);
    });
  }

  it('fail aloud when the salt cannot be read', async () => {
    await mkdir(join(folder, 'photo.jpg.salt'));
    const failed: unknown = await readSalt(join(folder, 'photo.jpg')).catch(
      (error: unknown) => error,
    );
    expect(failed).to.have.property('code', 'EISDIR');
  });

  it('are no file for the archive when they are text', () => {
    expect(() => mediaTypeOf(Buffer.from('hello'), 'a.txt')).to.throw('PDF, PNG or JPEG');
  });
});
