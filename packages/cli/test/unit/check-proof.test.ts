// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'chai';

import { checkProof } from '../../src/prove/check-proof.js';
import { verdictText } from '../../src/prove/verdict-text.js';

const GOLDEN = join(import.meta.dirname, '../../../proof/testdata/golden');

describe('what verify prints of the trust root', () => {
  it('is six words, the same for the same root with other white space', async () => {
    const bundle = await readFile(join(GOLDEN, 'activation.traceproof'));
    const trustRoot = await readFile(join(GOLDEN, 'trust-root.json'));
    const result = checkProof({ bundle, trustRoot });
    expect(result.rootWords?.zh).to.have.length(6);
    expect(verdictText(result)).to.include(result.rootWords?.zh.join(' '));
    const spaced = Buffer.from(JSON.stringify(JSON.parse(trustRoot.toString('utf8')), null, 3));
    expect(checkProof({ bundle, trustRoot: spaced }).rootWords).to.deep.equal(result.rootWords);
  });

  it('is nothing when the root is no trust root', async () => {
    const bundle = await readFile(join(GOLDEN, 'activation.traceproof'));
    const result = checkProof({ bundle, trustRoot: Buffer.from('hello') });
    expect(result).to.include({ exitCode: 2, rootWords: undefined });
  });
});

describe('what a page shows, held against a proof', () => {
  const COMMAND = '0564VQ96TRCDJQK75GCVMY72QW';
  const check = async (change: object): Promise<ReturnType<typeof checkProof>> => {
    const bundle = await readFile(join(GOLDEN, 'activation.traceproof'));
    const trustRoot = await readFile(join(GOLDEN, 'trust-root.json'));
    const fact = { commandId: COMMAND, label: 'type', path: '/type', value: 'activateIdentity' };
    const shown = { facts: [fact], lotId: 'pk-3', points: [], type: 'daoji.shown/v1', ...change };
    return checkProof({ bundle, shown: Buffer.from(JSON.stringify(shown)), trustRoot });
  };

  it('is no agreement where all values agree, but the proof holds no step of that lot', async () => {
    const result = await check({});
    expect(result).to.deep.include({
      codes: ['TP_SHOWN_OTHER_LOT'],
      exitCode: 1,
      findings: [],
    });
    expect(verdictText(result))
      .to.match(/^核对不一致/)
      .and.to.include('可能属于别的批次');
  });

  it('says both where a value differs too', async () => {
    const fact = { commandId: COMMAND, label: 'type', path: '/type', value: 'packLot' };
    const { codes, exitCode } = await check({ facts: [fact] });
    expect(codes).to.deep.equal(['TP_SHOWN_DIFFERS', 'TP_SHOWN_OTHER_LOT']);
    expect(exitCode).to.equal(1);
  });

  it('is no agreement where the proof leaves a shown step out', async () => {
    const gone = { commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5D', label: 'x', path: '/v', value: 1 };
    const result = await check({ facts: [gone] });
    expect(result).to.deep.include({
      codes: ['TP_SHOWN_OTHER_LOT', 'TP_SHOWN_LEFT_OUT'],
      exitCode: 1,
    });
    expect(verdictText(result)).to.include('✗ 证明里没有（应有） left out: x');
  });

  it('asks for no lot where readings alone are shown', async () => {
    expect((await check({ facts: [] })).exitCode).to.equal(0);
  });
});
