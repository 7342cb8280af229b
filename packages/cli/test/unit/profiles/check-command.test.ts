// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { codeVolume, nyt4712File, type Movement } from '@daoji/exchange';
import { expect } from 'chai';

import { runDaoji } from '../run-daoji.js';

const MOVEMENT: Movement = {
  at: '2026-11-24T02:00:00.000Z',
  from: { lotId: 's-1', stage: 'store', subject: 'mill-a' },
  grams: 1_000_000,
  id: '01M3ZQTP80000000000000000A/s-1',
  product: '稻谷（盐丰47）',
  to: { lotId: 'm-1', stage: 'process', subject: 'mill-a' },
};

describe('daoji check', function () {
  this.timeout(60_000);
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'daoji-check-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function check(profile: string, value: unknown): { code: number | null; text: string } {
    const path = join(folder, 'file.json');
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
    const { code, stderr, stdout } = runDaoji('check', profile, path, '--json');
    return { code, text: stdout + stderr };
  }

  const file = nyt4712File([MOVEMENT], {
    createdAt: '2026-11-24T02:00:00.000Z',
    subjects: [{ subjectCode: 'mill-a', subjectKind: 'legal', subjectName: '示范米业（虚构）' }],
  });
  const volume = codeVolume([], '2026-10-01', '2026-10-31');

  it('finds no fault in what the gateway writes', () => {
    expect(check('nyt4712', file).code).to.equal(0);
    expect(check('code-volume', volume).code).to.equal(0);
  });

  for (const [why, profile, value, at] of [
    ['an outbound batch alone', 'nyt4712', { ...file, inbound: [] }, 'outbound[0]'],
    ['a batch of a subject that is not named', 'nyt4712', { ...file, subjects: [] }, 'reporting'],
    ['a profile of another year', 'nyt4712', { ...file, profile: 'NY/T 4712-2020' }, 'profile'],
    ['a period that ends before it starts', 'code-volume', { ...volume, to: '2026-09-30' }, 'to'],
    ['a report without rows', 'code-volume', { ...volume, rows: undefined }, 'rows'],
  ] as const) {
    it(`exits 1 for ${why}, and says where`, () => {
      const { code, text } = check(profile, value);
      expect(code).to.equal(1);
      expect((JSON.parse(text) as { faults: { at: string }[] }).faults[0]?.at).to.include(at);
    });
  }

  it('exits 2 for another profile and for no JSON', () => {
    expect(check('haccp', file)).to.include({ code: 2 }).and.property('text').include('USAGE');
    expect(check('nyt4712', '{'))
      .to.include({ code: 2 })
      .and.property('text')
      .include('FILE_SHAPE');
  });
});
