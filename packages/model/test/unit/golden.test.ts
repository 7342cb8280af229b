// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { fromUtf8, hashLeaf, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import {
  batchIdOf,
  batchStatementSchema,
  commandHash,
  commandSigningBytes,
  encodeBatchStatement,
  encodePack,
  encodeReading,
  encodeWatermarkLeaf,
  keyIdOf,
  keyWords,
  packRoot,
  packSigningBytes,
  parseCommand,
  parsePack,
  parseReading,
  physicalGrams,
  readingLeafHash,
  watermarkLeafSchema,
} from '../../src/index.js';

interface Golden {
  readonly spki: string;
  readonly pack: string;
  readonly leafHashes: readonly string[];
  readonly batchStatement: string;
  readonly batchLeafHash: string;
  readonly watermarkLeaf: string;
  readonly watermarkLeafHash: string;
  readonly command: {
    text: string;
    spki: string;
    signature: string;
    hash: string;
    words: { zh: string[]; en: string[] };
  };
}

const golden = JSON.parse(
  readFileSync(new URL('../../testdata/golden.json', import.meta.url), 'utf8'),
) as Golden;

describe('golden bytes', () => {
  const pack = parsePack(utf8(golden.pack));

  it('keeps the pack byte for byte through parse and encode', () => {
    expect(fromUtf8(encodePack(pack))).to.equal(golden.pack);
  });

  it('keeps each reading byte for byte through parse and encode', () => {
    for (const bytes of pack.readings)
      expect(fromUtf8(encodeReading(parseReading(bytes)))).to.equal(fromUtf8(bytes));
  });

  it('hashes the readings to their frozen leaf hashes, chained by prevHash', () => {
    expect(pack.readings.map((bytes) => toHex(readingLeafHash(bytes)))).to.deep.equal(
      golden.leafHashes,
    );
    expect(parseReading(pack.readings[1] ?? utf8('')).prevHash).to.equal(golden.leafHashes[0]);
  });

  it('binds the readings to the statement that the device signed', () => {
    const spki = Buffer.from(golden.spki, 'base64');
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(packRoot(pack.readings)).to.equal(pack.statement.root);
    expect(keyIdOf(spki)).to.equal(pack.statement.keyId);
    expect(
      verify(
        'sha256',
        packSigningBytes(pack.statementBytes),
        key,
        Buffer.from(pack.signature, 'base64'),
      ),
    ).to.equal(true);
  });

  it('does not accept the signature under another context string', () => {
    const key = createPublicKey({
      key: Buffer.from(golden.spki, 'base64'),
      format: 'der',
      type: 'spki',
    });
    const other = Buffer.concat([Buffer.from('trace-ack/v1\n'), pack.statementBytes]);
    expect(verify('sha256', other, key, Buffer.from(pack.signature, 'base64'))).to.equal(false);
  });

  it('encodes the batch statement and its id to the frozen leaf', () => {
    const statement = batchStatementSchema.parse(JSON.parse(golden.batchStatement));
    expect(batchIdOf(statement)).to.equal(statement.batchId);
    expect(toHex(hashLeaf(encodeBatchStatement(statement)))).to.equal(golden.batchLeafHash);
  });

  it('encodes the watermark leaf to its frozen hash', () => {
    const leaf = watermarkLeafSchema.parse(JSON.parse(golden.watermarkLeaf));
    expect(toHex(hashLeaf(encodeWatermarkLeaf(leaf)))).to.equal(golden.watermarkLeafHash);
  });
});

describe('golden command', () => {
  const { text, spki, signature, hash, words } = golden.command;

  it('parses, hashes and verifies as the design states', () => {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    expect(parseCommand('trace', text).type).to.equal('recordHarvest');
    expect(commandHash(text)).to.equal(hash);
    expect(
      verify('sha256', commandSigningBytes(text), key, Buffer.from(signature, 'base64')),
    ).to.equal(true);
  });

  it('shows the six frozen words of its key in both languages', () => {
    expect(keyWords(Buffer.from(spki, 'base64'))).to.deep.equal(words);
  });

  it('turns 1,000 kg at 16.5 % into 976.608 kg at 14.5 %', () => {
    expect(physicalGrams(1_000_000, 16_500)).to.equal(976_608);
  });
});
