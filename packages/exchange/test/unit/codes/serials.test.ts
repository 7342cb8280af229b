// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hashLeaf, rootOf, toHex, utf8, verifyInclusion } from '@daoji/proof';
import { expect } from 'chai';

import {
  drawSerials,
  isScratchCode,
  newScratchKey,
  printLines,
  scratchCode,
  scratchCommitment,
  SerialBook,
  serialBytes,
  SerialError,
  serialText,
  SERIAL_BYTES,
  takeSerials,
  type SerialErrorCode,
} from '../../../src/index.js';

const GTIN = '09520000000011';

describe('serials of an order', () => {
  let folder: string;
  const path = (name = 'co-1.serials'): string => join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-serials-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes 10 bytes as 16 characters, and back', () => {
    const cases: [number[], string][] = [
      [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], '0000000000000000'],
      [[255, 255, 255, 255, 255, 255, 255, 255, 255, 255], 'zzzzzzzzzzzzzzzz'],
      [[0x08, 0x42, 0x10, 0x84, 0x21, 0x08, 0x42, 0x10, 0x84, 0x21], '1111111111111111'],
    ];
    for (const [bytes, text] of cases) {
      expect(serialText(Uint8Array.from(bytes))).to.equal(text);
      expect([...(serialBytes(text) ?? [])]).to.deep.equal(bytes);
    }
  });

  for (const wrong of [
    '',
    '000000000000000',
    '00000000000000000',
    'I000000000000000',
    'Z'.repeat(16),
  ]) {
    it(`knows that "${wrong}" is no serial`, () => {
      expect(serialBytes(wrong)).to.equal(undefined);
    });
  }

  for (const count of [1, 2, 1_023, 1_024, 1_025, 5_000]) {
    it(`gives each of ${count} serials a path to the RFC 9162 root of them all`, async () => {
      const { root } = await drawSerials(path(), count);
      const book = await SerialBook.open(path());
      const packed = await readFile(path());
      const leaves = Array.from({ length: count }, (_, place) =>
        hashLeaf(
          utf8(serialText(packed.subarray(place * SERIAL_BYTES, (place + 1) * SERIAL_BYTES))),
        ),
      );
      expect(toHex(root)).to.equal(toHex(rootOf(leaves)));
      expect(toHex(book.root)).to.equal(toHex(root));
      for (const place of new Set([0, count >> 1, count - 1])) {
        const serial = await book.serialAt(place);
        expect(await book.find(serial)).to.equal(place);
        const sibling = await book.pathAt(place);
        verifyInclusion(hashLeaf(utf8(serial)), place, count, sibling, root);
      }
      await book.close();
    });
  }

  it('does not find what is not there, also where the first bits agree', async () => {
    const first = serialText(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    const alike = serialText(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 11]));
    const other = serialText(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 12]));
    await writeFile(
      path(),
      Buffer.concat([first, alike].map((text) => serialBytes(text) ?? new Uint8Array())),
    );
    const book = await SerialBook.open(path());
    expect(await book.find(first)).to.equal(0);
    expect(await book.find(alike)).to.equal(1);
    expect(await book.find(other)).to.equal(undefined);
    expect(await book.find('not a serial')).to.equal(undefined);
    await book.close();
  });

  it('refuses a serial that stands there twice with SERIAL_TWICE', async () => {
    await writeFile(
      path(),
      Buffer.concat([Buffer.alloc(10, 7), Buffer.alloc(10, 8), Buffer.alloc(10, 7)]),
    );
    await refuses(SerialBook.open(path()), 'SERIAL_TWICE');
  });

  it('refuses a torn file with SERIAL_FILE', async () => {
    await writeFile(path(), Buffer.alloc(19));
    await refuses(SerialBook.open(path()), 'SERIAL_FILE');
  });

  for (const count of [0, -1, 1.5, 5_000_001]) {
    it(`refuses to draw ${count} serials with SERIAL_COUNT`, () =>
      refuses(drawSerials(path(), count), 'SERIAL_COUNT'));
  }

  it('refuses a place beyond the order with SERIAL_PLACE', async () => {
    await drawSerials(path(), 3);
    const book = await SerialBook.open(path());
    await refuses(book.serialAt(3), 'SERIAL_PLACE');
    await refuses(book.pathAt(-1), 'SERIAL_PLACE');
    await book.close();
  });

  it('leaves nothing where random bytes fail in the middle', async () => {
    let calls = 0;
    const fill = (): void => {
      calls += 1;
      if (calls === 3) throw new Error('no entropy');
    };
    let thrown = '';
    await drawSerials(path(), 5_000, fill).catch((error: unknown) => (thrown = String(error)));
    expect(thrown).to.include('no entropy');
    expect(await readdir(folder)).to.deep.equal([]);
  });

  context('taken in from another', () => {
    let root: Uint8Array;
    let packed: Uint8Array;
    const parts = async function* (bytes: Uint8Array, size = 777): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += size)
        yield await Promise.resolve(bytes.subarray(at, at + size));
    };

    beforeEach(async () => {
      ({ root } = await drawSerials(path('drawn'), 3_000));
      packed = await readFile(path('drawn'));
    });

    it('are kept where they lead to the root of the order', async () => {
      await takeSerials(path(), parts(packed), { count: 3_000, root });
      expect(Buffer.compare(await readFile(path()), packed)).to.equal(0);
    });

    for (const [why, code, change, count] of [
      ['one bit changed', 'SERIAL_ROOT', (bytes: Uint8Array) => flipped(bytes), 3_000],
      ['one serial short', 'SERIAL_COUNT', (bytes: Uint8Array) => bytes.subarray(10), 3_000],
      ['one serial too many', 'SERIAL_COUNT', (bytes: Uint8Array) => bytes, 2_999],
      ['a torn end', 'SERIAL_FILE', (bytes: Uint8Array) => bytes.subarray(0, -1), 3_000],
      ['nothing', 'SERIAL_COUNT', () => new Uint8Array(0), 3_000],
    ] as const) {
      it(`are refused with ${code} for ${why}, and nothing is left`, async () => {
        await refuses(takeSerials(path(), parts(change(packed)), { count, root }), code);
        expect(await readdir(folder)).to.deep.equal(['drawn']);
      });
    }
  });

  it('prints place, Digital Link and serial of a run, with scratch codes', async () => {
    await drawSerials(path(), 2_000);
    const key = newScratchKey();
    const range = { from: 1_022, to: 1_026 };
    const origin = 'https://id.example';
    let text = '';
    for await (const part of printLines(path(), { gtin: GTIN, origin, range, scratchKey: key }))
      text += part;
    const [head, ...lines] = text.trimEnd().split('\r\n');
    expect(head).to.equal('place,digitalLink,serial,scratchCode');
    const book = await SerialBook.open(path());
    const wanted: string[] = [];
    for (let place = range.from; place < range.to; place += 1) {
      const serial = await book.serialAt(place);
      const link = `${origin}/01/${GTIN}/21/${serial}`;
      wanted.push(`${place + 1},${link},${serial},${scratchCode(key, serial)}`);
    }
    expect(lines).to.deep.equal(wanted);
    await book.close();
  });

  it('checks a scratch code as people type it, and no other', () => {
    const key = new Uint8Array(32).fill(7);
    const serial = '0123456789abcdef';
    const code = scratchCode(key, serial);
    expect(code).to.match(/^[0-9a-hjkmnp-tv-z]{8}$/);
    expect(isScratchCode(key, serial, ` ${code.toUpperCase()} `)).to.equal(true);
    expect(isScratchCode(key, '0123456789abcdeg', code)).to.equal(false);
    expect(isScratchCode(key, serial, '')).to.equal(false);
    expect(isScratchCode(new Uint8Array(32).fill(8), serial, code)).to.equal(false);
    expect(scratchCommitment(key)).to.match(/^[0-9a-f]{64}$/);
  });
});

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy[15_000] = (copy[15_000] ?? 0) ^ 1;
  return copy;
}

async function refuses(attempt: Promise<unknown>, code: SerialErrorCode): Promise<void> {
  const error = await attempt.then(
    () => expect.fail(`expected ${code}, got success`),
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(SerialError);
  expect((error as SerialError).code).to.equal(code);
}
