// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { filesOf, traceCommandSchemas } from '../../src/index.js';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];

describe('filesOf', () => {
  const cases: readonly (readonly [string, Parameters<typeof filesOf>[0] & object, unknown[]])[] = [
    [
      'photo of a load and of the signed paper',
      { onBehalfOf: { photoHash: B }, photoHash: A, type: 'recordDelivery' } as never,
      [
        { hash: A, isSalted: true },
        { hash: B, isSalted: true },
      ],
    ],
    [
      'a public document',
      { documentHash: A, type: 'attachDocument' } as never,
      [{ hash: A, isSalted: false }],
    ],
    [
      'a salted document',
      { documentHash: A, salted: true, type: 'attachDocument' } as never,
      [{ hash: A, isSalted: true }],
    ],
    [
      'one file named twice',
      { documentHash: A, photoHash: A, type: 'x' } as never,
      [{ hash: A, isSalted: true }],
    ],
    ['a captured EPCIS document', { documentHash: A, type: 'captureEpcis' } as never, []],
    ['a commitment', { plateCommitment: A, type: 'recordBoughtIn' } as never, []],
    ['a field of another shape', { documentHash: 7, onBehalfOf: null, type: 'x' } as never, []],
  ];
  for (const [what, command, files] of cases) {
    it(`tells ${what}`, () => {
      expect(filesOf(command)).to.deep.equal(files);
    });
  }

  it('knows every field of a command that is called after a file', () => {
    const names = Object.values(traceCommandSchemas).flatMap(({ shape }) => Object.keys(shape));
    const hashes = new Set(names.filter((name) => /Hash$/.test(name)));
    // The settlement sheet is a table that its maker exports, the others are no files.
    expect([...hashes].sort()).to.deep.equal(
      ['contentHash', 'documentHash', 'photoHash', 'settlementHash', 'tokenHash'].sort(),
    );
  });
});
