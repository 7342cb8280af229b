// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { find } from '../../src/pages/find.js';

const known = {
  devices: ['pj01-bin-1'],
  lots: [{ lotId: 'p-1', package: { gtin: '09521234567893' } }],
  parcels: ['p-0017'],
};

describe('find', () => {
  const cases: readonly [string, string | undefined][] = [
    ['P-0017 ', '/parcels/p-0017'],
    ['pj01-bin-1', '/devices/pj01-bin-1'],
    ['h-2026-0042', '/lots/h-2026-0042'],
    ['https://x.example/01/09521234567893/10/p-9?x=1', '/01/09521234567893/10/p-9'],
    ['../../etc/passwd', undefined],
    ['<script>', undefined],
    ['', undefined],
    ['https://x.example/01/09521234567890', undefined],
  ];
  for (const [entered, to] of cases) {
    it(`takes ${JSON.stringify(entered)} for ${to ?? 'nothing'}`, () => {
      expect(find(entered, known)?.to).to.equal(to);
    });
  }
});
