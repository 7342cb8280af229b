// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { zipStream, type ZipFile } from '../../../src/index.js';
import { zipEntries } from '../../../src/survey/zip-entries.js';

async function zipped(files: readonly ZipFile[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of zipStream(files)) parts.push(part);
  return Buffer.concat(parts);
}

describe('zipStream', () => {
  const small = { bytes: Uint8Array.of(1, 2, 3), name: '0000001-a.png' };
  const large = { bytes: new Uint8Array(10_000).fill(7), name: '0000002-b.svg' };

  it('writes files that are read back, packed where that is smaller', async () => {
    const archive = await zipped([small, large]);
    expect(archive.length).to.be.below(1_000);
    const entries = zipEntries(archive);
    expect([...entries.keys()]).to.deep.equal([small.name, large.name]);
    for (const { bytes, name } of [small, large])
      expect(Buffer.compare(entries.get(name) ?? Buffer.alloc(0), bytes)).to.equal(0);
  });

  it('makes the same bytes of the same files, whenever that is', async () => {
    expect(Buffer.compare(await zipped([small]), await zipped([small]))).to.equal(0);
    expect((await zipped([small])).subarray(10, 14)).to.deep.equal(Buffer.of(0, 0, 0x21, 0));
  });

  it('makes an empty archive of no file', async () => {
    expect(zipEntries(await zipped([])).size).to.equal(0);
  });

  for (const name of [
    '../up.png',
    '/root',
    'a/b',
    '',
    '.hidden',
    'a\\b',
    '米.png',
    'a'.repeat(101),
  ]) {
    it(`refuses the name ${name.slice(0, 12) || '(empty)'}`, async () => {
      const attempt = zipped([{ ...small, name }]).then(
        () => 'success',
        (error: unknown) => error instanceof RangeError && error.message,
      );
      expect(await attempt).to.match(/^expected a name/);
    });
  }
});
